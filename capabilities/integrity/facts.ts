import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const officer = z.object({ id: z.string(), name: z.string() })
const ofCase = { application: z.uuid(), number: z.string(), enterpriseName: z.string(), officer }
const inTheCase = (body: { application: string }) => body.application

/** The applicant asks that an officer leave the case; the reasons are the fact's. */
export const RecusalRequested = fact('integrity.recusal-requested', z.object(ofCase), 'enterprise', inTheCase)
/** The officer himself, or the system from a tie, says that he should leave the case. */
export const RecusalRaised = fact('integrity.recusal-raised', z.object({ ...ofCase, origin: z.enum(['officer', 'system']), tie: z.uuid().nullable() }), 'authority', inTheCase)
/** `successor`: who goes on with the case, where it was in the hands of the one who leaves. */
export const RecusalUpheld = fact('integrity.recusal-upheld', z.object({ ...ofCase, successor: officer.nullable() }), 'enterprise', inTheCase)
export const RecusalRejected = fact('integrity.recusal-rejected', z.object(ofCase), 'enterprise', inTheCase)

const day = z.iso.date()
export const relations = ['spouse', 'child', 'parent', 'sibling', 'in-law', 'other'] as const
/** What an officer declares: codes and dates are the act's, names of relatives and citizen ids are references into the vault. */
export const declared = z.object({
  relatives: z.array(z.object({ relation: z.enum(relations), person: z.uuid(), nameRef: z.uuid(), citizenRef: z.uuid().nullable(), creditCode: z.string().nullable() })),
  employers: z.array(z.object({ creditCode: z.string(), name: z.string(), from: day.nullable(), until: day.nullable() })),
  holdings: z.array(z.object({ creditCode: z.string(), name: z.string(), percent: z.number().nullable() })),
  others: z.array(z.object({ creditCode: z.string(), name: z.string(), note: z.string() })),
})
export const DeclarationMade = fact('integrity.declaration-made', z.object({ year: z.number().int(), officer, citizenRef: z.uuid().nullable(), content: declared }), 'authority')

export const tieKinds = ['same-person', 'relative', 'former-employer', 'shareholding', 'other'] as const
/** `until`: the last day on which it keeps the officer from the enterprise's cases, where it has one (a former employer's cooling-off). */
export const TieFound = fact('integrity.tie-found', z.object({
  officer, enterprise: z.object({ id: z.uuid(), name: z.string() }), kind: z.enum(tieKinds), declaration: z.uuid(), until: day.nullable(),
}), 'authority')
export const TieEnded = fact('integrity.tie-ended', z.object({}), 'authority')

/** `steps`: what the officer did in the case before the tie was known. */
export const FlagRaised = fact('integrity.flag-raised', z.object({
  ...ofCase, tie: z.uuid(), kind: z.enum(tieKinds), steps: z.array(z.object({ step: z.string(), on: day })),
}), 'authority', inTheCase)
export const FlagSettled = fact('integrity.flag-settled', z.object({ application: z.uuid() }), 'authority', inTheCase)

const file = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() })
export const channels = ['portal', 'phone', 'mail', 'mailbox', 'visit'] as const
/** What is complained of, who complains, and the code by which they ask for the answer, are references into the vault: erasing the complaint's person erases all three. */
export const ComplaintFiled = fact('integrity.complaint-filed', z.object({
  number: z.string(), year: z.number().int(), serial: z.number().int(), channel: z.enum(channels), about: z.string(), text: z.uuid(), files: z.array(file),
  contact: z.uuid().nullable(), code: z.uuid().nullable(), acceptDue: day,
}), 'authority')
export const ComplaintAccepted = fact('integrity.complaint-accepted', z.object({ number: z.string(), officer: officer.nullable(), investigator: officer, answerDue: day }), 'authority')
export const ComplaintDeclined = fact('integrity.complaint-declined', z.object({ number: z.string() }), 'authority')
export const ComplaintInvestigated = fact('integrity.complaint-investigated', z.object({ number: z.string() }), 'authority')
/** `officer`: the account of whoever the complaint was found true of, where it was a person; the reason is the answer that the complainant reads. */
export const ComplaintUpheld = fact('integrity.complaint-upheld', z.object({ number: z.string(), officer: officer.nullable() }), 'authority')
export const ComplaintDismissed = fact('integrity.complaint-dismissed', z.object({ number: z.string() }), 'authority')

export const levels = ['high', 'medium', 'low'] as const
const riskPoint = { step: z.string(), post: z.string(), level: z.enum(levels), risk: z.string(), measure: z.string() }
export const RiskPointRegistered = fact('integrity.risk-point-registered', z.object(riskPoint), 'authority')
/** `was`: what stood before. */
export const RiskPointRevised = fact('integrity.risk-point-revised', z.object({ ...riskPoint, was: z.record(z.string(), z.unknown()) }), 'authority')
export const RiskPointWithdrawn = fact('integrity.risk-point-withdrawn', z.object({}), 'authority')
export const sessionKinds = ['case-study', 'rules', 'pledge'] as const
export const SessionHeld = fact('integrity.session-held', z.object({
  title: z.string(), kind: z.enum(sessionKinds), heldOn: day, summary: z.string(), attendees: z.array(officer),
}), 'authority')
export const WarningGiven = fact('integrity.warning-given', z.object({ officer }), 'authority')
export const WarningAcknowledged = fact('integrity.warning-acknowledged', z.object({}), 'authority')
