import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { origin } from '../old-register/facts.ts'
import { usedTemplates } from '../templates/facts.ts'
import { applicationKinds } from './sectors/kinds.ts'

const answers = z.record(z.string(), z.unknown())
const day = z.iso.date()
const words = z.object({ zh: z.string(), en: z.string() })

/** Answers that are the applicant's trade secrets: whoever does not examine the case sees shares of them. */
export const amounts: readonly string[] = ['revenue', 'safetyCostDue', 'safetyCostSpent']

/** A document of an application, as the fact keeps it: which file, and what its content was. */
export const documentFile = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() })
export const documents = z.record(z.string(), z.array(documentFile))

/** A limit as it was counted on the day: what `dueOn` of the calendar answered, with the clause. */
export const dueSchema = z.looseObject({ on: day, from: day, value: z.number(), unit: z.string(), provisional: z.boolean(), stopped: z.boolean(), explained: words })

export const defect = z.object({ key: z.string(), kind: z.enum(['material', 'field']), problem: z.enum(['missing', 'invalid-form', 'expired', 'unreadable', 'inconsistent', 'incomplete']), note: z.string() })

/** Until when an adverse act can be fought, and where (许可法 §7, §38). */
export const remedies = z.object({ reviewUntil: dueSchema, suitUntil: dueSchema, reviewBody: z.string(), court: z.string() })
/** Who may not apply again for this licence, until which day, under which clause. */
export const barSchema = z.object({
  id: z.uuid(), creditCode: z.string(), name: z.string(), sector: z.string(), ground: z.enum(['fraud', 'false-material', 'revocation']), clause: z.string(), from: day, until: day,
})
/** The licence at stake as it stood; the moment at which a renewal that was filed in time is deemed granted (许可法 §50). */
const stakeSchema = z.object({
  number: z.string(), validFrom: day, validUntil: day, name: z.string(), address: z.string(), principal: z.string(), economicType: z.string(), scope: z.string(),
  inTimeUntil: day.optional(), changeDue: dueSchema.optional(),
})
const renewalSchema = z.object({ inTime: z.boolean(), licence: z.uuid(), expiresAt: z.iso.datetime() })

export const ApplicationSubmitted = fact('licensing.application-submitted', z.object({
  number: z.string(), year: z.number().int(), serial: z.number().int(), sector: z.string(), kind: z.enum(applicationKinds), formVersion: z.string(), answers, documents,
  enterprise: z.object({ id: z.uuid(), name: z.string(), creditCode: z.string(), address: z.string(), economicType: z.string(), principal: z.string(), initials: z.string() }),
  receivedOn: day, intakeDue: dueSchema, applicant: z.object({ id: z.string(), name: z.string() }),
  licence: z.uuid().optional(), stake: stakeSchema.optional(), renewal: renewalSchema.optional(),
}))
export const CorrectedOnTheSpot = fact('licensing.corrected-on-the-spot', z.object({ answers, changes: z.array(z.object({ pointer: z.string(), label: words, before: z.unknown(), after: z.unknown() })) }))
export const CorrectionNoticeSent = fact('licensing.correction-notice-sent', z.object({ number: z.string(), items: z.array(defect).min(1), round: z.number().int() }))
export const ApplicationCompleted = fact('licensing.application-completed', z.object({
  answers, documents, round: z.number().int(), receivedOn: day, intakeDue: dueSchema, changed: z.array(z.string()), renewal: renewalSchema.optional(),
}))
export const ApplicationNotAccepted = fact('licensing.application-not-accepted', z.object({ number: z.string(), ground: z.enum(['not-needed', 'not-competent']), competent: z.string().optional() }))
export const ApplicationAccepted = fact('licensing.application-accepted', z.object({ receipt: z.string(), acceptedOn: day, deemed: z.boolean(), due: dueSchema, alternatives: z.array(dueSchema) }))
export const CaseAssigned = fact('licensing.case-assigned', z.object({ officer: z.object({ id: z.string(), name: z.string() }) }))
/** `was`: whoever handled it before; what that officer found stays in the case under his name. */
export const CaseReassigned = fact('licensing.case-reassigned', z.object({
  officer: z.object({ id: z.string(), name: z.string() }), was: z.object({ id: z.string(), name: z.string() }).nullable(),
}))
export const FormalFound = fact('licensing.formal-found', z.object({
  material: z.string(), round: z.number().int(), present: z.boolean(), validForm: z.boolean(), validDate: z.boolean().nullable(), validUntil: day.nullable(), opinion: z.string(),
}), 'authority')
export const SubstantiveFound = fact('licensing.substantive-found', z.object({
  condition: z.number().int(), round: z.number().int(), result: z.enum(['met', 'not-met', 'unverified', 'not-applicable']),
  evidence: z.array(z.object({ material: z.string(), page: z.number().int().optional(), quote: z.string().optional() })), opinion: z.string(),
}), 'authority')
export const ClockStopped = fact('licensing.clock-stopped', z.object({ number: z.string(), kind: z.enum(['hearing', 'inspection', 'testing', 'expert-review']), on: day, due: dueSchema }))
export const ClockRestarted = fact('licensing.clock-restarted', z.object({ on: day, stoppedDays: z.number().int(), due: dueSchema }))
/** A year's holidays were published: dates that were provisional are counted by them. `null`: that clock was not provisional. */
export const DeadlinesRecounted = fact('licensing.deadlines-recounted', z.object({
  year: z.number().int(), notice: z.string(), number: z.string(), intake: z.object({ before: day, due: dueSchema }).nullable(), decision: z.object({ before: day, due: dueSchema }).nullable(),
}))
export const FindingsReturned = fact('licensing.findings-returned', z.object({ items: z.array(z.object({ kind: z.enum(['formal', 'substantive']), key: z.string(), note: z.string() })).min(1), round: z.number().int(), on: day, due: dueSchema }))
export const FindingsAnswered = fact('licensing.findings-answered', z.object({ answers, documents, round: z.number().int(), changed: z.array(z.string()), on: day, due: dueSchema, note: z.string() }))
export const ReviewConcluded = fact('licensing.review-concluded', z.object({ recommendation: z.enum(['grant', 'refuse']) }), 'authority')
export const CaseSentBack = fact('licensing.case-sent-back', z.object({}), 'authority')
export const LicenceGranted = fact('licensing.licence-granted', z.object({
  number: z.string(), decidedOn: day, scope: z.string(), publicity: z.object({ from: day, until: day, due: dueSchema }).nullable(), issueDue: dueSchema, examined: z.boolean().optional(),
}))
export const LicenceRefused = fact('licensing.licence-refused', z.object({
  number: z.string(), decidedOn: day, clauses: z.array(z.string()), remedies, bar: barSchema.nullable().default(null),
}))
export const GrantAnnulled = fact('licensing.grant-annulled', z.object({ objections: z.array(z.uuid()), due: dueSchema }))
export const LicenceIssued = fact('licensing.licence-issued', z.object({
  licence: z.uuid(), number: z.string(), year: z.number().int(), serial: z.number().int(), kind: z.string(), sector: z.string(), scope: z.string(),
  enterprise: z.object({ id: z.uuid(), name: z.string(), creditCode: z.string(), address: z.string(), economicType: z.string(), principal: z.string(), initials: z.string().optional() }),
  validFrom: day, validUntil: day, expiresAt: z.iso.datetime(), issuedOn: day, authority: z.string(),
}))

