import { command } from '../../../kernel/command.ts'
import { isSystem } from '../../../kernel/access.ts'
import { AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { drawAccount, findOpening, lockName, openingInput, openingRules, placeOfNew, recordOpened, writeOpened } from './opening.ts'

/** An administrator opens an account with a password for the first entry; an enterprise that registers chooses its own. */
export const open = command<Accounts>()({
  does: account.step('open'),
  input: openingInput,
  locks: lockName,
  find: findOpening,
  rules: openingRules,
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountOpened,
  record: (row, input, drawn, { actor }) => recordOpened(row, input, drawn, actor, { mustChange: !isSystem(actor), demo: false }),
  write: writeOpened,
})
