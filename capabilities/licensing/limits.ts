import { dueOn, type Due, type Stop } from '../../kernel/calendar.ts'
import { explainDue } from '../../law/explain.ts'
import { calendar, clauseOn, limit, periodOf, readings, type Sector } from '../../law/index.ts'
import type { DueJson, StopJson } from './schema/tables.ts'

type Reading = Parameters<typeof periodOf>[0] & { clause: string; verified: boolean }

/** Counts one limit from a day: the version in force on `on`, with the sentence that explains the date. `stops` are those of the case. */
export const count = (id: string, from: string, on: string, sector?: string, stops: readonly StopJson[] = []): DueJson =>
  stops.length ? counted(limitOf(id, on, sector), id, from, on, stops) : oncePerDay(`${id} ${from} ${on} ${sector ?? ''}`, () => counted(limitOf(id, on, sector), id, from, on, []))

/** Cases of one day are counted alike; the law and its calendar change only between starts. */
function oncePerDay<T>(key: string, make: () => T): T {
  if (today.size >= 500) today.clear()
  if (!today.has(key)) today.set(key, make())
  return today.get(key) as T
}
const today = new Map<string, unknown>()

/** The other readings of the same limit (a unit that the texts leave open): pages show them beside the one that is counted. */
export function alternatives(id: string, from: string, on: string, sector: string, stops: readonly StopJson[] = []): DueJson[] {
  const others = () => readings(limitOf(id, on, sector)).slice(1).map((reading) => counted({ ...reading, id }, id, from, on, stops))
  return stops.length ? others() : oncePerDay(`others than ${id} ${from} ${on} ${sector}`, others)
}

/** From which day the decision's limit runs: the receipt or the acceptance, as the sector's rules say. */
export const decisionStart = (sector: string, on: string, received: string, accepted: string) =>
  (limitOf('licensing.decision', on, sector).start === 'acceptance' ? accepted : received)

const limitOf = (id: string, on: string, sector?: string) => limit(id, { on, ...(sector ? { sector: sector as Sector } : {}) })

function counted(l: Reading, id: string, from: string, on: string, stops: readonly StopJson[]): DueJson {
  const due: Due = dueOn(from, periodOf(l), calendar, stops as readonly Stop[])
  const name = clauseOn(l.clause, on).name
  return { ...due, limit: id, clause: l.clause, verified: l.verified, explained: explainDue(due, name) }
}
