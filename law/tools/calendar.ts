/**
 * Writes law/calendar.json: the State Council's holidays and working days in lieu (调休) as the package `chinese-days` publishes them.
 * Run it again each November, when the next year's notice is out: `node law/tools/calendar.ts 2027`. It refuses a year without holidays,
 * because the package answers "working day" for years it does not know.
 */
import { writeFileSync } from 'node:fs'
import chineseDays from 'chinese-days'

const firstYear = 2004
const plainNames: Record<string, string> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

const lastYear = Number(process.argv[2] ?? 2026)
const calendar = { knownUntil: `${lastYear}-12-31`, holidays: {} as Record<string, string>, workdays: {} as Record<string, string> }
for (let year = firstYear; year <= lastYear; year += 1) addYear(year)
writeFileSync(new URL('../calendar.json', import.meta.url), `${JSON.stringify(calendar, null, 1)}\n`)

function addYear(year: number) {
  let known = 0
  let day = Temporal.PlainDate.from(`${year}-01-01`)
  for (; day.year === year; day = day.add({ days: 1 })) {
    const { work, name } = chineseDays.getDayDetail(day.toString())
    const zh = name.split(',')[1]
    if (zh === undefined) continue
    known += 1
    const list = work ? calendar.workdays : calendar.holidays
    list[day.toString()] = plainNames[zh] ?? zh
  }
  if (known < 20) throw new Error(`${year}: chinese-days knows only ${known} holidays and days in lieu; update the package first`)
}
