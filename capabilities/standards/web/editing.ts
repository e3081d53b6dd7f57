import { compare } from '../indicators.ts'
import type { Change, Indicator } from '../facts.ts'
import type { Difference } from '../indicators.ts'

/** An indicator as it is typed: texts, until it is sent. */
export type Typed = {
  key: string; group: Indicator['group']; nameZh: string; nameEn: string; comparison: Indicator['comparison']; threshold: string; unitZh: string; unitEn: string; min: string; max: string
  clause: string; verified: boolean; mandatory: boolean
}
export type Reason = { source: Change['source'] | ''; reference: string }

const text = (n: number | null | undefined) => (n === null || n === undefined ? '' : String(n))
export const typed = (i: Indicator): Typed => ({
  key: i.key, group: i.group, nameZh: i.name.zh, nameEn: i.name.en, comparison: i.comparison, threshold: text(i.threshold), unitZh: i.unit?.zh ?? '', unitEn: i.unit?.en ?? '',
  min: text(i.range?.min), max: text(i.range?.max), clause: i.clause, verified: i.verified, mandatory: i.mandatory,
})
export const blank = (group: Indicator['group']): Typed => ({
  key: `i${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`, group, nameZh: '', nameEn: '', comparison: 'at-least', threshold: '', unitZh: '', unitEn: '', min: '', max: '', clause: '条例-6',
  verified: false, mandatory: true,
})

const number = (value: string) => (value.trim() === '' || Number.isNaN(Number(value)) ? null : Number(value))
/** What is sent: a yes-no indicator has neither threshold nor unit. */
export function indicatorOf(t: Typed): Indicator {
  const yes = t.comparison === 'yes'
  const [min, max] = [number(t.min), number(t.max)]
  return {
    key: t.key, group: t.group, name: { zh: t.nameZh.trim(), en: t.nameEn.trim() || t.nameZh.trim() }, comparison: t.comparison, threshold: yes ? null : number(t.threshold),
    unit: yes || !t.unitZh.trim() ? null : { zh: t.unitZh.trim(), en: t.unitEn.trim() || t.unitZh.trim() }, range: yes || min === null || max === null ? null : { min, max },
    clause: t.clause.trim(), verified: t.verified, mandatory: t.mandatory,
  }
}

/** What differs from the version before, while it is typed. */
export const differing = (before: readonly Indicator[] | null, list: readonly Typed[]): Difference[] =>
  (before ? compare(before, list.map(indicatorOf)).filter((d) => d.kind !== 'same') : [])

export const changesOf = (differences: readonly Difference[], reasons: Readonly<Record<string, Reason>>): Change[] => differences.flatMap(({ key }) => {
  const reason = reasons[key]
  return reason?.source && reason.reference.trim() ? [{ key, source: reason.source, reference: reason.reference.trim() }] : []
})
