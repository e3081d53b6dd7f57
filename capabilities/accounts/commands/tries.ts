import { sql, type Kysely } from 'kysely'
import type { Draw, Guard, Moment } from '../../../kernel/command.ts'
import { verifyPassword, wrongPassword } from '../passwords.ts'
import { strict, type Rules } from '../rules.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { rulesNow, rulesOf } from './current-rules.ts'

export type Tried = AccountRow & { tries: number; rules: Rules | null }

/** How often of late the password of account `a` was entered wrongly to confirm a step. */
export const triesOf = (at: Date) => sql<number>`(select count(*)::int from attempt where actor_id = a.id::text and outcome = 'accounts/wrong-password'
    and at > ${at}::timestamptz - make_interval(mins => coalesce((${rulesNow} ->> 'lockedFor')::int, ${strict.lockedFor}::int))
    and at > coalesce(a.unlocked_at, '-infinity'))`

/** The account, with how often its password was entered wrongly of late to confirm a step: refused steps are the kernel's attempts. */
export const findTried = (_t: Kysely<Accounts>, input: { id: string }, { at }: Moment) => sql<Tried>`
  select a.*, ${rulesNow} as rules, ${triesOf(at)} as tries
  from accounts_account a where a.id = ${input.id}`

export const notTooManyTries: Guard<Pick<Tried, 'tries' | 'rules'>> = {
  code: 'too-many-tries',
  clause: '网安法-日志',
  broken: (row) =>
    row.tries >= rulesOf(row).failures && {
      zh: `密码连续输错，请 ${rulesOf(row).lockedFor} 分钟后再试`,
      en: `The password was wrong too often; try again in ${rulesOf(row).lockedFor} minutes`,
    },
}

/** Steps that guard the account itself ask for the password again: a screen left alone must not be enough. */
export async function confirmPassword(draw: Draw, row: AccountRow, password: string, pointer = '/password') {
  const hashed = row.password_ref && (await draw.unseal(row.password_ref))
  if (!(await verifyPassword(hashed, password))) throw wrongPassword(pointer)
}
