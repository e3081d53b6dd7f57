import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { browser, codeNow, holder, password, step } from './testing.ts'

const t = await openTestHouse()
const administrator = officer('administrator')
const minutes = (n: number) => t.clock.forward(n * 60_000)
const said = ({ status, body }: { status: number; body: any }) => ({ status, ...body, instance: undefined })

describe('whoever must not enter', () => {
  test('hears the same for a wrong password, an account that does not exist, and one that was closed', async () => {
    const known = await holder(t, administrator)
    const closed = await holder(t, administrator)
    await step(t, administrator, closed.id, 'close', { reason: '调离' })
    const wrong = await browser(t).signIn(known.account, 'not the password')
    assert.equal(wrong.status, 401)
    assert.equal(wrong.body.title, '账号或密码不正确')
    assert.deepEqual(said(await browser(t).signIn('nobody-at-all')), said(wrong))
    assert.deepEqual(said(await browser(t).signIn(closed.account)), said(wrong))
  })

  test('is locked out for fifteen minutes after five failures, even with the right password, and is told how long', async () => {
    const { account } = await holder(t, administrator)
    for (let i = 0; i < 5; i++) assert.equal((await browser(t).signIn(account, `guess number ${i}`)).status, 401)
    minutes(5)
    const locked = await browser(t).signIn(account)
    assert.equal(locked.status, 429)
    assert.equal(locked.body.type, '/problems/accounts/locked')
    assert.match(locked.body.title, /请 10 分钟后再试/)
    minutes(10)
    assert.equal((await browser(t).signIn(account)).status, 200)
  })

  test('gets no more tries by sending them all at once', async () => {
    const { account } = await holder(t, administrator)
    const tries = await Promise.all(Array.from({ length: 12 }, (_, i) => browser(t).signIn(account, `guess number ${i}`)))
    assert.deepEqual(Map.groupBy(tries, (a) => a.status).get(401)?.length, 5)
  })

  test('cannot learn from the lock whether an account exists', async () => {
    for (let i = 0; i < 5; i++) assert.equal((await browser(t).signIn('no-such-account')).status, 401)
    assert.equal((await browser(t).signIn('no-such-account')).status, 429)
  })

  test('starts anew after an entry: four failures, an entry, four failures', async () => {
    const { account } = await holder(t, administrator)
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await browser(t).signIn(account, `guess number ${i}`)
      assert.equal((await browser(t).signIn(account)).status, 200)
    }
  })

  test('leaves a trace without what was typed', async () => {
    const { account, id } = await holder(t, administrator)
    minutes(1)
    await browser(t).signIn(account, 'my other secret')
    minutes(1)
    await browser(t).signIn('my other secret')
    const { rows } = await t.house.pools.writer.query('select * from accounts_sign_in order by id desc limit 2')
    assert.deepEqual(
      rows.map((r) => [r.account_id, r.outcome]),
      [
        [null, 'wrong-password'],
        [id, 'wrong-password'],
      ],
    )
    assert.ok(!JSON.stringify(rows).includes('secret'))
  })
})

