import { authorityOn } from './authority.ts'
import { count } from './limits.ts'

/** Where an adverse act of this day can be fought, and the last days for it (许可法 §7, 复议法 §20, 行诉法 §46). */
export function remediesOn(department: string, day: string) {
  const { reviewBody, court } = authorityOn(department, day)
  return { reviewUntil: count('remedy.review', day, day), suitUntil: count('remedy.suit', day, day), reviewBody, court }
}
