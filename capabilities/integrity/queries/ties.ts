import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import type { By } from '../../../kernel/procedure.ts'
import type { FlagRow, Integrity, TieRow } from '../schema/tables.ts'
import { words } from '../words.ts'

const own = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', supervisor: 'own-case', administrator: 'own-case', security: 'own-case' } as const
/** Ties and declarations: one's own; the head those of his department, the auditor those of his region. */
export const tieFor: By = { ...own, head: 'own-department', auditor: 'region' }
export const flagFor: By = { head: 'own-department', auditor: 'region' }
const ofOfficer = { region: 'region', department: 'department', officer: 'officer_id' }
const text = (key: string) => words[key]?.zh ?? key
const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`

const tieItem = z.object({
  id: z.string(), officer: z.object({ id: z.string(), name: z.string() }), enterprise: z.object({ id: z.string(), name: z.string() }), kind: z.string(), until: z.string().nullable(), state: z.string(),
  lapsed: z.boolean(), foundOn: z.string(), endedBy: z.string().nullable(), endedReason: z.string().nullable(), seen: z.string(),
})
type Tie = z.infer<typeof tieItem>
const tieOf = (r: TieRow, day: string): Tie => ({
  id: r.id, officer: { id: r.officer_id, name: r.officer_name }, enterprise: { id: r.enterprise_id, name: r.enterprise_name }, kind: r.kind, until: r.until, state: r.state,
  lapsed: r.until !== null && r.until < day, foundOn: today(r.found_at), endedBy: r.ended_by, endedReason: r.ended_reason, seen: r.last_fact,
})
const visibleTies = (ask: Asking<Integrity>) => ask.t.selectFrom('integrity_tie').selectAll().where(ask.visible('integrity_tie', ofOfficer))

export const ties = query<Integrity>()({
  name: 'ties', capability: 'integrity', path: '/ties', for: tieFor,
  summary: { zh: '工作人员与企业的关联关系', en: 'Ties between officers and enterprises' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), kind: z.string().max(100).optional(), state: z.string().max(40).optional(), enterprise: z.uuid().optional() }),
  result: pageOf(tieItem),
  columns: [
    { key: 'officer', title: { zh: '人员', en: 'Officer' }, text: (r: Tie) => r.officer.name }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' }, text: (r: Tie) => r.enterprise.name },
    { key: 'kind', title: { zh: '关联', en: 'Tie' }, text: (r: Tie) => text(`tie.${r.kind}`) }, { key: 'until', title: { zh: '至', en: 'Until' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Tie) => text(`state.tie.${r.state}`) }, { key: 'foundOn', title: { zh: '发现日期', en: 'Found on' } },
  ],
  run: async (ask, input) => {
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = visibleTies(ask).orderBy('id', 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where('id', '<', cursor)
    if (input.kind) q = q.where('kind', 'in', input.kind.split(','))
    if (input.state) q = q.where('state', 'in', input.state.split(','))
    if (input.enterprise) q = q.where('enterprise_id', '=', input.enterprise)
    if (input.q) q = q.where((e) => e.or([e('officer_name', 'ilike', like(input.q!)), e('enterprise_name', 'ilike', like(input.q!))]))
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => tieOf(r, ask.day)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

export const tieById = query<Integrity>()({
  name: 'tie', capability: 'integrity', path: '/ties/:id', for: tieFor,
  summary: { zh: '一项关联关系', en: 'One tie' },
  input: z.object({ id: z.uuid() }),
  result: tieItem.extend({ actions: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(visibleTies(ask).where('id', '=', id))
    if (!row) throw notFound()
    return { ...tieOf(row, ask.day), actions: await actionsOf(ask.house, 'integrity/tie', row, ask.actor, { at: ask.at, day: ask.day }) }
  },
})

const flagItem = z.object({
  id: z.string(), application: z.string(), number: z.string(), enterprise: z.string(), officer: z.object({ id: z.string(), name: z.string() }), kind: z.string(), state: z.string(),
  steps: z.array(z.object({ step: z.string(), title: z.object({ zh: z.string(), en: z.string() }), on: z.string() })), raisedOn: z.string(), settledBy: z.string().nullable(),
  settledOn: z.string().nullable(), settlement: z.string().nullable(), seen: z.string(),
})
type Flag = z.infer<typeof flagItem>
const flagOf = (ask: Asking<Integrity>, r: FlagRow): Flag => ({
  id: r.id, application: r.application_id, number: r.number, enterprise: r.enterprise_name, officer: { id: r.officer_id, name: r.officer_name }, kind: r.kind, state: r.state,
  steps: r.steps.map((s) => ({ ...s, title: titleOf(ask, s.step) })), raisedOn: today(r.raised_at), settledBy: r.settled_by,
  settledOn: r.settled_at && today(r.settled_at), settlement: r.settlement, seen: r.last_fact,
})
/** What a step is called, whichever capability it belongs to. */
export function titleOf(ask: { house: Asking<Integrity>['house'] }, step: string) {
  const [capability, subject, name] = step.split('/')
  return ask.house.capabilities.find((c) => c.name === capability)?.words[`step.${subject}.${name}`] ?? { zh: step, en: step }
}
const visibleFlags = (ask: Asking<Integrity>) => ask.t.selectFrom('integrity_flag').selectAll().where(ask.visible('integrity_flag', { region: 'region', department: 'department' }))

export const flags = query<Integrity>()({
  name: 'flags', capability: 'integrity', path: '/flags', for: flagFor,
  summary: { zh: '决定后发现的关联关系', en: 'Ties found after the decision' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(40).optional(), application: z.uuid().optional() }),
  result: pageOf(flagItem),
  columns: [
    { key: 'number', title: { zh: '案号', en: 'Case' } }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } }, { key: 'officer', title: { zh: '人员', en: 'Officer' }, text: (r: Flag) => r.officer.name },
    { key: 'kind', title: { zh: '关联', en: 'Tie' }, text: (r: Flag) => text(`tie.${r.kind}`) }, { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Flag) => text(`state.flag.${r.state}`) },
    { key: 'raisedOn', title: { zh: '发现日期', en: 'Found on' } }, { key: 'settlement', title: { zh: '处理意见', en: 'Settlement' } },
  ],
  run: async (ask, input) => {
    const order = sql<string>`(case when state = 'open' then '1' else '0' end) || id`
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = visibleFlags(ask).select([order.as('order_key')]).orderBy(order, 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where(sql<SqlBool>`${order} < ${cursor}`)
    if (input.state) q = q.where('state', 'in', input.state.split(','))
    if (input.application) q = q.where('application_id', '=', input.application)
    if (input.q) q = q.where((e) => e.or([e('officer_name', 'ilike', like(input.q!)), e('enterprise_name', 'ilike', like(input.q!)), e('number', 'ilike', like(input.q!))]))
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => flagOf(ask, r)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

export const flagById = query<Integrity>()({
  name: 'flag', capability: 'integrity', path: '/flags/:id', for: flagFor,
  summary: { zh: '一项决定后发现的关联', en: 'One tie found after the decision' },
  input: z.object({ id: z.uuid() }),
  result: flagItem.extend({ actions: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(visibleFlags(ask).where('id', '=', id))
    if (!row) throw notFound()
    return { ...flagOf(ask, row), actions: await actionsOf(ask.house, 'integrity/flag', row, ask.actor, { at: ask.at, day: ask.day }) }
  },
})
