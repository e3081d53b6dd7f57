import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { successorsOf } from '../people.ts'
import type { Integrity, RecusalRow } from '../schema/tables.ts'
import { words } from '../words.ts'

/** Who reads recusals: those of the department, and the applicant those of his own cases. */
export const recusalFor = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
} as const
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

const item = z.object({
  id: z.string(), application: z.string(), number: z.string(), enterprise: z.string(), officer: z.object({ id: z.string(), name: z.string() }), origin: z.string(), grounds: z.string().nullable(),
  state: z.string(), requestedBy: z.string(), requestedAt: z.string(), requestedOn: z.string(), decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), decision: z.string().nullable(),
  successor: z.string().nullable(), tie: z.string().nullable(), seen: z.string(),
})
type Item = z.infer<typeof item>

/** What an officer said of himself, and ties, are not the applicant's to read: he sees who left, and why the head said so. */
const shown = (r: RecusalRow, inside: boolean): Item => ({
  id: r.id, application: r.application_id, number: r.number, enterprise: r.enterprise_name, officer: { id: r.officer_id, name: r.officer_name }, origin: r.origin,
  grounds: inside || r.origin === 'applicant' ? r.grounds : null, state: r.state, requestedBy: inside || r.origin === 'applicant' ? r.requested_by : '',
  requestedAt: r.requested_at.toISOString(), requestedOn: today(r.requested_at), decidedBy: r.decided_by, decidedAt: r.decided_at?.toISOString() ?? null, decision: r.decision,
  successor: r.successor_name, tie: inside ? r.tie_id : null, seen: r.last_fact,
})
const visible = (ask: Asking<Integrity>) => {
  const rows = ask.t.selectFrom('integrity_recusal').selectAll().where(ask.visible('integrity_recusal', place))
  return ask.actor.enterpriseId ? rows.where((e) => e.or([e('origin', '=', 'applicant'), e('state', '=', 'upheld')])) : rows
}
const text = (key: string) => words[key]?.zh ?? key

export const recusals = query<Integrity>()({
  name: 'recusals', capability: 'integrity', path: '/recusals', for: recusalFor,
  summary: { zh: '回避申请与决定，待决定的在前', en: 'Recusals, those to be decided first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(60).optional(), origin: z.string().max(60).optional(), application: z.uuid().optional() }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '案号', en: 'Case' } }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'officer', title: { zh: '人员', en: 'Officer' }, text: (r: Item) => r.officer.name }, { key: 'origin', title: { zh: '来源', en: 'Origin' }, text: (r: Item) => text(`origin.${r.origin}`) },
    { key: 'grounds', title: { zh: '事由', en: 'Grounds' } }, { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => text(`state.recusal.${r.state}`) },
    { key: 'requestedAt', title: { zh: '提出时间', en: 'Asked' } }, { key: 'decidedBy', title: { zh: '决定人', en: 'Decided by' } }, { key: 'decision', title: { zh: '决定理由', en: 'Decision' } },
    { key: 'successor', title: { zh: '接办人员', en: 'Successor' } },
  ],
  run: async (ask, input) => {
    const order = sql<string>`(case when state = 'requested' then '1' else '0' end) || id`
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = visible(ask).select([order.as('order_key')]).orderBy(order, 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where(sql<SqlBool>`${order} < ${cursor}`)
    if (input.state) q = q.where('state', 'in', input.state.split(','))
    if (input.origin) q = q.where('origin', 'in', input.origin.split(','))
    if (input.application) q = q.where('application_id', '=', input.application)
    if (input.q) { const like = `%${input.q.replace(/[\\%_]/g, '\\$&')}%`; q = q.where((e) => e.or([e('number', 'ilike', like), e('enterprise_name', 'ilike', like), e('officer_name', 'ilike', like)])) }
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => shown(r, !ask.actor.enterpriseId)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

const colleague = z.object({ id: z.string(), name: z.string() })

/** One recusal, who could go on with the case, and what this actor may do. */
export const recusalById = query<Integrity>()({
  name: 'recusal', capability: 'integrity', path: '/recusals/:id', for: recusalFor,
  summary: { zh: '一项回避', en: 'One recusal' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({ inHand: z.boolean(), successors: z.array(colleague), actions: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(visible(ask).where('id', '=', id))
    if (!row) throw notFound()
    const inside = !ask.actor.enterpriseId
    const theCase = await ask.first(ask.t.selectFrom('integrity_case').select(['officer_id', 'state', 'open']).where('id', '=', row.application_id))
    const successors = inside ? await ask.all(successorsOf({ ...row, application: row.application_id }, row.officer_id)) : []
    return {
      ...shown(row, inside), successors,
      inHand: !!theCase?.open && theCase.officer_id === row.officer_id && ['accepted', 'returned'].includes(theCase.state),
      actions: inside ? await actionsOf(ask.house, 'integrity/recusal', { ...row, ...(await decisionRow(ask, row)) }, ask.actor, { at: ask.at, day: ask.day }) : [],
    }
  },
})

/** What the guards of a decision look at. */
async function decisionRow(ask: Asking<Integrity>, row: RecusalRow) {
  const found = await ask.first(sql<{ of_head: boolean; other_head: boolean }>`select
    exists (select from integrity_officer o where o.account = ${row.officer_id} and 'head' = any(o.roles)) as of_head,
    exists (select from integrity_officer o where 'head' = any(o.roles) and o.open and o.department = ${row.department} and o.account <> ${row.officer_id}
      and ${row.region} like regexp_replace(o.region, '(00)+$', '') || '%') as other_head`)
  return { of_head: found!.of_head, other_head: found!.other_head, persons: [row.officer_id] }
}
