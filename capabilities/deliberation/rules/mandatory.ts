import type { Words } from '../../../kernel/problem.ts'
import data from './mandatory.json' with { type: 'json' }

/** One reason why a case is for a meeting: by its sector and answers, or by what has happened in it. Dated data. */
export type Mandatory = {
  key: string
  kind: 'high-hazard' | 'major-risk' | 'difficult'
  clause: string
  title: Words
  from: string
  to: string | null
  /** A department may switch it off; the others bind every department. */
  optional?: true
  sector?: string
  /** This yes-no field of the form must say yes. */
  when?: string
  /** The field stands in each row of this one. */
  rows?: string
  field?: string
  equals?: string[]
  least?: number
  /** Counted over the case: see `counted`. */
  counts?: 'annulled' | 'hearings' | 'returned' | 'disputed' | 'marked'
}

export const mandatory = data as readonly Mandatory[]
const heldOn = (day: string) => mandatory.filter((m) => m.from <= day && (!m.to || day <= m.to))
/** What no department switches off on a day: high-hazard, major risk, and what an officer marks as difficult (M1.4). */
export const binding = (day: string): string[] => heldOn(day).filter((m) => !m.optional).map((m) => m.key)
export const mandatoryOf = (key: string): Mandatory => {
  const found = mandatory.find((m) => m.key === key)
  if (!found) throw new RangeError(`no rule ${key}`)
  return found
}

/** A meeting that spends less on a case is shown as one for the form. */
export const briefSeconds = 180

type Answers = Readonly<Record<string, unknown>>

/** Which rules the sector and the answers of a form meet on a day. An answer that no longer applies does not count. */
export const traitsOf = (sector: string, answers: Answers, day: string): string[] =>
  heldOn(day).filter((m) => m.sector === sector && (!m.when || answers[m.when] === true) && fits(m, answers)).map((m) => m.key)

function fits(m: Mandatory, answers: Answers): boolean {
  if (!m.field) return true
  const rows = m.rows ? answers[m.rows] : [answers]
  return Array.isArray(rows) && rows.some((row: Answers) => holds(m, row[m.field!]))
}
const holds = (m: Mandatory, value: unknown) => (m.equals ? m.equals.includes(String(value)) : typeof value === 'number' && value >= m.least!)

export type Counted = Record<NonNullable<Mandatory['counts']>, number>

/** The rules that a case meets and its department has in force, in the order of the data. */
export const hits = (c: Counted & { traits: readonly string[] }, on: readonly string[]): string[] =>
  mandatory.filter((m) => on.includes(m.key) && (m.counts ? c[m.counts] >= m.least! : c.traits.includes(m.key))).map((m) => m.key)

const said = (keys: readonly string[], lang: 'zh' | 'en') => keys.map((key) => mandatoryOf(key).title[lang]).join(lang === 'zh' ? '、' : ', ')
export const named = (keys: readonly string[]): Words => ({ zh: said(keys, 'zh'), en: said(keys, 'en') })
