import { command } from '../../../kernel/command.ts'
import { AccountReopened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

/** The holder is back, with the posts and the password of before; the security administrator answers for it. */
export const reopen = command<Accounts>()({
  does: account.step('reopen'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  place: placeOfAccount,
  fact: AccountReopened,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: (t, f) => [onAccount(t, f).set({ state: f.to!, last_fact: '0' })],
})
