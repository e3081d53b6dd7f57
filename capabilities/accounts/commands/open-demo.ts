import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { drawAccount, findOpening, lockName, openingInput, openingRules, placeOfNew, recordOpened, writeOpened } from './opening.ts'

/** An invented person of a demonstration; without a password only the list on the sign-in page lets in. */
export const openDemo = command<Accounts>()({
  does: account.step('open-demo'),
  input: openingInput.extend({ password: openingInput.shape.password.optional(), listed: z.boolean().default(true) }),
  locks: lockName,
  find: findOpening,
  rules: openingRules,
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountOpened,
  record: (row, input, drawn, { actor }) => recordOpened(row, input, drawn, actor, { mustChange: false, demo: input.listed }),
  write: writeOpened,
})
