import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { roleFor } from '../../kernel/access.ts'
import { actionsOf } from '../../kernel/actions.ts'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { clauseOn, limit } from '../../law/index.ts'
import type { CheckRow } from './commands/check.ts'
import { check as procedure } from './procedure.ts'
import type { SiteChecks } from './schema/tables.ts'
import { words } from './words.ts'

const readers: By = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
}
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

const item = z.object({
  id: z.uuid(), number: z.string(), application: z.uuid(), enterprise: z.string(), state: z.string(), on: z.string(), place: z.string(), team: z.array(z.object({ id: z.string(), name: z.string() })),
  result: z.string().nullable(), mine: z.boolean(),
})
const shown = (ask: Asking<SiteChecks>, row: CheckRow): z.infer<typeof item> => ({
  id: row.id, number: row.number, application: row.application_id, enterprise: row.enterprise_name, state: row.state, on: row.on_day, place: row.place, team: row.team,
  result: told(ask, row) ? row.result : null, mine: row.team.some((member) => member.id === ask.actor.id),
})
/** The enterprise learns of the result once both officers stand by it. */
const told = (ask: Asking<SiteChecks>, row: CheckRow) => !ask.actor.enterpriseId || ['to-sign', 'done'].includes(row.state)

type Item = z.infer<typeof item>
export const checks = query<SiteChecks>()({
  name: 'checks', capability: 'site-checks', path: '/checks', for: readers,
  summary: { zh: '现场核查列表，最近的日期在前', en: 'On-site checks, the latest day first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(120).optional(), mine: z.stringbool().optional(), application: z.uuid().optional() }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '核查编号', en: 'Number' } },
    { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'on', title: { zh: '核查日期', en: 'Day' } },
    { key: 'place', title: { zh: '地点', en: 'Place' } },
    { key: 'team', title: { zh: '核查人员', en: 'Officers' }, text: (r: Item) => r.team.map((member) => member.name).join('、') },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => words[`state.check.${r.state}`]!.zh },
    { key: 'result', title: { zh: '结论', en: 'Result' }, text: (r: Item) => (r.result ? words[`result.${r.result}`]!.zh : '') },
  ],
  async run(ask, { limit: most, after, q, state, mine, application }) {
    const order = sql<string>`to_char(on_day, 'YYYY-MM-DD') || id`
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    let s = ask.t.selectFrom('site_checks_check').selectAll().select(order.as('order_key')).where(ask.visible('site_checks_check', place)).orderBy(order, 'desc').limit(most + 1)
    if (typeof cursor === 'string') s = s.where(sql<SqlBool>`${order} < ${cursor}`)
    if (state) s = s.where('state', 'in', state.split(','))
    if (application) s = s.where('application_id', '=', application)
    if (mine) s = s.where(sql<SqlBool>`team @> ${JSON.stringify([{ id: ask.actor.id }])}::jsonb`)
    if (q) s = s.where((e) => e.or([e('enterprise_name', 'like', `%${q}%`), e('number', 'like', `%${q}%`)]))
    const rows = await ask.all(s)
    const page = rows.slice(0, most)
    return { items: page.map((row) => shown(ask, row)), next: rows.length > most ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

export const one = query<SiteChecks>()({
  name: 'check', capability: 'site-checks', path: '/checks/:id', for: readers,
  summary: { zh: '一次现场核查的全部情况', en: 'One on-site check with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({
    seen: z.string(), purpose: z.string(), present: z.array(z.any()), host: z.string().nullable(), begunAt: z.string().nullable(), summary: z.string().nullable(), closedBy: z.string().nullable(), signed: z.any(), fewest: z.number(),
    findings: z.array(z.object({
      id: z.string(), item: z.string(), condition: z.number().nullable(), result: z.string(), text: z.string(), photos: z.array(z.any()), by: z.string(), at: z.string(), corrected: z.boolean(),
    })),
    actions: z.array(z.any()),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('site_checks_check').selectAll().where('id', '=', id).where(ask.visible('site_checks_check', place)))
    if (!row) throw notFound()
    const findings = told(ask, row) ? await ask.all(ask.t.selectFrom('site_checks_finding').selectAll().where('check_id', '=', id).orderBy('last_fact')) : []
    const last = new Map(findings.map((f) => [f.item, f.id]))
    const clauses = (step: string) => ({ id: procedure.step(step as never).clause, name: clauseOn(procedure.step(step as never).clause, ask.day).name })
    return {
      ...shown(ask, row), seen: row.last_fact, purpose: row.purpose, present: row.present, host: row.host, begunAt: row.begun_at?.toISOString() ?? null,
      summary: told(ask, row) ? row.summary : null, closedBy: told(ask, row) ? (row.team.find((m) => m.id === row.closed_by)?.name ?? null) : null, signed: row.signed, fewest: limit('licensing.onsite.officers', { on: ask.day }).value as number,
      findings: findings.map((f) => ({
        id: f.id, item: f.item, condition: f.condition, result: f.result, text: f.text, photos: f.photos, by: f.officer_name, at: f.found_at.toISOString(), corrected: last.get(f.item) !== f.id,
      })),
      actions: (await actionsOf(ask.house, 'site-checks/check', row, ask.actor, { at: ask.at, day: ask.day })).map((a) => ({ ...a, ground: clauses(a.step) })),
    }
  },
})

/** What the case page needs: the checks of the case, and who can be sent. */
export const ofCase = query<SiteChecks>()({
  name: 'of-case', capability: 'site-checks', path: '/cases/:id', for: readers,
  summary: { zh: '一件申请的现场核查', en: 'The on-site checks of a case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    checks: z.array(item), address: z.string(), order: z.object({ allowed: z.boolean(), why: z.object({ zh: z.string(), en: z.string() }).nullable() }).nullable(), fewest: z.number(),
    officers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('site_checks_case').selectAll().where('id', '=', id).where(ask.visible('site_checks_case', { ...place, officer: 'officer_id' })))
    if (!row) throw notFound()
    const list = await ask.all(ask.t.selectFrom('site_checks_check').selectAll().where('application_id', '=', id).orderBy('ordered_at').orderBy('number'))
    const may = roleFor(procedure.step('order').by, ask.actor, row)
    const people = may ? await ask.all(ask.t.selectFrom('site_checks_officer').select(['account_id as id', 'name'])
      .where('active', '=', true).where('department', '=', row.department).where(sql<SqlBool>`roles && array['reviewer', 'approver', 'supervisor']`).orderBy('name')) : []
    const why = !row.reviewing ? words['problem.not-in-review']! : list.some((k) => !['done', 'cancelled'].includes(k.state)) ? words['problem.check-open-already']! : null
    return {
      checks: list.map((k) => shown(ask, k)), address: row.address, order: may ? { allowed: !why, why } : null, fewest: limit('licensing.onsite.officers', { on: ask.day }).value as number, officers: people,
    }
  },
})
