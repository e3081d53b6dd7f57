import { instantOf, isWorkingDay, today } from '../kernel/calendar.ts'
import { calendar } from '../law/index.ts'
import { daysFrom } from './trades/draft.ts'

/** An instant of a day in Shanghai, by minutes after midnight. */
export const at = (day: string, minutes: number) => new Date(instantOf(day, 'start').getTime() + minutes * 60_000)
export const dayOf = today
/** The day itself, or the next on which people work. */
export const workday = (day: string): string => (isWorkingDay(day, calendar) ? day : workday(daysFrom(day, 1)))
