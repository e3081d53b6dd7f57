import { dueOn, type Due, type Stop } from '../../kernel/calendar.ts'
import { explainDue } from '../../law/explain.ts'
import { calendar, clauseOn, limit, periodOf, readings, type Sector } from '../../law/index.ts'
import type { DueJson, StopJson } from './schema/tables.ts'

type Reading = Parameters<typeof periodOf>[0] & { clause: string; verified: boolean }

/** Counts one limit from a day: the version in force on `on`, with the sentence that explains the date. `stops` are those of the case. */
export const count = (id: string, from: string, on: string, sector?: string, stops: readonly StopJson[] = []): DueJson =>
  stops.length ? counted(limitOf(id, on, sector), id, from, on, stops) : oncePerDay(`${id} ${from} ${on} ${sector ?? ''}`, () => counted(limitOf(id, on, sector), id, from, on, []))

/** Cases of one day are counted alike, until a year of the calendar is published. */
function oncePerDay<T>(key: string, make: () => T): T {
  if (today.size >= 500 || countedBy !== calendar) today.clear()
  countedBy = calendar
  if (!today.has(key)) today.set(key, make())
  return today.get(key) as T
}
const today = new Map<string, unknown>()
let countedBy = calendar

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

/** The same limit counted again by the calendar that is known now; a date that was provisional says what it was and which notice settled it. */
export function countedAgain(due: DueJson, on: string, sector: string, notice: string): DueJson {
  const now = count(String(due['limit']), due.from, on, sector, (due['stops'] ?? []) as StopJson[])
  return { ...now, explained: {
    zh: `${now.explained.zh}原暂定 ${due.on}，已按放假安排（${notice}）重新推算。`, en: `${now.explained.en} It was provisionally ${due.on} and has been counted again by the published holidays (${notice}).`,
  } }
}
