import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, difficultIsDecidedAlone, granted, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'

const text = '该企业厂区与居民楼距离不足，请核实。'
const contact = '13677778888'

describe('publicity', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse(); await difficultIsDecidedAlone(t) })

  const objection = (application: string, more: object = {}) => t.as(null).post('/api/licensing/objections/file', { application, text, ...more })
  const answer = async (caller: ReturnType<TestHouse['as']>, o: { id: string; last_fact: string }, name: string, reason?: string) =>
    caller.post(`/api/licensing/objections/${o.id}/${name}`, { seen: o.last_fact, ...(reason ? { reason } : {}) })

  test('is not there before the decision: no notice, and nothing to object to', async () => {
    const id = await submitted(t, await anEnterprise(t))
    assert.equal((await t.as(null).get(`/api/licensing/notices/${id}`)).status, 404)
    assert.deepEqual((await t.as(null).get('/api/licensing/notices')).body.items, [])
    await refused(t, () => objection(id), { status: 409, type: 'licensing/not-in-publicity' })
    await refused(t, () => objection('0190a000-0000-7000-8000-000000000000'), { status: 404, type: 'kernel/not-found' })
  })

  test('shows the decision to anybody, without a word on persons or papers', async () => {
    const c = await granted(t)
    const notice = (await t.as(null).get(`/api/licensing/notices/${c.id}`)).body
    assert.deepEqual([notice.scope, notice.from, notice.until, notice.open, notice.issued], ['年产 3 万吨甲醇', '2026-03-02', '2026-03-09', true, false])
    assert.deepEqual(Object.keys(notice).toSorted(), ['answerWithin', 'creditCode', 'decidedOn', 'enterprise', 'from', 'id', 'issued', 'left', 'number', 'open', 'scope', 'sector', 'until'])
    const list = (await t.as(null).get('/api/licensing/notices?open=true')).body.items
    assert.deepEqual(list.map((n: { id: string }) => n.id), [c.id])
    assert.equal((await t.as(null).get(`/api/licensing/applications/${c.id}`)).status, 401)
  })

  test('anybody objects; too short is told so; who it was stands in the vault alone, and the enterprise never sees it', async () => {
    const c = await granted(t)
    await refused(t, () => objection(c.id, { text: '不行' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => objection(c.id, { phone: contact }), { status: 422, type: 'kernel/invalid' })
    assert.equal((await objection(c.id, { name: '邻居甲', contact })).status, 200)
    assert.equal((await objection(c.id, { name: '只留了姓名' })).status, 200, 'a name without a contact is kept too')
    const all = JSON.stringify(await factsOf(t))
    const { rows } = await t.house.pools.writer.query('select * from licensing_objection')
    for (const secret of [contact, '邻居甲', '只留了姓名']) assert.ok(!all.includes(secret) && !JSON.stringify(rows).includes(secret))
    const [named, nameOnly] = await Promise.all(rows.map(async (r) => (await t.house.vault.reveal([r.contact])).get(r.contact)))
    assert.deepEqual([JSON.parse(named!), JSON.parse(nameOnly!)], [{ name: '邻居甲', contact }, { name: '只留了姓名', contact: null }])
    const inside = await pageOf(c.reviewer, c.id)
    assert.match(inside.objections[0].number, /^2026-WH-\d{4}-异1$/)
    assert.deepEqual((await pageOf(c.who.applicant, c.id)).objections, [])
    const timeline = JSON.stringify((await c.who.applicant.get(`/api/licensing/applications/${c.id}/timeline`)).body)
    assert.ok(!timeline.includes('居民楼'))
  })

  test('one that is open holds the issue up; it is answered with a reason, by the authority; rejected, the licence is issued', async () => {
    const c = await granted(t)
    await objection(c.id)
    const [o] = (await pageOf(c.reviewer, c.id)).objections
    await refused(t, () => answer(c.counter, o, 'reject', '无关'), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => answer(c.reviewer, o, 'reject'), { status: 422, type: 'kernel/invalid' })
    t.clock.set(new Date('2026-03-10T02:00:00Z'))
    await refused(t, () => step(c.counter, c.id, 'issue'), { status: 409, type: 'licensing/objection-open' })
    await refused(t, () => objection(c.id), { status: 409, type: 'licensing/not-in-publicity' })
    assert.equal((await answer(c.reviewer, o, 'reject', '经核实，距离符合规划要求')).status, 200)
    const now = { id: o.id, last_fact: (await lastFact(t, o.id)).id }
    await refused(t, () => answer(c.reviewer, now, 'reject', '再答一次'), { status: 409, type: 'kernel/out-of-order' })
    const [answered] = (await pageOf(c.reviewer, c.id)).objections
    assert.deepEqual([answered.state, answered.answer], ['rejected', '经核实，距离符合规划要求'])
    await stepped(c.counter, c.id, 'issue')
  })

  test('upheld, even in the small hours, no licence is issued: the head takes the grant back and the review goes on under the old clock', async () => {
    t.clock.set(new Date('2026-03-10T16:30:00Z'))
    const c = await granted(t)
    const due = (await pageOf(c.reviewer, c.id)).clock.on
    t.clock.set(new Date('2026-03-10T17:00:00Z'))
    const head = t.as(officer('head'))
    const waits = async (caller: ReturnType<TestHouse['as']>) =>
      (await caller.get('/api/licensing/tasks?limit=200')).body.items.some((i: { id: string }) => i.id === c.id)
    assert.deepEqual([await waits(c.reviewer), await waits(head)], [false, false])
    await objection(c.id)
    assert.deepEqual([await waits(c.reviewer), await waits(head), (await pageOf(c.reviewer, c.id)).turn], [true, false, 'reviewer'], 'the reviewer answers first')
    await refused(t, () => step(head, c.id, 'annul-grant', { reason: '没有依据' }), { status: 409, type: 'licensing/no-objection-upheld' })
    const [o] = (await pageOf(c.reviewer, c.id)).objections
    assert.equal((await answer(c.reviewer, o, 'uphold', '距离确实不足')).status, 200)
    assert.deepEqual([await waits(c.reviewer), await waits(head), (await pageOf(head, c.id)).turn], [false, true, 'approver'], 'then the head')
    t.clock.set(new Date('2026-03-20T02:00:00Z'))
    await refused(t, () => step(c.counter, c.id, 'issue'), { status: 409, type: 'licensing/objection-upheld' })
    await stepped(head, c.id, 'annul-grant', { reason: '异议成立' })
    const page = await pageOf(c.who.applicant, c.id)
    assert.deepEqual([page.state, page.publicity, page.scope, page.clock.on], ['accepted', null, null, due])
    assert.deepEqual((await lastFact(t, c.id)).body.objections, [o.id])
    assert.equal((await t.as(null).get(`/api/licensing/notices/${c.id}`)).status, 404)

    await stepped(c.reviewer, c.id, 'conclude-review', { recommendation: 'grant', reason: '企业已搬迁装置' })
    await stepped(c.approver, c.id, 'grant', { scope: '年产 2 万吨甲醇', reason: '整改后符合' })
    t.clock.set(new Date('2026-03-30T02:00:00Z'))
    await stepped(c.counter, c.id, 'issue')
    assert.equal((await pageOf(c.counter, c.id)).state, 'issued')
  })

  test('granted again on the day on which the first grant was annulled, only what is upheld after that stands against it', async () => {
    t.clock.set(new Date('2026-03-30T03:00:00Z'))
    const c = await granted(t)
    const head = t.as(officer('head'))
    const upheld = async (nth: number) => {
      await objection(c.id)
      assert.equal((await answer(c.reviewer, (await pageOf(c.reviewer, c.id)).objections[nth], 'uphold', '距离确实不足')).status, 200)
    }
    await upheld(0)
    await stepped(head, c.id, 'annul-grant', { reason: '异议成立' })
    await stepped(c.reviewer, c.id, 'conclude-review', { recommendation: 'grant', reason: '企业已搬迁装置' })
    await stepped(c.approver, c.id, 'grant', { scope: '年产 2 万吨甲醇', reason: '整改后符合' })
    await refused(t, () => step(head, c.id, 'annul-grant', { reason: '旧的异议' }), { status: 409, type: 'licensing/no-objection-upheld' })
    await upheld(1)
    await stepped(head, c.id, 'annul-grant', { reason: '新的异议成立' })
    const [, second] = (await pageOf(c.reviewer, c.id)).objections
    assert.deepEqual((await lastFact(t, c.id)).body.objections, [second.id])
  })

  test('who objected is shown to those who answer, for a purpose, and the look stays in the record', async () => {
    t.clock.set(new Date('2026-03-30T03:00:00Z'))
    const c = await granted(t)
    await objection(c.id, { name: '邻居甲', contact })
    await objection(c.id)
    const [named, unnamed] = (await pageOf(c.reviewer, c.id)).objections
    assert.deepEqual([named.signed, unnamed.signed], [true, false])
    const looked = (caller: ReturnType<TestHouse['as']>, id = named.id, purpose = '电话核实异议') =>
      caller.get(`/api/licensing/objections/${id}/objector?purpose=${encodeURIComponent(purpose)}`)
    for (const caller of [c.who.applicant, c.counter, t.as(officer('supervisor'))]) assert.equal((await looked(caller)).status, 403)
    assert.equal((await looked(t.as(officer('reviewer', { department: 'housing' })))).status, 404)
    assert.equal((await looked(c.reviewer, named.id, '看')).status, 422)
    assert.deepEqual((await looked(c.reviewer)).body, { name: '邻居甲', contact })
    assert.deepEqual((await looked(c.approver, unnamed.id)).body, { name: null, contact: null })
    const { rows } = await t.house.pools.writer.query(`select purpose from look where subject = $1 order by id`, [named.id])
    assert.equal(rows.at(-1).purpose, '电话核实异议')
  })

  test('the last minute of the period is in it, and the first after it is not', async () => {
    t.clock.set(new Date('2026-04-01T02:00:00Z'))
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(t.as(officer('window')), id, 'accept')
    await reviewed(t.as(officer('reviewer')), id)
    await stepped(t.as(officer('approver')), id, 'grant', { scope: '生产', reason: '符合' })
    assert.equal((await pageOf(who.applicant, id)).publicity.until, '2026-04-08')
    t.clock.set(new Date('2026-04-08T15:59:00Z'))
    await refused(t, () => step(t.as(officer('window')), id, 'issue'), { status: 409, type: 'licensing/in-publicity' })
    assert.equal((await objection(id)).status, 200)
    t.clock.set(new Date('2026-04-08T16:00:00Z'))
    assert.equal((await t.as(null).get(`/api/licensing/notices/${id}`)).body.open, false)
    await refused(t, () => objection(id), { status: 409, type: 'licensing/not-in-publicity' })
  })
})
