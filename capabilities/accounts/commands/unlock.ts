import { command } from '../../../kernel/command.ts'
import { AccountUnlocked } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

/** The holder, whom the security administrator knows, may try again at once. */
export const unlock = command<Accounts>()({
  does: account.step('unlock'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  guards: [notOneself],
  place: placeOfAccount,
  fact: AccountUnlocked,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: (t, f) => [onAccount(t, f).set({ unlocked_at: new Date(f.recordedAt), last_fact: '0' })],
})
