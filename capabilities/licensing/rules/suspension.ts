import type { Refusal } from '../../../kernel/command.ts'
import { limit } from '../../../law/index.ts'
import { isAccident } from '../grounds.ts'

/** A suspension that there was, or that is intended. Days are calendar days, first and last included. */
export type Past = { ground: string; from: string; until: string; days: number }
export type Intended = { ground: string; from: string; until: string; concealed: boolean }

const plain = (day: string) => Temporal.PlainDate.from(day)
/** Calendar days from one day to another, both included. */
export const daysOf = (from: string, until: string) => plain(from).until(until, { largestUnit: 'day' }).days + 1

type Range = { least: number; most: number }
type Ladder = Range | { revoke: Refusal }
const revoke = (zh: string, en: string): Ladder => ({ revoke: { zh: `${zh}，应当吊销许可证`, en: `${en}: revoke instead` } })

/**
 * How long a construction enterprise is suspended after an accident (建质〔2008〕121号): by its grade; a second within twelve months adds to
 * the previous suspension; concealment adds; more than the ceiling, a third accident or a second major one is revocation. `null`: no ladder.
 */
export function ladder(sector: string, intended: Omit<Intended, 'until'>, past: readonly Past[]): Ladder | null {
  if (sector !== 'construction' || !isAccident(intended.ground)) return null
  const at = { on: intended.from, sector } as const
  const grade = intended.ground.replace('accident-', '')
  const base = limit(`suspension.${grade}`, at)
  const ceiling = limit('suspension.revocation-above', at).value
  const recent = withinTwelveMonths(intended.from, past)
  if (recent.length >= 2) return revoke('十二个月内第三次发生生产安全事故', 'The third accident within twelve months')
  const [previous] = recent
  if (previous && grade === 'major') return revoke('十二个月内再次发生，且为重大事故', 'A second accident within twelve months, and a major one')
  const range = previous ? added(previous.days + limit(`suspension.second.${grade}`, at).value) : { least: base.value, most: base.most! }
  const more = limit('suspension.concealment', at)
  const { least, most } = intended.concealed ? { least: range.least + more.value, most: range.most + more.most! } : range
  if (least > ceiling) return revoke(`暂扣期限将超过 ${ceiling} 日`, `The suspension would exceed ${ceiling} days`)
  return { least, most: Math.min(most, ceiling) }
}
const added = (days: number): Range => ({ least: days, most: days })

/** Earlier suspensions after accidents, the latest first, that began within the twelve months before this one. */
const withinTwelveMonths = (from: string, past: readonly Past[]) =>
  past.filter((p) => isAccident(p.ground) && p.from > plain(from).subtract({ months: 12 }).toString()).toSorted((a, b) => (a.from < b.from ? 1 : -1))

/** What is wrong with an intended suspension, if anything: its dates, or its length by the ladder. */
export function suspensionWrong(sector: string, intended: Intended, past: readonly Past[], day: string): Refusal | false {
  const field = (name: string, zh: string, en: string): Refusal => ({ zh, en, fields: [{ pointer: `/${name}`, zh, en }] })
  if (intended.from < day) return field('from', '暂扣不能从过去的日期开始', 'A suspension cannot begin in the past')
  if (intended.until < intended.from) return field('until', '截止日期不能早于开始日期', 'The last day cannot be before the first')
  const rung = ladder(sector, intended, past)
  if (!rung) return false
  if ('revoke' in rung) return rung.revoke
  const days = daysOf(intended.from, intended.until)
  const { least, most } = rung
  const zh = least === most ? `应为 ${least} 日` : `应在 ${least} 日至 ${most} 日之间`
  const en = least === most ? `must be ${least} days` : `must be ${least} to ${most} days`
  return (days < least || days > most) && field('until', `该事故的暂扣期限${zh}，现为 ${days} 日`, `This suspension ${en}; it is ${days}`)
}
