import { z } from 'zod'
import { clauseOn } from '../../../law/index.ts'
import type { Indicator } from '../facts.ts'
import { demand } from '../indicators.ts'
import type { StandardRow } from '../commands/register.ts'

export const words = z.object({ zh: z.string(), en: z.string() })
export const officers = { window: 'all', reviewer: 'all', approver: 'all', head: 'all', supervisor: 'all', auditor: 'all', administrator: 'all', security: 'all' } as const

/** An indicator with its demand in plain words and the name of its clause. */
export const shownIndicator = z.object({
  key: z.string(), group: z.string(), name: words, unit: words.nullable(), comparison: z.string(), threshold: z.number().nullable(), range: z.object({ min: z.number(), max: z.number() }).nullable(),
  clause: z.string(), verified: z.boolean(), mandatory: z.boolean(), demand: words, clauseName: words,
})
export const shown = (i: Indicator, day: string) => ({ ...i, demand: demand(i), clauseName: nameOf(i.clause, day) })
/** A clause that is no longer in force keeps its id. */
const nameOf = (id: string, day: string) => { try { return clauseOn(id, day).name } catch { return { zh: id, en: id } } }

export const phases = ['in-force', 'coming', 'preparing', 'ended'] as const
export type Phase = (typeof phases)[number]
/** Where a version stands on a day: what holds follows from the dates, also while the fact is still to be noted. */
export function phaseOf(v: Pick<StandardRow, 'state' | 'effective_on' | 'until_on'>, day: string): Phase {
  if (['drafted', 'consulted', 'approved'].includes(v.state)) return 'preparing'
  if (v.state === 'withdrawn' || (v.until_on !== null && v.until_on <= day)) return 'ended'
  return v.effective_on! > day ? 'coming' : 'in-force'
}

export const standardLine = z.object({
  id: z.string(), sector: z.string(), size: z.string(), number: z.number(), title: words, state: z.string(), phase: z.enum(phases), effectiveOn: z.string().nullable(), untilOn: z.string().nullable(),
  evaluateOn: z.string().nullable(), evaluationDue: z.boolean(), indicators: z.number(), unverified: z.number(), region: z.string(),
})
export const line = (row: StandardRow, day: string) => ({
  id: row.id, sector: row.sector, size: row.size, number: row.number, title: row.title, state: row.state, phase: phaseOf(row, day), effectiveOn: row.effective_on, untilOn: row.until_on,
  evaluateOn: row.evaluate_on, evaluationDue: row.evaluation_due || (row.state === 'published' && row.evaluate_on !== null && row.evaluate_on <= day), indicators: row.indicators.length,
  unverified: row.indicators.filter((i) => !i.verified).length, region: row.region,
})
