import type { z } from 'zod'
import type { remedies } from './input.ts'

const digits = '〇一二三四五六七八九'

/** A whole number below 1000 in Chinese, as writs say periods: 60 → 六十, 6 → 六. */
export function chinese(n: number): string {
  if (n < 10) return digits[n]!
  if (n < 20) return `十${n % 10 === 0 ? '' : digits[n % 10]}`
  if (n < 100) return `${digits[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : digits[n % 10]}`
  const rest = n % 100
  const tail = rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : `${rest < 20 ? '一' : ''}${chinese(rest)}`
  return `${digits[Math.floor(n / 100)]}百${tail}`
}

/** 2026-11-03 → 2026年11月3日. */
export const longDate = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Joins clauses the way statutes are cited. */
export const cite = (clauses: readonly string[]) => clauses.join('、')

/** The sentence that every adverse writ ends with (许可法 §38; 复议法 §20; 行诉法 §46). */
export const remedySentence = (r: z.infer<typeof remedies>) =>
  `如不服本决定，可以自收到本决定书之日起${chinese(r.reviewDays)}日内向${r.reviewBody}申请行政复议，`
  + `也可以自收到本决定书之日起${chinese(r.suitMonths)}个月内依法向${r.court}提起行政诉讼。`