/** As a licence of the old register may stand there. */
export const standings = ['valid', 'suspended', 'revoked', 'annulled', 'withdrawn', 'cancelled', 'expired'] as const
const standing = z.object({ state: z.enum(standings), since: day.nullable(), until: day.nullable(), decision: z.string().nullable(), suspension: z.uuid().nullable() })
/** A licence of the old register, as its paper says it; `origin` tells which row of which file it was read from, and who answered for it. */
export const LicenceTakenOver = fact('licensing.licence-taken-over', z.object({
  number: z.string(), year: z.number().int(), serial: z.number().int(), kind: z.string(), sector: z.string(), scope: z.string(),
  enterprise: z.object({ id: z.uuid(), name: z.string(), creditCode: z.string(), address: z.string(), economicType: z.string(), principal: z.string(), initials: z.string() }),
  validFrom: day, validUntil: day, expiresAt: z.iso.datetime(), issuedOn: day, authority: z.string(), origin, standing: standing.nullable().default(null),
}))

/** What a reviewer confirmed for an extension without re-examination (条例 §9), each with the source that was looked into. */
export const ExtensionConfirmed = fact('licensing.extension-confirmed', z.object({
  checks: z.array(z.object({ key: z.string(), clear: z.boolean(), source: z.string(), note: z.string() })).min(1), on: day,
}), 'authority')
/** Whoever decides did not agree to an extension without re-examination: the case is examined (条例 §9); the reason is the fact's. */
export const ExaminationOrdered = fact('licensing.examination-ordered', z.object({ on: day }))
/** The period ran out while a renewal that was filed in time was undecided: it counts as granted from that midnight (许可法 §50). */
export const RenewalDeemed = fact('licensing.renewal-deemed', z.object({ licence: z.uuid(), number: z.string(), validUntil: day, would: z.object({ from: day, until: day }) }))
const reprinted = z.object({
  licence: z.uuid(), number: z.string(), print: z.number().int(), sector: z.string(), enterprise: z.object({ id: z.uuid(), creditCode: z.string(), initials: z.string(), name: z.string(), address: z.string(), principal: z.string(), economicType: z.string() }),
  scope: z.string(), validFrom: day, validUntil: day, expiresAt: z.iso.datetime(), issuedOn: day, authority: z.string(),
})
/** 延期: the licence keeps its number and gets a new period. `before` is what it was; `deemed` says that the law had renewed it already. */
export const LicenceRenewed = fact('licensing.licence-renewed', reprinted.extend({ before: z.object({ validFrom: day, validUntil: day, scope: z.string() }), examined: z.boolean(), deemed: z.boolean() }))
/** 变更: the licence carries other particulars; what it carried stands beside them. */
export const LicenceChanged = fact('licensing.licence-changed', reprinted.extend({ changes: z.array(z.object({ key: z.string(), before: z.string(), after: z.string() })).min(1) }))
/** 补办: a new print of the same licence; the lost one is superseded. */
export const LicenceReplaced = fact('licensing.licence-replaced', reprinted)
export const ApplicationWithdrawn = fact('licensing.application-withdrawn', z.object({}))
export const WritFiled = fact('licensing.writ-filed', z.object({ writ: z.uuid(), kind: z.string(), number: z.string(), of: z.string(), file: documentFile, /** The authority's own texts that it was drawn with; facts of before had none. */ templates: usedTemplates.optional() }))

