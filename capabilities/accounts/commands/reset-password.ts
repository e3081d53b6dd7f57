import { sql, type Kysely } from 'kysely'
import { command, type Rule } from '../../../kernel/command.ts'
import { PasswordReset } from '../facts.ts'
import { hashPassword, holdsAccount, newPassword, tooShort } from '../passwords.ts'
import { account } from '../procedure.ts'
import type { Rules } from '../rules.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount } from './account.ts'
import { rulesNow, rulesOf } from './current-rules.ts'
import { replacing } from './history.ts'

const notTheAccount: Rule<AccountRow, { password: string }> = {
  code: 'password-holds-account',
  clause: '网安法-日志',
  broken: (row, input) =>
    holdsAccount(input.password, row.account) && { zh: '密码中不能含有账号', en: 'The password must not contain the account name' },
}

const longEnough: Rule<Row, { password: string }> = {
  code: 'password-too-short',
  clause: '网安法-日志',
  broken: (row, input) => tooShort(input.password, rulesOf(row), '/password'),
}
type Row = AccountRow & { rules: Rules | null }
const find = (_t: Kysely<Accounts>, input: { id: string }) => sql<Row>`select a.*, ${rulesNow} as rules from accounts_account a where a.id = ${input.id}`

/** The system administrator gives a forgetful holder a password for one entry; all sessions end. */
export const resetPassword = command<Accounts>()({
  does: account.step('reset-password'),
  input: accountInput.extend({ password: newPassword }),
  locks: lockAccount,
  find,
  guards: [notOneself],
  rules: [notTheAccount, longEnough],
  place: placeOfAccount,
  draw: async (draw, row, input) => {
    const { ref, earlier } = replacing(row, rulesOf(row))
    return { passwordRef: await draw.seal(row.id, 'password', await hashPassword(input.password), ref ? { ref } : {}), earlier }
  },
  fact: PasswordReset,
  record: (row, _input, drawn) => ({ ...ofAccount(row), body: drawn }),
  write: (t, f) => [
    onAccount(t, f).set((e) => ({
      password_ref: f.body.passwordRef,
      password_at: new Date(f.recordedAt),
      earlier_refs: f.body.earlier ?? [],
      must_change: true,
      generation: e('generation', '+', 1),
      kept_session: null,
      last_fact: '0',
    })),
  ],
})
