import { z } from 'zod'
import { anyRows, command } from '../../../kernel/command.ts'
import { SessionsRevoked } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { accountInput, lockAccount, ofAccount, onAccount, placeOfAccount, sessionOf, theAccount } from './account.ts'

/** Ends one session of an account, or all of them; a holder who ends all keeps the one at hand. */
export const revokeSessions = command<Accounts>()({
  does: account.step('revoke-sessions'),
  input: accountInput.extend({ session: z.uuid().nullable().default(null) }),
  locks: lockAccount,
  find: theAccount,
  place: placeOfAccount,
  fact: SessionsRevoked,
  record: (row, input, _drawn, { actor }) => ({
    ...ofAccount(row),
    body: { session: input.session, keeps: input.session === null && actor.id === row.id ? sessionOf(actor) : null },
  }),
  write: (t, f) =>
    f.body.session === null
      ? [onAccount(t, f).set((e) => ({ generation: e('generation', '+', 1), kept_session: f.body.keeps, last_fact: '0' }))]
      : [
          onAccount(t, f).set({ last_fact: '0' }),
          anyRows(
            t
              .insertInto('accounts_revoked')
              .values({ session: f.body.session, account_id: f.subject, last_fact: '0' })
              .onConflict((c) => c.doNothing()),
          ),
        ],
})
