import type { Kysely } from 'kysely'
import { command, type Guard } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { TotpRemoved } from '../facts.ts'
import { enteredPassword } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount } from './account.ts'
import { confirmPassword, findTried, notTooManyTries } from './tries.ts'

export const isEnrolled: Guard<AccountRow> = {
  code: 'no-totp',
  clause: '网安法-日志',
  broken: (row) => row.totp_ref === null && { zh: '该账号没有绑定动态验证码', en: 'This account has no authenticator' },
}
export const writeTotpRemoved = (t: Kysely<Accounts>, f: FactOf<typeof TotpRemoved>) => [
  onAccount(t, f).set({ totp_ref: null, totp_from: null, last_fact: '0' }),
]

/** The holder unbinds the authenticator. */
export const removeTotp = command<Accounts>()({
  does: account.step('remove-totp'),
  input: accountInput.extend({ password: enteredPassword }),
  locks: lockAccount,
  find: findTried,
  guards: [isEnrolled, notTooManyTries],
  place: placeOfAccount,
  draw: (draw, row, input) => confirmPassword(draw, row, input.password),
  fact: TotpRemoved,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: writeTotpRemoved,
})
