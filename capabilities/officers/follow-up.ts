import { sql } from 'kysely'
import type { DueRule } from '../../kernel/due.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import type { Capability } from '../../kernel/capability.ts'
import { commandName } from '../../kernel/command.ts'
import { Problem } from '../../kernel/problem.ts'
import { afterwards } from '../../kernel/reaction.ts'
import { ComplaintUpheld } from '../integrity/facts.ts'
import { assess, closeAssessment, countComplaint } from './commands/assessment.ts'
import { noteQualificationEnding, noteQualificationLapsed, noteStayEnding, noteStayOver } from './commands/notes.ts'
import { suspendQualification } from './commands/suspension.ts'
import { AssessmentOpened, OfficerAssessed, OfficerRotated, type Post } from './facts.ts'
import { shortfallWords } from './words.ts'

type Detail = { officer: string; post: Post }
const rule = (name: string, performs: DueRule['performs'], zh: string, en: string): DueRule => ({
  rule: name, performs, title: { zh, en }, input: ({ detail }: { detail: Detail }) => ({ id: detail.officer, post: detail.post }),
})

/** Early warnings, and notes of what has followed from the dates by itself. */
export const due: readonly DueRule[] = [
  rule('officers-stay-ending', () => noteStayEnding, '最长任职将满', 'The longest stay ends soon'),
  rule('officers-stay-over', () => noteStayOver, '最长任职届满', 'The longest stay ends'),
  rule('officers-qualification-ending', () => noteQualificationEnding, '审批资格将届满', 'A qualification lapses soon'),
  rule('officers-qualification-lapse', () => noteQualificationLapsed, '审批资格届满', 'A qualification lapses'),
]

/** Licensing is asked to give each case of the hand-over list to the successor; one that is refused (a tie, say) stays on the list. */
export const handOn = (all: readonly Capability[]) => {
  const reassign = all.flatMap((c) => c.commands ?? []).find((c) => commandName(c) === 'licensing/application/reassign')!
  return afterwards(OfficerRotated, 'rotation', async (work, fact) => {
    const { handOver, successor } = fact.body
    for (const { application } of handOver) {
      const options = { causedBy: fact.id, reason: fact.reason ?? '', requestId: derivedRequestId('rotation', fact.id, application) }
      await work.perform(reassign, { id: application, officer: successor.account, name: successor.name }, options).catch((error: unknown) => {
        if (!(error instanceof Problem) || error.status >= 500) throw error
      })
    }
  })
}

/** Of an account, the person who serves: whoever has left, or is on no register, has no record to count against. */
const serving = (account: string) => sql<{ id: string }>`
  select o.id from officers_account a join officers_officer o on o.id = a.officer_id where a.account_id = ${account} and o.state = 'serving'`

export const followUps = [
  /** A complaint that was found true of a person counts at the next assessment; what the complainant is told stays out of the record. */
  afterwards(ComplaintUpheld, 'upheld-complaint', async (work, fact) => {
    const { number, officer } = fact.body
    const person = officer && await work.first(serving(officer.id))
    if (!person) return
    const note = `投诉 ${number} 经查属实`
    await work.perform(countComplaint, { id: person.id, note, source: fact.subject }, { causedBy: fact.id, reason: note, requestId: derivedRequestId('upheld-complaint', fact.id) })
  }),
  /** One command per officer, each its own fact; a repeat of the job finds what is done. */
  afterwards(AssessmentOpened, 'assess-officers', async (work, fact) => {
    for (const { id } of fact.body.officers)
      await work.perform(assess, { id, assessment: fact.subject }, { causedBy: fact.id, requestId: derivedRequestId('assess-officers', fact.id, id) })
    await work.perform(closeAssessment, { id: fact.subject }, { causedBy: fact.id, requestId: derivedRequestId('assess-officers', fact.id, 'close') })
  }),
  /** Who fails may not act until retrained. */
  afterwards(OfficerAssessed, 'failed-assessment', async (work, fact) => {
    if (fact.body.passed) return
    const reason = `考核不合格：${fact.body.failed.map((f) => shortfallWords[f].zh).join('、')}`
    for (const post of fact.body.posts)
      await work.perform(suspendQualification, { id: fact.subject, post, assessment: fact.body.assessment }, { causedBy: fact.id, reason, requestId: derivedRequestId('failed-assessment', fact.id, post) })
  }),
]
