import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { readEnvelope } from '../../../kernel/fact.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { latestFindings, noticeItems, theCase } from '../commands/case.ts'
import { objectionCounts } from '../commands/decide.ts'
import { reissueReads } from '../commands/reissue.ts'
import { isExamined, suspensionsInPeriod } from '../rules/extension.ts'
import { isStepOf, lifeOf } from './life.ts'
import { applicableConditions, requiredMaterials } from '../form.ts'
import { openFindings } from '../rules/review.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import { application as procedure } from '../procedure.ts'
import { clockOf } from './clock-view.ts'
import { discreet, examines } from './discreet.ts'
import { named, otherReadings, previewOf } from './preview.ts'
import { applicationFor, applicationPlace, stateAt, whoseTurn } from './scope.ts'

const words = z.object({ zh: z.string(), en: z.string() })
const anyRecord = z.record(z.string(), z.any())

/** One case as its page shows it: where it is, whose turn, the clock, documents, findings, and what this actor may do. */
export const application = query<Licensing>()({
  name: 'application', capability: 'licensing', path: '/applications/:id', for: applicationFor,
  summary: { zh: '一件申请的全部情况', en: 'One application with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.uuid(), number: z.string(), sector: z.string(), kind: z.string(), state: z.string(), turn: z.string(), seen: z.string(), round: z.number(),
    enterprise: anyRecord, region: z.string(), department: z.string(), officer: z.object({ id: z.string(), name: z.string() }).nullable(),
    submittedAt: z.string(), receivedOn: z.string(), acceptedOn: z.string().nullable(), deemed: z.boolean(), decidedOn: z.string().nullable(), scope: z.string().nullable(),
    publicity: z.object({ from: z.string(), until: z.string() }).nullable(), issueDueOn: z.string().nullable(), licence: z.uuid().nullable(), recommendation: z.string().nullable(),
    stake: z.any(), changes: z.array(z.any()), renewal: z.any(), extension: z.any(),
    clock: z.any(), intakeClock: z.any(), deemedAt: z.string().nullable(), stops: z.array(z.any()), formVersion: z.string(), answers: anyRecord, documents: anyRecord, changed: z.array(z.string()),
    materials: z.array(z.any()), conditions: z.array(z.any()), notice: z.array(z.any()), findings: z.array(z.any()), writs: z.array(z.any()), objections: z.array(z.any()),
    open: z.array(z.any()), actions: z.array(z.any()), alternatives: z.array(z.any()), preview: z.any(),
  }),
  run: async (ask, { id }) => {
    const row = await ask.first(theCase(ask.t, { id }).select([noticeItems.as('items'), latestFindings.as('findings')]).select(objectionCounts).select([suspensionsInPeriod.as('suspended'), ...reissueReads]).where(ask.visible('licensing_application', applicationPlace)))
    if (!row) throw notFound()
    const inside = !ask.actor.enterpriseId
    const [notice, findings, writs, objections] = await Promise.all([
      ask.all(ask.t.selectFrom('licensing_notice_item').select(['key', 'kind', 'round', 'problem', 'note', 'cured_round']).where('application_id', '=', id).orderBy('round').orderBy('key')),
      inside ? ask.all(ask.t.selectFrom('licensing_finding').select(['kind', 'key', 'round', 'result', 'detail', 'opinion', 'officer_name', 'found_at']).where('application_id', '=', id).orderBy('round').orderBy('key')) : returnedFindings(ask, id),
      ask.all(ask.t.selectFrom('licensing_writ').select(['id', 'kind', 'number', 'file', 'filed_at', 'templates']).where('application_id', '=', id).orderBy('filed_at')),
      inside ? ask.all(ask.t.selectFrom('licensing_objection').select(['id', 'number', 'text', 'state', 'answer', 'filed_at', 'answered_at', 'last_fact', sql<boolean>`contact is not null`.as('signed')]).where('application_id', '=', id).orderBy('filed_at')) : [],
    ])
    const sector = sectorOf(row.sector, row.kind)
    const answers = row.answers as Answers
    const needed = new Set(requiredMaterials(sector, answers).map((m) => m.key))
    const state = stateAt(row, ask.at)
    return {
      id: row.id, number: row.number, sector: row.sector, kind: row.kind, state, turn: row.upheld ? 'approver' : row.open_objections ? 'reviewer' : whoseTurn(state, row.extension), seen: row.last_fact, round: row.round,
      enterprise: row.enterprise, region: row.region, department: row.department, officer: row.officer_id ? { id: row.officer_id, name: row.officer_name! } : null,
      submittedAt: row.submitted_at.toISOString(), receivedOn: row.received_on, acceptedOn: row.accepted_on, deemed: row.deemed || state !== row.state, decidedOn: row.decided_on, scope: row.scope,
      publicity: row.publicity_from ? { from: row.publicity_from, until: row.publicity_until! } : null, issueDueOn: row.issue_due_on, licence: row.licence_id,
      recommendation: inside ? row.recommendation : null, clock: clockOf(row.due, ask.day), intakeClock: clockOf(row.intake_due, ask.day), deemedAt: row.intake_deemed_at?.toISOString() ?? null,
      ...lifeOf(row, ask.at, ask.day, inside),
      stops: row.stops, formVersion: row.form_version, answers: examines(ask.actor, row) ? row.answers : discreet(answers), documents: row.documents, changed: row.changed,
      materials: sector.materials.map((m) => ({ ...m, needed: needed.has(m.key) })), conditions: applicableConditions(sector, answers), notice, findings,
      writs: writs.map((w) => ({ ...w, filed_at: w.filed_at.toISOString() })), objections,
      open: inside && state === 'accepted' && !isExamined.broken(row, undefined, { at: ask.at, day: ask.day, actor: ask.actor }) ? openFindings(row) : [],
      actions: (await actionsOf(ask.house, 'licensing/application', row, ask.actor, { at: ask.at, day: ask.day })).filter((a) => isStepOf(row.kind, a.step)).map((a) => ({
        ...a, ground: named(procedure.step(a.step as never).clause, ask.day), clauseName: a.clause ? named(a.clause, ask.day).name : null,
      })),
      alternatives: otherReadings(row, ask.day), preview: inside ? previewOf(row, ask.day) : null,
    }
  },
})

