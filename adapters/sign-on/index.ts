import * as oidc from 'openid-client'
import { SignOnError, type Failure, type SignOn } from './port.ts'

export { SignOnError, failures, type Begun, type Failure, type SignOn, type Verified } from './port.ts'

export type SignOnSettings = { issuer: string; client: string; secret: string; name: string }

/** Methods of RFC 8176 that are more than a password. */
const strongMethods = new Set(['mfa', 'otp', 'hwk', 'sc'])

/** Only an issuer on this host may be reached without TLS. */
export const mayBePlain = (issuer: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(issuer).hostname)

/** One provider, discovered when it is first needed: a provider that is down stops nobody who signs in otherwise. */
export function openIdSignOn(settings: SignOnSettings): SignOn {
  let known: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    known ??= discover(settings)
    known.catch(() => { known = undefined })
    return known
  }
  return {
    issuer: settings.issuer,
    name: settings.name,
    async begin(redirect) {
      const config = await configuration().catch(refused)
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirect, scope: 'openid', response_type: 'code', state: begun.state, nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
      })
      return { ...begun, url: url.href }
    },
    async finish(callback, { state, nonce, verifier }) {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const answer = await configuration().then((config) => oidc.authorizationCodeGrant(config, callback, checks)).catch(refused)
      const { iss, sub, amr } = answer.claims()!
      return { issuer: iss, subject: sub, strong: Array.isArray(amr) && amr.some((method) => strongMethods.has(String(method))) }
    },
  }
}

async function discover({ issuer, client, secret }: SignOnSettings): Promise<oidc.Configuration> {
  const execute = [oidc.enableNonRepudiationChecks, ...(mayBePlain(issuer) ? [oidc.allowInsecureRequests] : [])]
  return oidc.discovery(new URL(issuer), client, undefined, oidc.ClientSecretBasic(secret), { execute, timeout: 10 })
}

/** The library's error as one of ours: its texts quote what the provider sent. */
function refused(error: unknown): never {
  throw new SignOnError(failureOf(error))
}

const claims: Readonly<Record<string, Failure>> = { aud: 'audience', azp: 'audience', iss: 'issuer', nonce: 'nonce', state: 'state', exp: 'expired', nbf: 'expired', iat: 'expired' }

type Told = { code?: string; error?: string; message?: string; claim?: string; cause?: unknown; name?: string }

/** The library wraps what was wrong in what it was doing then: the innermost says most. */
const chainOf = (error: unknown): Told[] => (typeof error === 'object' && error !== null ? [error as Told, ...chainOf((error as Told).cause)] : [])

function failureOf(error: unknown): Failure {
  const chain = chainOf(error)
  const claim = chain.map((e) => e.claim ?? /"(aud|iss|nonce|state|exp|azp)"/.exec(e.message ?? '')?.[1]).find((name) => name && claims[name])
  const has = (test: RegExp) => chain.some((e) => test.test(`${e.code ?? ''} ${e.name ?? ''} ${e.message ?? ''}`))
  if (chain.some((e) => e.error === 'access_denied')) return 'denied'
  if (claim) return claims[claim]!
  if (has(/SIGNATURE|KEY_SELECTION|_JWT|signature/)) return 'signature'
  return has(/TIMEOUT|fetch failed|ECONNREFUSED|ENOTFOUND/) ? 'unreachable' : 'other'
}
