import { command } from '../../../kernel/command.ts'
import { AccountDeclined, AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Role } from '../roles.ts'
import type { AccountRow, Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'
import { writeOpened } from './opening.ts'

/** The security administrator lets an account in that the system administrator proposed. */
export const approve = command<Accounts>()({
  does: account.step('approve'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  place: placeOfAccount,
  fact: AccountOpened,
  record: (row) => ({ ...ofAccount(row), body: particularsOf(row) }),
  write: writeOpened,
})

const particularsOf = (row: AccountRow) => ({
  account: row.account, name: row.name, roles: row.roles as Role[], passwordRef: row.password_ref, emailRef: row.email_ref, mustChange: row.must_change,
  demo: row.demo, personRef: row.person_ref, proposedBy: row.proposed_by!,
})

/** The proposal is turned down, with a reason; the name is free again. */
export const decline = command<Accounts>()({
  does: account.step('decline'),
  input: accountInput,
  locks: lockAccount,
  find: theAccount,
  place: placeOfAccount,
  fact: AccountDeclined,
  record: (row) => ({ ...ofAccount(row), body: { account: row.account, proposedBy: row.proposed_by! } }),
  write: (t, f) => [onAccount(t, f).set({ state: f.to!, last_fact: '0' })],
})
