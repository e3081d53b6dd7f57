import type { Calendar, PlainDay } from '../kernel/calendar.ts'
import type { Law } from './book.ts'
import { bindChecked, overlay } from './load.ts'
import type { Data, Sector } from './shapes.ts'
import calendarData from './calendar.json' with { type: 'json' }
import clauseData from './clauses.json' with { type: 'json' }
import conditionData from './conditions.json' with { type: 'json' }
import lawData from './laws.json' with { type: 'json' }
import limitData from './limits.json' with { type: 'json' }
import retentionData from './retention.json' with { type: 'json' }

export type { Law, Mistake } from './book.ts'
export type { Clause, Condition, LawText, Limit, Retention, Sector } from './shapes.ts'
export { LawError, periodOf, readings } from './book.ts'
export { sectors } from './shapes.ts'

const shippedData = {
  laws: lawData, clauses: clauseData, limits: limitData, retention: retentionData, conditions: conditionData, calendar: calendarData,
}
const shipped = bindChecked(shippedData)
let current: Law = shipped

/** The holidays and lieu days in use. A live binding: `loadLaw` replaces it. */
export let calendar: Calendar = shipped.calendar

/**
 * Lays an authority's own corrections (a folder of JSON files, see README.md) over the shipped law and uses the result from now on;
 * `null` goes back to the shipped law. Called once at start, before anything is asked. On a mistake it throws LawError and changes nothing.
 */
export function loadLaw(folder: string | null): Law {
  current = folder === null ? shipped : overlay(shippedData as Data, folder)
  calendar = current.calendar
  return current
}

/** Lays years that were published since over the calendar, each as a whole, and moves `knownUntil` to the last of them. */
export function layYears(years: readonly { year: number; holidays: Readonly<Record<string, string>>; workdays: Readonly<Record<string, string>> }[]): void {
  const base = current.calendar
  const others = (days: ReadonlyMap<PlainDay, string>) => [...days].filter(([day]) => !years.some((y) => day.startsWith(`${y.year}-`)))
  const with_ = (kind: 'holidays' | 'workdays') => new Map([...others(base[kind]), ...years.flatMap((y) => Object.entries(y[kind]))].sort(([a], [b]) => (a < b ? -1 : 1)))
  calendar = { holidays: with_('holidays'), workdays: with_('workdays'), knownUntil: [base.knownUntil, ...years.map((y) => `${y.year}-12-31`)].sort().at(-1)! }
}

/** All laws, regulations and documents that clauses belong to. */
export const laws = () => current.laws()
export const clauses = () => current.clauses()
/** The latest version of a clause, e.g. `许可法-32`. Throws for an unknown id. */
export const clause = (id: string) => current.clause(id)
/** The version of a clause in force on a day. Throws for an unknown id and for a day on which it is not in force. */
export const clauseOn = (id: string, day: PlainDay) => current.clauseOn(id, day)
/** All limits in all versions, for the administration page: `verified: false` is shown there. */
export const limits = () => current.limits()
/** The limit in force on the day of the act, the sector's own before the general one. Throws for an unknown id. */
export const limit = (id: string, at: { on: PlainDay; sector?: Sector }) => current.limit(id, at)
/** How long a kind of record is kept. Throws for an unknown kind. */
export const retention = (id: string, on: PlainDay) => current.retention(id, on)
export const retentions = () => current.retentions()
/** The thirteen safety conditions of 条例 §6, in the order of the items. */
export const conditions = () => current.conditions()
