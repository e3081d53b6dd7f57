import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { factNames, refused } from '../../test/support/record.ts'
import { freshCitizenId } from '../enterprises/testing.ts'
import { browser, codeNow, giveRoles, holder, password, step } from './testing.ts'

const t = await openTestHouse()
const system = officer('administrator')
const security = officer('security')
const place = { region: '980100', department: 'emergency' }
let made = 0
const body = (more: object = {}) => ({ account: `post-${++made}`, name: `何守安${made}`, roles: ['window'], password: 'for one entry only', ...place, ...more })
const propose = (more: object = {}, actor = system) => t.as(actor).post('/api/accounts/accounts/propose', body(more))
const zheng = freshCitizenId()

describe('the first security administrator', () => {
  const appoint = (more: object = {}) => t.as(system).post('/api/accounts/accounts/appoint', { ...body({ roles: ['security'], citizenId: freshCitizenId() }), reason: '首次设立', ...more })

  test('is refused as anything but that, and without the person’s id', async () => {
    await refused(t, () => appoint({ roles: ['auditor'] }), { status: 409, type: 'accounts/security-alone' })
    await refused(t, () => appoint({ citizenId: null }), { status: 409, type: 'accounts/person-missing' })
    await refused(t, () => appoint({ citizenId: '11010519491231002Y' }), { status: 422, type: 'kernel/invalid' })
  })

  test('is appointed once by the system administrator; after that nobody enters unapproved, also when the post is vacant', async () => {
    const { body: { subject, state } } = await appoint({ name: '郑安', citizenId: zheng })
    assert.equal(state, 'active')
    await refused(t, () => appoint(), { status: 409, type: 'accounts/already-secured' })
    await refused(t, () => step(t, system, subject, 'close', { reason: '换人' }), { status: 409, type: 'accounts/last-of-post' })
    await refused(t, () => giveRoles(t, system, subject, { roles: ['window'], reason: '换人' }), { status: 409, type: 'accounts/last-of-post' })
  })
})

describe('three separated administrators', () => {
  test('each is refused what belongs to the others', async () => {
    const { body: { subject: id, fact: seen } } = await propose()
    for (const role of ['administrator', 'auditor', 'head']) await refused(t, () => t.as(officer(role)).post(`/api/accounts/accounts/${id}/approve`, { seen }), { status: 403, type: 'kernel/forbidden' })
    for (const role of ['security', 'auditor', 'head']) await refused(t, () => propose({}, officer(role)), { status: 403, type: 'kernel/forbidden' })
    const { id: other } = await holder(t, system)
    for (const name of ['unlock', 'reset-totp', 'revoke-sessions']) assert.equal((await step(t, system, other, name, { reason: '试试' })).status, 403, name)
    for (const name of ['propose-roles', 'reset-password']) assert.equal((await step(t, security, other, name, { reason: '试试', roles: ['head'], password: 'a new one for entry' })).status, 403, name)
    for (const role of ['administrator', 'security']) assert.equal((await t.as(officer(role)).get('/api/accounts/attempts')).status, 403)
    assert.equal((await t.as(officer('security', { region: '980200' })).post(`/api/accounts/accounts/${id}/approve`, { seen })).status, 403)
  })

  test('are not held together, nor beside another post, nor by one person under another account', async () => {
    for (const roles of [['administrator', 'security'], ['security', 'auditor'], ['auditor', 'reviewer']])
      assert.equal((await propose({ roles, citizenId: freshCitizenId() })).body.type, '/problems/accounts/administrators-apart')
    await refused(t, () => propose({ roles: ['auditor'], name: '另一名字', citizenId: zheng.toLowerCase() }), { status: 409, type: 'accounts/same-person' })
    const { id } = await holder(t, system)
    await refused(t, () => step(t, system, id, 'propose-roles', { roles: ['auditor'], reason: '轮岗' }), { status: 409, type: 'accounts/person-missing' })
    await refused(t, () => step(t, system, id, 'propose-roles', { roles: ['administrator'], citizenId: zheng, reason: '轮岗' }), { status: 409, type: 'accounts/same-person' })
  })

  test('of two proposals at once that would give one person two posts, one is refused', async () => {
    const citizenId = freshCitizenId()
    const answers = await Promise.all([propose({ roles: ['auditor'], citizenId }), propose({ roles: ['administrator'], citizenId })])
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
  })
})

