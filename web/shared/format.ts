import { whole } from './whole.ts'
import { currentLanguage, useLanguage } from './words.ts'
import type { Language } from './words.ts'

const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
})
const weekdays = { zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] }

/** `2026-11-23 (周一)`. A plain day (`YYYY-MM-DD`) stays that day; an instant (ISO 8601) is shown in Asia/Shanghai. */
export function day(value: string, language: Language = currentLanguage()): string {
  const plain = plainDay(value)
  return `${plain} (${weekdays[language][new Date(`${plain}T00:00:00Z`).getUTCDay()]})`
}

/** `2026-11-23 (周一) 14:05` of an instant, in Asia/Shanghai. */
export const moment = (value: string, language: Language = currentLanguage()): string => `${day(value, language)} ${clock(value)}`

/** `2026-11-23`, for tables. */
export const plainDay = (value: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value
  const { year, month, day: date } = inShanghai(value)
  return `${year}-${month}-${date}`
}

/** `14:05` of an instant. */
export const clock = (value: string): string => {
  const { hour, minute } = inShanghai(value)
  return `${hour}:${minute}`
}

function inShanghai(value: string) {
  return Object.fromEntries(parts.formatToParts(new Date(value)).map((part) => [part.type, part.value])) as Record<string, string>
}

/** The units of legal limits, as the kernel's calendar names them. */
export type Unit = 'working-day' | 'day' | 'month' | 'year'
const unitWords = {
  'working-day': ['个工作日', 'working day'], day: ['天', 'day'], month: ['个月', 'month'], year: ['年', 'year'],
} as const

/** `3 个工作日` / `3 working days`: working days are named as such. */
export function period(amount: number, unit: Unit = 'day', language: Language = currentLanguage()): string {
  const [chinese, english] = unitWords[unit]
  return language === 'zh' ? `${amount} ${chinese}` : `${amount} ${english}${amount === 1 ? '' : 's'}`
}

const steps = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]] as const
const stepWords = { day: ['天', 'day'], hour: ['小时', 'hour'], minute: ['分钟', 'minute'], second: ['秒', 'second'] } as const

/** A length of time in words, its two largest parts: `2 小时 5 分钟`. Whole seconds. */
export function duration(seconds: number, language: Language = currentLanguage()): string {
  let rest = Math.max(0, Math.round(seconds))
  const said: string[] = []
  for (const [name, size] of steps) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count && said.length < 2) said.push(step(count, name, language))
  }
  return said.join(' ') || step(0, 'second', language)
}

const step = (count: number, name: keyof typeof stepWords, language: Language) =>
  language === 'zh' ? `${count} ${stepWords[name][0]}` : `${count} ${stepWords[name][1]}${count === 1 ? '' : 's'}`

/** `¥12,300.00` from integer fen; a string carries more than 2⁵³. */
export function money(fen: number | string | bigint): string {
  const amount = BigInt(fen)
  const positive = amount < 0n ? -amount : amount
  const yuan = (positive / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0n ? '−' : ''}¥${yuan}.${(positive % 100n).toString().padStart(2, '0')}`
}

/** `12,300`. */
export const count = (value: number): string => new Intl.NumberFormat('en-US').format(value)

/** A share of one as `95.5 %`. */
export const percent = (share: number, digits = 1): string =>
  `${new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(share * 100)} %`

/** The parts of a unified social credit code (GB 32100): authority and kind, region, body, check character. */
export const creditCodeParts = (code: string): string[] =>
  code.length === 18 ? [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)] : [code]

/** `2.4 MB`. */
export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const amount = bytes / 1000 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : Number(amount.toFixed(1))} ${units[power]}`
}

/** The formatters in the reader's language; follows a switch. */
export function useFormat() {
  const language = useLanguage()
  return {
    day: (value: string) => whole(day(value, language)),
    moment: (value: string) => whole(moment(value, language)),
    period: (amount: number, unit?: Unit) => period(amount, unit, language),
    duration: (seconds: number) => duration(seconds, language),
    plainDay: (value: string) => whole(plainDay(value)), clock, money, count, percent, fileSize,
  }
}
