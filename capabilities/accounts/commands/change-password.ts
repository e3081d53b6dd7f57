import { command, type Rule } from '../../../kernel/command.ts'
import { PasswordChanged } from '../facts.ts'
import { enteredPassword, hashPassword, holdsAccount, newPassword } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, sessionOf } from './account.ts'
import { confirmPassword, findTried, notTooManyTries } from './tries.ts'

const notTheAccount: Rule<AccountRow, { next: string }> = {
  code: 'password-holds-account',
  clause: '网安法-日志',
  broken: (row, input) =>
    holdsAccount(input.next, row.account) && { zh: '密码中不能含有账号', en: 'The password must not contain the account name' },
}
const another: Rule<AccountRow, { current: string; next: string }> = {
  code: 'password-unchanged',
  clause: '网安法-日志',
  broken: (_row, input) =>
    input.next === input.current && { zh: '新密码与现用密码相同，请换一个', en: 'The new password is the old one; choose another' },
}

/** The holder replaces the password; every other session of the account ends. */
export const changePassword = command<Accounts>()({
  does: account.step('change-password'),
  input: accountInput.extend({ current: enteredPassword, next: newPassword }),
  locks: lockAccount,
  find: findTried,
  guards: [notTooManyTries],
  rules: [notTheAccount, another],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    await confirmPassword(draw, row, input.current, '/current')
    return { passwordRef: await draw.seal(row.id, 'password', await hashPassword(input.next), { ref: row.password_ref! }) }
  },
  fact: PasswordChanged,
  record: (row, _input, { passwordRef }, { actor }) => ({ ...ofAccount(row), body: { passwordRef, keeps: sessionOf(actor) } }),
  write: (t, f) => [
    onAccount(t, f).set((e) => ({
      password_ref: f.body.passwordRef,
      must_change: false,
      generation: e('generation', '+', 1),
      kept_session: f.body.keeps,
      last_fact: '0',
    })),
  ],
})
