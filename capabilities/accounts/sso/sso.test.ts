import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openIdSignOn } from '../../../adapters/sign-on/index.ts'
import { claimsOf, startProvider } from '../../../adapters/sign-on/testing.ts'
import { officer, openTestHouse } from '../../../test/support/house.ts'
import { attempts, factNames, refused } from '../../../test/support/record.ts'
import { browser, holder, step } from '../testing.ts'

const origin = 'http://127.0.0.1:9'
const redirect = `${origin}/api/accounts/sso/callback`
const provider = await startProvider([{ client: 'anxu', secret: 'a secret of ours', redirect }, { client: 'other', secret: 'a secret of theirs', redirect }])
after(() => provider.close())
const settings = { issuer: provider.issuer, client: 'anxu', secret: 'a secret of ours', name: '统一身份认证' }
const t = await openTestHouse({ ports: { origin, signOn: openIdSignOn(settings) } })
const administrator = officer('administrator')

type Browser = ReturnType<typeof browser>
const marks = new Map<Browser, string>()
/** The way to the provider and back, by a browser that keeps the mark it was given. */
async function goes(b: Browser, login: string, query = '') {
  const session = b.cookie
  const begun = await b.get(`/api/accounts/sso/begin?return=/workbench/cases${query}`)
  b.cookie = session
  marks.set(b, mark(begun.headers['set-cookie']))
  const back = await provider.visit(String(begun.headers['location']), login)
  return back.slice(origin.length)
}
const mark = (set: unknown) => [set].flat().map(String).find((line) => line.startsWith('anxu_begun='))!.split(';')[0]!
async function returns(b: Browser, path: string) {
  t.clock.forward(1000)
  const session = b.cookie
  b.cookie = [session, marks.get(b)].filter(Boolean).join('; ')
  const answer = await b.get(path)
  if (b.cookie.includes('anxu_begun')) b.cookie = session
  return String(answer.headers['location'])
}
const outcome = async () => (await attempts(t)).sort((a, b) => (a.id < b.id ? -1 : 1)).at(-1)!.outcome
/** A holder, linked by the security administrator’s step. */
async function linked(subject: string) {
  const who = await holder(t, administrator)
  assert.equal((await step(t, officer('security'), who.id, 'assign-sso', { issuer: provider.issuer, subject, reason: '人事系统核对' })).status, 200)
  return who
}

