import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'

const days = z.record(z.iso.date(), z.string())

/** The holidays of a year and the days worked in lieu, by the notice that published them. The subject is this version. */
export const YearPublished = fact(
  'law.year-published',
  z.object({ year: z.number().int(), notice: z.string(), published: z.iso.date(), holidays: days, workdays: days }),
  'authority',
)
/** Somebody compared a value with its source. `value`: what it was then. */
export const LimitMarked = fact('law.limit-marked', z.object({ key: z.string(), value: z.string(), verified: z.boolean(), source: z.string() }), 'authority')
