import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { today } from '../../kernel/calendar.ts'
import { readEnvelope, type Recorded } from '../../kernel/fact.ts'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { clauseOn } from '../../law/index.ts'
import { lights, paceOf, warnAt, type Light, type Pace } from './clock.ts'
import { caseSteps, dutyWords, isOfKind, shippedDuties } from './duties.ts'
import type { Duty } from './facts.ts'
import { framesOf } from './replay.ts'
import type { CaseTable, Oversight } from './schema/tables.ts'
import { words } from './words.ts'

const watchers: By = { head: 'own-department', approver: 'own-department', supervisor: 'region', auditor: 'region' }
const insiders: By = { ...watchers, window: 'own-department', reviewer: 'own-department' }
const place = { region: 'region', department: 'department' }
const openStates = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed', 'publicised']
/** The step that a case waits for in each state: whose duty it is. */
const waitsFor: Record<string, string> = { submitted: 'accept', accepted: 'conclude-review', reviewed: 'grant', publicised: 'issue' }

type Row = Pick<CaseTable, 'id' | 'number' | 'sector' | 'kind' | 'enterprise_name' | 'region' | 'department' | 'state' | 'officer_name' | 'submitted_on'> & { clock: Parameters<typeof paceOf>[0] | null; duties: Duty[] | null }
const pace = z.object({ on: z.string(), value: z.number(), unit: z.string(), used: z.number(), left: z.number(), share: z.number(), light: z.enum(lights) })
const item = z.object({
  id: z.uuid(), number: z.string(), sector: z.string(), kind: z.string(), enterprise: z.string(), region: z.string(), department: z.string(), state: z.string(), submittedOn: z.string(),
  responsible: z.string().nullable(), leader: z.string().nullable(), pace: pace.nullable(),
})
type Item = z.infer<typeof item>

/** 许可法 §32: what was not handled at the counter by its last day counts as accepted, whether or not it has been noted; its new limit comes with the note. */
const onItsDay = (row: Row, day: string): Row => (row.state === 'submitted' && row.clock && day > row.clock.on ? { ...row, state: 'accepted', clock: null } : row)

/** A state in which the enterprise has the word runs no limit of the authority. */
const clockRuns = (row: Row) => row.clock !== null && !['correcting', 'returned'].includes(row.state)

function shown(stored: Row, day: string): Item {
  const row = onItsDay(stored, day)
  const duty = (row.duties ?? []).find((d) => d.step === waitsFor[row.state])
  const now: Pace | null = row.clock && clockRuns(row) ? paceOf(row.clock, day) : null
  return {
    id: row.id, number: row.number, sector: row.sector, kind: row.kind, enterprise: row.enterprise_name, region: row.region, department: row.department, state: row.state,
    submittedOn: row.submitted_on, responsible: row.state === 'accepted' ? (row.officer_name ?? duty?.person?.name ?? null) : (duty?.person?.name ?? null), leader: duty?.leader?.name ?? null, pace: now,
  }
}

/**
 * Cases with the list that held on the day of their acceptance. A list begins after the day on which it is set and after the one before it, so what
 * held then never changes.
 */
const withDuties = (ask: Asking<Oversight>) => ask.t.selectFrom('oversight_case as c').leftJoin('oversight_duty_list as l', (join) => join.onRef('l.department', '=', 'c.department')
  .on(sql<SqlBool>`l.version = (select max(v.version) from oversight_duty_list v where v.department = c.department and v.from_day <= c.accepted_on)`))

/** Every open case that the asker watches; their number is bounded by what an authority can have in hand. */
async function openCases(ask: Asking<Oversight>): Promise<Item[]> {
  const rows = await ask.all<Row>(withDuties(ask)
    .select(['c.id', 'c.number', 'c.sector', 'c.kind', 'c.enterprise_name', 'c.region', 'c.department', 'c.state', 'c.officer_name', 'c.submitted_on', 'c.clock', 'l.duties'])
    .where('c.state', 'in', openStates).where(ask.visible('c', place)).limit(20_000))
  return rows.map((row) => shown(row, ask.day))
}

