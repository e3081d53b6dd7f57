import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { audit } from '../../kernel/replay.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { applicantOf, officer, openTestHouse } from '../../test/support/house.ts'
import { browser, giveRoles, holder, password, step } from './testing.ts'

const t = await openTestHouse()
const administrator = officer('administrator')
const security = officer('security')
const opening = { name: '何守安', roles: ['window'], password: 'for one entry only', region: '980100', department: 'emergency' }
const propose = (actor: Parameters<typeof t.as>[0], body: object) => t.as(actor).post('/api/accounts/accounts/propose', { ...opening, ...body })
const open = (actor: typeof administrator, body: object) => openAccount(t, { ...opening, ...body }, actor)
const code = (answer: { body: any }) => String(answer.body.type).replace('/problems/', '')

describe('opening an account', () => {
  test('is refused to everybody but an administrator of the region', async () => {
    assert.equal((await propose(null, { account: 'a-stranger' })).status, 401)
    for (const role of ['window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'security'])
      assert.equal((await propose(officer(role), { account: 'a-stranger' })).status, 403)
    assert.equal((await propose(applicantOf('019cac0f-2680-71b3-b5e8-576f9a3704a0'), { account: 'a-stranger' })).status, 403)
    assert.equal((await propose(officer('administrator', { region: '980200' }), { account: 'a-stranger' })).status, 403)
  })

  test('names each field that is wrong', async () => {
    const answer = await open(administrator, { account: '王', password: '1234567890', name: '', region: '98' })
    assert.equal(answer.status, 422)
    const fields = Object.fromEntries(answer.body.errors.map((e: { pointer: string; zh: string }) => [e.pointer, e.zh]))
    assert.equal(fields['/password'], '这个密码太常见，容易被猜到，请换一个')
    assert.deepEqual(Object.keys(fields).sort(), ['/account', '/name', '/password', '/region'])
  })

  test('refuses short and common passwords, runs, and the account’s own name', async () => {
    for (const weak of ['too short', 'eleven here', 'Password123!', '1234567890', 'abcdefghij', 'aaaaaaaaaaab', '9876543210', '安全安全安全'])
      assert.ok([409, 422].includes((await open(administrator, { account: 'weak-one', password: weak })).status), weak)
    assert.equal(
      code(await open(administrator, { account: 'weak-one', password: 'I am Weak-One for sure' })),
      'accounts/password-holds-account',
    )
  })

  test('refuses a taken name in any case, an unknown enterprise, and an operator who is also an officer', async () => {
    await open(administrator, { account: 'first-come' })
    assert.equal(code(await open(administrator, { account: 'First-Come' })), 'accounts/account-taken')
    assert.equal(
      code(await open(administrator, { account: 'operator', roles: ['applicant'], enterpriseId: '019cac0f-2680-71b3-b5e8-576f9a3704a0' })),
      'accounts/enterprise-unknown',
    )
    assert.equal(code(await open(administrator, { account: 'operator', roles: ['applicant'] })), 'accounts/roles-conflict')
    assert.equal(code(await open(administrator, { account: 'operator', roles: ['applicant', 'window'] })), 'accounts/roles-conflict')
  })

  test('refuses a post that works on the cases of a department without one, then and at every later change', async () => {
    for (const role of ['window', 'reviewer', 'approver', 'head'])
      for (const department of [null, ' '])
        assert.equal(code(await open(administrator, { account: 'homeless', roles: ['supervisor', role], department })), 'accounts/department-missing', role)
    const { id } = await holder(t, administrator)
    for (const change of [{ roles: ['head'], department: null }, { roles: ['supervisor', 'reviewer'], department: '' }])
      assert.equal(code(await giveRoles(t, administrator, id, { ...change, reason: '轮岗' })), 'accounts/department-missing')
    assert.equal((await giveRoles(t, administrator, id, { roles: ['head'], reason: '轮岗' })).status, 200, 'the department that is there stays')
    assert.equal((await open(administrator, { account: 'at-large', roles: ['supervisor'], department: null })).status, 200)
  })

  test('gives one name to one of two that ask at once', async () => {
    const both = await Promise.all([open(administrator, { account: 'twins' }), open(administrator, { account: 'twins' })])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
  })

  test('keeps neither the password nor the e-mail address in fact, table or attempt', async () => {
    await open(administrator, { account: 'discreet', email: 'discreet@example.org' })
    await open(administrator, { account: 'discreet', email: 'discreet@example.org' })
    const { rows } = await t.house.pools.writer.query(
      `select convert_from(bytes, 'utf8') as text from fact union all select a::text from attempt a
      union all select a::text from accounts_account a`,
    )
    assert.ok(rows.length > 3)
    for (const { text } of rows)
      for (const secret of ['for one entry only', 'discreet@example.org', 'argon2']) assert.ok(!text.includes(secret), text)
  })
})

describe('a newcomer', () => {
  test('can do nothing but replace the password that somebody else chose', async () => {
    const {
      body: { subject: id, fact },
    } = await open(administrator, { account: 'newcomer-1', roles: ['supervisor'] })
    const b = browser(t)
    assert.deepEqual((await b.signIn('newcomer-1', 'for one entry only')).body, { surface: 'workbench', mustChange: true })
    assert.equal((await b.get('/api/accounts/me')).body.mustChange, true)
    assert.equal((await b.get('/api/messages/unread')).status, 403)
    const change = (current: string, next: string) => b.post(`/api/accounts/accounts/${id}/change-password`, { current, next, seen: fact })
    assert.equal((await b.post(`/api/accounts/accounts/${id}/set-email`, { email: 'new@example.org', seen: fact })).status, 403)
    const wrong = await change('not the one', password)
    assert.deepEqual([wrong.status, code(wrong), wrong.body.errors[0].pointer], [422, 'accounts/wrong-password', '/current'])
    assert.equal(code(await change('for one entry only', 'for one entry only')), 'accounts/password-unchanged')
    assert.equal((await change('for one entry only', password)).status, 200)
    assert.equal((await b.get('/api/messages/unread')).status, 200)
  })
})

describe('the own account', () => {
  test('is changed by nobody else, and by its holder no further than the password, the address and the sessions', async () => {
    const { account, id, fact } = await holder(t, administrator)
    const other = officer('window')
    assert.equal((await t.as(other).post(`/api/accounts/accounts/${id}/set-email`, { email: null, seen: fact })).status, 403)
    const b = browser(t)
    await b.signIn(account)
    for (const [name, body] of [
      ['close', {}],
      ['propose-roles', { roles: ['head'] }],
      ['reset-password', { password: 'another long one' }],
    ] as const)
      assert.equal((await b.post(`/api/accounts/accounts/${id}/${name}`, { ...body, reason: '试试', seen: fact })).status, 403)
    for (const [post, name, body] of [['administrator', 'close', {}], ['administrator', 'propose-roles', { roles: ['head'] }], ['administrator', 'reset-password', { password: 'another long one' }], ['security', 'unlock', {}]] as const)
      assert.equal(code(await t.as({ ...officer(post), id }).post(`/api/accounts/accounts/${id}/${name}`, { ...body, reason: '试试', seen: fact })), 'accounts/own-account')
  })

  test('refuses a step that was prepared on a page that is out of date', async () => {
    const { account, id, fact } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    assert.equal((await b.post(`/api/accounts/accounts/${id}/set-email`, { email: 'he@example.org', seen: fact })).status, 200)
    const late = await b.post(`/api/accounts/accounts/${id}/set-email`, { email: null, seen: fact })
    assert.deepEqual([late.status, code(late), late.body.since[0].name], [409, 'kernel/changed-meanwhile', 'accounts.email-set'])
  })

  test('stops asking for the password after five wrong ones', async () => {
    const { account, id, fact } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    const change = (current: string) =>
      b.post(`/api/accounts/accounts/${id}/change-password`, { current, next: 'a quite different one', seen: fact })
    for (let i = 0; i < 5; i++) assert.equal(code(await change(`guess number ${i}`)), 'accounts/wrong-password')
    assert.equal(code(await change(password)), 'accounts/too-many-tries')
    t.clock.forward(16 * 60_000)
    assert.equal((await change(password)).status, 200)
  })

  test('keeps the session at hand when the password changes, and ends all others', async () => {
    const { account, id, fact } = await holder(t, administrator)
    const [here, elsewhere] = [browser(t), browser(t)]
    await here.signIn(account)
    await elsewhere.signIn(account)
    const changed = await here.post(`/api/accounts/accounts/${id}/change-password`, {
      current: password,
      next: 'a quite different one',
      seen: fact,
    })
    assert.equal(changed.status, 200)
    assert.equal((await elsewhere.get('/api/accounts/me')).status, 401)
    assert.equal((await here.get('/api/accounts/me')).status, 200)
    assert.equal((await browser(t).signIn(account)).status, 401)
    assert.equal((await browser(t).signIn(account, 'a quite different one')).status, 200)
  })

  test('shows its sessions; one can be ended, or all but the one at hand', async () => {
    const { account, id } = await holder(t, administrator)
    const [here, lost, third] = [browser(t), browser(t), browser(t)]
    await here.signIn(account)
    await lost.signIn(account)
    await third.signIn(account)
    const list = async () => (await here.get(`/api/accounts/accounts/${id}/sessions`)).body.items as { id: string; current: boolean }[]
    const lostId = (await lost.get(`/api/accounts/accounts/${id}/sessions`)).body.items.find((s: { current: boolean }) => s.current).id
    const { lastFact } = (await here.get('/api/accounts/me')).body
    const one = await here.post(`/api/accounts/accounts/${id}/revoke-sessions`, { session: lostId, seen: lastFact })
    assert.equal(one.status, 200)
    assert.deepEqual(
      [await lost.get('/api/accounts/me'), await third.get('/api/accounts/me')].map((a) => a.status),
      [401, 200],
    )
    assert.ok(!(await list()).some((s) => s.id === lostId))
    assert.equal((await here.post(`/api/accounts/accounts/${id}/revoke-sessions`, { seen: one.body.fact })).status, 200)
    assert.deepEqual(
      [await third.get('/api/accounts/me'), await here.get('/api/accounts/me')].map((a) => a.status),
      [401, 200],
    )
    assert.deepEqual(
      (await list()).map((s) => s.current),
      [true],
    )
  })
})

describe('an administrator', () => {
  test('reaches no account of another region', async () => {
    const { id } = await holder(t, administrator)
    const far = officer('administrator', { region: '980200' })
    for (const [name, body] of [
      ['close', {}],
      ['propose-roles', { roles: ['head'] }],
      ['reset-password', { password: 'another long one' }],
    ] as const)
      assert.equal((await step(t, far, id, name, { ...body, reason: '试试' })).status, 403, name)
    assert.equal((await t.as(far).get(`/api/accounts/accounts/${id}`)).status, 404)
    assert.equal((await t.as(far).get(`/api/accounts/accounts/${id}/sign-ins`)).body.items.length, 0)
    assert.equal((await t.as(far).get('/api/accounts/accounts')).body.items.length, 0)
    assert.equal(
      code(await giveRoles(t, administrator, id, { roles: ['head'], region: '980200', reason: '调动' })),
      'accounts/region-out-of-reach',
    )
  })

  test('must say why', async () => {
    const { id } = await holder(t, administrator)
    const silent = await step(t, administrator, id, 'close')
    assert.deepEqual([silent.status, silent.body.errors[0].pointer], [422, '/reason'])
  })

  test('gives posts, closes, reopens and resets; every session of the account ends', async () => {
    const { account, id } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    assert.equal((await giveRoles(t, administrator, id, { roles: ['supervisor'], department: null, reason: '轮岗' })).status, 200)
    const me = (await b.get('/api/accounts/me')).body
    assert.deepEqual([me.roles, me.department], [['supervisor'], null])
    assert.equal((await step(t, administrator, id, 'close', { reason: '退休' })).body.state, 'closed')
    assert.equal((await b.get('/api/accounts/me')).status, 401)
    assert.equal(code(await step(t, administrator, id, 'set-email', { email: null })), 'kernel/forbidden')
    assert.equal((await step(t, administrator, id, 'reopen', { reason: '返聘' })).status, 403)
    assert.equal((await step(t, security, id, 'reopen', { reason: '返聘' })).body.state, 'active')
    assert.equal((await b.get('/api/accounts/me')).status, 401)
    assert.equal((await step(t, administrator, id, 'reset-password', { password: 'again for one entry', reason: '忘记密码' })).status, 200)
    assert.equal((await browser(t).signIn(account)).status, 401)
    assert.equal((await browser(t).signIn(account, 'again for one entry')).body.mustChange, true)
  })

  test('lists, searches, pages and exports the accounts of the region', async () => {
    for (const [account, name] of [
      ['zeng-1', '曾百'],
      ['zeng-2', '曾千'],
      ['zeng-3', '曾%万'],
    ])
      await open(administrator, { account, name, ...(account === 'zeng-1' ? { roles: ['auditor'], department: null } : {}) })
    const get = async (query: string) => (await t.as(officer('auditor')).get(`/api/accounts/accounts?${query}`)).body
    assert.deepEqual(
      (await get('q=zeng')).items.map((a: { account: string }) => a.account),
      ['zeng-1', 'zeng-2', 'zeng-3'],
    )
    assert.deepEqual(
      (await get(`q=${encodeURIComponent('曾%')}`)).items.map((a: { account: string }) => a.account),
      ['zeng-3'],
    )
    const first = await get('q=zeng&limit=2')
    assert.deepEqual(
      (await get(`q=zeng&limit=2&after=${first.next}`)).items.map((a: { account: string }) => a.account),
      ['zeng-3'],
    )
    assert.equal(
      (await get('role=auditor&state=active')).items.every((a: { roles: string[] }) => a.roles.includes('auditor')),
      true,
    )
    const book = await t.as(officer('auditor')).get('/api/accounts/accounts.xlsx?q=zeng')
    assert.equal(book.status, 200)
    assert.match(String(book.body), /^PK/)
  })

  test('sees who entered when and from where', async () => {
    const { account, id } = await holder(t, administrator)
    t.clock.forward(60_000)
    await browser(t).signIn(account, 'not the password')
    const { items } = (await t.as(administrator).get(`/api/accounts/accounts/${id}/sign-ins`)).body
    assert.deepEqual(
      items.map((i: { outcome: string }) => i.outcome),
      ['wrong-password', 'entered'],
    )
    assert.match(items[0].address, /^10\.0\./)
  })
})

test('the tables of accounts follow from the facts alone', async () => {
  const found = await audit(t.house)
  assert.deepEqual(found.differences, [])
  assert.ok(found.rows > 20)
})
