import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { origin } from '../old-register/facts.ts'
import { roles } from './roles.ts'
import { rulesShape } from './rules.ts'

export { officers, roles, roleWords, surfaceOf, type Role, type Surface } from './roles.ts'

const particulars = z.object({
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  passwordRef: z.uuid().nullable(),
  emailRef: z.uuid().nullable(),
  /** Somebody else chose the password: nothing is possible until its holder has replaced it. */
  mustChange: z.boolean(),
  /** Offered to everybody on the sign-in page of a demonstration. */
  demo: z.boolean(),
  /** Whose account it is (citizen id): known of the three administrators. */
  personRef: z.uuid().nullable().optional(),
  /** Where an account of the old register's staff was read from. */
  origin: origin.optional(),
})
/** Who is to hold an account: nobody enters with it before the security administrator has approved. */
export const AccountProposed = fact('accounts.proposed', particulars, 'authority')
/** Who holds an account and what for; where it stands is in the envelope. `proposedBy`: who had asked for it, where another approved. */
export const AccountOpened = fact('accounts.opened', particulars.extend({ proposedBy: z.string().optional() }), 'authority')
export const AccountDeclined = fact('accounts.declined', z.object({ account: z.string(), proposedBy: z.string() }), 'authority')
/** `keeps`: the session that goes on while all others end. `earlier`: passwords that must not come back, latest first. */
export const PasswordChanged = fact(
  'accounts.password-changed',
  z.object({ passwordRef: z.uuid(), keeps: z.uuid().nullable(), earlier: z.array(z.uuid()).optional() }),
  'authority',
)
export const PasswordReset = fact('accounts.password-reset', z.object({ passwordRef: z.uuid(), earlier: z.array(z.uuid()).optional() }), 'authority')
const grant = z.object({ roles: z.array(z.enum(roles)), was: z.array(z.enum(roles)), personRef: z.uuid().nullable().optional() })
/** Where the holder is to stand is in the body: the envelope says where the account stands until then. */
export const RolesProposed = fact(
  'accounts.roles-proposed',
  grant.extend({ region: z.string(), department: z.string().nullable() }),
  'authority',
)
export const RolesDeclined = fact('accounts.roles-declined', z.object({ proposedBy: z.string() }), 'authority')
export const RolesSet = fact('accounts.roles-set', grant.extend({ proposedBy: z.string().optional() }), 'authority')
export const EmailSet = fact('accounts.email-set', z.object({ emailRef: z.uuid().nullable() }), 'authority')
export const TotpEnrolled = fact('accounts.totp-enrolled', z.object({ totpRef: z.uuid(), counter: z.number().int(), session: z.uuid().nullable().optional() }), 'authority')
export const TotpRemoved = fact('accounts.totp-removed', z.object({}), 'authority')
/** `session`: the one that ends, or null for all but `keeps`. */
export const SessionsRevoked = fact(
  'accounts.sessions-revoked',
  z.object({ session: z.uuid().nullable(), keeps: z.uuid().nullable() }),
  'authority',
)
export const AccountClosed = fact('accounts.closed', z.object({}), 'authority')
export const AccountReopened = fact('accounts.reopened', z.object({}), 'authority')
/** Failures before this count no longer. */
export const AccountUnlocked = fact('accounts.unlocked', z.object({}), 'authority')
/** The subject is the version; it counts from now. */
export const RulesSet = fact('accounts.rules-set', z.object({ rules: rulesShape, was: rulesShape }), 'authority')
/** Entered by another road than the password. */
export const Entered = fact('accounts.entered', z.object({ by: z.enum(['sso', 'passkey']) }), 'authority')
/** `sso`: digest of issuer and subject; the subject itself stays at the provider. */
export const SsoLinked = fact('accounts.sso-linked', z.object({ sso: z.string(), issuer: z.string(), by: z.enum(['holder', 'administrator']) }), 'authority')
export const SsoUnlinked = fact('accounts.sso-unlinked', z.object({}), 'authority')
/** A public key and its name with the device: nothing of it is secret. `session`: the one in which adding it was proof enough. */
export const PasskeyAdded = fact(
  'accounts.passkey-added',
  z.object({
    passkey: z.uuid(), credential: z.string(), publicKey: z.string(), counter: z.number().int(), transports: z.array(z.string()), name: z.string(), session: z.uuid().nullable(),
  }),
  'authority',
)
export const PasskeyRenamed = fact('accounts.passkey-renamed', z.object({ passkey: z.uuid(), name: z.string(), was: z.string() }), 'authority')
export const PasskeyRemoved = fact('accounts.passkey-removed', z.object({ passkey: z.uuid(), name: z.string() }), 'authority')
/** An auditor took a list along: with these filters, as a workbook with this digest, over which the signature is. */
export const ListTaken = fact(
  'accounts.list-taken',
  z.object({ list: z.string(), filters: z.record(z.string(), z.string()), sha256: z.string(), bytes: z.number().int() }),
  'authority',
)
