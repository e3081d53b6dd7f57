export type Unit = 'working-day' | 'day' | 'month' | 'year'
/** A legal day in Asia/Shanghai, `YYYY-MM-DD`. */
export type PlainDay = string
/** Statutory holidays, and the weekend days worked in lieu (调休), each with the holiday's name. Nothing is known after `knownUntil`. */
export type Calendar = { holidays: ReadonlyMap<PlainDay, string>; workdays: ReadonlyMap<PlainDay, string>; knownUntil: PlainDay }
export type Period = { value: number; unit: Unit }
/** The clock stood still from `from` to `to`; neither day is counted. `to: null`: it still stands still. */
export type Stop = { from: PlainDay; to: PlainDay | null; reason: string | { zh: string; en: string } }
export type Due = {
  /** The last day on which the act is in time (until 24:00). While `stopped`, the earliest that it can become. */
  on: PlainDay
  from: PlainDay
  value: number
  unit: Unit
  /** A counted day lies beyond the published holiday calendar. */
  provisional: boolean
  /** Days taken out by stops: working days for a period in working days, otherwise calendar days. */
  stoppedDays: number
  stopped: boolean
  /** Days passed over as not working; a weekend inside a holiday belongs to the holiday. `lieu`: weekend days that counted as working. */
  skipped: { weekendDays: number; holidays: { name: string; days: number }[]; lieu: { day: PlainDay; name: string }[] }
  stops: Stop[]
}

type Closed = { from: PlainDay; to: PlainDay }
const zone = 'Asia/Shanghai'
const plain = (day: PlainDay) => Temporal.PlainDate.from(day)
const shift = (day: PlainDay, days: number) => plain(day).add({ days }).toString()
const isWeekend = (day: PlainDay) => plain(day).dayOfWeek > 5
const covers = (stops: Closed[], day: PlainDay) => stops.some((s) => s.from <= day && day <= s.to)

/**
 * The last day of a period that begins with an act on `from`. The day of the act does not count; counting starts the next day
 * (民法典 §201). Months and years end on the corresponding day, or on the last day of a month that has none (§202). A period in days, months
 * or years that would end on a day that is not worked ends on the next working day (§203). Stopped days are not counted at all.
 * Throws RangeError for a day, period or stop that does not exist.
 */
export function dueOn(from: PlainDay, { value, unit }: Period, calendar: Calendar, stops: readonly Stop[] = []): Due {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`A period must be a whole number of days, months or years, not ${value}`)
  const closed = stops.map(closedAtOnce)
  const { end, stoppedDays } = unit === 'working-day' ? countWorking(from, value, calendar, closed)
    : unit === 'day' ? stretch(from, shift(from, value), closed)
      : stretch(from, plain(from).add(unit === 'month' ? { months: value } : { years: value }).toString(), closed)
  let on = end
  if (unit !== 'working-day') while (!isWorkingDay(on, calendar) || (on !== end && covers(closed, on))) on = shift(on, 1)
  const stopped = stops.some((s) => s.to === null && s.from <= on)
  const skipped = passedOver(unit === 'working-day' ? shift(from, 1) : end, on, calendar, closed)
  return { on, from, value, unit, provisional: on > calendar.knownUntil, stoppedDays, stopped, skipped, stops: [...stops] }
}

/** Weekends and holidays are not worked; days in lieu are. */
export const isWorkingDay = (day: PlainDay, calendar: Calendar) =>
  calendar.workdays.has(day) || (!calendar.holidays.has(day) && !isWeekend(day))

/** Working days used after `a` up to and including `b`, stopped days left out; 0 when `b` is not after `a`. */
export function workingDaysBetween(a: PlainDay, b: PlainDay, calendar: Calendar, stops: readonly Stop[] = []) {
  const closed = stops.map((s) => ({ from: s.from, to: s.to ?? b }))
  return daysFrom(a, b).filter((day) => isWorkingDay(day, calendar) && !covers(closed, day)).length
}

/**
 * The last day for an act that must come some time before `event` (a hearing notice, a renewal): the event's day does not count.
 * Not moved by holidays, because moving it would shorten the time that the law wants between the two.
 */
