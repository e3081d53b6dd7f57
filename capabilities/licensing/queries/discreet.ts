import { roleFor, type Actor, type Place } from '../../../kernel/access.ts'
import { maskAmount, shareOf } from '../../../law/masks.ts'
import { amounts } from '../facts.ts'
import type { Answers } from '../sectors/sector.ts'

const examining = { applicant: 'own-enterprise', reviewer: 'own-case', window: 'own-department', approver: 'own-department', head: 'own-department' } as const
/** The applicant, the officer of the case and whoever accepts or decides it: what they judge, they see. Others of the authority look on. */
export const examines = (actor: Actor, row: Place) => roleFor(examining, actor, row) !== undefined

/** Instead of amounts their shares, for whoever does not examine the case (M3.11): `*** (86.5 %)`. Amounts are asked for like any sensitive value. */
export function discreet(answers: Answers): Answers {
  const number = (key: string) => (typeof answers[key] === 'number' ? answers[key] : 0)
  const shares: Record<string, number | null> = {
    safetyCostDue: shareOf(number('safetyCostDue'), number('revenue')), safetyCostSpent: shareOf(number('safetyCostSpent'), number('safetyCostDue')),
  }
  const told = (key: string) => (shares[key] == null ? maskAmount(number(key)) : `${maskAmount(number(key))} (${shares[key]} %)`)
  return { ...answers, ...Object.fromEntries(amounts.filter((key) => typeof answers[key] === 'number').map((key) => [key, told(key)])) }
}
