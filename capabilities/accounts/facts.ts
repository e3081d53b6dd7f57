import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { origin } from '../old-register/facts.ts'
import { roles } from './roles.ts'

export { officers, roles, roleWords, surfaceOf, type Role, type Surface } from './roles.ts'

/** Who holds an account and what for; where it stands is in the envelope. Password and e-mail address are references into the vault. */
export const AccountOpened = fact(
  'accounts.opened',
  z.object({
    account: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    passwordRef: z.uuid().nullable(),
    emailRef: z.uuid().nullable(),
    /** Somebody else chose the password: nothing is possible until its holder has replaced it. */
    mustChange: z.boolean(),
    /** Offered to everybody on the sign-in page of a demonstration. */
    demo: z.boolean(),
    /** Where an account of the old register's staff was read from. */
    origin: origin.optional(),
  }),
  'authority',
)
/** `keeps`: the session that goes on while all others end. */
export const PasswordChanged = fact(
  'accounts.password-changed',
  z.object({ passwordRef: z.uuid(), keeps: z.uuid().nullable() }),
  'authority',
)
export const PasswordReset = fact('accounts.password-reset', z.object({ passwordRef: z.uuid() }), 'authority')
export const RolesSet = fact('accounts.roles-set', z.object({ roles: z.array(z.enum(roles)), was: z.array(z.enum(roles)) }), 'authority')
export const EmailSet = fact('accounts.email-set', z.object({ emailRef: z.uuid().nullable() }), 'authority')
export const TotpEnrolled = fact('accounts.totp-enrolled', z.object({ totpRef: z.uuid(), counter: z.number().int() }), 'authority')
export const TotpRemoved = fact('accounts.totp-removed', z.object({}), 'authority')
/** `session`: the one that ends, or null for all but `keeps`. */
export const SessionsRevoked = fact(
  'accounts.sessions-revoked',
  z.object({ session: z.uuid().nullable(), keeps: z.uuid().nullable() }),
  'authority',
)
export const AccountClosed = fact('accounts.closed', z.object({}), 'authority')
export const AccountReopened = fact('accounts.reopened', z.object({}), 'authority')
