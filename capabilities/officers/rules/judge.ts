import type { shortfalls } from '../facts.ts'
import type { Bars, Measures } from '../schema/tables.ts'

export type Shortfall = (typeof shortfalls)[number]

/** The share of acts that were returned or overturned, in per cent; null while too few were done to judge by. */
export const shareOf = (m: Measures, bars: Bars): number | null => (m.done < bars.sample ? null : Math.round((m.turned / m.done) * 1000) / 10)

/** What an officer fails by: each measure on its own. Without a marked training in the period there is no mark to pass. */
export function judge(m: Measures, bars: Bars): Shortfall[] {
  const share = shareOf(m, bars)
  return [
    ...(m.hours < bars.hours ? ['hours' as const] : []),
    ...(m.marks !== null && m.marks < bars.pass ? ['marks' as const] : []),
    ...(share !== null && share > bars.share ? ['quality' as const] : []),
    ...(m.complaints >= bars.complaints ? ['complaints' as const] : []),
  ]
}
