import { dueOn, explainDue, type Stop } from '../../kernel/calendar.ts'
import { calendar, clauseOn, limit } from '../../law/index.ts'
import type { DueJson, StopJson } from './schema/tables.ts'

type Period = { value: number; unit: 'working-day' | 'day' | 'month' | 'year'; clause: string; verified: boolean }

/** Counts one limit from a day: the version in force on `on`, with the sentence that explains the date. `stops` are those of the case. */
export function count(id: string, from: string, on: string, sector?: string, stops: readonly StopJson[] = []): DueJson {
  const l = limit(id, { on, ...(sector ? { sector } : {}) })
  return counted(l as Period, id, from, on, stops)
}

/** The other readings of the same limit (a unit that the texts leave open): pages show them beside the shorter one. */
export function alternatives(id: string, from: string, on: string, sector: string, stops: readonly StopJson[] = []): DueJson[] {
  const l = limit(id, { on, sector })
  return (l.alternatives ?? []).map((a) => counted({ ...l, ...a } as Period, id, from, on, stops))
}

function counted(l: Period, id: string, from: string, on: string, stops: readonly StopJson[]): DueJson {
  const due = dueOn(from, l, calendar, stops as readonly Stop[])
  const clause = clauseOn(l.clause, on)
  return { ...due, limit: id, clause: l.clause, verified: l.verified, explained: explainDue(due, { zh: clause?.zh ?? l.clause, en: clause?.en ?? l.clause }) } as DueJson
}

/** From which day the decision's limit runs: the receipt or the acceptance, as the sector's rules say. */
export const decisionStart = (sector: string, on: string, received: string, accepted: string) =>
  (limit('licensing.decision', { on, sector }).start === 'acceptance' ? accepted : received)
