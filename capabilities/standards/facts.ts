import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const words = z.object({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(300) })
const day = z.iso.date()

/** Sectors that need a licence (条例 §2), and the sizes of the register of enterprises; `all` holds where a size has no standard of its own. */
export const standardSectors = ['hazardous-chemicals', 'construction', 'mines', 'fireworks', 'civil-explosives'] as const
export const standardSizes = ['all', 'micro', 'small', 'medium', 'large'] as const

/**
 * One quantified indicator. `comparison: 'yes'` needs no threshold; `range` is what a measured value can be at all. `verified: false`: the
 * threshold was not read in the text of the clause.
 */
export const indicator = z.object({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/),
  group: z.enum(['facility', 'management', 'staff']),
  name: words,
  unit: z.object({ zh: z.string().max(20), en: z.string().max(30) }).nullable(),
  comparison: z.enum(['at-least', 'at-most', 'equal', 'yes']),
  threshold: z.number().nullable(),
  range: z.object({ min: z.number(), max: z.number() }).nullable(),
  clause: z.string().max(40),
  verified: z.boolean(),
  mandatory: z.boolean(),
})
export type Indicator = z.infer<typeof indicator>

/** Why an indicator differs from the version before: what made the change necessary, with its reference. */
export const change = z.object({ key: z.string(), source: z.enum(['law', 'policy', 'accident']), reference: z.string().trim().min(4).max(300) })
export type Change = z.infer<typeof change>

const content = { title: words, indicators: z.array(indicator).min(1).max(60), changes: z.array(change).max(120) }
const identity = { sector: z.enum(standardSectors), size: z.enum(standardSizes), number: z.number().int(), base: z.uuid().nullable() }

export const StandardDrafted = fact('standards.drafted', z.object({ ...identity, ...content }), 'authority')
export const StandardRevised = fact('standards.revised', z.object(content), 'authority')
export const StandardConsulted = fact('standards.consulted', z.object({ asked: z.string(), opinions: z.string() }), 'authority')
export const StandardReturned = fact('standards.returned', z.object({}), 'authority')
export const StandardApproved = fact('standards.approved', z.object({}), 'authority')
export const StandardPublished = fact('standards.published', z.object({
  title: words, effectiveOn: day, effectiveAt: z.iso.datetime(), predecessor: z.uuid().nullable(), evaluateOn: day, evaluateAt: z.iso.datetime(),
}), 'authority')
/** A founding standard that was shipped as data and adopted by the head. */
export const StandardAdopted = fact('standards.adopted', z.object({ ...identity, ...content, founding: z.string(), effectiveOn: day, evaluateOn: day, evaluateAt: z.iso.datetime() }), 'authority')
export const StandardWithdrawn = fact('standards.withdrawn', z.object({ title: words, was: z.string(), predecessor: z.uuid().nullable(), cases: z.number().int() }), 'authority')
export const StandardSuperseded = fact('standards.superseded', z.object({}), 'authority')
export const EvaluationDue = fact('standards.evaluation-due', z.object({ title: words, on: day }), 'authority')
export const StandardEvaluated = fact('standards.evaluated', z.object({
  findings: z.string(), outcome: z.enum(['keep', 'revise']), on: day, nextOn: day, nextAt: z.iso.datetime(),
}), 'authority')

export const supplementKinds = ['technology', 'process', 'equipment', 'material'] as const
export const supplementContent = {
  title: words, kind: z.enum(supplementKinds), keywords: z.array(z.string().trim().min(2).max(40)).max(20),
  conditions: z.array(z.object({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), text: words })).min(1).max(20), guidance: z.string().trim().min(4).max(4000),
}
export const SupplementRegistered = fact('standards.supplement-registered', z.object({ sector: z.enum(standardSectors), ...supplementContent }), 'authority')
export const SupplementRevised = fact('standards.supplement-revised', z.object(supplementContent), 'authority')
export const SupplementEnded = fact('standards.supplement-ended', z.object({}), 'authority')

/** A supplementary condition as a case keeps it: the words it was judged by. */
const attached = z.object({ supplement: z.uuid(), title: words, guidance: z.string(), conditions: supplementContent.conditions })
export type Attached = z.infer<typeof attached>
const version = z.object({ id: z.uuid(), title: words, number: z.number().int(), size: z.string(), effectiveOn: day })
const evidence = z.object({ material: z.string(), page: z.number().int().optional() })

/** Facts of a case: their subject is the application. */
export const StandardPinned = fact('standards.pinned', z.object({ version, enterpriseSize: z.string(), on: day, attached: z.array(attached) }))
export const StandardRepinned = fact('standards.repinned', z.object({ version, was: z.uuid() }))
export const StandardKept = fact('standards.kept', z.object({ version: z.uuid() }))
export const WithdrawalFlagged = fact('standards.withdrawal-flagged', z.object({ version: z.uuid(), title: words, number: z.string() }))
export const IndicatorMeasured = fact('standards.measured', z.object({
  key: z.string(), name: words, value: z.union([z.number(), z.boolean()]), unit: z.string().nullable(), version: z.uuid(),
  result: z.enum(['met', 'unmet']), evidence: z.array(evidence), opinion: z.string(),
}), 'authority')
export const ConditionsAttached = fact('standards.conditions-attached', attached)
export const ConditionsDetached = fact('standards.conditions-detached', z.object({ supplement: z.uuid(), title: words }))
export const ConditionJudged = fact('standards.condition-judged', z.object({
  supplement: z.uuid(), key: z.string(), text: words, result: z.enum(['met', 'unmet']), evidence: z.array(evidence), opinion: z.string(),
}), 'authority')
