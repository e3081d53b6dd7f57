import { z } from 'zod'
import { sql } from 'kysely'
import { command, type Rule } from '../../../kernel/command.ts'
import { CaseAssigned, CaseSentBack, FindingsReturned, FormalFound, ReviewConcluded, SubstantiveFound } from '../facts.ts'
import { application } from '../procedure.ts'
import { applicableConditions } from '../form.ts'
import { isExamined, suspensionsInPeriod } from '../rules/extension.ts'
import { clockRuns, noRecommendationUnmet, reviewIsComplete } from '../rules/review.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import { caseInput, lockCase, ofCase, onCase, placeOf, theCase, theCaseWithFindings, type CaseRow } from './case.ts'
import { stopped, stopsOf } from './clock.ts'

const opinion = z.string().trim().max(2000).default('')

const toExamine = (t: Parameters<typeof theCase>[0], i: { id: string }) => theCase(t, i).select([suspensionsInPeriod.as('suspended')])

/** The case gets the officer who answers for its review: a reviewer takes it. */
export const assign = command<Licensing>()({
  does: application.step('assign'),
  input: caseInput,
  locks: lockCase,
  find: theCase,
  guards: [{
    code: 'already-assigned', clause: '许可法-34',
    broken: (row, _input, { actor }) => row.officer_id === actor.id && { zh: '此案已由您承办', en: 'You handle this case already' },
  }],
  fact: CaseAssigned,
  record: (row, _input, _drawn, { actor }) => ({ ...ofCase(row), body: { officer: { id: actor.id, name: actor.name } } }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, officer_id: f.body.officer.id, officer_name: f.body.officer.name })],
})

const documentExists: Rule<CaseRow, { material: string }> = {
  code: 'unknown-item', clause: '许可法-34',
  broken: (row, input) => !sectorOf(row.sector, row.kind).materials.some((m) => m.key === input.material) && { zh: '材料清单中没有这份材料', en: 'The list holds no such document' },
}
const conditionApplies: Rule<CaseRow, { condition: number }> = {
  code: 'unknown-condition', clause: '条例-6',
  broken: (row, input) => !applicableConditions(sectorOf(row.sector, row.kind), row.answers as Answers).some((c) => c.item === input.condition)
    && { zh: '此项安全生产条件不适用于本案', en: 'This safety condition does not apply to the case' },
}

/** Formal review of one document: present, in valid form, of valid date (许可法 §34). */
export const findFormal = command<Licensing>()({
  does: application.step('find-formal'),
  input: caseInput.extend({ material: z.string().max(60), present: z.boolean(), validForm: z.boolean(), validDate: z.boolean().nullable(), validUntil: z.iso.date().nullable().default(null), opinion }),
  locks: lockCase,
  find: toExamine,
  guards: [isExamined, clockRuns],
  rules: [documentExists],
  fact: FormalFound,
  record: (row, { id: _, ...finding }) => ({ ...ofCase(row), body: { ...finding, round: row.round } }),
  write: (t, f) => {
    const { body: b } = f
    const result = b.present && b.validForm && b.validDate !== false ? 'met' : 'not-met'
    const detail = JSON.stringify({ present: b.present, validForm: b.validForm, validDate: b.validDate, validUntil: b.validUntil })
    return [onCase(t, f).set({ state: f.to! }), upsert(t, f, { kind: 'formal', key: b.material, round: b.round, result, detail, opinion: b.opinion })]
  },
})

const evidenceIsThere: Rule<CaseRow, { result: string; evidence: { material: string }[]; opinion: string }> = {
  code: 'evidence-missing', clause: '条例-6',
  broken: (row, input) => {
    if (input.result === 'met' && input.evidence.length === 0) return { zh: '认定符合的，应当写明依据哪份材料', en: 'A condition that is met needs its evidence' }
    if (input.result !== 'met' && !input.opinion) return { zh: '请写明意见', en: 'Give your opinion' }
    return input.evidence.some((e) => !row.documents[e.material]?.length) && { zh: '所引材料不在本案中', en: 'The cited document is not in the case' }
  },
}

