import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../kernel/actions.ts'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { theReview, type ReviewRow } from './commands/review.ts'
import { reviewOfCase } from './rules/link.ts'
import { compared } from './rules/same.ts'
import type { PreReview } from './schema/tables.ts'
import { words } from './words.ts'

const readers: By = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
}
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

const item = z.object({
  id: z.uuid(), number: z.string(), sector: z.string(), enterprise: z.string(), enterpriseId: z.string(), state: z.string(), round: z.number(), why: z.string(), officer: z.string().nullable(),
  mine: z.boolean(), askedAt: z.string(), handedInAt: z.string().nullable(), advisedAt: z.string().nullable(), draft: z.string().nullable(),
})
type Item = z.infer<typeof item>
type Row = Omit<ReviewRow, 'open_items'>
const shown = (ask: Asking<PreReview>, row: Row): Item => ({
  id: row.id, number: row.number, sector: row.sector, enterprise: row.enterprise_name, enterpriseId: row.enterprise_id, state: row.state, round: row.round, why: row.why, officer: row.officer_name,
  mine: row.officer_id === ask.actor.id, askedAt: row.asked_at.toISOString(), handedInAt: row.handed_in_at?.toISOString() ?? null, advisedAt: row.advised_at?.toISOString() ?? null, draft: row.draft,
})

export const reviews = query<PreReview>()({
  name: 'pre-reviews', capability: 'pre-review', path: '/pre-reviews', for: readers,
  summary: { zh: '预审列表，最新的在前', en: 'Pre-reviews, the latest first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(120).optional(), sector: z.string().max(120).optional(), mine: z.stringbool().optional() }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '编号', en: 'Number' } },
    { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'sector', title: { zh: '行业', en: 'Sector' }, text: (r: Item) => words[`sector.${r.sector}`]!.zh },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => words[`state.pre-review.${r.state}`]!.zh },
    { key: 'round', title: { zh: '第几次', en: 'Round' } },
    { key: 'officer', title: { zh: '预审人员', en: 'Reviewer' } },
    { key: 'askedAt', title: { zh: '申请时间', en: 'Asked' } },
    { key: 'advisedAt', title: { zh: '出具意见时间', en: 'Advised' } },
  ],
  async run(ask, { limit: most, after, q, state, sector, mine }) {
    const order = sql<string>`to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || id`
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    let s = ask.t.selectFrom('pre_review_review').selectAll().select(order.as('order_key')).where(ask.visible('pre_review_review', place)).orderBy(order, 'desc').limit(most + 1)
    // What an enterprise only prepares is not the authority's yet.
    if (!ask.actor.enterpriseId) s = s.where('handed_in_at', 'is not', null)
    if (typeof cursor === 'string') s = s.where(sql<SqlBool>`${order} < ${cursor}`)
    if (state) s = s.where('state', 'in', state.split(','))
    if (sector) s = s.where('sector', 'in', sector.split(','))
    if (mine) s = s.where('officer_id', '=', ask.actor.id)
    if (q) s = s.where((e) => e.or([e('enterprise_name', 'like', `%${q}%`), e('number', 'like', `%${q}%`)]))
    const rows = await ask.all(s)
    const page = rows.slice(0, most)
    return { items: page.map((row) => shown(ask, row)), next: rows.length > most ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

const words2 = z.object({ zh: z.string(), en: z.string() })
const listed = z.object({
  key: z.string(), kind: z.string(), title: words2, documents: z.array(z.any()), result: z.string().nullable(), advice: z.string(), open: z.boolean(), changed: z.boolean(), done: z.boolean(), note: z.string(),
})

/** The enterprise learns of findings with the whole list, not one by one. */
const told = (ask: Asking<PreReview>, row: Pick<Row, 'state' | 'round'>) => !ask.actor.enterpriseId || ['advised', 'carried'].includes(row.state) || row.round > 1

export const one = query<PreReview>()({
  name: 'pre-review', capability: 'pre-review', path: '/pre-reviews/:id', for: readers,
  summary: { zh: '一次预审的全部情况', en: 'One pre-review with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({
    seen: z.string(), sourceDraft: z.string().nullable(), doubts: z.string(), visitOn: z.string().nullable(), visitNote: z.string(), summary: z.string().nullable(), open: z.number(),
    papers: z.array(z.any()), items: z.array(listed), application: z.string().nullable(), actions: z.array(z.any()),
  }),
  async run(ask, { id }) {
    const row = await ask.first(theReview(ask.t, { id }).where(ask.visible('pre_review_review', place)))
    if (!row || (!ask.actor.enterpriseId && !row.handed_in_at)) throw notFound()
    const items = await ask.all(ask.t.selectFrom('pre_review_item').selectAll().where('review_id', '=', id).orderBy('position'))
    const carried = row.draft ? await ask.first(ask.t.selectFrom('pre_review_case').select('id').where('id', '=', row.draft)) : undefined
    const hidden = !told(ask, row)
    // During a second look the enterprise still reads the first advice, from the paper: a finding of this round is not out yet.
    const veiled = (i: { found_round: number }) => hidden || (!!ask.actor.enterpriseId && ['asked', 'checking'].includes(row.state) && i.found_round === row.round)
    return {
      ...shown(ask, row), seen: row.last_fact, sourceDraft: row.source_draft, doubts: row.doubts, visitOn: row.visit_on, visitNote: row.visit_note, summary: row.summary, open: row.open_items,
      papers: row.papers, application: carried?.id ?? null,
      items: items.map((i) => ({
        key: i.key, kind: i.kind, title: i.title, documents: i.documents, result: veiled(i) ? null : i.result, advice: veiled(i) ? '' : i.advice,
        open: i.result === null || (i.found_round < row.round && (['improve', 'missing'].includes(i.result) || i.changed_round === row.round)), changed: row.round > 1 && i.changed_round === row.round,
        done: i.done, note: i.note,
      })),
      actions: await actionsOf(ask.house, 'pre-review/pre-review', row, ask.actor, { at: ask.at, day: ask.day }),
    }
  },
})

/** What the page of a case shows: its pre-reviews, and what became of each document since. */
export const ofCase = query<PreReview>()({
  name: 'of-case', capability: 'pre-review', path: '/cases/:id', for: readers,
  summary: { zh: '一件申请的预审', en: 'The pre-reviews of a case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    items: z.array(z.object({
      id: z.string(), number: z.string(), round: z.number(), officer: z.string().nullable(), advisedAt: z.string(), summary: z.string().nullable(), carried: z.boolean(), papers: z.array(z.any()),
      items: z.array(z.object({
        key: z.string(), kind: z.string(), title: words2, result: z.string(), advice: z.string(), done: z.boolean(), note: z.string(), since: z.enum(['equal', 'changed', 'new', 'absent']).nullable(),
      })),
    })),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('pre_review_case').selectAll().where('id', '=', id).where(ask.visible('pre_review_case', place)))
    if (!row) throw notFound()
    const given = await ask.all(ask.t.selectFrom('pre_review_case as c')
      .innerJoin('pre_review_review as r', (on) => on.onRef('r.enterprise_id', '=', 'c.enterprise_id').onRef('r.sector', '=', 'c.sector'))
      .select(['r.id', 'r.number', 'r.round', 'r.officer_name', 'r.advised_at', 'r.summary', 'r.draft', 'r.papers']).where('c.id', '=', id).where(reviewOfCase).orderBy('r.advised_at', 'desc').limit(5))
    const items = given.length ? await ask.all(ask.t.selectFrom('pre_review_item').selectAll().where('review_id', 'in', given.map((r) => r.id)).orderBy('position')) : []
    return {
      items: given.map((r) => ({
        id: r.id, number: r.number, round: r.round, officer: r.officer_name, advisedAt: r.advised_at!.toISOString(), summary: r.summary, carried: r.draft === id, papers: r.papers,
        items: items.filter((i) => i.review_id === r.id && i.result !== null).map((i) => ({
          key: i.key, kind: i.kind, title: i.title, result: i.result!, advice: i.advice, done: i.done, note: i.note,
          since: i.kind === 'material' ? compared(i.documents, row.documents[i.key] ?? []) : null,
        })),
      })),
    }
  },
})

