import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bind, keyOf, LawError, type Law, type Mistake } from './book.ts'
import { calendarShape, clauseShape, conditionShape, lawShape, limitShape, retentionShape, type Data } from './shapes.ts'

const calendarChange = z.strictObject({
  knownUntil: calendarShape.shape.knownUntil.optional(),
  holidays: z.record(z.string(), z.string().nullable()).default({}),
  workdays: z.record(z.string(), z.string().nullable()).default({}),
})

/** Checks raw data against the shapes and binds it. Throws LawError with a sentence for each mistake. */
export function bindChecked(raw: Record<keyof Data, unknown>): Law {
  const mistakes: Mistake[] = []
  const data: Data = {
    laws: list('laws.json', lawShape, raw.laws, mistakes), clauses: list('clauses.json', clauseShape, raw.clauses, mistakes),
    limits: list('limits.json', limitShape, raw.limits, mistakes),
    retention: list('retention.json', retentionShape, raw.retention, mistakes),
    conditions: list('conditions.json', conditionShape, raw.conditions, mistakes),
    calendar: one('calendar.json', calendarShape, raw.calendar, mistakes) ?? { knownUntil: '', holidays: {}, workdays: {} },
  }
  if (mistakes.length > 0) throw new LawError(mistakes)
  return bind(data)
}

/**
 * The shipped law with an authority's corrections laid over it. `folder` may hold any of the six files with only the entries that differ:
 * the same id, sector and `from` replaces an entry; a later `from` ends the version before it; anything else is added. In calendar.json
 * days are added, `null` takes a day out, and `knownUntil` is moved. Throws LawError with a sentence for each mistake.
 */
export function overlay(shipped: Data, folder: string): Law {
  const mistakes: Mistake[] = []
  if (!existsSync(folder)) {
    throw new LawError([{ file: folder, entry: '—', zh: '找不到这个文件夹，请核对路径。', en: 'There is no such folder: check the path.' }])
  }
  const laid = <T extends Entry>(file: string, shape: z.ZodType<T>, base: T[]) =>
    merge(base, list(file, shape, read(folder, file, mistakes), mistakes))
  const data: Data = {
    laws: laid('laws.json', lawShape, shipped.laws), clauses: laid('clauses.json', clauseShape, shipped.clauses),
    limits: laid('limits.json', limitShape, shipped.limits), retention: laid('retention.json', retentionShape, shipped.retention),
    conditions: laid('conditions.json', conditionShape, shipped.conditions),
    calendar: laidCalendar(shipped.calendar, one('calendar.json', calendarChange, read(folder, 'calendar.json', mistakes) ?? {}, mistakes)),
  }
  if (mistakes.length > 0) throw new LawError(mistakes)
  return bindChecked(data)
}

type Entry = { id: string; sector?: string | null; from?: string; to?: string | null }

function read(folder: string, file: string, mistakes: Mistake[]): unknown {
  const path = join(folder, file)
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    mistakes.push({ file, entry: '—', zh: '不是有效的 JSON，请检查逗号、引号和括号。', en: `Not valid JSON: ${(error as Error).message}.` })
    return undefined
  }
}

function list<T>(file: string, shape: z.ZodType<T>, raw: unknown, mistakes: Mistake[]): T[] {
  if (raw === undefined) return []
  if (!Array.isArray(raw)) {
    mistakes.push({ file, entry: '—', zh: '文件内容应为一个列表。', en: 'The file must hold a list.' })
    return []
  }
  return raw.flatMap((entry: unknown, i) => one(file, shape, entry, mistakes, nameOf(entry, i)) ?? [])
}

function one<T>(file: string, shape: z.ZodType<T>, raw: unknown, mistakes: Mistake[], entry = '—'): T | undefined {
  const zh = shape.safeParse(raw, { error: z.locales.zhCN().localeError })
  if (zh.success) return zh.data
  const en = shape.safeParse(raw, { error: z.locales.en().localeError })
  zh.error.issues.forEach((issue, i) => {
    const at = issue.path.join('.')
    mistakes.push({ file, entry, zh: `${at}：${issue.message}`, en: `${at}: ${en.error?.issues[i]?.message ?? issue.message}` })
  })
  return undefined
}

const nameOf = (entry: unknown, i: number) => {
  const parsed = z.object({ id: z.string(), sector: z.string().nullish() }).safeParse(entry)
  return parsed.success ? keyOf(parsed.data) : `#${i + 1}`
}

function merge<T extends Entry>(base: T[], changes: T[]): T[] {
  const isSame = (a: T, b: T) => keyOf(a) === keyOf(b) && a.from === b.from
  const kept = base.filter((old) => !changes.some((change) => isSame(old, change))).map((old) => {
    const later = changes.filter((c) => keyOf(c) === keyOf(old)).flatMap((c) => c.from ?? []).filter((from) => from > (old.from ?? from))
    const next = later.sort()[0]
    return next && (!old.to || old.to >= next) ? { ...old, to: Temporal.PlainDate.from(next).subtract({ days: 1 }).toString() } : old
  })
  return [...kept, ...changes]
}

function laidCalendar(base: Data['calendar'], change: z.infer<typeof calendarChange> | undefined): Data['calendar'] {
  const laid = (days: Record<string, string>, changes: Record<string, string | null> = {}) =>
    Object.fromEntries(Object.entries({ ...days, ...changes }).filter((day): day is [string, string] => day[1] !== null))
  return {
    knownUntil: change?.knownUntil ?? base.knownUntil,
    holidays: laid(base.holidays, change?.holidays), workdays: laid(base.workdays, change?.workdays),
  }
}
