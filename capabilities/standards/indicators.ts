// Pure: the server decides with it, the page shows the same result while a value is typed.
import type { Change, Indicator } from './facts.ts'

type Words = { zh: string; en: string }
export type Measured = { key: string; value: number | boolean; unit: string | null; stale?: boolean }
export type Result = 'met' | 'unmet' | 'unmeasured'

/** What a measured value is under an indicator. A value in another unit, or whose evidence was replaced since, counts as not measured. */
export function judge(indicator: Indicator, measured: Measured | undefined): Result {
  if (!measured || measured.stale || !fits(indicator, measured)) return 'unmeasured'
  return meets(indicator, measured.value) ? 'met' : 'unmet'
}

/** Whether a value is of the kind and unit that the indicator asks for. */
export const fits = (indicator: Indicator, measured: { value: number | boolean; unit: string | null }) =>
  (indicator.comparison === 'yes') === (typeof measured.value === 'boolean') && (indicator.unit?.zh ?? null) === measured.unit

/** Whether a value lies within what can be measured at all. */
export const inRange = ({ range }: Indicator, value: number | boolean) =>
  typeof value === 'boolean' || range === null || (value >= range.min && value <= range.max)

function meets({ comparison, threshold }: Indicator, value: number | boolean): boolean {
  if (typeof value === 'boolean') return value
  if (comparison === 'at-least') return value >= threshold!
  return comparison === 'at-most' ? value <= threshold! : value === threshold
}

const phrases = { 'at-least': ['不少于', 'at least'], 'at-most': ['不超过', 'at most'], equal: ['等于', 'exactly'] } as const

/** The demand in plain words: 不少于 2 人. */
export function demand({ comparison, threshold, unit }: Indicator): Words {
  if (comparison === 'yes') return { zh: '应当具备', en: 'must be there' }
  const [zh, en] = phrases[comparison]
  return { zh: `${zh} ${threshold}${unit ? ` ${unit.zh}` : ''}`, en: `${en} ${threshold}${unit ? ` ${unit.en}` : ''}` }
}

/** A measured value as it is read. */
export const reading = (value: number | boolean, unit: Words | null): Words =>
  (typeof value === 'boolean' ? (value ? { zh: '具备', en: 'yes' } : { zh: '不具备', en: 'no' })
    : { zh: `${value}${unit ? ` ${unit.zh}` : ''}`, en: `${value}${unit ? ` ${unit.en}` : ''}` })

export type Difference = { key: string; kind: 'added' | 'removed' | 'changed' | 'same'; before: Indicator | null; after: Indicator | null; source: Change | null }

/** Two versions side by side, in the order of the newer one, removed indicators last. */
export function compare(before: readonly Indicator[], after: readonly Indicator[], changes: readonly Change[] = []): Difference[] {
  const source = (key: string) => changes.find((c) => c.key === key) ?? null
  const now = after.map((a): Difference => {
    const b = before.find((x) => x.key === a.key) ?? null
    return { key: a.key, kind: b ? (same(a, b) ? 'same' : 'changed') : 'added', before: b, after: a, source: source(a.key) }
  })
  const gone = before.filter((b) => !after.some((a) => a.key === b.key))
    .map((b): Difference => ({ key: b.key, kind: 'removed', before: b, after: null, source: source(b.key) }))
  return [...now, ...gone]
}

const members = (i: Indicator) => [i.group, i.name.zh, i.name.en, i.unit?.zh, i.unit?.en, i.comparison, i.threshold, i.range?.min, i.range?.max, i.clause, i.verified, i.mandatory]
const same = (a: Indicator, b: Indicator) => JSON.stringify(members(a)) === JSON.stringify(members(b))

/** What is wrong in itself with a list of indicators: by key, with a sentence. */
export function indicatorFaults(indicators: readonly Indicator[]): { at: number; why: Words }[] {
  return indicators.flatMap((i, at) => {
    const wrong = (zh: string, en: string) => [{ at, why: { zh, en } }]
    if (indicators.findIndex((o) => o.key === i.key) !== at) return wrong('指标代号重复', 'The key is used twice')
    if (i.comparison === 'yes') return i.threshold === null && i.unit === null ? [] : wrong('“是否具备”类指标没有限值和单位', 'A yes-no indicator has neither threshold nor unit')
    if (i.threshold === null) return wrong('请填写限值', 'Give the threshold')
    if (i.range && (i.range.min > i.range.max || i.threshold < i.range.min || i.threshold > i.range.max)) return wrong('限值不在可测范围内', 'The threshold lies outside the range')
    return []
  })
}
