import { z } from 'zod'

/** The shapes of the data in this folder. Days are `YYYY-MM-DD` in Asia/Shanghai; `to: null` means still in force; money is in fen. */
const day = z.string().refine(exists, { error: 'must be a day that exists, as YYYY-MM-DD' })
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const dated = { from: day, to: day.nullable(), verified: z.boolean() }

export const sectors = ['mines', 'coal', 'construction', 'hazardous-chemicals', 'fireworks', 'civil-explosives'] as const
const timeUnits = ['working-day', 'day', 'month', 'year'] as const
const unit = z.enum([...timeUnits, 'hour', 'minute', 'person', 'item', 'grade', 'times', 'times-per-year', 'percent', 'percent-per-month',
  'percent-per-day', 'fen'])
/** The act from which (or, for `direction: before`, to which) a period is counted. */
const start = z.enum(['receipt', 'acceptance', 'request', 'decision', 'served', 'told', 'filing', 'publication', 'report', 'act', 'event',
  'expiry'])
const value = z.number().nonnegative()

export const lawShape = z.strictObject({
  id: z.string().min(1), zh: z.string().min(1), en: z.string().min(1), shortZh: z.string().min(1), shortEn: z.string().min(1),
  number: z.string(), ...dated, note: words.optional(),
})
export const clauseShape = z.strictObject({
  id: z.string().min(1), law: z.string(), article: z.string().nullable(), name: words, gist: words, ...dated, note: words.optional(),
})
const alternative = z.strictObject({
  value, most: value.optional(), unit, start: start.optional(), clause: z.string(), verified: z.boolean(), note: words,
})
export const limitShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/), sector: z.enum(sectors).nullable(), value, most: value.optional(), unit,
  within: z.strictObject({ value, unit: z.enum(timeUnits) }).optional(), start: start.optional(), direction: z.literal('before').optional(),
  clause: z.string(), ...dated, note: words, alternatives: z.array(alternative).optional(),
})
export const retentionShape = z.strictObject({
  id: z.string().min(1), record: words, value: value.nullable(), unit: z.enum(['day', 'month', 'year', 'permanent']), clause: z.string(),
  ...dated, note: words,
})
export const conditionShape = z.strictObject({
  id: z.string().min(1), item: z.int().min(1), clause: z.string(), zh: z.string().min(1), en: z.string().min(1),
})
const names = z.record(day, z.string().min(1))
export const calendarShape = z.strictObject({ knownUntil: day, holidays: names, workdays: names })

export type Sector = (typeof sectors)[number]
export type LawText = z.infer<typeof lawShape>
export type Clause = z.infer<typeof clauseShape>
export type Limit = z.infer<typeof limitShape>
export type Retention = z.infer<typeof retentionShape>
export type Condition = z.infer<typeof conditionShape>
export type CalendarData = z.infer<typeof calendarShape>
export type Data = {
  laws: LawText[]; clauses: Clause[]; limits: Limit[]; retention: Retention[]; conditions: Condition[]; calendar: CalendarData
}

function exists(text: string) {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
