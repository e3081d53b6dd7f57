import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, reviewed, stepped, submitted } from '../../test/support/licensing.ts'

describe('what the public portal asks', () => {
  let t: TestHouse
  let notice: string
  before(async () => {
    t = await openTestHouse()
    notice = await submitted(t, await anEnterprise(t))
    await stepped(t.as(officer('window')), notice, 'accept')
    await reviewed(t.as(officer('reviewer')), notice)
    await stepped(t.as(officer('approver')), notice, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
  })
  const anybody = (path: string) => t.as(null).get(`/api/licensing/${path}`)

  test('an objection that nobody filed is not found', async () => {
    assert.equal((await anybody('objections/0190f3a0-0000-7000-8000-000000000000')).status, 404)
  })

  test('whoever objects sees its number, its state and its answer, and nothing of who wrote it', async () => {
    const text = '储罐与居民楼的距离不足，请核实。'
    const filed = await t.as(null).post('/api/licensing/objections/file', { application: notice, text, name: '路人', contact: '13800001234' })
    assert.equal(filed.status, 200, JSON.stringify(filed.body))
    const seen = (await anybody(`objections/${filed.body.subject}`)).body
    assert.match(seen.number, /-异1$/)
    assert.deepEqual([seen.state, seen.answer, seen.notice], ['filed', null, notice])
    assert.ok(seen.due.on > seen.filedOn)
    assert.doesNotMatch(JSON.stringify(seen), /居民楼|路人|1380000/)
    const rejected = await t.as(officer('approver')).post(`/api/licensing/objections/${filed.body.subject}/reject`, { seen: filed.body.fact, reason: '距离经实测符合要求' })
    assert.equal(rejected.status, 200, JSON.stringify(rejected.body))
    const answered = (await anybody(`objections/${filed.body.subject}`)).body
    assert.deepEqual([answered.state, answered.answer], ['rejected', '距离经实测符合要求'])
  })

  test('a notice says how many days are left and within how many an objection is answered', async () => {
    const open = (await anybody(`notices/${notice}`)).body
    assert.equal(open.open, true)
    assert.deepEqual(open.left, Temporal.PlainDate.from(open.from).until(open.until, { largestUnit: 'day' }).days)
    assert.deepEqual(open.answerWithin, { value: 15, unit: 'working-day' })
  })

  test('every sector has a guide with its limits, its clauses and whom to ask', async () => {
    for (const { sector } of (await anybody('guides')).body.items as { sector: string }[]) {
      const guide = (await anybody(`guides/${sector}`)).body
      assert.ok(guide.limits.decision.others.length > 0, sector)
      assert.ok(guide.clauses['许可法-58'].zh.includes('五十八'), sector)
      for (const { clause } of guide.sector.materials as { clause: string }[]) assert.ok(guide.clauses[clause], clause)
      assert.ok(guide.authority.reviewBody, sector)
    }
    assert.equal((await anybody('guides/none')).status, 404)
  })

  test('every sector has somebody to call', async () => {
    const contacts = (await anybody('contacts')).body.items as { sectors: { sector: string }[] }[]
    const guides = (await anybody('guides')).body.items as { sector: string }[]
    assert.deepEqual(contacts.flatMap((c) => c.sectors.map((s) => s.sector)).sort(), guides.map((g) => g.sector).sort())
  })
})
