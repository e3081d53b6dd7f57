import { command } from '../../../kernel/command.ts'
import { EmailSet } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, emailAddress, lockAccount, ofAccount, onAccount, placeOfAccount, theAccount } from './account.ts'

/** The holder says where messages go besides the inbox, or that they go nowhere else. */
export const setEmail = command<Accounts>()({
  does: account.step('set-email'),
  input: accountInput.extend({ email: emailAddress.nullable() }),
  locks: lockAccount,
  find: theAccount,
  place: placeOfAccount,
  draw: async (draw, row, input) => ({
    emailRef: input.email ? await draw.seal(row.id, 'email', input.email, row.email_ref ? { ref: row.email_ref } : {}) : null,
  }),
  fact: EmailSet,
  record: (row, _input, { emailRef }) => ({ ...ofAccount(row), body: { emailRef } }),
  write: (t, f) => [onAccount(t, f).set({ email_ref: f.body.emailRef, last_fact: '0' })],
})
