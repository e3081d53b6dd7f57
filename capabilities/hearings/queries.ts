import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { roleFor } from '../../kernel/access.ts'
import { actionsOf } from '../../kernel/actions.ts'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { lastNotice, type HearingRow } from './commands/hearing.ts'
import { openStates } from './commands/offer.ts'
import { hearing as procedure } from './procedure.ts'
import type { CaseTable, Hearings } from './schema/tables.ts'
import { words } from './words.ts'

const readers: By = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
}
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

const item = z.object({
  id: z.uuid(), number: z.string(), application: z.uuid(), licence: z.uuid().nullable(), enterprise: z.string(), state: z.string(), matter: z.string(), askUntil: z.string(), holdBy: z.string().nullable(),
  on: z.string().nullable(), time: z.string().nullable(), place: z.string().nullable(), chair: z.string().nullable(), open: z.boolean().nullable(),
})
type Item = z.infer<typeof item>
/** An offer ends with its last day, whether or not the sweep has noted it. */
const stateOn = (row: Pick<HearingRow, 'state' | 'ask_until'>, day: string) => (row.state === 'offered' && day > row.ask_until ? 'lapsed' : row.state)
const shown = (row: HearingRow, day: string): Item => ({
  id: row.id, number: row.number, application: row.application_id, licence: row.licence_id, enterprise: row.enterprise_name, state: stateOn(row, day), matter: row.matter, askUntil: row.ask_until, holdBy: row.hold_by,
  on: row.on_day, time: row.at_time, place: row.place, chair: row.chair_name, open: row.open,
})