export const ObjectionFiled = fact('licensing.objection-filed', z.object({ application: z.uuid(), text: z.string(), name: z.string().nullable(), contact: z.uuid().nullable(), number: z.string() }), 'authority')
export const ObjectionUpheld = fact('licensing.objection-upheld', z.object({ application: z.uuid() }), 'authority')
export const ObjectionRejected = fact('licensing.objection-rejected', z.object({ application: z.uuid() }), 'authority')

export const LicenceSealed = fact('licensing.licence-sealed', z.object({ file: documentFile, ofd: documentFile.optional(), signer: z.string(), print: z.object({ no: z.number().int(), kind: z.string(), application: z.uuid() }).optional() }))
export const LicenceExpired = fact('licensing.licence-expired', z.object({ validUntil: day }))

/** Which licence, in words of its own, so that others need not look it up. */
const ofLicence = { licence: z.string(), sector: z.string(), creditCode: z.string(), name: z.string() }
const act = {
  ...ofLicence, scope: z.string(), validFrom: day, validUntil: day, number: z.string(),
  /** When the holder was told of what was intended. */
  told: day.nullable(),
  decidedOn: day, ground: z.string(), clauses: z.array(z.string()).min(1), remedies,
  /** What the holder answered, by the numbers of its facts, and how the decision deals with it (处罚法 §45); `null`: no answer came in time. */
  heard: z.object({ answers: z.array(z.string()).min(1), considered: z.string() }).nullable().default(null),
}

/** The holder is told what is intended and why, and until when it may answer (earlier facts had no such time); a revocation waits until a hearing can no longer be asked for. */
export const MeasureProposed = fact('licensing.measure-proposed', z.object({
  ...ofLicence, proposal: z.uuid(), measure: z.enum(['suspend', 'revoke', 'annul', 'withdraw']), ground: z.string(), clauses: z.array(z.string()), proposedOn: day,
  from: day.nullable(), until: day.nullable(), hearing: dueSchema.nullable(), answer: dueSchema.optional(),
}))
/** 陈述申辩: what the holder says to a measure that is intended. */
export const MeasureAnswered = fact('licensing.measure-answered', z.object({
  ...ofLicence, answer: z.uuid(), proposal: z.uuid(), measure: z.string(), text: z.string(), files: z.array(documentFile),
}))
export const ProposalDropped = fact('licensing.proposal-dropped', z.object({ ...ofLicence, measure: z.string(), ground: z.string() }))
export const LicenceSuspended = fact('licensing.licence-suspended', z.object({ ...act, suspension: z.uuid(), from: day, until: day, days: z.number().int(), concealed: z.boolean() }))
export const SuspensionOver = fact('licensing.suspension-over', z.object({ ...ofLicence, until: day }))
export const LicenceResumed = fact('licensing.licence-resumed', z.object({
  ...ofLicence, suspension: z.uuid(), resumedOn: day, recheck: z.object({ on: day, officers: z.array(z.string()).min(2), findings: z.string() }),
}))
export const LicenceRevoked = fact('licensing.licence-revoked', z.object({ ...act, bar: barSchema.nullable() }))
export const LicenceAnnulled = fact('licensing.licence-annulled', z.object({ ...act, compensation: z.string().nullable(), bar: barSchema.nullable() }))
export const LicenceWithdrawn = fact('licensing.licence-withdrawn', z.object({ ...act, compensation: z.string() }))
export const LicenceCancelled = fact('licensing.licence-cancelled', z.object({ ...act, before: z.string() }))
const validity = z.object({ from: day, until: day })
/** The licence is printed anew, with the validity as it should have been. Earlier facts carried the number as `licence`. */
export const ValidityCorrected = fact('licensing.validity-corrected', reprinted.extend({ before: validity, after: validity, source: z.string() }))
export const ApplicantBarred = fact('licensing.applicant-barred', barSchema)
