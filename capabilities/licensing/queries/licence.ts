import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { readEnvelope } from '../../../kernel/fact.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { origin } from '../../old-register/facts.ts'
import { pastSuspensions, theLicence, type LicenceRow } from '../commands/licence/row.ts'
import { groundsOf, measures } from '../grounds.ts'
import { licence as procedure } from '../procedure.ts'
import { renewalOpens, renewalShape } from '../rules/validity.ts'
import { remediesOn } from '../remedies.ts'
import { ladder } from '../rules/suspension.ts'
import type { Licensing } from '../schema/tables.ts'
import { clockOf } from './clock-view.ts'
import { named } from './preview.ts'
import { applicationFor, licenceStateAt, place } from './scope.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const anyRecord = z.record(z.string(), z.any())
const happened = z.object({
  fact: z.string(), name: z.string(), step: z.string(), title: words, from: z.string().nullable(), to: z.string().nullable(), by: z.string(), role: z.string(), at: z.string(), effectiveAt: z.string(),
  clause: words, clauseId: z.string(), reason: z.string().nullable(), body: anyRecord, causedBy: z.string().nullable(),
})
const barShape = z.object({ id: z.uuid(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), ground: z.string(), clause: words, from: z.string(), until: z.string(), runs: z.boolean(), fact: z.string() })

/** One licence as its page shows it: its state and what follows from it, particulars, everything that befell it, and what this actor may do. */
export const licence = query<Licensing>()({
  name: 'licence', capability: 'licensing', path: '/licences/:id', for: applicationFor,
  summary: { zh: '一张许可证的全部情况', en: 'One licence with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.uuid(), on: z.string(), number: z.string(), sector: z.string(), state: z.string(), seen: z.string(), enterprise: anyRecord, scope: z.string(), authority: z.string(), region: z.string(), department: z.string(),
    validFrom: z.string(), validUntil: z.string(), issuedOn: z.string(), daysLeft: z.number(), renewal: renewalShape, file: z.any(), application: z.uuid().nullable(),
    suspended: z.object({ from: z.string(), until: z.string(), recheckDue: z.boolean() }).nullable(), ended: z.object({ on: z.string(), ground: z.string() }).nullable(),
    proposal: z.any(), answers: z.array(z.object({ fact: z.string(), text: z.string(), files: z.array(z.any()), by: z.string(), at: z.string() })), history: z.array(happened), writs: z.array(z.any()), cases: z.array(z.object({ id: z.uuid(), number: z.string(), kind: z.string(), state: z.string() })),
    bars: z.array(barShape), actions: z.array(z.any()), grounds: z.record(z.string(), z.array(z.object({ key: z.string(), least: z.number().nullable(), most: z.number().nullable(), revoke: words.nullable() }))),
    remedies: z.any(),
    /** Where a licence of the old register was read from, and who answered for it. */
    origin: origin.nullable(),
  }),
  run: async (ask, { id }) => {
    const row = await ask.first(theLicence(ask.t, { id }).select([
      pastSuspensions.as('past'), sql<string>`(select ground from licensing_suspension s where s.id = licensing_licence.suspension_id)`.as('ground'),
    ]).where(ask.visible('licensing_licence', place)))
    if (!row) throw notFound()
    const state = licenceStateAt(row, ask.at, ask.day)
    const [cases, bars] = await Promise.all([casesOf(ask, row), barsOf(ask, row.credit_code)])
    const [history, writs] = await Promise.all([historyOf(ask, row), ask.all(ask.t.selectFrom('licensing_writ').select(['id', 'application_id', 'kind', 'number', 'file', 'filed_at', 'templates'])
      .where('application_id', 'in', [row.application_id, ...cases.map((c) => c.id)]).orderBy('filed_at'))])
    const inside = !ask.actor.enterpriseId
    return {
      id: row.id, on: ask.day, number: row.number, sector: row.sector, state, seen: row.last_fact, scope: row.scope, authority: row.authority, region: row.region, department: row.department,
      enterprise: { id: row.enterprise_id, name: row.enterprise_name, creditCode: row.credit_code, address: row.address, economicType: row.economic_type, principal: row.principal },
      validFrom: row.valid_from, validUntil: row.valid_until, issuedOn: row.issued_on, daysLeft: Temporal.PlainDate.from(ask.day).until(row.valid_until, { largestUnit: 'day' }).days,
      renewal: renewalOpens(row, ask.day), file: row.file, application: row.application_id === row.id ? null : row.application_id, origin: row.origin,
      suspended: row.suspended_from ? { from: row.suspended_from, until: row.suspended_until!, recheckDue: state === 'suspended' && row.suspended_until! < ask.day } : null,
      ended: row.ended_on ? { on: row.ended_on, ground: row.ended_ground! } : null,
      proposal: row.proposal && { ...row.proposal, hearing: clockOf(row.proposal.hearing, ask.day), answer: clockOf(row.proposal.answer ?? null, ask.day) },
      answers: row.answers.map((a) => ({ ...a, at: new Date(a.at).toISOString() })), history,
      writs: writs.map((w) => ({ ...w, filed_at: w.filed_at.toISOString() })), cases, bars,
      actions: (await actionsOf(ask.house, 'licensing/licence', row, ask.actor, { at: ask.at, day: ask.day })).map((a) => ({
        ...a, ground: named(procedure.step(a.step as never).clause, ask.day), clauseName: a.clause ? named(a.clause, ask.day).name : null,
      })),
      grounds: inside ? offered(row, ask.day) : {}, remedies: inside ? remediesShown(row.department, ask.day) : null,
    }
  },
})