describe('single sign-on', () => {
  test('is offered only where it is configured', async () => {
    const { signOn } = (await t.as(null).get('/api/authority')).body
    assert.deepEqual(signOn, { name: '统一身份认证', issuer: provider.issuer })
    const port = t.house.ports['signOn']
    delete t.house.ports['signOn']
    assert.equal((await t.as(null).get('/api/authority')).body.signOn, null)
    assert.equal((await t.as(null).get('/api/accounts/sso/begin')).status, 404)
    t.house.ports['signOn'] = port
  })

  test('of an identity that nobody linked lets nobody in, whatever its name or mail: it is an attempt', async () => {
    const b = browser(t)
    assert.equal(await returns(b, await goes(b, 'holder-1')), '/sign-in?problem=sso-unlinked')
    assert.equal(await outcome(), 'accounts/sso-unlinked')
    assert.equal((await b.get('/api/accounts/me')).status, 401)
  })

  test('with a token for another audience, of another entry or out of date lets nobody in', async () => {
    await linked('zhang-3')
    const other = openIdSignOn({ ...settings, client: 'other', secret: 'a secret of theirs' })
    const begun = await other.begin(redirect)
    let theirs = ''
    provider.tamper((token) => { theirs = token.id_token; return token })
    await other.finish(new URL(await provider.visit(begun.url, 'zhang-3')), begun)
    const change = (more: object) => (token: { id_token: string }) => ({ ...token, id_token: provider.sign({ ...claimsOf(token.id_token), ...more }) })
    const cases = [
      ['sso-audience', (token: { id_token: string }) => ({ ...token, id_token: theirs })], ['sso-nonce', change({ nonce: 'x' })],
      ['sso-expired', change({ iat: 1_700_000_000, exp: 1_700_000_600 })], ['sso-issuer', change({ iss: 'https://elsewhere.example' })],
    ] as const
    for (const [problem, tamper] of cases) {
      const b = browser(t)
      const back = await goes(b, 'zhang-3')
      provider.tamper(tamper)
      assert.equal(await returns(b, back), `/sign-in?problem=${problem}`)
      provider.tamper(null)
      assert.equal(await outcome(), `accounts/${problem}`)
      assert.equal((await b.get('/api/accounts/me')).status, 401)
    }
  })

  test('is refused to a browser that did not begin it, a second time, after ten minutes, and when it was turned down', async () => {
    await linked('li-4')
    const [b, thief] = [browser(t), browser(t)]
    const back = await goes(b, 'li-4')
    assert.equal(await returns(thief, back), '/sign-in?problem=sso-state')
    assert.equal(await returns(b, back), '/workbench/cases')
    assert.equal(await returns(thief, back), '/sign-in?problem=sso-state')
    const late = await goes(thief, 'li-4')
    t.clock.forward(11 * 60_000)
    assert.equal(await returns(thief, late), '/sign-in?problem=sso-state')
    const denied = new URL(await goes(thief, 'li-4'), origin)
    denied.searchParams.delete('code')
    denied.searchParams.set('error', 'access_denied')
    assert.equal(await returns(thief, denied.pathname + denied.search), '/sign-in?problem=sso-denied')
    assert.equal(await outcome(), 'accounts/sso-denied')
  })

  test('enters a linked account: a fact, and a line among its sign-ins; a closed one stays closed', async () => {
    const { id } = await linked('wang-5')
    const b = browser(t)
    const path = await goes(b, 'wang-5')
    assert.equal(await returns(b, path), '/workbench/cases')
    assert.equal((await b.get('/api/accounts/me')).body.id, id)
    assert.deepEqual((await factNames(t, id)).slice(-2), ['accounts.sso-linked', 'accounts.entered'])
    await step(t, administrator, id, 'close', { reason: '调离' })
    const again = browser(t)
    assert.equal(await returns(again, await goes(again, 'wang-5')), '/sign-in?problem=sso-closed')
  })

  test('is linked by the holder, signed in, after proving the identity; nobody links what another proved or holds', async () => {
    const [one, two] = [await holder(t, administrator), await holder(t, administrator)]
    const [b, c] = [browser(t), browser(t)]
    await b.signIn(one.account)
    await c.signIn(two.account)
    const to = await returns(b, await goes(b, 'zhao-6', '&link=1'))
    const ticket = /sso=(.+)$/.exec(to)![1]!
    await refused(t, () => c.post(`/api/accounts/accounts/${two.id}/link-sso`, { ticket, seen: two.fact }), { status: 409, type: 'accounts/sso-ticket' })
    const done = await b.post(`/api/accounts/accounts/${one.id}/link-sso`, { ticket, seen: one.fact })
    assert.equal(done.status, 200)
    const theirs = /sso=(.+)$/.exec(await returns(c, await goes(c, 'zhao-6', '&link=1')))![1]!
    await refused(t, () => c.post(`/api/accounts/accounts/${two.id}/link-sso`, { ticket: theirs, seen: two.fact }), { status: 409, type: 'accounts/sso-taken' })
    assert.equal((await b.post(`/api/accounts/accounts/${one.id}/unlink-sso`, { seen: done.body.fact })).status, 200)
    assert.equal((await c.post(`/api/accounts/accounts/${two.id}/link-sso`, { ticket: theirs, seen: two.fact })).status, 200)
    await refused(t, () => step(t, officer('administrator'), one.id, 'assign-sso', { issuer: provider.issuer, subject: 'x', reason: '试试' }), { status: 403, type: 'kernel/forbidden' })
  })

  test('is one proof: an administrator’s post wants a second, unless the provider asked for it', async () => {
    const who = await holder(t, administrator, ['auditor'])
    await step(t, officer('security'), who.id, 'assign-sso', { issuer: provider.issuer, subject: 'qian-7', reason: '人事系统核对' })
    const b = browser(t)
    await returns(b, await goes(b, 'qian-7'))
    assert.equal((await b.get('/api/accounts/me')).body.mustProve, true)
    const strong = browser(t)
    const back = await goes(strong, 'qian-7')
    provider.tamper((token) => ({ ...token, id_token: provider.sign({ ...claimsOf(token.id_token), amr: ['pwd', 'otp'] }) }))
    await returns(strong, back)
    provider.tamper(null)
    assert.equal((await strong.get('/api/accounts/me')).body.mustProve, false)
  })
})
