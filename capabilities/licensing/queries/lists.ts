import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { objectedTo } from '../commands/decide.ts'
import { licence as licenceProcedure } from '../procedure.ts'
import type { ExtensionJson, Licensing } from '../schema/tables.ts'
import { shownState } from '../shown-state.ts'
import { words } from '../words.ts'
import { kept, renewalOpens, renewalShape } from '../rules/validity.ts'
import { clockOf } from './clock-view.ts'
import { applicationFor, applicationPlace, extensionFor, licenceStateAt, licenceStateColumn, place, stateAt, stateColumn, turnStates, whoseTurn } from './scope.ts'

const text = (key: string) => words[key]?.zh ?? key

const applicationItem = z.object({
  id: z.string(), number: z.string(), sector: z.string(), kind: z.string(), enterprise: z.string(), creditCode: z.string(), region: z.string(), state: z.string(), turn: z.string(),
  officer: z.string().nullable(), receivedOn: z.string(), dueOn: z.string().nullable(), publicUntil: z.string().nullable(), clock: z.any(), deemedAt: z.string().nullable(), submittedAt: z.string(),
})
type Item = z.infer<typeof applicationItem>

const filters = {
  q: z.string().trim().max(60).optional(), state: z.string().max(200).optional(), sector: z.string().max(120).optional(), kind: z.string().max(60).optional(), region: z.string().regex(/^\d{6}$/).optional(),
  officer: z.string().max(60).optional(), enterprise: z.uuid().optional(), overdue: z.stringbool().optional(), sort: z.enum(['due', 'newest', 'oldest', 'enterprise']).default('newest'),
}

/** Applications that the actor may see, filtered, by keyset. */
export const applications = query<Licensing>()({
  name: 'applications', capability: 'licensing', path: '/applications', for: applicationFor,
  summary: { zh: '申请列表', en: 'List of applications' },
  input: z.object({ ...listing, ...filters }),
  result: pageOf(applicationItem),
  columns: [
    { key: 'number', title: { zh: '案号', en: 'Case number' } }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } }, { key: 'creditCode', title: { zh: '统一社会信用代码', en: 'Credit code' } },
    { key: 'sector', title: { zh: '行业', en: 'Sector' }, text: (r: Item) => text(`sector.${r.sector}`) }, { key: 'kind', title: { zh: '申请类型', en: 'Kind' }, text: (r: Item) => text(`kind.${r.kind}`) }, { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => text(`state.application.${shownState(r.state, r.publicUntil)}`) },
    { key: 'officer', title: { zh: '承办人', en: 'Officer' } }, { key: 'receivedOn', title: { zh: '收件日期', en: 'Received on' } }, { key: 'dueOn', title: { zh: '到期日', en: 'Due on' } },
  ],
  run: (ask, input) => list(ask, input),
})

/** What waits for this actor, the most urgent first: the officer's and the applicant's home page. */
export const tasks = query<Licensing>()({
  name: 'tasks', capability: 'licensing', path: '/tasks', for: applicationFor,
  summary: { zh: '我的待办', en: 'What waits for me' },
  input: z.object({ ...listing }),
  result: pageOf(applicationItem),
  run: (ask, input) => list(ask, { ...input, sort: 'due', state: turnStates(ask.actor.roles).join(',') || 'none' }, { mine: ask.actor.roles.includes('reviewer'), also: sql<boolean>`(${objectedTo(ask.actor.roles)} or ${extensionFor(ask.actor.roles)})` }),
})

const orders = {
  due: sql<string>`coalesce(intake_due->>'on', (case when state in ('accepted', 'returned', 'reviewed') then due_on when state = 'publicised' then issue_due_on end)::text, '9999-12-31')
    || licensing_application.id`,
  newest: sql<string>`to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || licensing_application.id`,
  oldest: sql<string>`to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || licensing_application.id`,
  enterprise: sql<string>`initials || licensing_application.id`,
}

