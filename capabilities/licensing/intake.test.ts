import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aFile, anEnterprise, step, stepped, submitted } from '../../test/support/licensing.ts'
import { button, factNames, factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'

const missing = (key: string, note = '请补充加盖公章的扫描件') => ({ key, kind: 'material', problem: 'missing', note })

let scans = 0
/** The applicant adds files to the case's draft and hands it in again. */
async function completed(t: TestHouse, who: { actor: Parameters<typeof aFile>[1]; applicant: Caller }, id: string, keys: readonly string[]) {
  const draft = (await who.applicant.post('/api/licensing/drafts', { application: id })).body
  const documents: Record<string, string[]> = {}
  for (const key of keys) documents[key] = [await aFile(t, who.actor, id, `${key}-补正.pdf`, `${key} ${++scans}`)]
  const saved = await who.applicant.post(`/api/licensing/drafts/${id}/save`, { version: draft.version, documents })
  return step(who.applicant, id, 'complete', { version: saved.body.version })
}

describe('the five outcomes of the counter (许可法 §32)', () => {
  let t: TestHouse
  let counter: Caller
  before(async () => { t = await openTestHouse(); counter = t.as(officer('window')) })

  test('nothing happens at the counter under a reviewer’s hand, and a licence that is not needed wants its reason', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const page = await pageOf(counter, id)
    await refused(t, () => t.as(officer('reviewer')).post(`/api/licensing/applications/${id}/accept`, { seen: page.seen }), { status: 403, type: 'kernel/forbidden' })
    const body = await refused(t, () => step(counter, id, 'decline-not-needed'), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(body.errors.map((e: { pointer: string }) => e.pointer), ['/reason'])
  })

  test('(1) no licence is needed: not accepted, with the reason in the fact and a numbered decision', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(counter, id, 'decline-not-needed', { reason: '仅从事仓储，不属于生产企业' })
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.from, f.to, f.clause, f.reason], ['licensing.application-not-accepted', 'submitted', 'not-accepted', '许可法-32', '仅从事仓储，不属于生产企业'])
    assert.match(f.body.number, /^许不受〔2026〕/)
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.state, page.turn, page.deemedAt], ['not-accepted', 'nobody', null])
  })

  test('(2) another authority is competent: it must be named', async () => {
    const id = await submitted(t, await anEnterprise(t))
    await refused(t, () => step(counter, id, 'decline-not-competent', { reason: '不属于本机关职权' }), { status: 422, type: 'kernel/invalid' })
    await stepped(counter, id, 'decline-not-competent', { reason: '央企由省厅颁证', competent: '省应急管理厅' })
    assert.equal((await lastFact(t, id)).body.competent, '省应急管理厅')
  })

  test('(3) an error is corrected on the spot: what changed is told, a wrong value is not taken, a phone goes to the vault', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const wrong = await refused(t, () => step(counter, id, 'correct-on-the-spot', { reason: '笔误', answers: { acceptedOn: '2026-02-30' } }), { status: 409, type: 'licensing/answers-invalid' })
    assert.deepEqual(wrong.errors.map((e: { pointer: string }) => e.pointer), ['/acceptedOn'])
    await refused(t, () => step(counter, id, 'correct-on-the-spot', { reason: '笔误', answers: { colour: '红' } }), { status: 409, type: 'licensing/answers-invalid' })
    await stepped(counter, id, 'correct-on-the-spot', { reason: '经办人当场更正', answers: { contact: '林见鹤', contactPhone: '13955557777' } })
    const f = await lastFact(t, id)
    assert.equal(f.to, 'submitted')
    assert.deepEqual(f.body.changes.map((c: { pointer: string }) => c.pointer), ['/contact', '/contactPhone'])
    assert.ok(!JSON.stringify(await factsOf(t)).includes('13955557777'), 'the number stands in no fact')
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.answers.contact, page.answers.contactPhone.shown], ['林见鹤', '139****7777'])
    assert.equal((await t.house.vault.reveal([page.answers.contactPhone.ref])).get(page.answers.contactPhone.ref), '13955557777')
  })

  test('(5) complete and in form: accepted with a receipt and a running clock; incomplete: the button says what is missing', async () => {
    const id = await submitted(t, await anEnterprise(t), { without: ['emergency-plan'] })
    const accept = button(await pageOf(counter, id), 'accept')!
    assert.equal(accept.allowed, false)
    assert.match(accept.why!.zh, /还缺 1 份材料/)
    const body = await refused(t, () => step(counter, id, 'accept'), { status: 409, type: 'licensing/material-missing' })
    assert.equal(body.clause, '许可法-32')

    const who = await anEnterprise(t)
    const good = await submitted(t, who)
    assert.equal(button(await pageOf(counter, good), 'accept')!.allowed, true)
    await stepped(counter, good, 'accept')
    const f = await lastFact(t, good)
    assert.deepEqual([f.body.acceptedOn, f.body.deemed, f.body.due.on], ['2026-03-02', false, '2026-04-16'])
    const page = await pageOf(who.applicant, good)
    assert.deepEqual([page.state, page.turn, page.clock.left, page.clock.unit, page.deemed], ['accepted', 'reviewer', 45, 'day', false])
    assert.match(page.clock.explained.zh, /自 2026-03-02 起 45 日/)
    assert.match(page.clock.explained.en, /^45 days from 2026-03-02 under /)
    assert.ok(f.body.alternatives.length > 0, 'the other readings of the limit are kept beside it')
  })
})

