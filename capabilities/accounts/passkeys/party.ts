import { isIP } from 'node:net'
import type { House } from '../../../kernel/house.ts'

/** Who we are to a passkey: it answers to this name alone, and only from pages of this origin (WebAuthn §5.1.3). */
export type Party = { origin: string; rpID: string }

/** Nothing where the installation has no name but a number: browsers make no passkeys for those. */
export function partyOf(house: House): Party | null {
  const { origin, hostname } = new URL(String(house.ports['origin'] || 'http://127.0.0.1'))
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? null : { origin, rpID: hostname }
}
