import { remaining } from '../../kernel/calendar.ts'
import { calendar } from '../../law/index.ts'
import type { Clock } from './schema/tables.ts'

export const lights = ['over', 'red', 'yellow', 'green', 'stopped'] as const
export type Light = (typeof lights)[number]

/** From these shares of the limit on a case is yellow, then red (the mission's M1.5; no statute sets them). */
export const warnAt = { yellow: 0.7, red: 0.9 } as const

export type Pace = { on: string; value: number; unit: string; used: number; left: number; share: number; light: Light }

/** How much of a limit is used on a day: whole days of the limit's own unit, days on which it stood still left out. */
export function paceOf(clock: Clock, day: string): Pace {
  const value = clock.value
  const left = remaining(clock, day, calendar)
  const used = Math.max(0, value - left)
  const share = value > 0 ? used / value : 0
  const light: Light = clock.stopped ? 'stopped' : day > clock.on ? 'over' : share >= warnAt.red ? 'red' : share >= warnAt.yellow ? 'yellow' : 'green'
  return { on: clock.on, value, unit: clock.unit, used, left, share, light }
}
