import { sql, type Kysely } from 'kysely'
import type { Draw, Guard, Moment } from '../../../kernel/command.ts'
import { verifyPassword, wrongPassword } from '../passwords.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'

const most = 5
const minutes = 15

/** The account, with how often its password was entered wrongly of late to confirm a step: refused steps are the kernel's attempts. */
export const findTried = (_t: Kysely<Accounts>, input: { id: string }, { at }: Moment) => sql<AccountRow & { tries: number }>`
  select a.*, (select count(*)::int from attempt where actor_id = a.id::text and outcome = 'accounts/wrong-password'
    and at > ${new Date(at.getTime() - minutes * 60_000)}) as tries
  from accounts_account a where a.id = ${input.id}`

export const notTooManyTries: Guard<{ tries: number }> = {
  code: 'too-many-tries',
  clause: '网安法-日志',
  broken: (row) =>
    row.tries >= most && {
      zh: `密码连续输错，请 ${minutes} 分钟后再试`,
      en: `The password was wrong too often; try again in ${minutes} minutes`,
    },
}

/** Steps that guard the account itself ask for the password again: a screen left alone must not be enough. */
export async function confirmPassword(draw: Draw, row: AccountRow, password: string, pointer = '/password') {
  const hashed = row.password_ref && (await draw.unseal(row.password_ref))
  if (!(await verifyPassword(hashed, password))) throw wrongPassword(pointer)
}
