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
