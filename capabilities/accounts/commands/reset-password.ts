import { command, type Rule } from '../../../kernel/command.ts'
import { PasswordReset } from '../facts.ts'
import { hashPassword, holdsAccount, newPassword } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

const notTheAccount: Rule<AccountRow, { password: string }> = {
  code: 'password-holds-account',
  clause: '网安法-日志',
  broken: (row, input) =>
    holdsAccount(input.password, row.account) && { zh: '密码中不能含有账号', en: 'The password must not contain the account name' },
}

/** An administrator gives a forgetful holder a password for one entry; all sessions end. */
export const resetPassword = command<Accounts>()({
  does: account.step('reset-password'),
  input: accountInput.extend({ password: newPassword }),
  locks: lockAccount,
  find: theAccount,
  guards: [notOneself],
  rules: [notTheAccount],
  place: placeOfAccount,
  draw: async (draw, row, input) => ({
    passwordRef: await draw.seal(row.id, 'password', await hashPassword(input.password), row.password_ref ? { ref: row.password_ref } : {}),
  }),
  fact: PasswordReset,
  record: (row, _input, { passwordRef }) => ({ ...ofAccount(row), body: { passwordRef } }),
  write: (t, f) => [
    onAccount(t, f).set((e) => ({
      password_ref: f.body.passwordRef,
      must_change: true,
      generation: e('generation', '+', 1),
      kept_session: null,
      last_fact: '0',
    })),
  ],
})
