import { command, type Rule } from '../../../kernel/command.ts'
import { PasswordChanged } from '../facts.ts'
import { enteredPassword, hashPassword, holdsAccount, newPassword, tooShort } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, sessionOf } from './account.ts'
import { rulesOf } from './current-rules.ts'
import { isUsed, replacing, usedBefore } from './history.ts'
import { confirmPassword, findTried, notTooManyTries, type Tried } from './tries.ts'

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

const longEnough: Rule<Tried, { next: string }> = {
  code: 'password-too-short',
  clause: '网安法-日志',
  broken: (row, input) => tooShort(input.next, rulesOf(row), '/next'),
}

/** The holder replaces the password; every other session of the account ends. */
export const changePassword = command<Accounts>()({
  does: account.step('change-password'),
  input: accountInput.extend({ current: enteredPassword, next: newPassword }),
  locks: lockAccount,
  find: findTried,
  guards: [notTooManyTries],
  rules: [notTheAccount, another, longEnough],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    await confirmPassword(draw, row, input.current, '/current')
    if (await isUsed(draw, row, input.next)) throw usedBefore('/next', rulesOf(row).history)
    const { ref, earlier } = replacing(row, rulesOf(row))
    return { passwordRef: await draw.seal(row.id, 'password', await hashPassword(input.next), ref ? { ref } : {}), earlier }
  },
  fact: PasswordChanged,
  record: (row, _input, drawn, { actor }) => ({ ...ofAccount(row), body: { ...drawn, keeps: sessionOf(actor) } }),
  write: (t, f) => [
    onAccount(t, f).set((e) => ({
      password_ref: f.body.passwordRef,
      password_at: new Date(f.recordedAt),
      earlier_refs: f.body.earlier ?? [],
      must_change: false,
      generation: e('generation', '+', 1),
      kept_session: f.body.keeps,
      last_fact: '0',
    })),
  ],
})