async function list(ask: Asking<Licensing>, input: { limit: number; after?: string | undefined; sort: keyof typeof orders } & Partial<z.output<z.ZodObject<typeof filters>>>, { mine = false, also }: { mine?: boolean; also?: RawBuilder<boolean> } = {}) {
  const order = orders[input.sort]
  const down = input.sort === 'newest'
  const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
  let q = ask.t.selectFrom('licensing_application').selectAll().select([order.as('order_key')]).where(ask.visible('licensing_application', applicationPlace)).orderBy(order, down ? 'desc' : 'asc').limit(input.limit + 1)
  if (typeof cursor === 'string') q = q.where(down ? sql<SqlBool>`${order} < ${cursor}` : sql<SqlBool>`${order} > ${cursor}`)
  if (input.state) q = q.where((e) => e.or([e(stateColumn(ask.at), 'in', input.state!.split(',')), ...(also ? [also] : [])]))
  if (input.sector) q = q.where('sector', 'in', input.sector.split(','))
  if (input.kind) q = q.where('kind', 'in', input.kind.split(','))
  if (input.region) q = q.where('region', 'like', `${input.region.replace(/(00)+$/, '')}%`)
  if (input.officer) q = q.where('officer_id', '=', input.officer)
  if (input.enterprise) q = q.where('enterprise_id', '=', input.enterprise)
  if (mine) q = q.where((e) => e.or([e('officer_id', '=', ask.actor.id), e('officer_id', 'is', null)]))
  if (input.overdue) q = q.where('due_on', '<', ask.day).where('state', 'in', ['accepted', 'reviewed'])
  if (input.q) q = q.where(matches(input.q))
  const rows = await ask.all(q)
  const page = rows.slice(0, input.limit)
  return {
    items: page.map((r) => ({ ...r, state: stateAt(r, ask.at) })).map((r) => ({
      id: r.id, number: r.number, sector: r.sector, kind: r.kind, enterprise: r.enterprise_name, creditCode: r.credit_code, region: r.region, state: r.state, turn: whoseTurn(r.state, r.extension as ExtensionJson | null), officer: r.officer_name,
      receivedOn: r.received_on, dueOn: r.intake_due?.on ?? (['accepted', 'returned', 'reviewed'].includes(r.state) ? r.due_on : r.state === 'publicised' ? r.issue_due_on : null),
      publicUntil: r.publicity_until, clock: clockOf(r.intake_due ?? r.due, ask.day), deemedAt: r.intake_deemed_at?.toISOString() ?? null, submittedAt: r.submitted_at.toISOString(),
    })),
    next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null,
  }
}

export const matches = (q: string) => {
  const like = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  return sql<SqlBool>`(enterprise_name like ${like} or number ilike ${like} or credit_code ilike ${like} or initials ilike ${like})`
}

/** Cases by stage, for the head's page: how many, how many overdue. */
export const stages = query<Licensing>()({
  name: 'stages', capability: 'licensing', path: '/stages', for: applicationFor,
  summary: { zh: '各环节案件数', en: 'Cases by stage' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ state: z.string(), sector: z.string(), count: z.number(), overdue: z.number() })) }),
  run: async (ask) => ({ items: await ask.all(ask.t.selectFrom('licensing_application').where(ask.visible('licensing_application', applicationPlace))
    .select([stateColumn(ask.at).as('state'), 'sector', sql<number>`count(*)::int`.as('count'), sql<number>`count(*) filter (where due_on < ${ask.day}::date and state in ('accepted', 'reviewed'))::int`.as('overdue')])
    .groupBy([sql`1`, 'sector'])) }),
})

const openCase = z.object({ id: z.uuid(), number: z.string(), kind: z.string(), state: z.string() })
/** A renewal, change or replacement of a licence that is under way, seen through who may see cases. */
const openCases = sql<z.infer<typeof openCase>[]>`coalesce((select json_agg(json_build_object('id', a.id, 'number', a.number, 'kind', a.kind, 'state', a.state) order by a.submitted_at)
  from licensing_application a where a.licence_id = licensing_licence.id and a.kind <> 'new' and a.state not in ('issued', 'refused', 'withdrawn', 'not-accepted')), '[]')`

