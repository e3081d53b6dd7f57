import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import * as law from '../../../law/index.ts'
import { YearPublished } from '../facts.ts'
import { calendarYear } from '../procedure.ts'
import type { Days, LawTables } from '../schema/tables.ts'

const days = z.record(z.iso.date({ error: both('日期格式为 年-月-日', 'Year-month-day') }), z.string().trim().min(1).max(20))
const input = z.object({
  year: z.number().int().min(2004).max(2100),
  notice: z.string().trim().min(4, { error: both('请填写放假通知的文号', 'Enter the number of the notice') }).max(60),
  published: z.iso.date(),
  holidays: days,
  workdays: days,
})
type Year = z.output<typeof input>

const clause = '网安法-日志'
const rule = (code: string, broken: Rule<unknown, Year>['broken']): Rule<unknown, Year> => ({ code, clause, broken })
const at = (field: string, zh: string, en: string) => ({ zh, en, fields: [{ pointer: `/${field}`, zh, en }] })
const feasts = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']
const missing = (holidays: Days) => feasts.filter((feast) => !Object.values(holidays).some((name) => name.includes(feast)))
const isWeekend = (day: string) => Temporal.PlainDate.from(day).dayOfWeek > 5

const rules = [
  rule('year-over', (_row, i, { day }) => i.year < Number(day.slice(0, 4)) && at('year', '往年的日历不再改动，按它推算的期限已经办结', 'A year that is over is not changed: periods were counted by it')),
  rule('year-gap', (_row, i) => {
    const next = Number(law.calendar.knownUntil.slice(0, 4)) + 1
    return i.year > next && at('year', `请先录入 ${next} 年`, `Enter ${next} first`)
  }),
  rule('not-published-yet', (_row, i, { day }) => i.published > day && at('published', '发布日期不能晚于今天', 'It cannot have been published later than today')),
  rule('other-year', (_row, i) => {
    const other = [...Object.keys(i.holidays), ...Object.keys(i.workdays)].find((day) => !day.startsWith(`${i.year}-`))
    return other !== undefined && at('holidays', `${other} 不在 ${i.year} 年`, `${other} is not in ${i.year}`)
  }),
  rule('feasts-missing', (_row, i) => missing(i.holidays).length > 0 && at('holidays', `缺少：${missing(i.holidays).join('、')}（节日重合时写在同一天，如“国庆节、中秋节”）`, `Missing: ${missing(i.holidays).join(', ')}`)),
  rule('lieu-on-weekday', (_row, i) => {
    const wrong = Object.keys(i.workdays).find((day) => !isWeekend(day) || day in i.holidays)
    return wrong !== undefined && at('workdays', `${wrong} 不是周末，或同时是放假日，不能是调休上班日`, `${wrong} is no weekend day, or a holiday too: it cannot be worked in lieu`)
  }),
]

/** The system administrator takes a year in from the State Council's notice; every clock counts by it from then on. */
export const publishYear = command<LawTables>()({
  does: calendarYear.step('publish'),
  input,
  locks: (i) => [`law/year/${i.year}`],
  rules,
  place: (_row, _input, actor) => ({ region: actor.region }),
  draw: (draw) => ({ id: draw.uuid() }),
  fact: YearPublished,
  record: (_row, body, { id }, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: null, body }),
  write: (t: Kysely<LawTables>, f) => {
    const { holidays, workdays, ...rest } = f.body
    const row = { ...rest, holidays: JSON.stringify(holidays) as never, workdays: JSON.stringify(workdays) as never, set_by: f.actor.name, at: new Date(f.recordedAt), last_fact: '0' }
    return [t.insertInto('law_year').values(row).onConflict((c) => c.column('year').doUpdateSet(row))]
  },
})
