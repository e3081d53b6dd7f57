import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { successorsOf } from '../people.ts'
import type { Integrity, RiskRow } from '../schema/tables.ts'
import { words } from '../words.ts'
import { flagFor, titleOf } from './ties.ts'

const desk = { region: 'region', department: 'department' }
export const officersFor = { window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region' } as const
const w = z.object({ zh: z.string(), en: z.string() })
const text = (key: string) => words[key]?.zh ?? key

const risk = z.object({
  id: z.string(), step: z.string(), title: w, post: z.string(), level: z.string(), risk: z.string(), measure: z.string(), state: z.string(), department: z.string(), enteredBy: z.string(), enteredOn: z.string(), seen: z.string(),
})
type Risk = z.infer<typeof risk>
const riskOf = (ask: Asking<Integrity>, r: RiskRow): Risk => ({
  id: r.id, step: r.step, title: titleOf(ask, r.step), post: r.post, level: r.level, risk: r.risk, measure: r.measure, state: r.state, department: r.department, enteredBy: r.entered_by,
  enteredOn: today(r.entered_at), seen: r.last_fact,
})
const stepChoice = z.object({ step: z.string(), title: w, post: z.string().nullable() })
/** The steps of cases that officers take: what risk points are about. */
const stepsOf = (ask: Asking<Integrity>) => ask.house.capabilities.flatMap((c) => c.procedures ?? []).flatMap((p) => Object.entries(p.steps as Record<string, { post?: string }>)
  .filter(([, s]) => s.post).map(([name, s]) => ({ step: `${p.capability}/${p.subject}/${name}`, title: titleOf(ask, `${p.capability}/${p.subject}/${name}`), post: s.post ?? null })))

export const riskPoints = query<Integrity>()({
  name: 'risk-points', capability: 'integrity', path: '/risk-points', for: officersFor,
  summary: { zh: '廉政风险点，风险高的在前', en: 'Risk points, the highest first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), level: z.string().max(40).optional(), post: z.string().max(60).optional(), step: z.string().max(400).optional(), state: z.string().max(40).optional() }),
  result: pageOf(risk),
  columns: [
    { key: 'title', title: { zh: '环节', en: 'Step' }, text: (r: Risk) => r.title.zh }, { key: 'post', title: { zh: '责任岗位', en: 'Post' }, text: (r: Risk) => text(`post.${r.post}`) },
    { key: 'level', title: { zh: '等级', en: 'Level' }, text: (r: Risk) => text(`level.${r.level}`) }, { key: 'risk', title: { zh: '风险点', en: 'Risk' } }, { key: 'measure', title: { zh: '防控措施', en: 'Measure' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Risk) => text(`state.risk-point.${r.state}`) },
  ],
  run: async (ask, input) => {
    const order = sql<string>`(case level when 'high' then '1' when 'medium' then '2' else '3' end) || id`
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = ask.t.selectFrom('integrity_risk').selectAll().select([order.as('order_key')]).where(ask.visible('integrity_risk', desk)).orderBy(order).limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where(order, '>', cursor)
    q = q.where('state', 'in', (input.state ?? 'standing').split(','))
    if (input.level) q = q.where('level', 'in', input.level.split(','))
    if (input.post) q = q.where('post', 'in', input.post.split(','))
    if (input.step) q = q.where('step', 'in', input.step.split(','))
    if (input.q) { const like = `%${input.q.replace(/[\\%_]/g, '\\$&')}%`; q = q.where((e) => e.or([e('risk', 'ilike', like), e('measure', 'ilike', like)])) }
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => riskOf(ask, r)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

export const riskPointById = query<Integrity>()({
  name: 'risk-point', capability: 'integrity', path: '/risk-points/:id', for: officersFor,
  summary: { zh: '一个廉政风险点', en: 'One risk point' },
  input: z.object({ id: z.uuid() }),
  result: risk.extend({ actions: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(ask.t.selectFrom('integrity_risk').selectAll().where('id', '=', id).where(ask.visible('integrity_risk', desk)))
    if (!row) throw notFound()
    return { ...riskOf(ask, row), actions: await actionsOf(ask.house, 'integrity/risk-point', row, ask.actor, { at: ask.at, day: ask.day }) }
  },
})

export const steps = query<Integrity>()({
  name: 'steps', capability: 'integrity', path: '/steps', for: flagFor,
  summary: { zh: '可以登记廉政风险点的环节', en: 'Steps that risk points are about' },
  input: z.object({}),
  result: z.object({ items: z.array(stepChoice), colleagues: z.array(z.object({ id: z.string(), name: z.string() })) }),
  run: async (ask) => ({ items: stepsOf(ask), colleagues: await colleaguesOf(ask) }),
})

const colleaguesOf = (ask: Asking<Integrity>) => {
  const q = ask.t.selectFrom('integrity_officer').select(['account as id', 'name']).where('open', '=', true).orderBy('name').limit(500)
  return ask.all(ask.actor.department ? q.where('department', '=', ask.actor.department) : q)
}

/** What the case page shows of integrity: risk points of the steps that are open, who has left the case, who may be asked to. */
export const ofCase = query<Integrity>()({
  name: 'of-case', capability: 'integrity', path: '/cases/:id', for: { ...officersFor, applicant: 'own-enterprise' },
  summary: { zh: '一件申请的廉政信息', en: 'Integrity of one case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    open: z.boolean(), risks: z.array(risk), officers: z.array(z.object({ id: z.string(), name: z.string(), handles: z.boolean() })),
    successors: z.array(z.object({ id: z.string(), name: z.string() })).describe('Who can take the case over; nobody where an applicant asks'),
  }),
  run: async (ask, { id }) => {
    const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
    const row = await ask.first(ask.t.selectFrom('integrity_case').selectAll().where('id', '=', id).where(ask.visible('integrity_case', place)))
    if (!row) throw notFound()
    const steps = ask.house.capabilities.flatMap((c) => c.procedures ?? []).filter((p) => p.capability === 'licensing' && p.subject === 'application')
      .flatMap((p) => Object.entries(p.steps as Record<string, { from: readonly string[] }>).filter(([, s]) => s.from.includes(row.state)).map(([name]) => `licensing/application/${name}`))
    const risks = ask.actor.enterpriseId || !steps.length ? [] : await ask.all(ask.t.selectFrom('integrity_risk').selectAll().where('state', '=', 'standing').where('step', 'in', steps)
      .where('department', '=', row.department).where(ask.visible('integrity_risk', desk)).orderBy('level').limit(50))
    const officers = await ask.all(sql<{ id: string; name: string; handles: boolean }>`
      select account as id, name, account = ${row.officer_id} as handles from integrity_officer where open and department = ${row.department}
        and ${row.region} like regexp_replace(region, '(00)+$', '') || '%' and roles && array['reviewer', 'approver', 'head', 'window']
      union select ${row.officer_id}, ${row.officer_name}, true where ${row.officer_id}::text is not null order by handles desc, name`)
    return {
      open: row.open, risks: risks.map((r) => riskOf(ask, r)), officers: officers.filter((o, i) => officers.findIndex((x) => x.id === o.id) === i).map((o) => ({ ...o, handles: !!o.handles })),
      successors: ask.actor.enterpriseId ? [] : await ask.all(successorsOf({ ...row, application: row.id }, row.officer_id)),
    }
  },
})

const session = z.object({ id: z.string(), title: z.string(), kind: z.string(), heldOn: z.string(), summary: z.string(), attendees: z.array(z.object({ id: z.string(), name: z.string() })), enteredBy: z.string() })
export const sessions = query<Integrity>()({
  name: 'sessions', capability: 'integrity', path: '/sessions', for: officersFor,
  summary: { zh: '廉政教育记录', en: 'Integrity training' },
  input: z.object({ ...listing }),
  result: pageOf(session),
  columns: [
    { key: 'heldOn', title: { zh: '日期', en: 'Held on' } }, { key: 'title', title: { zh: '主题', en: 'Title' } }, { key: 'kind', title: { zh: '形式', en: 'Kind' }, text: (r: z.infer<typeof session>) => text(`kind.${r.kind}`) },
    { key: 'attendees', title: { zh: '参加人员', en: 'Who was there' }, text: (r: z.infer<typeof session>) => r.attendees.map((a) => a.name).join('、') },
  ],
  run: async (ask, input) => {
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = ask.t.selectFrom('integrity_session').selectAll().where(ask.visible('integrity_session', desk)).orderBy('id', 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where('id', '<', cursor)
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return {
      items: page.map((r) => ({ id: r.id, title: r.title, kind: r.kind, heldOn: r.held_on, summary: r.summary, attendees: r.attendees, enteredBy: r.entered_by })),
      next: rows.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null,
    }
  },
})

const warning = z.object({ id: z.string(), officer: z.string(), text: z.string(), state: z.string(), by: z.string(), warnedOn: z.string(), acknowledgedOn: z.string().nullable(), mine: z.boolean(), seen: z.string() })
export const warnings = query<Integrity>()({
  name: 'warnings', capability: 'integrity', path: '/warnings', for: { window: 'own-case', reviewer: 'own-case', approver: 'own-case', supervisor: 'own-case', administrator: 'own-case', security: 'own-case', head: 'own-department', auditor: 'region' },
  summary: { zh: '廉政提醒：本人的，或者本部门的', en: 'Warnings: one’s own, or those of the department' },
  input: z.object({ ...listing }),
  result: pageOf(warning),
  run: async (ask, input) => {
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = ask.t.selectFrom('integrity_warning').selectAll().where(ask.visible('integrity_warning', { ...desk, officer: 'officer_id' })).orderBy('id', 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where('id', '<', cursor)
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return {
      items: page.map((r) => ({
        id: r.id, officer: r.officer_name, text: r.text, state: r.state, by: r.warned_by, warnedOn: today(r.warned_at), acknowledgedOn: r.acknowledged_at && today(r.acknowledged_at),
        mine: r.officer_id === ask.actor.id, seen: r.last_fact,
      })),
      next: rows.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null,
    }
  },
})
