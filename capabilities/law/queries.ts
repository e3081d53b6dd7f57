import { z } from 'zod'
import { dueOn, latestBefore, type Due, type Stop } from '../../kernel/calendar.ts'
import { both } from '../../kernel/fields.ts'
import { invalid } from '../../kernel/problem.ts'
import { query } from '../../kernel/query.ts'
import { explainDue } from '../../law/explain.ts'
import * as law from '../../law/index.ts'
import type { Clause, Limit } from '../../law/index.ts'
import { keyOfLimit, valueOfLimit } from './marks.ts'
import { names, topics } from './names.ts'
import type { LawTables, MarkRow } from './schema/tables.ts'

const keepers = { administrator: 'all', security: 'all', auditor: 'all', head: 'all' } as const
const words = z.object({ zh: z.string(), en: z.string() })
const day = z.iso.date({ error: both('日期格式为 年-月-日', 'Year-month-day') })
const dated = { from: z.string(), to: z.string().nullable(), verified: z.boolean() }
const clauseOf = z.object({ id: z.string(), name: words, gist: words })
const cited = ({ id, name, gist }: Clause) => ({ id, name, gist })

const reading = { value: z.number(), most: z.number().nullable(), unit: z.string(), start: z.string().nullable(), clause: clauseOf, note: words }
const limitShape = z.object({
  ...reading, ...dated,
  key: z.string(),
  id: z.string(),
  name: words,
  topic: words,
  sector: z.string().nullable(),
  before: z.boolean(),
  /** In force on the day of the question. */
  current: z.boolean(),
  /** Counted in days, months or years, so that a date follows from it. */
  countable: z.boolean(),
  alternatives: z.array(z.object({ ...reading, verified: z.boolean() })),
  /** Who compared it with its source here, and where that is. */
  mark: z.object({ source: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
const countable = ['working-day', 'day', 'month', 'year']

function shown(l: Limit, on: string, marks: ReadonlyMap<string, MarkRow>): z.input<typeof limitShape> {
  const said = marks.get(keyOfLimit(l))
  const mark = said && said.value === valueOfLimit(l) ? said : null
  const [own, ...others] = law.readings(l).map(({ most, start, clause, ...rest }) => ({
    ...rest, most: most ?? null, start: start ?? null, clause: cited(law.clause(clause)),
  }))
  return {
    ...own!, key: keyOfLimit(l), id: l.id, name: names[l.id] ?? l.note, topic: topics[l.id.split('.')[0]!] ?? l.note, sector: l.sector,
    before: l.direction === 'before', from: l.from, to: l.to, verified: mark ? mark.verified : l.verified, current: l.from <= on && (l.to === null || on <= l.to),
    countable: countable.includes(l.unit), alternatives: others,
    mark: mark && { source: mark.source, by: mark.set_by, at: mark.at.toISOString() },
  }
}

export const limitList = query<LawTables>()({
  name: 'limits', capability: 'law', path: '/limits', for: keepers,
  summary: { zh: '全部期限和数值，含各版本和是否核对', en: 'Every limit in every version, and whether it is verified' },
  input: z.object({}),
  result: z.object({ items: z.array(limitShape), next: z.null() }),
  columns: [
    { key: 'topic', title: { zh: '事项', en: 'Topic' }, text: (r: { topic: { zh: string } }) => r.topic.zh },
    { key: 'name', title: { zh: '名称', en: 'Name' }, text: (r: { name: { zh: string } }) => r.name.zh },
    { key: 'sector', title: { zh: '行业', en: 'Sector' } },
    { key: 'value', title: { zh: '数值', en: 'Value' } },
    { key: 'most', title: { zh: '至', en: 'To' } },
    { key: 'unit', title: { zh: '单位', en: 'Unit' } },
    { key: 'clause', title: { zh: '依据', en: 'Clause' }, text: (r: { clause: { name: { zh: string } } }) => r.clause.name.zh },
    { key: 'from', title: { zh: '施行', en: 'From' } },
    { key: 'to', title: { zh: '废止', en: 'Until' } },
    { key: 'verified', title: { zh: '核对', en: 'Verified' }, text: (r: { verified: boolean }) => (r.verified ? '已核对' : '待核对') },
    { key: 'note', title: { zh: '说明', en: 'Note' }, text: (r: { note: { zh: string } }) => r.note.zh },
  ],
  async run(ask) {
    const marks = new Map((await ask.all(ask.t.selectFrom('law_mark').selectAll())).map((m) => [m.key, m]))
    return { items: law.limits().map((l) => shown(l, ask.day, marks)), next: null }
  },
})

export const clauseList = query()({
  name: 'clauses', capability: 'law', path: '/clauses', for: keepers,
  summary: { zh: '全部条款，含各版本和是否核对', en: 'Every clause in every version, and whether it is verified' },
  input: z.object({}),
  result: z.object({ items: z.array(clauseOf.extend({ ...dated, law: words, number: z.string(), note: words.nullable() })) }),
  async run() {
    const texts = new Map(law.laws().map((l) => [l.id, l]))
    return {
      items: law.clauses().map((c) => {
        const text = texts.get(c.law)!
        return { ...cited(c), from: c.from, to: c.to, verified: c.verified, law: { zh: text.zh, en: text.en }, number: text.number, note: c.note ?? null }
      }),
    }
  },
})

export const calendarDays = query<LawTables>()({
  name: 'calendar', capability: 'law', path: '/calendar', for: keepers,
  summary: { zh: '一年的节假日和调休上班日', en: 'The holidays and days worked in lieu of a year' },
  input: z.object({ year: z.coerce.number().int().min(2004).max(2100).optional() }),
  result: z.object({
    year: z.number(), notice: z.object({ number: z.string(), published: z.string(), by: z.string() }).nullable(), years: z.array(z.number()), knownUntil: z.string(),
    days: z.array(z.object({ day: z.string(), name: z.string(), kind: z.enum(['holiday', 'worked']) })),
  }),
  async run(ask, input) {
    const { holidays, workdays, knownUntil } = law.calendar
    const year = input.year ?? Number(ask.day.slice(0, 4))
    const of = (days: ReadonlyMap<string, string>, kind: 'holiday' | 'worked') =>
      [...days].filter(([date]) => date.startsWith(`${year}-`)).map(([date, name]) => ({ day: date, name, kind }))
    const years = [...new Set([...holidays.keys()].map((date) => Number(date.slice(0, 4))))].sort((a, b) => b - a)
    const said = await ask.first(ask.t.selectFrom('law_year').selectAll().where('year', '=', year))
    const notice = said ? { number: said.notice, published: said.published, by: said.set_by } : null
    return { year, notice, years, knownUntil, days: [...of(holidays, 'holiday'), ...of(workdays, 'worked')].sort((a, b) => (a.day < b.day ? -1 : 1)) }
  },
})

export const retentionList = query()({
  name: 'retention', capability: 'law', path: '/retention', for: keepers,
  summary: { zh: '各类记录的保存期限', en: 'How long each kind of record is kept' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ ...dated, id: z.string(), record: words, value: z.number().nullable(), unit: z.string(), clause: clauseOf, note: words })) }),
  run: async () => ({
    items: law.retentions().map(({ id, record, value, unit, clause, note, from, to, verified }) =>
      ({ id, record, value, unit, clause: cited(law.clause(clause)), note, from, to, verified })),
  }),
})