describe('a session', () => {
  test('is refused without a cookie, with an invented one, and for a change that does not come from our pages', async () => {
    assert.equal((await browser(t).get('/api/accounts/me')).status, 401)
    const stranger = browser(t)
    stranger.cookie = 'anxu=invented'
    assert.equal((await stranger.get('/api/accounts/me')).status, 401)
    const { account } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    const foreign = await t.app.inject({ method: 'POST', url: '/api/accounts/sign-out', headers: { cookie: b.cookie } })
    assert.equal(foreign.statusCode, 403)
    assert.equal((await b.get('/api/accounts/me')).status, 200)
  })

  test('ends after half an hour without use at the workbench, two hours in the workspace, twelve hours in any case', async () => {
    const { account } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    minutes(29)
    assert.equal((await b.get('/api/accounts/me')).status, 200)
    minutes(29)
    assert.equal((await b.get('/api/accounts/me')).status, 200)
    minutes(31)
    assert.equal((await b.get('/api/accounts/me')).status, 401)
    await b.signIn(account)
    for (let i = 0; i < 35; i++) {
      minutes(20)
      assert.equal((await b.get('/api/accounts/me')).status, 200)
    }
    minutes(21)
    assert.equal((await b.get('/api/accounts/me')).status, 401)
  })

  test('gets a new token with each entry, of which only the hash is stored, and ends with the sign-out', async () => {
    const { account } = await holder(t, administrator)
    const b = browser(t)
    const first = await b.signIn(account)
    const cookie = String(first.headers['set-cookie'])
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
    const before = b.cookie
    await b.signIn(account)
    assert.notEqual(b.cookie, before)
    const old = browser(t)
    old.cookie = before
    assert.equal((await old.get('/api/accounts/me')).status, 401)
    const { rows } = await t.house.pools.writer.query(`select encode(token_hash, 'escape') as h from accounts_session`)
    assert.ok(!rows.some((r) => r.h.includes(b.cookie.slice(5))))
    const token = b.cookie
    assert.equal((await b.post('/api/accounts/sign-out')).status, 204)
    b.cookie = token
    assert.equal((await b.get('/api/accounts/me')).status, 401)
  })

  test('says who is signed in', async () => {
    const { account, id, fact } = await holder(t, administrator, ['reviewer', 'approver'])
    const b = browser(t)
    assert.deepEqual((await b.signIn(account.toUpperCase())).body, { surface: 'workbench', mustChange: false })
    assert.deepEqual((await b.get('/api/accounts/me')).body, {
      id,
      account,
      name: '何守安',
      roles: ['reviewer', 'approver'],
      surface: 'workbench',
      enterprise: null,
      region: '980100',
      department: 'emergency',
      unread: 0,
      mustChange: false,
      mustProve: false,
      totp: false,
      email: false,
      sso: false,
      passkeys: 0,
      demo: false,
      lastFact: fact,
    })
  })
})

describe('a one-time code', () => {
  async function bound() {
    const who = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(who.account)
    const { secret, uri, picture } = (await b.get('/api/accounts/totp')).body
    assert.match(uri, /^otpauth:\/\/totp\//)
    assert.match(picture, /^data:image\/png/)
    const enrol = (body: object) =>
      b.post(`/api/accounts/accounts/${who.id}/enrol-totp`, { secret, password, code: codeNow(t, secret), seen: who.fact, ...body })
    return { ...who, b, secret, enrol }
  }

  test('is bound neither with a wrong code nor without the password', async () => {
    const { enrol } = await bound()
    const code = await enrol({ code: '000000' })
    assert.deepEqual([code.status, code.body.type, code.body.errors[0].pointer], [422, '/problems/accounts/wrong-code', '/code'])
    const other = await enrol({ password: 'of somebody else' })
    assert.deepEqual([other.status, other.body.type], [422, '/problems/accounts/wrong-password'])
  })

  test('is asked for once it is bound; a wrong one, the one that bound it and a used one do not enter', async () => {
    const { account, secret, enrol } = await bound()
    assert.equal((await enrol({})).status, 200)
    const b = browser(t)
    const half = await b.signIn(account)
    assert.deepEqual([half.status, half.body, b.cookie], [200, { next: 'code' }, ''])
    assert.equal((await b.signIn(account, password, '000000')).body.type, '/problems/accounts/wrong-code')
    assert.equal((await b.signIn(account, password, codeNow(t, secret))).status, 401)
    t.clock.forward(30_000)
    const code = codeNow(t, secret)
    const entries = await Promise.all([1, 2, 3].map(() => browser(t).signIn(account, password, code)))
    assert.deepEqual(entries.map((e) => e.status).sort(), [200, 401, 401])
  })

  test('is unbound with the password, or by the security administrator when the phone is lost', async () => {
    const { account, id, b, enrol } = await bound()
    const { fact } = (await enrol({})).body
    const removed = await b.post(`/api/accounts/accounts/${id}/remove-totp`, { password, seen: fact })
    assert.equal(removed.status, 200)
    assert.equal((await browser(t).signIn(account)).body.surface, 'workbench')
    assert.equal((await step(t, officer('security'), id, 'reset-totp', { reason: '手机丢失' })).body.type, '/problems/accounts/no-totp')
  })
})
