import { command } from '../../../kernel/command.ts'
import { AccountProposed } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { drawAccount, findOpening, lockName, openingInput, placeOfNew, properRules, recordOpened, writeProposed } from './opening.ts'

/** The system administrator puts an account before the security administrator, with a password for the first entry. */
export const propose = command<Accounts>()({
  does: account.step('propose'),
  input: openingInput,
  locks: (input) => [...lockName(input), 'accounts/administrators'],
  find: findOpening,
  rules: properRules,
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountProposed,
  record: (row, input, drawn, { actor }) => recordOpened(row, input, drawn, actor, { mustChange: true, demo: false }),
  write: writeProposed,
})