describe('(4) the correction notice', () => {
  let t: TestHouse
  let counter: Caller
  before(async () => { t = await openTestHouse(); counter = t.as(officer('window')) })

  test('names only what the list or the form has, and at least one item', async () => {
    const id = await submitted(t, await anEnterprise(t))
    await refused(t, () => step(counter, id, 'send-correction-notice', { items: [missing('passport')] }), { status: 409, type: 'licensing/unknown-item' })
    await refused(t, () => step(counter, id, 'send-correction-notice', { items: [] }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => step(counter, id, 'send-correction-notice', { items: [missing('certificates', '')] }), { status: 422, type: 'kernel/invalid' })
  })

  test('is answered as a whole, is one for all, and may come back only to what was not cured or was changed (M1.3)', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who, { without: ['emergency-plan', 'safety-cost'] })
    await stepped(counter, id, 'send-correction-notice', { items: [missing('emergency-plan'), missing('safety-cost')] })
    const told = await pageOf(who.applicant, id)
    assert.deepEqual([told.state, told.turn, told.deemedAt, told.notice.length], ['correcting', 'applicant', null, 2])
    await refused(t, () => step(counter, id, 'accept'), { status: 409, type: 'kernel/out-of-order' })

    t.clock.set(new Date('2026-03-04T02:00:00Z'))
    await refused(t, () => completed(t, who, id, ['emergency-plan']), { status: 409, type: 'licensing/items-open' })
    assert.equal((await completed(t, who, id, ['emergency-plan', 'safety-cost'])).status, 200)
    const again = await pageOf(counter, id)
    assert.deepEqual([again.state, again.round, again.changed.toSorted()], ['submitted', 2, ['emergency-plan', 'safety-cost']])
    assert.deepEqual([again.intakeClock.from, again.intakeClock.on], ['2026-03-04', '2026-03-11'], 'the five days start anew with what was handed in')
    assert.ok(again.notice.every((n: { cured_round: number }) => n.cured_round === 2))

    await refused(t, () => step(counter, id, 'send-correction-notice', { items: [missing('certificates')] }), { status: 409, type: 'licensing/one-time-notice' })
    await refused(t, () => step(counter, id, 'send-correction-notice', { items: [missing('safety-cost'), missing('certificates')] }), { status: 409, type: 'licensing/one-time-notice' })
    await stepped(counter, id, 'send-correction-notice', { items: [{ ...missing('safety-cost', '提取凭证与会计科目不一致'), problem: 'inconsistent' }] })
    assert.equal((await completed(t, who, id, ['safety-cost'])).status, 200)
    await stepped(counter, id, 'accept')
    assert.deepEqual(await factNames(t, id), [
      'application-submitted', 'correction-notice-sent', 'application-completed', 'correction-notice-sent', 'application-completed', 'application-accepted',
    ])
  })

  test('with nothing changed the case does not come back', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(counter, id, 'send-correction-notice', { items: [missing('certificates')] })
    const draft = (await who.applicant.post('/api/licensing/drafts', { application: id })).body
    await refused(t, () => step(who.applicant, id, 'complete', { version: draft.version }), { status: 409, type: 'licensing/items-open' })
  })

  test('five working days pass over the holiday and count the days worked in lieu', async () => {
    const autumn = await openTestHouse({ at: '2026-09-30T02:00:00Z' })
    const who = await anEnterprise(autumn)
    const id = await submitted(autumn, who)
    const { intakeClock } = await pageOf(who.applicant, id)
    assert.deepEqual([intakeClock.on, intakeClock.left], ['2026-10-13', 5])
    assert.match(intakeClock.explained.zh, /国庆节 7 天/)
    assert.match(intakeClock.explained.zh, /2026-10-10 为调休上班日/)
    autumn.clock.set(new Date('2026-10-13T15:59:59Z'))
    const window = autumn.as(officer('window'))
    assert.equal(button(await pageOf(window, id), 'send-correction-notice')!.allowed, true, 'the last minute of the fifth day is in time')
    autumn.clock.set(new Date('2026-10-13T16:00:00Z'))
    assert.equal(button(await pageOf(window, id), 'send-correction-notice')!.allowed, false)
  })
})