export function latestBefore(event: PlainDay, { value, unit }: Period, calendar: Calendar): { on: PlainDay; provisional: boolean } {
  if (unit !== 'working-day') return { on: plain(event).subtract({ [`${unit}s`]: value }).toString(), provisional: false }
  let on = event
  for (let left = value; left > 0;) { on = shift(on, -1); if (isWorkingDay(on, calendar)) left -= 1 }
  return { on, provisional: event > calendar.knownUntil }
}

/** The last day of a validity that begins on `from` (that day counts): 3 years from 2026-03-01 end on 2029-02-28. No holiday moves it. */
export const lastValidDay = (from: PlainDay, { value, unit }: { value: number; unit: 'day' | 'month' | 'year' }): PlainDay =>
  plain(from).add({ [`${unit}s`]: value }).subtract({ days: 1 }).toString()

/** Days left after `today`, 0 on the last day, negative when overdue: working days for a period in working days, else calendar days. */
export function remaining(due: Due, today: PlainDay, calendar: Calendar): number {
  const counted = (day: PlainDay) => due.unit !== 'working-day' || isWorkingDay(day, calendar)
  if (today > due.on && !due.stopped) return -daysFrom(due.on, today).filter(counted).length
  const halted = due.stops.filter((s) => s.to === null).map((s) => s.from)
  const at = [today, ...halted].map((day) => day < due.from ? due.from : day).sort()[0]!
  const closed = due.stops.map(closedAtOnce)
  return daysFrom(at, due.on).filter((day) => counted(day) && !covers(closed, day)).length
}

/** The legal day of an instant. No day begins within an hour (none since 1901), so the last hour's is remembered. */
export function today(now: Date): PlainDay {
  const hour = Math.floor(now.getTime() / 3_600_000)
  if (hour !== last.hour) last = { hour, day: Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString() }
  return last.day
}
let last = { hour: Number.NaN, day: '' }

/** The instant at which a legal day begins (00:00) or ends (24:00) in Shanghai. */
export const instantOf = (day: PlainDay, edge: 'start' | 'end') =>
  new Date(plain(edge === 'start' ? day : shift(day, 1)).toZonedDateTime(zone).epochMilliseconds)

/** A stop that has not ended takes at least its first day. */
function closedAtOnce({ from, to }: Stop): Closed {
  if (to !== null && to < from) throw new RangeError(`A stop cannot end (${to}) before it begins (${from})`)
  return { from, to: to ?? from }
}

function countWorking(from: PlainDay, value: number, calendar: Calendar, stops: Closed[]) {
  let end = plain(from).toString()
  let stoppedDays = 0
  for (let left = value; left > 0;) {
    end = shift(end, 1)
    if (!isWorkingDay(end, calendar)) continue
    if (covers(stops, end)) stoppedDays += 1
    else left -= 1
  }
  return { end, stoppedDays }
}

function stretch(from: PlainDay, nominal: PlainDay, stops: Closed[]) {
  let end = nominal
  let stoppedDays = 0
  if (stops.length > 0) for (let day = shift(from, 1); day <= end; day = shift(day, 1)) {
    if (covers(stops, day)) { stoppedDays += 1; end = shift(end, 1) }
  }
  return { end, stoppedDays }
}

function passedOver(first: PlainDay, last: PlainDay, calendar: Calendar, stops: Closed[]): Due['skipped'] {
  const skipped: Due['skipped'] = { weekendDays: 0, holidays: [], lieu: [] }
  let holiday = { name: '', day: '' }
  for (const day of daysFrom(shift(first, -1), last).filter((d) => !covers(stops, d))) {
    const name = calendar.holidays.get(day)
    const lieu = calendar.workdays.get(day)
    if (lieu !== undefined) skipped.lieu.push({ day, name: lieu })
    else if (name === undefined) skipped.weekendDays += isWeekend(day) ? 1 : 0
    else if (holiday.name === name && shift(holiday.day, 1) === day) skipped.holidays.at(-1)!.days += 1
    else skipped.holidays.push({ name, days: 1 })
    if (name !== undefined) holiday = { name, day }
  }
  return skipped
}

/** The days after `a` up to and including `b`. */
function daysFrom(a: PlainDay, b: PlainDay): PlainDay[] {
  const days: PlainDay[] = []
  for (let day = shift(a, 1); day <= b; day = shift(day, 1)) days.push(day)
  return days
}
