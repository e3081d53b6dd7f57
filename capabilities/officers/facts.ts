import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { origin } from '../old-register/facts.ts'

const day = z.iso.date()

/** The posts whose work steps name (`Step.post`): for each of them an officer is qualified on its own. */
export const posts = ['acceptance', 'review', 'decision', 'issue', 'standards'] as const
export type Post = (typeof posts)[number]
export const post = z.enum(posts)

/** A case in hand, as a hand-over list names it. */
export const caseInHand = z.object({ application: z.uuid(), number: z.string() })

/** A person on the register of approval staff: the fact's subject is the person. The citizen id is a reference into the vault. */
export const OfficerEntered = fact('officers.entered', z.object({ name: z.string(), citizenRef: z.uuid(), accounts: z.array(z.string()), origin: origin.optional() }), 'authority')
/** `was`: name, region and department as they stood before; where the person stands now is in the envelope. */
export const OfficerCorrected = fact('officers.corrected', z.object({ name: z.string(), was: z.record(z.string(), z.unknown()) }), 'authority')
/** The account belongs to the person who is the subject: whoever compares persons copies account → subject from here and from `entered`. */
export const AccountAttached = fact('officers.account-attached', z.object({ account: z.string(), name: z.string() }), 'authority')
export const AccountDetached = fact('officers.account-detached', z.object({ account: z.string(), name: z.string() }), 'authority')
export const OfficerLeft = fact('officers.left', z.object({ on: day }), 'authority')
export const OfficerReturned = fact('officers.returned', z.object({ on: day }), 'authority')

/** From when a person holds a post, and the last day of the longest stay in it. */
export const OfficerPosted = fact('officers.posted', z.object({ posting: z.uuid(), post, from: day, dueOn: day, warnOn: day, years: z.number() }), 'authority')
/** The person left the post on `on`; each case in hand goes to the successor, to be handled under `account`. */
export const OfficerRotated = fact('officers.rotated', z.object({
  posting: z.uuid(), post, from: day, on: day, successor: z.object({ officer: z.uuid(), name: z.string(), account: z.string() }), handOver: z.array(caseInHand),
}), 'authority')
export const StayEnding = fact('officers.stay-ending', z.object({ posting: z.uuid(), name: z.string(), post, dueOn: day }), 'authority')
export const StayOver = fact('officers.stay-over', z.object({ posting: z.uuid(), name: z.string(), post, dueOn: day }), 'authority')

/**
 * A qualification for a post, valid through `until` (24:00 in Asia/Shanghai). `since`: the first day of an unbroken validity.
 * `training`: passed; `transition`: in office before the regime was put in force; `superior`: by the authority above, under its document.
 */
export const QualificationGranted = fact('officers.qualification-granted', z.object({
  qualification: z.uuid(), post, from: day, until: day, since: day, warnOn: day,
  ground: z.enum(['training', 'transition', 'superior']), training: z.uuid().nullable(), document: z.string().nullable(),
}), 'authority')
/** `assessment`: the failed assessment that it follows from; otherwise the head's own step, with its reason. */
export const QualificationSuspended = fact('officers.qualification-suspended', z.object({ post, on: day, assessment: z.uuid().nullable() }), 'authority')
export const QualificationRestored = fact('officers.qualification-restored', z.object({
  post, on: day, training: z.object({ id: z.uuid(), title: z.string(), heldOn: day, mark: z.number() }),
}), 'authority')
export const QualificationEnding = fact('officers.qualification-ending', z.object({ qualification: z.uuid(), name: z.string(), post, until: day }), 'authority')
/** Only notes what follows from the date; it holds from midnight (`effectiveAt`). */
export const QualificationLapsed = fact('officers.qualification-lapsed', z.object({ qualification: z.uuid(), name: z.string(), post, until: day }), 'authority')

/** A complaint against the officer that was found true: counted in the assessment. */
export const ComplaintCounted = fact('officers.complaint-counted', z.object({ complaint: z.uuid(), on: day, note: z.string(), source: z.uuid().nullable() }), 'authority')

/** Three measures of one period, the bars they were held against, and what came of it. */
export const measures = z.object({
  hours: z.number(), marks: z.number().nullable(), done: z.number().int(), turned: z.number().int(), complaints: z.number().int(),
})
export const bars = z.object({ hours: z.number(), pass: z.number(), share: z.number(), sample: z.number().int(), complaints: z.number().int() })
export const shortfalls = ['hours', 'marks', 'quality', 'complaints'] as const
export const OfficerAssessed = fact('officers.assessed', z.object({
  assessment: z.uuid(), from: day, until: day, name: z.string(), measures, bars, passed: z.boolean(), failed: z.array(z.enum(shortfalls)), posts: z.array(post),
}), 'authority')

const teacher = z.object({ name: z.string(), kind: z.enum(['outside-expert', 'senior-inspector']), from: z.string() })
export type Teacher = z.infer<typeof teacher>
export const attendance = z.object({ officer: z.uuid(), name: z.string(), hours: z.number(), mark: z.number().nullable() })
export type Attendance = z.infer<typeof attendance>
export const TrainingPlanned = fact('officers.training-planned', z.object({
  title: z.string(), teacher, hours: z.number(), on: day, retraining: z.boolean(), topics: z.string(),
}), 'authority')
export const TrainingHeld = fact('officers.training-held', z.object({ on: day, attendance: z.array(attendance) }), 'authority')
export const MarksCorrected = fact('officers.marks-corrected', z.object({ on: day, attendance: z.array(attendance), was: z.array(attendance) }), 'authority')
export const TrainingCancelled = fact('officers.training-cancelled', z.object({}), 'authority')

/** An assessment of everybody of a department over a period: one command per officer follows. */
export const AssessmentOpened = fact('officers.assessment-opened', z.object({
  title: z.string(), from: day, until: day, officers: z.array(z.object({ id: z.uuid(), name: z.string() })),
}), 'authority')
export const AssessmentClosed = fact('officers.assessment-closed', z.object({ assessed: z.number().int(), failed: z.number().int() }), 'authority')

/** From `from` on, no officer of the department takes a step of a post without a valid qualification for it. */
export const RegimePutInForce = fact('officers.regime-put-in-force', z.object({ from: day }), 'authority')
export const RegimeLifted = fact('officers.regime-lifted', z.object({ from: day }), 'authority')
