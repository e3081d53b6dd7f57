import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { send } from '../../../web/shared/api.ts'
import type { Answer } from '../../../web/shared/api.ts'

type Begun<O> = { beginning: string; options: O }
export type Made = { beginning: string; response: object }

const fresh = () => ({ requestId: crypto.randomUUID() })

export const mayUsePasskeys = (): boolean => browserSupportsWebAuthn()

/** Asks the device for a new key; `null` when its holder broke off or the device has one for this account already. */
export async function makePasskey(): Promise<Answer<Made | null>> {
  const begun = await send<Begun<PublicKeyCredentialCreationOptionsJSON>>('/api/accounts/passkeys/new', {}, fresh())
  if (!begun.ok) return begun
  const response = await startRegistration({ optionsJSON: begun.value.options }).catch(() => null)
  return { ok: true, value: response && { beginning: begun.value.beginning, response } }
}

/** Enters with a key that the device holds for this platform; `null` when its holder broke off. */
export async function enterByPasskey<T>(): Promise<Answer<T | null>> {
  const begun = await send<Begun<PublicKeyCredentialRequestOptionsJSON>>('/api/accounts/passkeys/begin', {}, fresh())
  if (!begun.ok) return begun
  const response = await startAuthentication({ optionsJSON: begun.value.options }).catch(() => null)
  return response ? send<T>('/api/accounts/passkeys/enter', { beginning: begun.value.beginning, response }, fresh()) : { ok: true, value: null }
}
