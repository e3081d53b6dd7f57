import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { limits } from '../../law/index.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { names, topics } from './names.ts'

const t = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
const head = t.as(officer('head'))
const count = (query: string) => head.get(`/api/law/count?${query}`)

describe('the law as the administration sees it', () => {
  test('is refused to posts that do not answer for it', async () => {
    for (const role of ['window', 'reviewer', 'applicant']) assert.equal((await t.as(officer(role)).get('/api/law/limits')).status, 403, role)
  })

  test('names every limit and every topic in plain words', () => {
    assert.deepEqual(limits().filter((l) => !names[l.id] || !topics[l.id.split('.')[0]!]).map((l) => l.id), [])
    assert.deepEqual(Object.keys(names).filter((id) => !limits().some((l) => l.id === id)), [], 'names without a limit')
  })

  test('shows every value with its clause, its dates and whether it was verified', async () => {
    const { items } = (await head.get('/api/law/limits')).body
    assert.equal(items.length, limits().length)
    const notice = items.find((l: { id: string }) => l.id === 'licensing.correction-notice')
    assert.deepEqual([notice.value, notice.unit, notice.verified, notice.current, notice.clause.id], [5, 'working-day', true, true, '许可法-32'])
    assert.ok(items.some((l: { verified: boolean }) => !l.verified), 'unverified values are shown too')
    const decision = items.find((l: { id: string }) => l.id === 'licensing.decision')
    assert.equal(decision.alternatives[0].unit, 'working-day')
    const { items: clauses } = (await head.get('/api/law/clauses')).body
    assert.ok(clauses.every((c: { law: { zh: string } }) => c.law.zh))
    assert.equal((await head.get('/api/law/retention')).body.items.every((r: { record: { zh: string } }) => r.record.zh), true)
  })

  test('shows the calendar of a year, and until when it is known', async () => {
    const { year, years, knownUntil, days } = (await head.get('/api/law/calendar')).body
    assert.deepEqual([year, years.includes(2004), knownUntil], [2026, true, '2026-12-31'])
    assert.deepEqual(new Set(days.map((d: { kind: string }) => d.kind)), new Set(['holiday', 'worked']))
  })
})

describe('the counter of days', () => {
  test('refuses a limit that is no period, an unknown one, and a stop that ends before it begins', async () => {
    for (const query of ['limit=licensing.onsite.officers&from=2026-03-02', 'limit=nonsense&from=2026-03-02'])
      assert.equal((await count(query)).body.errors[0].pointer, '/limit')
    assert.equal((await count('limit=licensing.correction-notice&from=2026-03-02&stops=2026-03-06..2026-03-04')).body.errors[0].pointer, '/stops')
    assert.equal((await count('limit=licensing.correction-notice&from=yesterday')).body.errors[0].pointer, '/from')
  })

  test('counts working days, leaves stopped ones out, and says why', async () => {
    const plain = (await count('limit=licensing.correction-notice&from=2026-03-02')).body.readings[0]
    assert.deepEqual([plain.on, plain.provisional, plain.verified], ['2026-03-09', false, true])
    assert.match(plain.explained.zh, /5 个工作日/)
    const stopped = (await count('limit=licensing.correction-notice&from=2026-03-02&stops=2026-03-04..2026-03-05')).body.readings[0]
    assert.equal(stopped.on, '2026-03-11')
    assert.match(stopped.explained.zh, /停止计时 2 个工作日/)
  })

  test('shows every reading of a limit that can be read in more than one way', async () => {
    const { readings } = (await count('limit=licensing.decision&from=2026-03-02')).body
    assert.equal(readings.length, 2)
    assert.notEqual(readings[0].on, readings[1].on)
  })

  test('counts backwards where the act must come before a day', async () => {
    const { readings } = (await count('limit=licensing.renewal-window&from=2026-12-31')).body
    assert.equal(readings[0].on, '2026-09-30')
  })
})
