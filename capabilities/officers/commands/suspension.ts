import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { isSystem } from '../../../kernel/access.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { post, QualificationRestored, QualificationSuspended } from '../facts.ts'
import { officer } from '../procedure.ts'
import { passMark } from '../rules/bars.ts'
import type { Officers } from '../schema/tables.ts'
import { clause, lockOfficer, notOneself, ofOfficer, officerInput, qualificationOf, qualifiedBefore, stamped, theOfficer, type Whole } from './officer.ts'
import { theOfficerTrained, trainingPassed, type WithTraining } from './qualification.ts'

const suspendInput = officerInput.extend({ post, assessment: z.uuid().nullable().default(null).describe('The failed assessment that it follows from') })
type Suspend = z.output<typeof suspendInput>
type Judged = Whole & { failed: boolean }

const notYetSuspended: Rule<Whole, { post: string }> = {
  code: 'suspended-already', clause,
  broken: (row, input) => !!qualificationOf(row, input.post)?.suspended_on && { zh: '该资格已经暂停', en: 'The qualification is suspended already' },
}
const assessmentFailed: Rule<Judged, Suspend> = {
  code: 'assessment-not-failed', clause,
  broken: (row, input) => input.assessment !== null && !row.failed && { zh: '该次考核没有不合格的结果', en: 'That assessment was not failed' },
}
const forThePerson: Rule<Whole, Suspend> = {
  code: notOneself.code, clause,
  broken: (row, _input, act) => !isSystem(act.actor) && notOneself.broken(row, undefined, act),
}

/** The qualification rests: after a failed assessment by itself, or by the head, with the reason. */
export const suspendQualification = command<Officers>()({
  does: officer.step('suspend-qualification'),
  input: suspendInput,
  locks: lockOfficer,
  find: (t: Kysely<Officers>, input: Suspend) => sql<Judged>`
    select w.*, exists (select from officers_result r where r.assessment_id = ${input.assessment} and r.officer_id = w.id and not r.passed) as failed
    from (${theOfficer(t, input)}) as w`,
  rules: [forThePerson, qualifiedBefore, notYetSuspended, assessmentFailed],
  fact: QualificationSuspended,
  record: (row, input, _drawn, { day }) => ({ ...ofOfficer(row), body: { post: input.post, on: day, assessment: input.assessment } }),
  write: (t, f) => [stamped(t, f), onQualification(t, f).set({ suspended_on: f.body.on, suspended_why: f.reason ?? '', last_fact: '0' })],
})

const isSuspended: Rule<Whole, { post: string }> = {
  code: 'not-suspended', clause,
  broken: (row, input) => !qualificationOf(row, input.post)?.suspended_on && { zh: '该资格没有暂停', en: 'The qualification is not suspended' },
}
const retrained: Rule<WithTraining, { post: string }> = {
  code: 'not-retrained', clause,
  broken: (row, input, { day }) => {
    const since = qualificationOf(row, input.post)!.suspended_on!
    const good = trainingPassed(day, row.passed) && row.passed!.held_on >= since
    return !good && {
      zh: `恢复资格须凭 ${since} 暂停之后的培训记录，成绩 ${passMark(day)} 分以上`, en: `It is restored on a training held since the suspension on ${since}, passed with ${passMark(day)} marks`,
      fields: [{ pointer: '/training', zh: '请选择暂停之后培训合格的记录', en: 'Choose a training passed after the suspension' }],
    }
  },
}

/** After retraining the person may act again; the record of it is named. */
export const restoreQualification = command<Officers>()({
  does: officer.step('restore-qualification'),
  input: officerInput.extend({ post, training: z.uuid().nullable().default(null) }),
  locks: lockOfficer,
  find: theOfficerTrained,
  guards: [notOneself],
  rules: [qualifiedBefore, isSuspended, retrained],
  fact: QualificationRestored,
  record: (row, input, _drawn, { day }) => {
    const p = row.passed!
    return { ...ofOfficer(row), body: { post: input.post, on: day, training: { id: p.id, title: p.title, heldOn: p.held_on, mark: Number(p.mark) } } }
  },
  write: (t, f) => [stamped(t, f), onQualification(t, f).set({ suspended_on: null, suspended_why: null, last_fact: '0' })],
})

const onQualification = (t: Kysely<Officers>, f: Fact<any, { post: z.infer<typeof post> }>) =>
  t.updateTable('officers_qualification').where('officer_id', '=', f.subject).where('post', '=', f.body.post)
