import type { Calendar, Period, PlainDay } from '../kernel/calendar.ts'
import type { Clause, Condition, Data, LawText, Limit, Retention, Sector } from './shapes.ts'

/** What can be asked of the law. Every question that has no answer throws an Error that names what was asked. */
export type Law = {
  laws: () => readonly LawText[]
  clauses: () => readonly Clause[]
  /** The latest version of a clause, for its name and gist. */
  clause: (id: string) => Clause
  /** The version in force on `day`. */
  clauseOn: (id: string, day: PlainDay) => Clause
  limits: () => readonly Limit[]
  /** The limit in force on `on`: the sector's own where it has one, else the one for all. A case keeps what it was judged by. */
  limit: (id: string, at: { on: PlainDay; sector?: Sector }) => Limit
  retention: (id: string, on: PlainDay) => Retention
  retentions: () => readonly Retention[]
  conditions: () => readonly Condition[]
  calendar: Calendar
}

/** One mistake in a file of the law: where it is and what to do, in both languages. */
export type Mistake = { file: string; entry: string; zh: string; en: string }

/** The data of the law cannot be used; `mistakes` holds one sentence for each. */
export class LawError extends Error {
  readonly mistakes: Mistake[]
  constructor(mistakes: Mistake[]) {
    super(mistakes.map((m) => `${m.file}, ${m.entry}: ${m.zh} / ${m.en}`).join('\n'))
    this.name = 'LawError'
    this.mistakes = mistakes
  }
}

/** Binds checked data into a Law. Throws LawError when entries contradict each other. */
export function bind(data: Data): Law {
  const mistakes = contradictions(data)
  if (mistakes.length > 0) throw new LawError(mistakes)
  const { laws, clauses, limits, retention, conditions } = data
  const clausesById = Map.groupBy(clauses, (c) => c.id)
  const limitsById = Map.groupBy(limits, (l) => l.id)
  const versions = (id: string) => clausesById.get(id) ?? missing(`The law knows no clause ${id}`)
  return {
    laws: () => laws,
    clauses: () => clauses,
    limits: () => limits,
    retentions: () => retention,
    conditions: () => conditions,
    clause: (id) => versions(id).toSorted(byFrom).at(-1)!,
    clauseOn: (id, day) => versions(id).find(inForce(day)) ?? missing(`Clause ${id} is not in force on ${day}`),
    limit(id, { on, sector }) {
      const known = limitsById.get(id) ?? missing(`The law knows no limit ${id}`)
      const valid = known.filter(inForce(on))
      return valid.find((l) => l.sector === sector) ?? valid.find((l) => l.sector === null)
        ?? missing(`Limit ${id} has no value on ${on}${sector ? ` for ${sector}` : ''}`)
    },
    retention: (id, on) => retention.filter(inForce(on)).find((r) => r.id === id)
      ?? missing(`The law knows no retention of ${id} on ${on}`),
    calendar: {
      holidays: new Map(Object.entries(data.calendar.holidays)),
      workdays: new Map(Object.entries(data.calendar.workdays)),
      knownUntil: data.calendar.knownUntil,
    },
  }
}

/** A limit as a period that the kernel's clock can count. Throws for a limit that is no such period (hours, persons, money …). */
export function periodOf({ id, value, unit }: Pick<Limit, 'id' | 'value' | 'unit'>): Period {
  if (unit === 'working-day' || unit === 'day' || unit === 'month' || unit === 'year') return { value, unit }
  return missing(`Limit ${id} is counted in ${unit}, which is no period of days, months or years`)
}

/**
 * A limit and the other ways to read it, its own first. A page shows all; the alarm takes the earliest date among them (each from its own
 * `start`); a right lapses, and an application is deemed decided, by the first alone.
 */
export const readings = (limit: Limit) => [limit, ...(limit.alternatives ?? [])].map(({ value, most, unit, start, clause, verified, note }) =>
  ({ value, most, unit, start, clause, verified, note }))

/** The entries that stand for the same thing at different times share this key. */
export const keyOf = (entry: { id: string; sector?: string | null }) => [entry.id, entry.sector ?? ''].join(' ').trim()

const byFrom = (a: { from: string }, b: { from: string }) => (a.from < b.from ? -1 : 1)
const inForce = (day: PlainDay) => ({ from, to }: { from: string; to: string | null }) => from <= day && (to === null || day <= to)
const missing = (sentence: string): never => { throw new Error(sentence) }

function contradictions({ laws, clauses, limits, retention, conditions, calendar }: Data): Mistake[] {
  const lawIds = new Set(laws.map((l) => l.id))
  const clauseIds = new Set(clauses.map((c) => c.id))
  const cited = [
    ...limits.flatMap((l) => [l, ...(l.alternatives ?? [])].map(({ clause }) => ({ file: 'limits.json', entry: keyOf(l), clause }))),
    ...retention.map((r) => ({ file: 'retention.json', entry: r.id, clause: r.clause })),
    ...conditions.map((c) => ({ file: 'conditions.json', entry: c.id, clause: c.clause })),
  ]
  return [
    ...clauses.filter((c) => !lawIds.has(c.law)).map((c) => unknown('clauses.json', c.id, '法律', 'law', c.law)),
    ...cited.filter((c) => !clauseIds.has(c.clause)).map((c) => unknown(c.file, c.entry, '条款', 'clause', c.clause)),
    ...overlaps('laws.json', laws), ...overlaps('clauses.json', clauses),
    ...overlaps('limits.json', limits), ...overlaps('retention.json', retention),
    ...Object.keys(calendar.holidays).filter((day) => day in calendar.workdays).map(bothHolidayAndWorked),
  ]
}

const bothHolidayAndWorked = (day: PlainDay): Mistake => ({
  file: 'calendar.json', entry: day, zh: '同一天不能既是节假日又是调休上班日。', en: 'A day cannot be both a holiday and worked in lieu.',
})

const unknown = (file: string, entry: string, zh: string, en: string, id: string): Mistake =>
  ({ file, entry, zh: `引用的${zh}“${id}”不存在，请先补录。`, en: `The ${en} ${id} that it cites does not exist: add it first.` })

function overlaps(file: string, entries: { id: string; sector?: string | null; from: string; to: string | null }[]): Mistake[] {
  return [...Map.groupBy(entries, keyOf)].flatMap(([entry, versions]) => {
    const sorted = versions.toSorted(byFrom)
    return sorted.flatMap((v, i) => {
      if (v.to !== null && v.to < v.from) {
        return [{ file, entry, zh: `终止日 ${v.to} 早于起始日 ${v.from}。`, en: `It ends (${v.to}) before it begins (${v.from}).` }]
      }
      const from = sorted[i + 1]?.from
      if (from === undefined || (v.to !== null && v.to < from)) return []
      return [{ file, entry, zh: `${from} 起有两个版本同时有效，请给前一版本填写终止日。`, en: `Two versions are in force from ${from}: end the earlier one.` }]
    })
  })
}
