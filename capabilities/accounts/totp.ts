import { Secret, TOTP } from 'otpauth'
import { secretBytes } from '../../kernel/random.ts'

const period = 30
const of = (secret: string, label = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), period, digits: 6, algorithm: 'SHA1', label, issuer })

/** A secret of 160 bits (RFC 4226 §4), in base 32. */
export const freshSecret = () => new Secret({ buffer: secretBytes(20).buffer }).base32
/** What an authenticator reads from the picture. */
export const totpUri = (secret: string, label: string, issuer: string) => of(secret, label, issuer).toString()

/** The time step (RFC 6238 §4.2) that `code` belongs to, one step of drift allowed either way, or null when it is wrong. */
export function totpCounter(secret: string, code: string, at: Date): number | null {
  const delta = of(secret).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta
}
