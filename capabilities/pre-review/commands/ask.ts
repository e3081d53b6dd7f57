import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Guard, type Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { conditions } from '../../../law/index.ts'
import { PreReviewAsked, PreReviewHandedIn, PreReviewWithdrawn } from '../facts.ts'
import { preReview } from '../procedure.ts'
import { departmentOf, sectors } from '../rules/places.ts'
import type { PreReview } from '../schema/tables.ts'
import { documentsInput, documentsOf, filesAreTheirs, lockReview, materialsAreListed, ofReview, onItem, onReview, reviewInput, theReview, withFiles, type ReviewRow } from './review.ts'

const title = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(300) })
const notTwice: Rule<{ open: string | null }, unknown> = {
  code: 'open-already',
  clause: '许可法-30',
  broken: (row) => row.open !== null && { zh: `该行业已有一次预审（${row.open}）尚未结束`, en: `A pre-review of this sector (${row.open}) is not finished` },
}
const eachOnce: Rule<unknown, { materials: { key: string }[] }> = {
  code: 'unknown-item',
  clause: '许可法-30',
  broken: (_row, input) => new Set(input.materials.map((m) => m.key)).size < input.materials.length && { zh: '材料清单有重复', en: 'The list names a document twice' },
}

/** Begins one for a sector, with the documents as its guide lists them and the thirteen conditions of 条例 §6. */
export const ask = command<PreReview>()({
  does: preReview.step('ask'),
  input: z.object({
    enterprise: z.uuid(), sector: z.enum(sectors), why: z.enum(['first', 'doubt']), draft: z.uuid().nullable().default(null),
    materials: z.array(z.object({ key: z.string().regex(/^[\w-]{1,60}$/), title })).min(1).max(60),
  }),
  locks: (i) => [`pre-review:${i.enterprise}:${i.sector}`, 'pre-review:number'],
  find: (t, i, { day }) =>
    t.selectFrom('pre_review_enterprise').selectAll().where('id', '=', i.enterprise).select([
      sql<string | null>`(select r.number from pre_review_review r where r.enterprise_id = ${i.enterprise} and r.sector = ${i.sector} and r.state in ('preparing', 'asked', 'checking') limit 1)`.as('open'),
      sql<number>`(select coalesce(max(serial), 0) + 1 from pre_review_review where year = ${Number(day.slice(0, 4))})::int`.as('next_serial'),
    ]),
  place: (row, i) => ({ enterprise_id: row.id, region: row.region, department: departmentOf[i.sector]! }),
  rules: [notTwice, eachOnce],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: PreReviewAsked,
  record: (row, i, drawn, { day }) => {
    const year = Number(day.slice(0, 4))
    return {
      subject: drawn.id, enterprise: row.id, region: row.region, department: departmentOf[i.sector]!,
      body: {
        number: `预审〔${year}〕${row.next_serial}号`, year, serial: row.next_serial, sector: i.sector, enterprise: row.name, why: i.why, draft: i.draft,
        items: [
          ...i.materials.map((m) => ({ ...m, kind: 'material' as const })),
          ...conditions().map((c) => ({ key: `condition-${c.item}`, kind: 'condition' as const, title: { zh: c.zh, en: c.en } })),
        ],
      },
    }
  },
  write: (t, f) => [begun(t, f), listed(t, f)],
})

const placeOf = (f: FactOf<typeof PreReviewAsked>) => ({ enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0' })
const begun = (t: Kysely<PreReview>, f: FactOf<typeof PreReviewAsked>) =>
  t.insertInto('pre_review_review').values({
    id: f.subject, number: f.body.number, year: f.body.year, serial: f.body.serial, sector: f.body.sector, why: f.body.why, source_draft: f.body.draft, enterprise_name: f.body.enterprise,
    state: f.to!, asked_at: new Date(f.recordedAt), ...placeOf(f),
  })
const listed = (t: Kysely<PreReview>, f: FactOf<typeof PreReviewAsked>) =>
  anyRows(t.insertInto('pre_review_item').values(f.body.items.map((item, position) => ({ review_id: f.subject, key: item.key, kind: item.kind, title: JSON.stringify(item.title), position, ...placeOf(f) }))))

const somethingToLookAt: Rule<ReviewRow, { documents: Record<string, string[]>; doubts: string }> = {
  code: 'nothing-handed-in',
  clause: '许可法-30',
  broken: (_row, i) => !i.doubts.trim() && !Object.values(i.documents).some((ids) => ids.length) && { zh: '请至少上传一份材料，或写明拿不准的问题', en: 'Upload at least one document, or say what you are in doubt about' },
}

const handing = { documents: documentsInput, doubts: z.string().trim().max(4000).default('') }
const written = (t: Kysely<PreReview>, f: FactOf<typeof PreReviewHandedIn>) => [
  onReview(t, f).set({ state: f.to!, round: f.body.round, doubts: f.body.doubts, handed_in_at: new Date(f.recordedAt) }),
  ...Object.entries(f.body.documents).map(([key, files]) => onItem(t, f, key).set({ documents: JSON.stringify(files), changed_round: f.body.round })),
]

/** The documents that there are, and the questions; nothing has to be complete. */
export const handIn = command<PreReview>()({
  does: preReview.step('hand-in'),
  input: reviewInput.extend(handing),
  locks: lockReview,
  find: withFiles,
  rules: [materialsAreListed, filesAreTheirs, somethingToLookAt],
  fact: PreReviewHandedIn,
  record: (row, i) => ({ ...ofReview(row), body: { round: row.round, documents: documentsOf(row, i.documents), doubts: i.doubts } }),
  write: written,
})

/** How often a pre-review may be asked for: once, and once more after the improvements. */
const mostRounds = 2
const onceMore: Guard<Pick<ReviewRow, 'round'>> = {
  code: 'asked-twice',
  clause: '许可法-30',
  broken: (row) => row.round >= mostRounds && { zh: '已经复看过一次，可以直接申请', en: 'It was looked at again already; you may apply' },
}

/** After the improvements, once: only documents that are new or changed are named. */
export const askAgain = command<PreReview>()({
  does: preReview.step('ask-again'),
  input: reviewInput.extend(handing),
  locks: lockReview,
  find: withFiles,
  guards: [onceMore],
  rules: [materialsAreListed, filesAreTheirs],
  fact: PreReviewHandedIn,
  record: (row, i) => ({ ...ofReview(row), body: { round: row.round + 1, documents: documentsOf(row, i.documents), doubts: i.doubts } }),
  write: written,
})

export const withdraw = command<PreReview>()({
  does: preReview.step('withdraw'),
  input: reviewInput,
  locks: lockReview,
  find: theReview,
  fact: PreReviewWithdrawn,
  record: (row) => ({ ...ofReview(row), body: {} }),
  write: (t, f) => [onReview(t, f).set({ state: f.to! })],
})
