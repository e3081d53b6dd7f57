import { command } from '../../../kernel/command.ts'
import { TotpRemoved } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, notOneself, ofAccount, placeOfAccount, theAccount } from './account.ts'
import { isEnrolled, writeTotpRemoved } from './remove-totp.ts'

/** The phone was lost: the security administrator, who knows the holder, unbinds the authenticator. */
export const resetTotp = command<Accounts>()({
  does: account.step('reset-totp'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  guards: [notOneself, isEnrolled],
  place: placeOfAccount,
  fact: TotpRemoved,
  record: (row) => ({ ...ofAccount(row), body: {} }),
  write: writeTotpRemoved,
})
