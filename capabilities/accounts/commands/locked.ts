import { sql } from 'kysely'
import { rulesNow, rulesOf } from './current-rules.ts'
import type { Rules } from '../rules.ts'

type Tries = { failures: number; failedAt: string; unlockedAt: string | null }
/** What tells whether an account is locked, as columns beside its row; `account` names the table or its alias. */
export const lockColumns = (account: string) => {
  const of = (column: string) => sql.ref(`${account}.${column}`)
  return [
    sql<Tries | null>`(select json_build_object('failures', g.failures, 'failedAt', g.failed_at, 'unlockedAt', ${of('unlocked_at')})
      from accounts_guard g where g.account_hash = sha256(convert_to(${of('account')}, 'UTF8')))`.as('tries'),
    rulesNow.as('rules'),
  ] as const
}
export type Lock = { tries: Tries | null; rules: Rules | null }

/** Until when too many failures keep the holder out; null where nothing does. */
export function lockedUntil({ tries, rules }: Lock, at: Date): Date | null {
  const { failures, lockedFor } = rulesOf({ rules })
  // The last try that is allowed is counted before it is judged: the account is closed to the next one.
  if (!tries || tries.failures < failures || (tries.unlockedAt && Date.parse(tries.unlockedAt) >= Date.parse(tries.failedAt))) return null
  const until = new Date(Date.parse(tries.failedAt) + lockedFor * 60_000)
  return until > at ? until : null
}
