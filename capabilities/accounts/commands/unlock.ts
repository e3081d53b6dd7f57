import type { Kysely } from 'kysely'
import { command, type Guard } from '../../../kernel/command.ts'
import { AccountUnlocked } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { lockColumns, lockedUntil, type Lock } from './locked.ts'
import { accountInput, lockAccount, notOneself, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

const isLocked: Guard<Lock> = {
  code: 'not-locked',
  clause: '网安法-日志',
  broken: (row, _input, { at }) =>
    !lockedUntil(row, at) && { zh: '账号未被锁定，无需解除', en: 'The account is not locked: nothing to take off' },
}

const theLocked = (t: Kysely<Accounts>, input: { id: string }) => theAccount(t, input).select([...lockColumns('accounts_account')])

/** The holder, whom the security administrator knows, may try again at once. */
export const unlock = command<Accounts>()({
  does: account.step('unlock'),
  input: accountInput,
  locks: lockAccount,
  find: theLocked,
  guards: [notOneself, isLocked],
  place: placeOfAccount,
  fact: AccountUnlocked,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: (t, f) => [onAccount(t, f).set({ unlocked_at: new Date(f.recordedAt), last_fact: '0' })],
})
