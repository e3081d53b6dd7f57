import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { step, stepped } from '../../test/support/licensing.ts'
import { button, factNames, lastFact, pageOf, refused, until } from '../../test/support/record.ts'
import { adopted, bad, draftOf, examined, indicatorsOf, measuredAll, measurement, pinned, publishedVersion, take, taken, underReview } from './testing.ts'

const indicators = indicatorsOf('hazardous-chemicals/all')
const named = (key: string) => indicators.find((i) => i.key === key)!
const conclude = { recommendation: 'grant', reason: '材料齐全' }

describe('without a standard in force', () => {
  test('a case is judged as before, and none can be fixed for it', async () => {
    const t = await openTestHouse()
    const c = await underReview(t)
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'pin'), { status: 409, type: 'standards/none-in-force' })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'measure', measurement(named('drills'))), { status: 409, type: 'standards/not-pinned' })
    await adopted(t)
    assert.equal((await pageOf(c.reviewer, c.id)).actions.find((a: { step: string }) => a.step === 'conclude-review').why.zh.includes('审批标准'), false, 'a standard that came later does not reach back')
  })
})

describe('a case', () => {
  let t: TestHouse
  let c: { id: string; reviewer: Caller; who: { applicant: Caller } }
  before(async () => {
    t = await openTestHouse()
    await adopted(t)
    c = await underReview(t)
  })

  test('is not recommended before its standard is fixed, and then keeps it with the reason why', async () => {
    await examined(c.reviewer, c.id)
    await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/not-pinned' })
    await refused(t, () => take(t.as(officer('reviewer')), 'judgements', c.id, 'pin'), { status: 403, type: 'kernel/forbidden' })
    await pinned(t, c.id)
    const page = (await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body
    assert.deepEqual([page.version.number, page.enterpriseSize], [1, 'medium'])
    assert.match(page.why.zh, /2026-03-02 受理.*没有单独标准/)
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'pin'), { status: 409, type: 'standards/already-pinned' })
  })

  test('takes only values that can be: of its indicators, in their unit, within their range, with evidence', async () => {
    const measure = (body: object) => take(c.reviewer, 'judgements', c.id, 'measure', body as Record<string, unknown>)
    await refused(t, () => measure(measurement({ ...named('drills'), key: 'unheardOf' })), { status: 409, type: 'standards/indicator-unknown' })
    await refused(t, () => measure(measurement(named('drills'), 2, { unit: '人' })), { status: 409, type: 'standards/wrong-unit' })
    await refused(t, () => measure(measurement(named('drills'), true)), { status: 409, type: 'standards/wrong-unit' })
    await refused(t, () => measure(measurement(named('emergencyStop'), 1)), { status: 409, type: 'standards/wrong-unit' })
    for (const value of [-1, 101]) await refused(t, () => measure(measurement(named('autoControl'), value)), { status: 409, type: 'standards/value-out-of-range' })
    await refused(t, () => measure(measurement(named('drills'), 2, { opinion: '' })), { status: 409, type: 'standards/evidence-missing' })
    await refused(t, () => measure(measurement(named('drills'), 2, { evidence: [{ material: 'of-another' }] })), { status: 409, type: 'standards/evidence-missing' })
    await refused(t, () => take(t.as(officer('reviewer')), 'judgements', c.id, 'measure', measurement(named('drills'))), { status: 403, type: 'kernel/forbidden' })
  })

  test('is refused while an indicator is not measured or unmet, by name and clause; an advisory one does not hold it', async () => {
    const open = await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/indicator-not-measured' })
    assert.deepEqual([open.clause, /应急预案演练次数/.test(open.title)], ['条例-6', true])
    await measuredAll(c.reviewer, c.id, ['hazardsClosed', 'safetyStaff'])
    await taken(c.reviewer, 'judgements', c.id, 'measure', measurement(named('safetyStaff'), bad(named('safetyStaff'))))
    const unmet = await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/indicator-unmet' })
    assert.match(unmet.title, /专职安全生产管理人员/)
    assert.equal(button(await pageOf(c.reviewer, c.id), 'conclude-review')!.allowed, true, 'a refusal may still be recommended')
    const line = (await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body.indicators.find((i: { key: string }) => i.key === 'safetyStaff')
    assert.deepEqual([line.result, line.measured.value, line.demand.zh], ['unmet', 1, '不少于 2 人'])
    await taken(c.reviewer, 'judgements', c.id, 'measure', measurement(named('safetyStaff'), 2, { evidence: [{ material: 'certificates', page: 3 }] }))
    await stepped(c.reviewer, c.id, 'conclude-review', conclude)
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'measure', measurement(named('drills'), 1)), { status: 409, type: 'standards/not-in-review' })
    await stepped(t.as(officer('approver')), c.id, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
  })

  test('shows its applicant what is asked and not what was found', async () => {
    const page = (await c.who.applicant.get(`/api/standards/judgements/${c.id}`)).body
    assert.deepEqual([page.indicators[0].result, page.indicators[0].measured, page.indicators[0].demand.zh], [null, null, '不少于 95 %'])
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

test('the standard of the enterprise’s size comes before the general one', async () => {
  const t = await openTestHouse()
  await adopted(t)
  await adopted(t, 'hazardous-chemicals/large')
  const c = await underReview(t, { size: 'large' })
  await pinned(t, c.id)
  const page = (await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body
  assert.deepEqual([page.version.size, page.indicators.find((i: { key: string }) => i.key === 'safetyStaff').threshold], ['large', 10])
})

describe('a coming version, and one withdrawn', () => {
  let t: TestHouse
  let first: string
  let c: { id: string; reviewer: Caller }
  const change = { key: 'safetyStaff', source: 'law', reference: '新修订的行业规定' }
  before(async () => {
    t = await openTestHouse({ workers: true })
    first = await adopted(t)
    c = await underReview(t)
    await until('the reaction has pinned the standard', async () => (await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body.version)
    await measuredAll(c.reviewer, c.id)
  })

  test('says which open cases it would change, and changes none', async () => {
    const second = await publishedVersion(t, draftOf(indicatorsOf('hazardous-chemicals/all').map((i) => (i.key === 'safetyStaff' ? { ...i, threshold: 5 } : i)), [change]), '2026-03-10')
    const { items } = (await c.reviewer.get(`/api/standards/standards/${second}/effects`)).body
    assert.deepEqual(items.map((i: any) => [i.id, i.key, i.value.zh, i.now, i.under]), [[c.id, 'safetyStaff', '2 人', 'met', 'unmet']])
    assert.deepEqual((await t.as(officer('reviewer', { region: '990100' })).get(`/api/standards/standards/${second}/effects`)).body.items, [])
    t.clock.set(new Date('2026-03-11T01:00:00Z'))
    assert.equal((await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body.version.id, first)
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 're-pin', { version: second, reason: '新版更严' }), { status: 409, type: 'standards/not-withdrawn' })
  })

  test('flags the case that is judged by it; nothing is concluded before it is kept or re-pinned for a reason', async () => {
    const head = t.as(officer('head'))
    const versions = (await head.get(`/api/standards/standards/${first}`)).body.versions
    await t.house.sweeper!.sweep()
    await taken(head, 'standards', first, 'withdraw', { reason: '限值有误' })
    await until('the case is flagged', async () => (await factNames(t, c.id)).includes('standards.withdrawal-flagged'))
    await examined(c.reviewer, c.id)
    for (const recommendation of ['grant', 'refuse'])
      await refused(t, () => step(c.reviewer, c.id, 'conclude-review', { recommendation, reason: '审查完毕' }), { status: 409, type: 'standards/standard-withdrawn' })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'keep'), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 're-pin', { version: first, reason: '改用' }), { status: 409, type: 'standards/version-not-in-force' })
    await taken(c.reviewer, 'judgements', c.id, 'keep', { reason: '本案不涉及有误的限值' })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'keep', { reason: '再次' }), { status: 409, type: 'standards/already-kept' })
    await taken(head, 'judgements', c.id, 're-pin', { version: versions[0].id, reason: '统一按新版' })
    assert.equal((await lastFact(t, c.id)).name, 'standards.repinned')
    await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/indicator-unmet' })
    await taken(c.reviewer, 'judgements', c.id, 'measure', measurement(named('safetyStaff'), 5))
    await stepped(c.reviewer, c.id, 'conclude-review', conclude)
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
