import { command } from '../../../kernel/command.ts'
import { AccountClosed } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount } from './account.ts'
import { findLast, notTheLast } from './last.ts'

/** The holder has left: nothing is deleted, nobody enters any more, every session ends. */
export const close = command<Accounts>()({
  does: account.step('close'),
  input: accountInput,
  locks: lockAccount,
  find: findLast,
  guards: [notOneself, notTheLast],
  place: placeOfAccount,
  fact: AccountClosed,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: (t, f) => [
    onAccount(t, f).set((e) => ({ state: f.to!, generation: e('generation', '+', 1), kept_session: null, last_fact: '0' })),
  ],
})
