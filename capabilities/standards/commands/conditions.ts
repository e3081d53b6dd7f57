import { sql } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Guard, type Rule } from '../../../kernel/command.ts'
import { ConditionJudged, ConditionsAttached, ConditionsDetached, type Attached } from '../facts.ts'
import { judgement } from '../procedure.ts'
import type { Standards } from '../schema/tables.ts'
import { evidenceInput, evidenceIsThere, inReview, judgementInput, lockCase, lockCaseAndRegister, ofCase, onJudgement, placeOf, theJudgement, type JudgementRow } from './judgement.ts'
import { attachedRows } from './pin.ts'

const named = judgementInput.extend({ supplement: z.uuid() })
type Condition = { supplement: string; key: string; title: { zh: string; en: string }; text: { zh: string; en: string } }
type WithConditions = JudgementRow & { conditions: Condition[] }
const conditions = sql<Condition[]>`coalesce((select json_agg(json_build_object('supplement', c.supplement_id, 'key', c.key, 'title', c.title, 'text', c.text))
  from standards_condition c where c.application_id = standards_judgement.id), '[]')`

const notAttachedYet: Rule<WithConditions, { supplement: string }> = {
  code: 'already-attached', clause: '安全生产法-29', broken: (row, input) => row.conditions.some((c) => c.supplement === input.supplement) && { zh: '本案已附加这组条件', en: 'These conditions are attached already' },
}
const isAttached: Rule<WithConditions, { supplement: string }> = {
  code: 'not-attached', clause: '安全生产法-29', broken: (row, input) => !row.conditions.some((c) => c.supplement === input.supplement) && { zh: '本案没有附加这组条件', en: 'These conditions are not attached' },
}
const supplementHolds: Guard<{ found: Attached | null }> = {
  code: 'supplement-ended', clause: '安全生产法-29', broken: (row) => row.found === null && { zh: '没有这组补充条件，或者已停用，或者不适用于本行业', en: 'These conditions do not exist, were ended, or are for another sector' },
}

/** The reviewer attaches the supplementary conditions that the case calls for. */
export const attach = command<Standards>()({
  does: judgement.step('attach'),
  input: named,
  locks: lockCaseAndRegister,
  find: (t, input) => theJudgement(t, input).select(conditions.as('conditions')).select(sql<Attached | null>`(
    select json_build_object('supplement', s.id, 'title', s.title, 'guidance', s.guidance, 'conditions', s.conditions)
    from standards_supplement s where s.id = ${input.supplement ?? null} and s.sector = standards_judgement.sector and s.state = 'registered')`.as('found')),
  guards: [inReview],
  rules: [notAttachedYet, { ...supplementHolds, broken: (row, _input, act) => supplementHolds.broken(row, undefined, act) }],
  fact: ConditionsAttached,
  record: (row) => ({ ...ofCase(row), body: row.found! }),
  write: (t, f) => [onJudgement(t, f).set({ state: f.to! }), ...attachedRows(t, f, f.body)],
})

/** Attached by a keyword or by mistake: the conditions concern another technology than the case's. */
export const detach = command<Standards>()({
  does: judgement.step('detach'),
  input: named,
  locks: lockCase,
  find: (t, input) => theJudgement(t, input).select(conditions.as('conditions')),
  guards: [inReview],
  rules: [isAttached],
  fact: ConditionsDetached,
  record: (row, input) => ({ ...ofCase(row), body: { supplement: input.supplement, title: row.conditions.find((c) => c.supplement === input.supplement)!.title } }),
  write: (t, f) => [
    onJudgement(t, f).set({ state: f.to! }),
    anyRows(t.deleteFrom('standards_condition').where('application_id', '=', f.subject).where('supplement_id', '=', f.body.supplement)),
  ],
})

const conditionExists: Rule<WithConditions, { supplement: string; key: string }> = {
  code: 'condition-unknown', clause: '安全生产法-29',
  broken: (row, input) => !row.conditions.some((c) => c.supplement === input.supplement && c.key === input.key) && { zh: '本案没有这项补充条件', en: 'The case has no such condition' },
}

/** One supplementary condition: met or not, by what. */
export const judgeCondition = command<Standards>()({
  does: judgement.step('judge-condition'),
  input: named.extend({ key: z.string().max(40), result: z.enum(['met', 'unmet']), evidence: evidenceInput, opinion: z.string().trim().max(2000).default('') }),
  locks: lockCase,
  find: (t, input) => theJudgement(t, input).select(conditions.as('conditions')),
  guards: [inReview],
  rules: [conditionExists, evidenceIsThere],
  fact: ConditionJudged,
  record: (row, { id: _, ...input }) => ({ ...ofCase(row), body: { ...input, text: row.conditions.find((c) => c.supplement === input.supplement && c.key === input.key)!.text } }),
  write: (t, f) => [
    onJudgement(t, f).set({ state: f.to! }),
    t.updateTable('standards_condition').set({ result: f.body.result, evidence: JSON.stringify(f.body.evidence), opinion: f.body.opinion, officer_name: f.actor.name, ...placeOf(f) })
      .where('application_id', '=', f.subject).where('supplement_id', '=', f.body.supplement).where('key', '=', f.body.key),
  ],
})