/** Of fewer decided cases than this nothing is said. */
export const fewest = 5
const side = z.object({ cases: z.number(), days: z.number().nullable(), notices: z.number().nullable() })

export const days = query<PreReview>()({
  name: 'days', capability: 'pre-review', path: '/days', for: { public: 'public' },
  summary: { zh: '有预审和没有预审的首次申请各用了多少天', en: 'Days from receipt to decision, with a pre-review and without' },
  input: z.object({ sector: z.string().max(40).optional() }),
  result: z.object({ with: side, without: side, fewest: z.number() }),
  async run(ask, { sector }) {
    let s = ask.t.selectFrom('pre_review_public_days').groupBy('reviewed').select([
      'reviewed', sql<number>`count(*)::int`.as('cases'), sql<number>`percentile_cont(0.5) within group (order by days)`.as('days'), sql<number>`round(avg(notices), 1)::float8`.as('notices'),
    ])
    if (sector) s = s.where('sector', '=', sector)
    const rows = await ask.all(s)
    const of = (reviewed: boolean) => {
      const row = rows.find((r) => r.reviewed === reviewed)
      return row && row.cases >= fewest ? { cases: row.cases, days: row.days, notices: row.notices } : { cases: row?.cases ?? 0, days: null, notices: null }
    }
    return { with: of(true), without: of(false), fewest }
  },
})