const licenceItem = z.object({
  id: z.string(), number: z.string(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), scope: z.string(), state: z.string(), kept: z.boolean(), print: z.number(), validFrom: z.string(), validUntil: z.string(), issuedOn: z.string(),
  application: z.string().nullable(), imported: z.boolean(), file: z.any(), seen: z.string(), suspendedFrom: z.string().nullable(), suspendedUntil: z.string().nullable(), endedOn: z.string().nullable(),
  /** A measure that was proposed and waits for its decision; the end of a suspension passed without a new check. */
  proposed: z.string().nullable(), recheckDue: z.boolean(), renewal: renewalShape,
  /** Applications about it that are not settled yet. */
  openCases: z.array(openCase),
})

/** The licence register. Whether one is valid follows from its dates, not from when somebody noted it. */
export const licences = query<Licensing>()({
  name: 'licences', capability: 'licensing', path: '/licences', for: applicationFor,
  summary: { zh: '许可证登记簿', en: 'Register of licences' },
  input: z.object({ ...listing, q: filters.q, sector: filters.sector, state: z.enum(licenceProcedure.states).optional(), over: z.stringbool().optional(), expiring: z.coerce.number().int().min(1).max(400).optional() }),
  result: pageOf(licenceItem),
  columns: [
    { key: 'number', title: { zh: '许可证编号', en: 'Licence number' } }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } }, { key: 'creditCode', title: { zh: '统一社会信用代码', en: 'Credit code' } },
    { key: 'sector', title: { zh: '行业', en: 'Sector' }, text: (r: z.infer<typeof licenceItem>) => text(`sector.${r.sector}`) }, { key: 'scope', title: { zh: '许可范围', en: 'Scope' } },
    { key: 'validFrom', title: { zh: '有效期起', en: 'Valid from' } }, { key: 'validUntil', title: { zh: '有效期止', en: 'Valid until' } }, { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: z.infer<typeof licenceItem>) => text(`state.licence.${r.state}`) },
  ],
  run: async (ask, input) => {
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = ask.t.selectFrom('licensing_licence').selectAll().select([kept.as('kept'), openCases.as('open_cases')]).where(ask.visible('licensing_licence', place)).orderBy('number').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where('number', '>', cursor)
    if (input.sector) q = q.where('sector', '=', input.sector)
    if (input.state) q = q.where(licenceStateColumn(ask.at, ask.day), '=', input.state)
    if (input.over) q = q.where('state', '=', 'suspended').where('suspended_until', '<', ask.day).where('expires_at', '>', ask.at)
    if (input.expiring) q = q.where('state', 'in', ['valid', 'suspended']).where('expires_at', '>', ask.at).where('expires_at', '<=', new Date(ask.at.getTime() + input.expiring * 86_400_000))
    if (input.q) q = q.where(matches(input.q))
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return {
      items: page.map((r) => ({
        id: r.id, number: r.number, sector: r.sector, enterprise: r.enterprise_name, creditCode: r.credit_code, scope: r.scope, state: licenceStateAt(r, ask.at, ask.day), kept: r.kept && ask.at >= r.expires_at, print: r.print, suspendedFrom: r.suspended_from, suspendedUntil: r.suspended_until, endedOn: r.ended_on,
        proposed: r.proposal?.measure ?? null, recheckDue: r.state === 'suspended' && r.suspended_until! < ask.day, openCases: r.open_cases,
        validFrom: r.valid_from, validUntil: r.valid_until, issuedOn: r.issued_on, renewal: renewalOpens(r, ask.day), application: r.application_id === r.id ? null : r.application_id, imported: r.imported, file: r.file, seen: r.last_fact,
      })),
      next: rows.length > input.limit ? encodeCursor([page.at(-1)!.number]) : null,
    }
  },
})