export const overview = query<Oversight>()({
  name: 'overview', capability: 'oversight', path: '/overview', for: watchers,
  summary: { zh: '在办案件按环节和预警颜色统计', en: 'Open cases by stage and light' },
  input: z.object({}),
  result: z.object({ cells: z.array(z.object({ state: z.string(), light: z.enum([...lights, 'none']), count: z.number() })), warnAt: z.object({ yellow: z.number(), red: z.number() }) }),
  async run(ask) {
    const counts = new Map<string, { state: string; light: Light | 'none'; count: number }>()
    for (const c of await openCases(ask)) {
      const light = c.pace?.light ?? 'none'
      const cell = counts.get(`${c.state} ${light}`) ?? { state: c.state, light, count: 0 }
      counts.set(`${c.state} ${light}`, { ...cell, count: cell.count + 1 })
    }
    return { cells: [...counts.values()], warnAt }
  },
})

const many = z.string().max(200).optional()
export const cases = query<Oversight>()({
  name: 'cases', capability: 'oversight', path: '/cases', for: watchers,
  summary: { zh: '在办案件的时限，用得最多的在前', en: 'Open cases by the share of their limit used, most first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: many, light: many, sector: many, sort: z.enum(['share', 'newest', 'oldest']).default('share') }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '案号', en: 'Case' } },
    { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'state', title: { zh: '环节', en: 'Stage' }, text: (r: Item) => words[`stage.${r.state}`]!.zh },
    { key: 'pace', title: { zh: '已用/时限', en: 'Used of limit' }, text: (r: Item) => (r.pace ? `${r.pace.used}/${r.pace.value}` : '') },
    { key: 'pace', title: { zh: '到期日', en: 'Due on' }, text: (r: Item) => r.pace?.on ?? '' },
    { key: 'pace', title: { zh: '预警', en: 'Light' }, text: (r: Item) => (r.pace ? words[`light.${r.pace.light}`]!.zh : '') },
    { key: 'responsible', title: { zh: '责任人', en: 'Responsible' } },
    { key: 'leader', title: { zh: '负责领导', en: 'Leader' } },
  ],
  async run(ask, { limit, after, q, state, light, sector, sort }) {
    const within = (list: string | undefined, value: string) => !list || list.split(',').includes(value)
    const found = (await openCases(ask)).filter((c) => within(state, c.state) && within(sector, c.sector) && within(light, c.pace?.light ?? 'none') && (!q || c.enterprise.includes(q) || c.number.includes(q)))
    const order = { share: (a: Item, b: Item) => (b.pace?.share ?? -1) - (a.pace?.share ?? -1) || a.id.localeCompare(b.id), newest: (a: Item, b: Item) => b.id.localeCompare(a.id), oldest: (a: Item, b: Item) => a.id.localeCompare(b.id) }
    const sorted = found.sort(order[sort])
    const last = after ? decodeCursor(after)?.[0] : undefined
    const from = last === undefined ? 0 : sorted.findIndex((c) => c.id === last) + 1
    const page = sorted.slice(from, from + limit)
    return { items: page, next: from + limit < sorted.length ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

const theCase = (ask: Asking<Oversight>, id: string) => ask.first(withDuties(ask)
  .select(['c.id', 'c.number', 'c.enterprise_id', 'c.enterprise_name', 'c.kind', 'c.state', 'l.duties', 'l.version', 'l.from_day', 'l.set_by']).where('c.id', '=', id).where(ask.visible('c', place)))

/** The facts of a case: its own and those that others filed under it. */
async function factsOf(ask: Asking<Oversight>, id: string, enterprise: string): Promise<Recorded<string, any>[]> {
  const kinds = new Map(ask.house.capabilities.flatMap((c) => c.facts ?? []).filter((k) => k.files).map((k) => [k.name as string, k]))
  const rows = await ask.all(sql<{ id: string; bytes: Buffer }>`select id, bytes from fact where subject = ${id} or (enterprise_id = ${enterprise} and name = any(${[...kinds.keys()]})) order by id`)
  return rows.map((row) => ({ ...readEnvelope(row.bytes), id: row.id }) as Recorded<string, any>).filter((f) => f.subject === id || kinds.get(f.name)?.files?.(f.body) === id)
}

function stepTitle(ask: Asking<Oversight>, step: string) {
  const [capability, subject, name] = step.split('/')
  return ask.house.capabilities.find((c) => c.name === capability)?.words[`step.${subject}.${name}`] ?? { zh: step, en: step }
}

export const replay = query<Oversight>()({
  name: 'replay', capability: 'oversight', path: '/cases/:id/replay', for: insiders,
  summary: { zh: '逐步回放一件案件：每一步之后的情况', en: 'A case step by step, as it stood after each' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ number: z.string(), enterprise: z.string(), frames: z.array(z.any()) }),
  async run(ask, { id }) {
    const row = await theCase(ask, id)
    if (!row) throw notFound()
    const frames = framesOf(await factsOf(ask, id, row.enterprise_id))
    return {
      number: row.number, enterprise: row.enterprise_name,
      frames: frames.map((f) => ({ ...f, title: stepTitle(ask, f.step), clauseName: clauseOn(f.clause, today(new Date(f.at))).name })),
    }
  },
})

/** Who answers for what in this case: the list it was accepted under, and who in fact did each step. */
export const duties = query<Oversight>()({
  name: 'duties', capability: 'oversight', path: '/cases/:id/duties', for: insiders,
  summary: { zh: '案件的责任清单：谁对哪一步负责、实际由谁办理', en: 'Who answers for what in a case, and who did it' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    version: z.number().nullable(), from: z.string().nullable(), setBy: z.string().nullable(),
    duties: z.array(z.object({
      step: z.string(), title: z.any(), text: z.string(), person: z.string().nullable(), leader: z.string().nullable(), done: z.array(z.object({ by: z.string(), at: z.string(), fact: z.string() })),
    })),
  }),
  async run(ask, { id }) {
    const row = await theCase(ask, id)
    if (!row) throw notFound()
    const facts = await factsOf(ask, id, row.enterprise_id)
    const doneBy = (step: string) => facts.filter((f) => f.step.endsWith(`/${step}`) && f.step.startsWith('licensing/')).map((f) => ({ by: f.actor.name, at: f.recordedAt, fact: f.id }))
    return {
      version: row.version, from: row.from_day, setBy: row.set_by,
      duties: (row.duties ?? shippedDuties).filter((d) => isOfKind(row.kind, d.step)).map((d) => ({
        step: d.step, title: stepTitle(ask, stepOf(d.step)), text: d.text, person: d.person?.name ?? null, leader: d.leader?.name ?? null, done: doneBy(d.step),
      })),
    }
  },
})

export const dutyLists = query<Oversight>()({
  name: 'duty-lists', capability: 'oversight', path: '/duty-lists', for: insiders,
  summary: { zh: '责任清单的各个版本', en: 'The lists of responsibilities, latest first' },
  input: z.object({}),
  result: z.object({
    lists: z.array(z.object({ id: z.uuid(), version: z.number(), from: z.string(), setBy: z.string(), setAt: z.string(), department: z.string(), duties: z.array(z.any()) })),
    shipped: z.array(z.any()), officers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  async run(ask) {
    const lists = await ask.all(ask.t.selectFrom('oversight_duty_list').selectAll().where(ask.visible('oversight_duty_list', place)).orderBy('version', 'desc').limit(100))
    const people = ask.actor.roles.includes('head')
      ? await ask.all(ask.t.selectFrom('oversight_officer').select(['account_id as id', 'name']).where('active', '=', true).where('department', '=', ask.actor.department).orderBy('name')) : []
    return {
      lists: lists.map((l) => ({ id: l.id, version: l.version, from: l.from_day, setBy: l.set_by, setAt: l.set_at.toISOString(), department: l.department, duties: l.duties.map((d) => ({ ...d, title: stepTitle(ask, stepOf(d.step)) })) })),
      shipped: caseSteps.map((step) => ({ step, title: stepTitle(ask, stepOf(step)), text: dutyWords[step] })), officers: people,
    }
  },
})
const stepOf = (step: string) => `licensing/${step === 'uphold' ? 'objection' : 'application'}/${step}`
