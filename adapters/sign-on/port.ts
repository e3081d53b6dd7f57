/** What the browser that went to the provider must bring back, and what the answer is compared with. Kept by us, told to nobody. */
export type Begun = { state: string; nonce: string; verifier: string }

/** Who the provider says has signed in. `strong`: it says so itself that more than a password was asked for (RFC 8176 `amr`). */
export type Verified = { issuer: string; subject: string; strong: boolean }

/** A provider of single sign-on by OpenID Connect; one real side is `openIdSignOn`. */
export type SignOn = {
  issuer: string
  /** What the button on the sign-in page says. */
  name: string
  /** Where to send the browser: authorisation code with PKCE, state and nonce. Throws SignOnError when the provider does not answer. */
  begin(redirect: string): Promise<Begun & { url: string }>
  /** Redeems the code that came back and checks the token. Throws SignOnError for whatever is wrong with it. */
  finish(callback: URL, begun: Begun): Promise<Verified>
}

export const failures = ['state', 'nonce', 'audience', 'issuer', 'expired', 'signature', 'denied', 'unreachable', 'other'] as const
export type Failure = (typeof failures)[number]

/** Nobody enters; `failure` says why, without any text of the provider. */
export class SignOnError extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`single sign-on: ${failure}`)
    this.name = 'SignOnError'
    this.failure = failure
  }
}
