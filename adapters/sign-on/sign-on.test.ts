import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openIdSignOn, SignOnError } from './index.ts'
import { claimsOf, someKey, startProvider } from './testing.ts'

const redirect = 'http://127.0.0.1:9/callback'
const provider = await startProvider([{ client: 'anxu', secret: 'a secret of ours', redirect }, { client: 'other', secret: 'a secret of theirs', redirect }])
after(() => provider.close())
const signOn = openIdSignOn({ issuer: provider.issuer, client: 'anxu', secret: 'a secret of ours', name: '统一身份认证' })
const other = openIdSignOn({ issuer: provider.issuer, client: 'other', secret: 'a secret of theirs', name: '' })

/** One entry at the provider, with what it answers changed on its way. */
async function entry(change: Parameters<typeof provider.tamper>[0] = null, at = signOn) {
  const begun = await at.begin(redirect)
  const back = new URL(await provider.visit(begun.url, 'zhang-3'))
  provider.tamper(change)
  try { return await at.finish(back, begun) } finally { provider.tamper(null) }
}
const fails = (failure: string) => (error: unknown) => error instanceof SignOnError && error.failure === failure
const changed = (more: Record<string, unknown>) => (t: { id_token: string }) => ({ ...t, id_token: provider.sign({ ...claimsOf(t.id_token), ...more }) })

describe('a provider of single sign-on', () => {
  test('whose token is for another audience, from another issuer, over, of another entry, or signed by another key lets nobody in', async () => {
    let theirs = ''
    await entry((t) => { theirs = t.id_token; return t }, other)
    assert.equal(claimsOf(theirs)['aud'], 'other')
    await assert.rejects(entry((t) => ({ ...t, id_token: theirs })), fails('audience'))
    await assert.rejects(entry(changed({ iss: 'https://elsewhere.example' })), fails('issuer'))
    await assert.rejects(entry(changed({ iat: 1_700_000_000, exp: 1_700_000_600 })), fails('expired'))
    await assert.rejects(entry(changed({ nonce: 'of another entry' })), fails('nonce'))
    await assert.rejects(entry((t) => ({ ...t, id_token: provider.sign(claimsOf(t.id_token), someKey()) })), fails('signature'))
  })

  test('is asked with a state that must come back, and a code that is redeemed once, by whoever began', async () => {
    const begun = await signOn.begin(redirect)
    const back = new URL(await provider.visit(begun.url, 'zhang-3'))
    await assert.rejects(signOn.finish(back, { ...begun, state: 'of somebody else' }), fails('state'))
    await assert.rejects(signOn.finish(back, { ...begun, verifier: 'x'.repeat(43) }), fails('other'))
    await assert.rejects(signOn.finish(new URL(`${redirect}?error=access_denied&state=${begun.state}&iss=${encodeURIComponent(provider.issuer)}`), begun), fails('denied'))
  })

  test('that does not answer is said to be out of reach, and tried anew', async () => {
    await assert.rejects(openIdSignOn({ issuer: 'http://127.0.0.1:9', client: 'anxu', secret: 'x', name: '' }).begin(redirect), fails('unreachable'))
  })

  test('says who it is, and whether more than a password was asked for', async () => {
    assert.deepEqual(await entry(), { issuer: provider.issuer, subject: 'zhang-3', strong: false })
    assert.equal((await entry(changed({ amr: ['pwd', 'otp'] }))).strong, true)
  })
})
