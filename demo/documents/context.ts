import type { Particulars } from '../particulars.ts'
import type { Rand } from '../random.ts'
import type { Day, Enterprise } from '../types.ts'

/** What is wrong with a document, as officers meet it: for the review to find. */
export type Flaw = 'missing-seal' | 'expired' | 'wrong-name' | 'blurry' | 'short'

/** What every drawing needs to know. */
export type Context = {
  e: Enterprise
  /** The name that the document bears: the former one where the flaw is a wrong name. */
  name: string
  p: Particulars
  /** The day on which the document is dated. */
  on: Day
  /** The day until which it is valid, where it has one. */
  until: Day
  /** What is applied for. */
  applies: 'new' | 'renewal'
  sealed: boolean
  expired: boolean
  /** Drawn from the enterprise, the kind and the day: the same document has the same details. */
  random: Rand
}

/** The end of one certificate among several: the flaw lets every fourth run out, the second first. */
export const goodUntil = ({ expired, until }: Context, { certificate }: { certificate: { validUntil: Day } }, i: number): Day =>
  (expired && i % 4 === 1 ? until : certificate.validUntil)

export type Row = readonly string[]

/** 2026年3月5日 */
export const dayWords = (day: Day) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Fen as 12,300.00 yuan. */
export const yuanWords = (fen: number) => (fen / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
/** Fen as 12.30 ten thousand yuan. */
export const wanWords = (fen: number) => (fen / 1_000_000).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The number of the enterprise's own file: 华阳安〔2026〕12号. */
export const fileNumber = ({ e, on, random }: Context,
  word = '安') => `${e.brand}${word}〔${on.slice(0, 4)}〕${random.fork('file').int(3, 48)}号`

/** A citizen id as copies show it to others: the birth date covered. */
export const coveredId = (id: string) => `${id.slice(0, 6)}********${id.slice(14)}`
