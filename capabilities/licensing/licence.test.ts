import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { granted, step, stepped } from '../../test/support/licensing.ts'
import { factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'
import { expireLicence } from './commands/licence.ts'
import { answerOf } from './queries/public.ts'

const anyone = (t: TestHouse) => t.as(null)
const check = async (t: TestHouse, number: string) => (await anyone(t).get(`/api/licensing/check?number=${encodeURIComponent(number)}`)).body

describe('the licence', () => {
  let t: TestHouse
  let c: Awaited<ReturnType<typeof granted>>
  let number: string
  before(async () => { t = await openTestHouse(); c = await granted(t) })

  test('is not issued during publicity, nor by the reviewer', async () => {
    await refused(t, () => step(c.counter, c.id, 'issue'), { status: 409, type: 'licensing/in-publicity' })
    const { seen } = await pageOf(c.reviewer, c.id)
    await refused(t, () => c.reviewer.post(`/api/licensing/applications/${c.id}/issue`, { seen }), { status: 403, type: 'kernel/forbidden' })
  })

  test('is issued after it, for three years from the decision, with a number of the year and the sector', async () => {
    t.clock.set(new Date('2026-03-10T01:00:00Z'))
    await stepped(c.counter, c.id, 'issue')
    const { body } = await lastFact(t, c.id)
    assert.deepEqual([body.validFrom, body.validUntil, body.expiresAt, body.issuedOn], ['2026-03-02', '2029-03-01', '2029-03-01T16:00:00.000Z', '2026-03-10'])
    number = body.number
    assert.match(number, /^[（(]某[）)]WH安许证字〔2026〕0001号$/)
    const second = await granted(t)
    t.clock.set(new Date('2026-03-18T01:00:00Z'))
    await stepped(second.counter, second.id, 'issue')
    assert.match((await lastFact(t, second.id)).body.number, /〔2026〕0002号$/, 'no number is given twice')
    const [mine] = (await c.who.applicant.get('/api/licensing/licences')).body.items
    assert.deepEqual([mine.number, mine.state, mine.application], [number, 'valid', c.id])
    assert.equal((await c.counter.get('/api/licensing/licences')).body.items.length, 2)
    assert.equal((await anyone(t).get('/api/licensing/licences')).status, 401)
  })

  test('in the register is found by enterprise, initials, code and days left', async () => {
    const list = async (query: string) => (await c.counter.get(`/api/licensing/licences?${query}`)).body.items.length
    assert.deepEqual([await list(`q=${c.who.creditCode}`), await list('q=yzsyhg'), await list('q=%25'), await list('state=expired'), await list('expiring=30')], [1, 2, 0, 0, 0])
    const first = (await c.counter.get('/api/licensing/licences?limit=1')).body
    const rest = (await c.counter.get(`/api/licensing/licences?limit=1&after=${first.next}`)).body
    assert.notEqual(first.items[0].id, rest.items[0].id)
    assert.equal(rest.next, null)
  })

  test('is checked by anybody, however the number is typed; unknown and malformed numbers are told apart', async () => {
    const found = await check(t, number)
    assert.deepEqual([found.result, found.licence.creditCode, found.licence.validUntil, found.on], ['valid', c.who.creditCode, '2029-03-01', '2026-03-18'])
    for (const typed of [number.replace('（', '(').replace('）', ')'), ` ${number} `, number.replace('〔', '[').replace('〕', ']')]) assert.equal((await check(t, typed)).result, 'valid', typed)
    assert.deepEqual(await check(t, number.replace('0001', '0999')), { result: 'unknown', on: '2026-03-18', licence: null })
    for (const typed of ['', '2026-WH-0001', `${number}'; drop table licensing_licence; --`, '<script>alert(1)</script>']) assert.deepEqual((await check(t, typed)).result, 'malformed', typed)
    assert.equal((await anyone(t).get('/api/licensing/check')).body.result, 'malformed')
    assert.equal((await anyone(t).get(`/api/licensing/check?sha256=${'0'.repeat(64)}`)).body.result, 'unknown')
    assert.equal((await anyone(t).get('/api/licensing/check?sha256=abc')).status, 422)
  })

  test('tells nothing beyond the published register: the public connection reads views and nothing else', async () => {
    const { licence } = await check(t, number)
    assert.deepEqual(Object.keys(licence).toSorted(), ['address', 'authority', 'creditCode', 'economicType', 'ended', 'enterprise', 'imported', 'issuedOn', 'number', 'principal', 'scope', 'sector', 'suspended', 'validFrom', 'validUntil'])
    await assert.rejects(t.house.pools.public.query('select * from licensing_licence'), /permission denied/)
    await assert.rejects(t.house.pools.public.query('select * from licensing_application'), /permission denied/)
  })

  test('that begins later is not yet valid, to whoever reads its row', () => {
    const row = { state: 'valid', valid_from: '2026-03-02', expires_at: new Date('2029-03-01T16:00:00Z') } as Parameters<typeof answerOf>[0]
    assert.equal(answerOf(row, new Date('2026-03-01T15:59:59Z'), '2026-03-01').result, 'not-yet-valid')
    assert.equal(answerOf(row, new Date('2026-03-01T16:00:00Z'), '2026-03-02').result, 'valid')
  })

  test('runs out at midnight in Shanghai by every query, before any worker; the fact notes it later, from that midnight', async () => {
    const { licence: id } = (await lastFact(t, c.id)).body
    await assert.rejects(t.house.work('licence-expiry').perform(expireLicence, { id }), (e: { code: string }) => e.code === 'licensing/not-expired')
    t.clock.set(new Date('2029-03-01T15:59:59Z'))
    assert.deepEqual([(await check(t, number)).result, (await check(t, number)).on], ['valid', '2029-03-01'])
    assert.equal((await c.counter.get('/api/licensing/licences?expiring=1')).body.items.length, 1)
    t.clock.set(new Date('2029-03-01T16:00:00Z'))
    assert.deepEqual([(await check(t, number)).result, (await check(t, number)).on], ['expired', '2029-03-02'])
    assert.equal((await c.who.applicant.get('/api/licensing/licences')).body.items[0].state, 'expired')
    assert.equal((await c.counter.get('/api/licensing/licences?state=expired')).body.items.length, 1)
    assert.equal((await factsOf(t, id)).length, 0, 'no worker has run')

    t.clock.set(new Date('2029-03-05T03:00:00Z'))
    await t.house.work('licence-expiry').perform(expireLicence, { id })
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.from, f.to, f.effectiveAt, f.recordedAt], ['licensing.licence-expired', 'valid', 'expired', '2029-03-01T16:00:00.000Z', '2029-03-05T03:00:00.000Z'])
    assert.equal((await check(t, number)).result, 'expired')
    const again = await c.who.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })
    assert.equal(again.status, 200, 'and the enterprise may apply anew')
  })
})