describe('an account that was proposed', () => {
  test('lets nobody in, is refused to its proposer, and leaves its name free when it is declined', async () => {
    const account = 'hasty-one'
    const { body: { subject: id, fact: seen } } = await propose({ account })
    assert.equal((await browser(t).signIn(account, 'for one entry only')).status, 401)
    const both = officer('security', { id: system.id, roles: ['administrator', 'security'] })
    await refused(t, () => t.as(both).post(`/api/accounts/accounts/${id}/approve`, { seen }), { status: 409, type: 'integrity/same-person' })
    await refused(t, () => t.as(security).post(`/api/accounts/accounts/${id}/decline`, { seen }), { status: 422, type: 'kernel/invalid' })
    assert.equal((await propose({ account })).body.type, '/problems/accounts/account-taken')
    assert.equal((await t.as(security).post(`/api/accounts/accounts/${id}/decline`, { seen, reason: '未到岗' })).body.state, 'declined')
    const again = await openAccount(t, body({ account }))
    assert.equal(again.body.state, 'active')
    assert.equal((await browser(t).signIn(account, 'for one entry only')).body.mustChange, true)
    assert.deepEqual(await factNames(t, again.body.subject), ['accounts.proposed', 'accounts.opened'])
  })

  test('stands in the list of what waits, with who proposed it', async () => {
    const { body: { subject: id } } = await propose()
    const { id: other } = await holder(t, system)
    await step(t, system, other, 'propose-roles', { roles: ['reviewer'], reason: '轮岗' })
    const waiting = (await t.as(security).get('/api/accounts/accounts?wanted=yes&limit=200')).body.items as { id: string; state: string; wanted: { roles: string[]; by: string; reason: string } | null }[]
    assert.equal(waiting.find((a) => a.id === id)?.state, 'proposed')
    const grant = waiting.find((a) => a.id === other)!.wanted!
    assert.deepEqual([grant.roles, grant.by, grant.reason], [['reviewer'], system.name, '轮岗'])
    await step(t, security, other, 'decline-roles', { reason: '岗位已满' })
    assert.equal((await t.as(security).get(`/api/accounts/accounts/${other}`)).body.wanted, null)
    await refused(t, () => step(t, security, other, 'approve-roles'), { status: 409, type: 'accounts/nothing-proposed' })
  })
})

describe('an administrator’s account', () => {
  test('does nothing with the password alone; binding a code opens it, and later entries ask for one', async () => {
    const { account, id } = await holder(t, system, ['auditor'])
    const b = browser(t)
    await b.signIn(account)
    assert.deepEqual([(await b.get('/api/accounts/me')).body.mustProve, (await b.get('/api/accounts/attempts')).status], [true, 403])
    const { secret } = (await b.get('/api/accounts/totp')).body
    const { lastFact } = (await b.get('/api/accounts/me')).body
    assert.equal((await b.post(`/api/accounts/accounts/${id}/enrol-totp`, { secret, password, code: codeNow(t, secret), seen: lastFact })).status, 200)
    assert.equal((await b.get('/api/accounts/attempts')).status, 200)
    t.clock.forward(60_000)
    const next = browser(t)
    await next.signIn(account, password, codeNow(t, secret))
    assert.equal((await next.get('/api/accounts/attempts')).status, 200)
  })

  test('that was locked out is unlocked by the security administrator alone, and may try again at once', async () => {
    const { account, id } = await holder(t, system)
    assert.match((await step(t, security, id, 'unlock', { reason: '本人到场核实' })).body.type, /not-locked$/)
    for (let i = 0; i < 5; i++) await browser(t).signIn(account, `guess number ${i}`)
    assert.equal((await browser(t).signIn(account)).status, 429)
    assert.ok((await t.as(security).get(`/api/accounts/accounts/${id}`)).body.lockedUntil)
    assert.equal((await step(t, security, id, 'unlock', { reason: '本人到场核实' })).status, 200)
    assert.equal((await browser(t).signIn(account)).status, 200)
  })
})

test('the tables of the administrators follow from the facts alone', async () => {
  assert.deepEqual((await audit(t.house)).differences, [])
})