export const hearings = query<Hearings>()({
  name: 'hearings', capability: 'hearings', path: '/hearings', for: readers,
  summary: { zh: '听证列表，最近告知的在前', en: 'Hearings, the latest offered first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(120).optional() }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '听证编号', en: 'Number' } },
    { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'matter', title: { zh: '事项', en: 'Matter' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => words[`state.hearing.${r.state}`]!.zh },
    { key: 'askUntil', title: { zh: '申请期限', en: 'Ask until' } },
    { key: 'holdBy', title: { zh: '举行期限', en: 'Hold by' } },
    { key: 'on', title: { zh: '听证日期', en: 'Day' } },
    { key: 'chair', title: { zh: '主持人', en: 'Chair' } },
  ],
  async run(ask, { limit, after, q, state }) {
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    let s = ask.t.selectFrom('hearings_hearing').selectAll().where(ask.visible('hearings_hearing', place)).orderBy('id', 'desc').limit(limit + 1)
    if (typeof cursor === 'string') s = s.where('id', '<', cursor)
    if (state) s = s.where(sql<SqlBool>`(case when state = 'offered' and ask_until < ${ask.day} then 'lapsed' else state end) = any(${state.split(',')})`)
    if (q) s = s.where((e) => e.or([e('enterprise_name', 'like', `%${q}%`), e('number', 'like', `%${q}%`)]))
    const rows = await ask.all(s)
    const page = rows.slice(0, limit)
    return { items: page.map((row) => shown(row, ask.day)), next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

export const one = query<Hearings>()({
  name: 'hearing', capability: 'hearings', path: '/hearings/:id', for: readers,
  summary: { zh: '一次听证的全部情况', en: 'One hearing with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({
    seen: z.string(), parties: z.array(z.string()), askDue: z.any(), holdDue: z.any(), requestedBy: z.string().nullable(), requestedReason: z.string().nullable(), participants: z.array(z.any()),
    points: z.array(z.any()), signed: z.any(), conclusion: z.string().nullable(), actions: z.array(z.any()), officers: z.array(z.object({ id: z.string(), name: z.string() })), earliest: z.string().nullable(),
  }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('hearings_hearing').selectAll().where('id', '=', id).where(ask.visible('hearings_hearing', place)))
    if (!row) throw notFound()
    const state = stateOn(row, ask.day)
    const deciding = ask.actor.roles.some((role) => ['approver', 'head'].includes(role))
    return {
      ...shown(row, ask.day), seen: row.last_fact, parties: row.parties, askDue: row.ask_due, holdDue: row.hold_due, requestedBy: row.requested_by, requestedReason: row.requested_reason,
      participants: row.participants, points: row.points, signed: row.signed, conclusion: row.conclusion,
      actions: state === row.state ? await actionsOf(ask.house, 'hearings/hearing', row, ask.actor, { at: ask.at, day: ask.day }) : [],
      officers: deciding ? await chairs(ask, row) : [], earliest: deciding ? earliestOf(ask.day, row.licence_id) : null,
    }
  },
})

/** Who could preside: officers of the department who did not examine the case. */
const chairs = (ask: Asking<Hearings>, row: HearingRow) => ask.all(ask.t.selectFrom('hearings_officer as o').select(['o.account_id as id', 'o.name'])
  .where('o.active', '=', true).where('o.department', '=', row.department).where(sql<SqlBool>`o.roles && array['reviewer', 'approver', 'head', 'supervisor']`)
  .where(sql<SqlBool>`not exists (select from hearings_case c where c.id = ${row.application_id} and o.account_id::text = any(c.reviewers))`).orderBy('o.name'))

/** The first day for which a notice of today is early enough. */
function earliestOf(day: string, licence: string | null): string {
  let on = day
  while (lastNotice(on, day, licence) < day) on = Temporal.PlainDate.from(on).add({ days: 1 }).toString()
  return on
}

const offerShape = z.object({ application: z.uuid(), allowed: z.boolean(), why: z.object({ zh: z.string(), en: z.string() }).nullable() }).nullable()
type Heard = Pick<CaseTable, 'id' | 'decided' | 'enterprise_id' | 'region' | 'department' | 'officer_id'>
/** Whether a hearing of this case can be offered by who asks, and why not. */
function offerOf(ask: Asking<Hearings>, row: Heard, list: readonly Item[]) {
  const open = list.some((h) => h.application === row.id && openStates.includes(h.state))
  const why = row.decided ? words['problem.case-decided']! : open ? words['problem.hearing-open-already']! : null
  return roleFor(procedure.step('offer').by, ask.actor, row) ? { application: row.id, allowed: !why, why } : null
}

/** What the case page needs: the hearings of the case, and whether one can be offered. */
export const ofCase = query<Hearings>()({
  name: 'of-case', capability: 'hearings', path: '/cases/:id', for: readers,
  summary: { zh: '一件申请的听证', en: 'The hearings of a case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ hearings: z.array(item), offer: offerShape }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('hearings_case').selectAll().where('id', '=', id).where(ask.visible('hearings_case', { ...place, officer: 'officer_id' })))
    if (!row) throw notFound()
    const list = (await ask.all(ask.t.selectFrom('hearings_hearing').selectAll().where('application_id', '=', id).orderBy('id'))).map((h) => shown(h, ask.day))
    return { hearings: list, offer: offerOf(ask, row, list) }
  },
})

/** The same of a licence: the hearings of all measures against it, and whether one can be offered of the measure that stands proposed. */
export const ofLicence = query<Hearings>()({
  name: 'of-licence', capability: 'hearings', path: '/licences/:id', for: readers,
  summary: { zh: '对一张许可证的处理的听证', en: 'The hearings about measures against a licence' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ hearings: z.array(item), offer: offerShape }),
  async run(ask, { id }) {
    const list = (await ask.all(ask.t.selectFrom('hearings_hearing').selectAll().where('licence_id', '=', id).where(ask.visible('hearings_hearing', place)).orderBy('offered_at')))
      .map((h) => shown(h, ask.day))
    const row = await ask.first(ask.t.selectFrom('hearings_case').selectAll().where('licence_id', '=', id).where('decided', '=', false).where(ask.visible('hearings_case', place)))
    return { hearings: list, offer: row ? offerOf(ask, row, list) : null }
  },
})