/** Substantive review of one safety condition: finding, evidence, opinion (条例 §6). */
export const findSubstantive = command<Licensing>()({
  does: application.step('find-substantive'),
  input: caseInput.extend({
    condition: z.number().int().min(1).max(20), result: z.enum(['met', 'not-met', 'unverified', 'not-applicable']),
    evidence: z.array(z.object({ material: z.string().max(60), page: z.number().int().min(1).max(5000).optional(), quote: z.string().max(500).optional() })).max(20), opinion,
  }),
  locks: lockCase,
  find: toExamine,
  guards: [isExamined, clockRuns],
  rules: [conditionApplies, evidenceIsThere],
  fact: SubstantiveFound,
  record: (row, { id: _, ...finding }) => ({ ...ofCase(row), body: { ...finding, round: row.round } }),
  write: (t, f) => {
    const { body: b } = f
    return [onCase(t, f).set({ state: f.to! }), upsert(t, f, { kind: 'substantive', key: String(b.condition), round: b.round, result: b.result, detail: JSON.stringify({ evidence: b.evidence }), opinion: b.opinion })]
  },
})

type NewFinding = { kind: string; key: string; round: number; result: string; detail: string; opinion: string }
const upsert = (t: Parameters<typeof theCase>[0], f: Parameters<typeof onCase>[1], finding: NewFinding) => {
  const said = { result: finding.result, detail: finding.detail, opinion: finding.opinion, officer_id: f.actor.id, officer_name: f.actor.name, found_at: new Date(f.recordedAt) }
  return t.insertInto('licensing_finding').values({ application_id: f.subject, kind: finding.kind, key: finding.key, round: finding.round, ...said, ...placeOf(f) })
    .onConflict((c) => c.columns(['application_id', 'round', 'kind', 'key']).doUpdateSet(said))
}

/** What the review found wanting goes back to the applicant, all of it at once; the clock stands until the answer comes. */
export const returnFindings = command<Licensing>()({
  does: application.step('return'),
  input: caseInput.extend({ items: z.array(z.object({ kind: z.enum(['formal', 'substantive']), key: z.string().max(60), note: z.string().trim().min(2).max(500) })).min(1).max(60) }),
  locks: lockCase,
  find: theCase,
  guards: [clockRuns],
  fact: FindingsReturned,
  record: (row, input, _drawn, { day }) => ({ ...ofCase(row), body: { items: input.items, round: row.round, on: day, ...stopped(row, day, 'supplement') } }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, due: JSON.stringify(f.body.due), due_on: f.body.due.on, stops: stopsOf(f.body.due) })],
})

const toConclude = (t: Parameters<typeof theCase>[0], i: { id: string }) => theCaseWithFindings(t, i).select([suspensionsInPeriod.as('suspended')])

/** The reviewer's opinion goes to whoever decides; a grant is not recommended while a mandatory condition is unmet or unverified. */
export const concludeReview = command<Licensing>()({
  does: application.step('conclude-review'),
  input: caseInput.extend({ recommendation: z.enum(['grant', 'refuse']) }),
  locks: lockCase,
  find: toConclude,
  guards: [isExamined, clockRuns, reviewIsComplete],
  rules: [noRecommendationUnmet],
  fact: ReviewConcluded,
  record: (row, input) => ({ ...ofCase(row), body: { recommendation: input.recommendation } }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, reviewer_id: f.actor.id, recommendation: f.body.recommendation })],
})

export const sendBack = command<Licensing>()({
  does: application.step('send-back'),
  input: caseInput,
  locks: lockCase,
  find: theCase,
  fact: CaseSentBack,
  record: (row) => ({ ...ofCase(row), body: {} }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, recommendation: null, reviewer_id: sql`null` })],
})
