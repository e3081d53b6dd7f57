import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { whole, type Whole } from '../commands/officer.ts'
import { post, posts, type Post } from '../facts.ts'
import { standingOn, standings, type Standing } from '../rules/standing.ts'
import type { Officers } from '../schema/tables.ts'
import { postWords, standingWords } from '../words.ts'

export const readers = { head: 'own-department', auditor: 'region', administrator: 'region' } as const
const place = { region: 'region', department: 'department' }
const nullableDay = z.string().nullable()

const qualification = z.object({
  post, standing: z.enum(standings), since: nullableDay, until: nullableDay, suspendedOn: nullableDay, suspendedWhy: z.string().nullable(), rotatedOn: nullableDay,
})
const posting = z.object({ post, from: z.string(), dueOn: z.string(), warnOn: z.string(), endedOn: nullableDay })
export const qualificationsOf = (row: Pick<Whole, 'qualifications'>, day: string) => row.qualifications.map((q) => ({
  post: q.post, standing: standingOn(q, day), since: q.since_on, until: q.until_on, suspendedOn: q.suspended_on, suspendedWhy: q.suspended_why, rotatedOn: q.rotated_on,
}))
export const postingsOf = (row: Pick<Whole, 'postings'>) => row.postings.map((p) => ({ post: p.post, from: p.from_on, dueOn: p.due_on, warnOn: p.warn_on, endedOn: p.ended_on }))

export const entry = z.object({
  id: z.uuid(), name: z.string(), region: z.string(), department: z.string(), state: z.enum(['serving', 'left']), enteredOn: z.string(),
  accounts: z.array(z.object({ id: z.string(), account: z.string(), name: z.string(), open: z.boolean() })),
  postings: z.array(posting), qualifications: z.array(qualification), hand: z.number().int(), lastFact: z.string(),
})
export type Entry = z.infer<typeof entry>
export const entryOf = (row: Whole, day: string): Entry => ({
  id: row.id, name: row.name, region: row.region, department: row.department, state: row.state as Entry['state'], enteredOn: row.entered_on,
  accounts: row.accounts, postings: postingsOf(row), qualifications: qualificationsOf(row, day), hand: row.hand.length, lastFact: row.last_fact,
})
const standingText = (held: Post) => (r: Entry) => {
  const q = r.qualifications.find((x) => x.post === held)
  return q ? `${standingWords[q.standing].zh}${q.until ? `（至 ${q.until}）` : ''}` : standingWords.none.zh
}

/** Everybody on the register with the standing of each qualification on this day. */
export const list = query<Officers>()({
  name: 'officers', capability: 'officers', path: '/officers', for: readers,
  summary: { zh: '审批人员名册，按姓名排序', en: 'The register of approval staff, by name' },
  input: z.object({
    ...listing, q: z.string().trim().max(60).optional(), state: z.enum(['serving', 'left']).optional(), department: z.string().max(60).optional(),
    post: post.optional().describe('With `standing`: the qualification that is asked for; alone: who holds the post'), standing: z.enum(standings).optional(),
  }),
  result: pageOf(entry).extend({ total: z.number().int() }),
  columns: [
    { key: 'name', title: { zh: '姓名', en: 'Name' } },
    { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'accounts', title: { zh: '账号', en: 'Accounts' }, text: (r: Entry) => r.accounts.map((a) => a.account).join('、') },
    { key: 'postings', title: { zh: '现任岗位', en: 'Posts held' }, text: (r: Entry) => r.postings.filter((p) => !p.endedOn).map((p) => `${postWords[p.post].zh}（自 ${p.from}，最长至 ${p.dueOn}）`).join('、') },
    ...posts.map((p) => ({ key: 'qualifications' as const, title: { zh: `${postWords[p].zh}资格`, en: `Qualified for ${postWords[p].en}` }, text: standingText(p) })),
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Entry) => (r.state === 'serving' ? '在册' : '已离任') },
  ],
  run: async (ask, { q, state, department, post: held, standing, limit, after }) => {
    const conditions = [
      ask.visible('w', place),
      ...(q ? [sql<boolean>`(w.name ilike ${like(q)} or exists (select from officers_account a where a.officer_id = w.id and a.account ilike ${like(q)}))`] : []),
      ...(state ? [sql<boolean>`w.state = ${state}`] : []), ...(department ? [sql<boolean>`w.department = ${department}`] : []),
      ...(standing ? [standingIs(standing, held, ask.day)] : held ? [sql<boolean>`exists (select from officers_posting p where p.officer_id = w.id and p.post = ${held} and p.ended_on is null)`] : []),
    ]
    const where = sql.join(conditions, sql` and `)
    const [name, id] = (after ? decodeCursor(after) : null) ?? []
    const rows = await ask.all(sql<Whole & { total: number }>`
      select o.*, w.total from (
        select w.id, w.name, count(*) over ()::int as total from officers_officer w where ${where}
      ) w cross join lateral (${whole(sql`w.id`)}) o
      where ${typeof name === 'string' && typeof id === 'string' ? sql`(w.name, w.id) > (${name}, ${id}::uuid)` : sql`true`}
      order by w.name, w.id limit ${limit + 1}`)
    const items = rows.slice(0, limit).map((r) => entryOf(r, ask.day))
    return { items, next: rows.length > limit ? encodeCursor([items.at(-1)!.name, items.at(-1)!.id]) : null, total: rows[0]?.total ?? 0 }
  },
})

const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`

/** The same standing as `standingOn`, as a condition. */
function standingIs(standing: Standing, held: Post | undefined, day: string) {
  const q = sql`from officers_qualification q where q.officer_id = w.id ${held ? sql`and q.post = ${held}` : sql``}`
  if (standing === 'none') return sql<boolean>`not exists (select ${q})`
  return sql<boolean>`exists (select ${q} and ${standing} = case
    when q.suspended_on <= ${day} then 'suspended' when q.rotated_on is not null then 'rotated' when q.until_on < ${day} then 'lapsed'
    when q.since_on > ${day} then 'coming' when q.warn_on <= ${day} then 'ending' else 'valid' end)`
}