const counted = z.object({ on: z.string(), provisional: z.boolean(), explained: words, clause: clauseOf, verified: z.boolean() })
const stopList = z.string().max(400).default('').transform((text, ctx) => {
  const stops = text.split(',').filter(Boolean).map((one) => one.split('..'))
  const isDay = (value: string | undefined) => z.iso.date().safeParse(value).success
  if (stops.some(([from, to]) => !isDay(from) || !isDay(to) || from! > to!)) {
    ctx.addIssue({ code: 'custom', message: both('停止计时须写明起止日期，且止日不早于起日', 'A stop needs its first and last day, in this order') })
    return z.NEVER
  }
  return stops.map(([from, to]): Stop => ({ from: from!, to: to!, reason: { zh: '中止事由', en: 'a stop' } }))
})

export const count = query()({
  name: 'count', capability: 'law', path: '/count', for: keepers,
  summary: { zh: '按期限推算到期日，并说明理由', en: 'The date that follows from a day and a limit, and why' },
  input: z.object({
    limit: z.string().max(100), sector: z.enum(law.sectors).optional(), from: day,
    stops: stopList.describe('First and last days without counting: 2026-03-02..2026-03-06, joined by commas'),
  }),
  result: z.object({ readings: z.array(counted) }),
  async run(_ask, { limit: id, sector, from, stops }) {
    const l = limitOn(id, from, sector)
    if (!countable.includes(l.unit)) throw unknownLimit()
    return { readings: law.readings(l).map((r) => ({ ...dateOf({ ...r, id }, l, from, stops), clause: cited(law.clause(r.clause)), verified: r.verified })) }
  },
})

function limitOn(id: string, on: string, sector: law.Sector | undefined): Limit {
  try {
    return law.limit(id, { on, ...(sector ? { sector } : {}) })
  } catch {
    throw unknownLimit()
  }
}

const unknownLimit = () =>
  invalid({ fields: [{ pointer: '/limit', zh: '这一天没有可推算日期的该项期限，请另选', en: 'On that day there is no such limit to count by; choose another' }] })

type Reading = Parameters<typeof law.periodOf>[0] & { clause: string }
function dateOf(r: Reading, l: Limit, from: string, stops: readonly Stop[]) {
  const period = law.periodOf(r)
  const { name } = law.clause(r.clause)
  if (l.direction === 'before') {
    const { on, provisional } = latestBefore(from, period, law.calendar)
    return { on, provisional, explained: { zh: `${from} 之前（${name.zh}），最迟 ${on}（含当日），不因节假日顺延。`, en: `Before ${from} under ${name.en}: ${on} at the latest.` } }
  }
  const due: Due = dueOn(from, period, law.calendar, stops)
  return { on: due.on, provisional: due.provisional, explained: explainDue(due, name) }
}
