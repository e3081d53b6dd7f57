import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { refused } from '../../test/support/record.ts'
import { strict, type Rules } from './rules.ts'
import { browser, holder, password } from './testing.ts'

const t = await openTestHouse()
const administrator = officer('administrator')
const security = t.as(officer('security'))
const minutes = (n: number) => t.clock.forward(n * 60_000)
const set = async (more: Partial<Rules>, extra: object = {}) => {
  const { rules, follows } = (await security.get('/api/accounts/rules')).body
  t.clock.forward(1000)
  return security.post('/api/accounts/rules/set', { rules: { ...rules, ...more }, follows, reason: '按等级保护要求', ...extra })
}

describe('the rules of passwords and sessions', () => {
  test('are strict until somebody sets them, and are read by the three administrators alone', async () => {
    for (const role of ['head', 'window', 'applicant']) assert.equal((await t.as(officer(role)).get('/api/accounts/rules')).status, 403, role)
    const { rules, versions } = (await t.as(officer('auditor')).get('/api/accounts/rules')).body
    assert.deepEqual([rules, versions], [strict, []])
  })

  test('are changed by the security administrator alone, with a reason, within bounds, and not from an old page', async () => {
    const change = { rules: { ...strict, length: 14 }, follows: null, reason: '试试' }
    for (const role of ['administrator', 'auditor', 'head']) await refused(t, () => t.as(officer(role)).post('/api/accounts/rules/set', change), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => security.post('/api/accounts/rules/set', { ...change, reason: ' ' }), { status: 422, type: 'kernel/invalid' })
    const lax = await refused(t, () => set({ length: 4, failures: 100 }), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(lax.errors.map((e: { pointer: string }) => e.pointer).sort(), ['/rules/failures', '/rules/length'])
    await refused(t, () => set({}), { status: 409, type: 'accounts/rules-unchanged' })
    await refused(t, () => set({ secondFactor: ['security', 'auditor'] }), { status: 409, type: 'accounts/administrators-prove' })
    assert.equal((await set({ length: 14 })).status, 200)
    await refused(t, () => security.post('/api/accounts/rules/set', { ...change, rules: { ...strict, length: 15 } }), { status: 409, type: 'accounts/rules-changed' })
  })

  test('count from the change on: length, and passwords that must not come back', async () => {
    const { account, id } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    const change = async (current: string, next: string) => b.post(`/api/accounts/accounts/${id}/change-password`, { current, next, seen: (await b.get('/api/accounts/me')).body.lastFact })
    assert.equal((await change(password, 'thirteen long')).body.type, '/problems/accounts/password-too-short')
    await set({ history: 2 })
    const [second, third, fourth] = ['the second of them', 'the third of them', 'the fourth of them']
    assert.equal((await change(password, second)).status, 200)
    assert.equal((await change(second, password)).body.type, '/problems/accounts/password-used')
    assert.equal((await change(second, third)).status, 200)
    assert.equal((await change(third, password)).body.type, '/problems/accounts/password-used')
    assert.equal((await change(third, fourth)).status, 200)
    assert.equal((await change(fourth, password)).status, 200, 'two later ones stand between')
    const { rows } = await t.house.pools.writer.query(`select count(*)::int as n from vault_value where person = $1 and kind = 'password'`, [id])
    assert.equal(rows[0].n, 3, 'no hash outlives its use')
  })

  test('count for sessions that are open, for locks and for age', async () => {
    const { account } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    minutes(12)
    await set({ idleWorkbench: 10, failures: 3, lockedFor: 60, expiresAfter: 30 })
    assert.equal((await b.get('/api/accounts/me')).status, 401)
    for (let i = 0; i < 3; i++) await browser(t).signIn(account, `guess number ${i}`)
    const locked = await browser(t).signIn(account)
    assert.match(locked.body.title, /请 60 分钟后再试/)
    minutes(61)
    await b.signIn(account)
    assert.equal((await b.get('/api/accounts/me')).body.mustChange, false)
    minutes(31 * 24 * 60)
    assert.equal((await b.signIn(account)).body.mustChange, true)
    assert.equal((await b.get('/api/messages/unread')).status, 403)
  })

  test('can want a second proof of any post', async () => {
    const { account } = await holder(t, administrator, ['head'])
    const b = browser(t)
    await b.signIn(account)
    assert.equal((await b.get('/api/accounts/me')).body.mustProve, false)
    await set({ secondFactor: [...strict.secondFactor, 'head'] })
    assert.equal((await b.get('/api/accounts/me')).body.mustProve, true)
    assert.equal((await b.get('/api/messages/unread')).status, 403)
  })

  test('stand with who changed them and why, and follow from the facts alone', async () => {
    const { versions } = (await t.as(officer('auditor')).get('/api/accounts/rules')).body
    assert.equal(versions.length, 4)
    assert.deepEqual(new Set(versions.map((v: { reason: string }) => v.reason)), new Set(['按等级保护要求']))
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
