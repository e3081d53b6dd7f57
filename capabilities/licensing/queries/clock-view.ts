import { remaining, type Due } from '../../../kernel/calendar.ts'
import { calendar } from '../../../law/index.ts'
import type { DueJson } from '../schema/tables.ts'

/** A limit as a page shows it: the date, what is left, and why this date. */
export const clockOf = (due: DueJson | null, day: string) =>
  due
    ? {
        on: due.on,
        left: remaining(due as unknown as Due, day, calendar),
        unit: due.unit,
        value: due.value,
        from: due.from,
        stopped: due.stopped,
        provisional: due.provisional,
        explained: due.explained,
        verified: due['verified'] ?? true,
      }
    : null
