import { lastValidDay, latestBefore } from '../../../kernel/calendar.ts'
import { calendar, limit, limits, periodOf } from '../../../law/index.ts'
import type { Post } from '../facts.ts'
import type { Bars } from '../schema/tables.ts'

const valueOf = (id: string, on: string) => limit(id, { on }).value
const warnOn = (day: string, id: string, on: string) => latestBefore(day, periodOf(limit(id, { on })), calendar).on

/** The longest stay in a post, its own before the general one (years), with its last day and the day of the early warning. */
export function stayOf(post: Post, from: string) {
  const own = limits().some((l) => l.id === `officers.stay.${post}` && l.from <= from && (l.to === null || from <= l.to))
  const years = valueOf(own ? `officers.stay.${post}` : 'officers.stay', from)
  const dueOn = lastValidDay(from, { value: years, unit: 'year' })
  return { years, dueOn, warnOn: warnOn(dueOn, 'officers.stay.warning', from) }
}

/** How long a qualification is valid that begins on `from`: its last day, and the day of the early warning. */
export function validityOf(from: string, until?: string) {
  const { value, unit } = limit('officers.qualification.validity', { on: from })
  const most = lastValidDay(from, { value, unit: unit as 'year' })
  const last = until ?? most
  return { until: last, most, warnOn: warnOn(last, 'officers.qualification.warning', from) }
}

/** The mark, of a hundred, that passes a training. */
export const passMark = (on: string) => valueOf('officers.training.pass', on)
/** Hours of training that a year asks for. */
export const yearlyHours = (on: string) => valueOf('officers.training.yearly', on)

/** The bars of an assessment over a period: hours in proportion to its months, the others as they are. */
export function barsOver(from: string, until: string): Bars {
  const months = Math.min(12, Math.max(1, Math.round(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until).add({ days: 1 })).total('days') / 30.4375)))
  return {
    hours: Math.floor((yearlyHours(until) * months) / 12), pass: passMark(until), share: valueOf('officers.assessment.share', until),
    sample: valueOf('officers.assessment.sample', until), complaints: valueOf('officers.assessment.complaints', until),
  }
}
