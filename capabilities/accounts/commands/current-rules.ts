import { sql } from 'kysely'
import { first } from '../../../kernel/db.ts'
import type { House } from '../../../kernel/house.ts'
import { strict, type Rules } from '../rules.ts'

/** The rules in force, as a column of a larger question; null while nobody has set any. */
export const rulesNow = sql<Rules | null>`(select r.rules from accounts_rules r order by r.at desc, r.id desc limit 1)`

export const rulesOf = (row: { rules: Rules | null }): Rules => row.rules ?? strict

/** The rules in force. */
export async function currentRules(house: House): Promise<Rules> {
  return rulesOf((await first(house.pools.writer, sql<{ rules: Rules | null }>`select ${rulesNow} as rules`))!)
}