/** What each measure may rest on in this sector, and how long the ladder lets a suspension be that begins today. */
const offered = (row: LicenceRow & { past: Parameters<typeof ladder>[2] }, day: string) => Object.fromEntries([...measures, 'cancel'].map((measure) => [measure, groundsOf(measure, row.sector).map((key) => {
  const rung = measure === 'suspend' ? ladder(row.sector, { ground: key, from: day, concealed: false }, row.past) : null
  return { key, least: rung && 'least' in rung ? rung.least : null, most: rung && 'most' in rung ? rung.most : null, revoke: rung && 'revoke' in rung ? { zh: rung.revoke.zh, en: rung.revoke.en } : null }
})]))

function remediesShown(department: string, day: string) {
  const { reviewUntil, suitUntil, ...bodies } = remediesOn(department, day)
  return { reviewUntil: clockOf(reviewUntil, day), suitUntil: clockOf(suitUntil, day), ...bodies }
}

const casesOf = (ask: Asking<Licensing>, row: LicenceRow) => ask.all(ask.t.selectFrom('licensing_application').select(['id', 'number', 'kind', 'state'])
  .where('licence_id', '=', row.id).orderBy('submitted_at'))

const brought = ['licensing.licence-issued', 'licensing.licence-renewed', 'licensing.licence-changed', 'licensing.licence-replaced', 'licensing.renewal-deemed']
/** The facts of the licence in their order, with the decision that brought it into being; a holder sees those that concern holders. */
async function historyOf(ask: Asking<Licensing>, row: LicenceRow) {
  const kinds = new Map(ask.house.capabilities.flatMap((c) => c.facts ?? []).map((k) => [k.name, k]))
  const filing = [...kinds.values()].filter((k) => k.files).map((k) => k.name)
  const facts = await ask.all(sql<{ id: string; bytes: Buffer }>`select id, bytes from fact
    where subject = ${row.id} or (subject in (select a.id from licensing_application a where a.licence_id = ${row.id}) and name = any(${brought}))
      or (enterprise_id = ${row.enterprise_id} and name = any(${filing})) order by id`)
  return facts.map((f) => ({ fact: f.id, ...readEnvelope(f.bytes) }))
    .filter((e) => !kinds.get(e.name)?.files || kinds.get(e.name)!.files!(e.body) === row.id).filter((e) => !ask.actor.enterpriseId || kinds.get(e.name)?.shown === 'enterprise').map((e) => ({
    fact: e.fact, name: e.name, step: e.step, title: titleOf(ask, e.step), from: e.from, to: e.to, by: e.actor.name, role: e.role, at: e.recordedAt, effectiveAt: e.effectiveAt,
    clause: clauseOn(e.clause, today(new Date(e.recordedAt))).name, clauseId: e.clause, reason: e.reason, body: e.body as Record<string, unknown>, causedBy: e.causedBy,
  }))
}

function titleOf(ask: Asking<Licensing>, step: string) {
  const [capability, subject, name] = step.split('/')
  return ask.house.capabilities.find((c) => c.name === capability)?.words[`step.${subject}.${name}`] ?? { zh: step, en: step }
}

async function barsOf(ask: Asking<Licensing>, creditCode?: string) {
  let q = ask.t.selectFrom('licensing_bar').selectAll().where(ask.visible('licensing_bar', place)).orderBy('until_on', 'desc').limit(200)
  if (creditCode) q = q.where('credit_code', '=', creditCode)
  return (await ask.all(q)).map((b) => ({
    id: b.id, sector: b.sector, enterprise: b.enterprise_name, creditCode: b.credit_code, ground: b.ground, clause: named(b.clause, b.from_on).name, from: b.from_on, until: b.until_on,
    runs: ask.day <= b.until_on, fact: b.last_fact,
  }))
}

/** Who may not apply again, and until when: an enterprise sees its own before it fills in a form. */
export const bars = query<Licensing>()({
  name: 'bars', capability: 'licensing', path: '/bars', for: applicationFor,
  summary: { zh: '申请限制', en: 'Bars on applying' },
  input: z.object({ running: z.stringbool().optional() }),
  result: z.object({ items: z.array(barShape) }),
  run: async (ask, { running }) => ({ items: (await barsOf(ask)).filter((b) => !running || b.runs) }),
})
