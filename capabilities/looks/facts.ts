import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

/** Why somebody asks: what the case is. */
export const bases = ['accident', 'inspection', 'complaint', 'licensing', 'penalty', 'annulment'] as const
/** A sensitive value by its key in our register: of a person, of the enterprise's money, or in an application. Never the value. */
export const named = z.object({
  key: z.string(), group: z.enum(['person', 'financial', 'application']), of: z.uuid(), whose: z.string(), field: z.string(),
  kind: z.enum(['citizen-id', 'phone', 'bank-account', 'amount']),
})
export type Named = z.infer<typeof named>
const values = z.array(named).min(1)
const instant = z.iso.datetime()

export const LookRequested = fact('looks.requested', z.object({
  enterprise: z.string(), basis: z.enum(bases), caseNumber: z.string(), application: z.uuid().nullable(), purpose: z.string(), values,
}), 'authority')
/** `values`: those that were granted. `hold`: until when the enterprise is not told, and why telling would hinder the duty (个保法 §35). */
export const LookApproved = fact('looks.approved', z.object({
  values, until: instant, times: z.number().int(), hold: z.object({ until: instant, why: z.string() }).nullable(),
}), 'authority')
export const LookRefused = fact('looks.refused', z.object({}), 'authority')
export const LookWithdrawn = fact('looks.withdrawn', z.object({}), 'authority')
export const LookRevoked = fact('looks.revoked', z.object({}), 'authority')
/** Values are about to be shown: recorded before any of them leaves. */
export const LookOpened = fact('looks.opened', z.object({
  view: z.uuid(), nth: z.number().int(), until: instant, enterprise: z.string(), basis: z.enum(bases), caseNumber: z.string(), purpose: z.string(), values, holdUntil: instant.nullable(),
}), 'authority')
/** The enterprise was told of looks at its data. */
export const LookTold = fact('looks.told', z.object({ looks: z.number().int(), officer: z.string(), basis: z.enum(bases), purpose: z.string() }))

/** One year's figures: amounts and account are references into the vault, the shares stand for them. */
export const FinancialsDeclared = fact('looks.financials-declared', z.object({
  year: z.number().int(), bank: z.string(), accountRef: z.uuid(), revenueRef: z.uuid(), costDueRef: z.uuid(), costSpentRef: z.uuid(),
  dueShare: z.number().nullable(), spentShare: z.number().nullable(),
}))