/** The applicant sees findings once they were returned, not while the reviewer is still writing. */
async function returnedFindings(ask: Asking<Licensing>, id: string) {
  const facts = await ask.all(sql<{ bytes: Buffer }>`select bytes from fact where subject = ${id} and name = 'licensing.findings-returned' order by id`)
  return facts.flatMap(({ bytes }) => {
    const e = readEnvelope(bytes)
    const body = e.body as { round: number; items: { kind: string; key: string; note: string }[] }
    return body.items.map((i) => ({ kind: i.kind, key: i.key, round: body.round, result: 'not-met', detail: {}, opinion: i.note, officer_name: e.actor.name, found_at: e.recordedAt }))
  })
}

/** The facts of a case in their order: who, when, under which clause, why. An applicant sees those that concern applicants. */
export const timeline = query<Licensing>()({
  name: 'timeline', capability: 'licensing', path: '/applications/:id/timeline', for: applicationFor,
  summary: { zh: '办理过程', en: 'What happened in a case' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ items: z.array(z.object({
    fact: z.string(), name: z.string(), step: z.string(), title: words, from: z.string().nullable(), to: z.string().nullable(), by: z.string(), role: z.string(), at: z.string(), effectiveAt: z.string(),
    clause: words, clauseId: z.string(), reason: z.string().nullable(), body: anyRecord, causedBy: z.string().nullable(),
  })) }),
  run: async (ask, { id }) => {
    const row = await ask.first(theCase(ask.t, { id }).where(ask.visible('licensing_application', applicationPlace)))
    if (!row) throw notFound()
    const kinds = new Map(ask.house.capabilities.flatMap((c) => c.facts ?? []).map((k) => [k.name, k]))
    const filing = [...kinds.values()].filter((k) => k.files).map((k) => k.name)
    const facts = await ask.all(sql<{ id: string; bytes: Buffer; subject: string }>`select id, bytes, subject from fact
      where subject = ${id} or (subject = ${row.licence_id}::uuid and id > (select min(o.id) from fact o where o.subject = ${id})) or subject in (select o.id from licensing_objection o where o.application_id = ${id})
        or (enterprise_id = ${row.enterprise_id} and name = any(${filing})) order by id`)
    const items = facts.map((f) => ({ fact: f.id, ...readEnvelope(f.bytes) }))
      .filter((e) => !kinds.get(e.name)?.files || kinds.get(e.name)!.files!(e.body) === id)
      .filter((e) => !ask.actor.enterpriseId || kinds.get(e.name)?.shown === 'enterprise')
    const title = (step: string) => {
      const [capability, subject, name] = step.split('/')
      return ask.house.capabilities.find((c) => c.name === capability)?.words[`step.${subject}.${name}`] ?? { zh: step, en: step }
    }
    return { items: items.map((e) => ({
      fact: e.fact, name: e.name, step: e.step, title: title(e.step), from: e.from, to: e.to, by: e.actor.name, role: e.role, at: e.recordedAt, effectiveAt: e.effectiveAt,
      clause: clauseOn(e.clause, today(new Date(e.recordedAt))).name, clauseId: e.clause, reason: e.reason, body: outline(e.body as Record<string, unknown>), causedBy: e.causedBy,
    })) }
  },
})

/** The contents of the form are on the case page already; a timeline that repeated them would grow with every round. */
const outline = ({ answers: _a, documents: _d, ...rest }: Record<string, unknown>) => rest
