import { command } from '../../../kernel/command.ts'
import { AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { drawAccount, findOpening, lockName, openingInput, properRules, placeOfNew, recordOpened, writeOpened } from './opening.ts'

/** An enterprise that registers itself chooses its operator's account and password. */
export const open = command<Accounts>()({
  does: account.step('open'),
  input: openingInput,
  locks: lockName,
  find: findOpening,
  rules: properRules,
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountOpened,
  record: (row, input, drawn, { actor }) => recordOpened(row, input, drawn, actor, { mustChange: false, demo: false }),
  write: writeOpened,
})