describe('silence', () => {
  let t: TestHouse
  let counter: Caller
  before(async () => { t = await openTestHouse(); counter = t.as(officer('window')) })

  test('means accepted from receipt: every page says so at the moment, before any worker has run; the fact then holds from the receipt', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const before = await pageOf(who.applicant, id)
    assert.deepEqual([before.state, before.deemedAt, before.intakeClock.left], ['submitted', '2026-03-09T16:00:00.000Z', 5])
    t.clock.set(new Date('2026-03-09T15:59:00Z'))
    assert.deepEqual([(await pageOf(counter, id)).state, (await pageOf(counter, id)).intakeClock.left], ['submitted', 0])

    t.clock.set(new Date('2026-03-09T16:00:00Z'))
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.state, page.turn, page.deemed], ['accepted', 'reviewer', true])
    assert.equal((await factsOf(t, id)).length, 1, 'no worker has run')
    const list = (await counter.get('/api/licensing/applications?state=accepted')).body.items
    assert.deepEqual(list.map((i: { id: string; state: string }) => [i.id, i.state]), [[id, 'accepted']])
    assert.deepEqual((await counter.get('/api/licensing/tasks')).body.items, [], 'it waits for the counter no more')
    assert.equal((await t.as(officer('reviewer')).get('/api/licensing/tasks')).body.items.length, 1)
    const stages = (await t.as(officer('head')).get('/api/licensing/stages')).body.items
    assert.deepEqual(stages.map((s: { state: string; count: number }) => [s.state, s.count]), [['accepted', 1]])

    for (const [name, more] of [['accept', {}], ['send-correction-notice', { items: [missing('certificates')] }], ['decline-not-needed', { reason: '不需要' }],
      ['decline-not-competent', { reason: '另一机关', competent: '省厅' }], ['correct-on-the-spot', { reason: '更正', answers: {} }]] as const) {
      const body = await refused(t, () => step(counter, id, name, more), { status: 409, type: 'licensing/already-deemed' })
      assert.match(body.title_en, /counts as accepted from its receipt/, name)
    }

    t.clock.set(new Date('2026-03-11T01:00:00Z'))
    const { deemAccepted } = await import('./commands/accept.ts')
    await t.house.work('deemed-acceptance').perform(deemAccepted, { id })
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.actor.id, f.body.deemed, f.body.acceptedOn], ['licensing.application-accepted', 'system:deemed-acceptance', true, '2026-03-02'])
    assert.equal(f.effectiveAt, '2026-03-02T01:00:00.000Z', 'it holds from the receipt')
    assert.equal(f.recordedAt, '2026-03-11T01:00:00.000Z', 'and says when it was noted')
    assert.deepEqual([(await pageOf(who.applicant, id)).clock.from, (await pageOf(who.applicant, id)).acceptedOn], ['2026-03-02', '2026-03-02'])
  })

  test('before the moment not even the system may accept by silence', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const { deemAccepted } = await import('./commands/accept.ts')
    await assert.rejects(t.house.work('deemed-acceptance').perform(deemAccepted, { id }), (e: { code: string }) => e.code === 'licensing/not-yet-deemed')
  })

  test('a case taken back by its applicant is no longer deemed anything', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(who.applicant, id, 'withdraw', { reason: '材料另行准备' })
    t.clock.forward(20 * 86_400_000)
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.state, page.deemed, page.deemedAt], ['withdrawn', false, null])
    const { rows } = await t.house.pools.writer.query('select 1 from due where subject = $1', [id])
    assert.equal(rows.length, 0)
  })
})
