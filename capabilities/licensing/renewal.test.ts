import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { health } from '../../kernel/observe.ts'
import { audit } from '../../kernel/replay.ts'
import { startSweeper } from '../../kernel/sweeper.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, askedFor, aLifeDraft, issued, reviewed, step, stepped } from '../../test/support/licensing.ts'
import { button, factNames, lastFact, pageOf, refused } from '../../test/support/record.ts'
import { deemRenewed } from './commands/deemed.ts'
import { expireLicence } from './commands/licence.ts'
import { due } from './due.ts'

type Case = Awaited<ReturnType<typeof issued>>
const at = (t: TestHouse, day: string) => t.clock.set(new Date(`${day}T01:00:00Z`))
const check = async (t: TestHouse, number: string) => (await t.as(null).get(`/api/licensing/check?number=${encodeURIComponent(number)}`)).body
const mine = async (c: Case) => (await c.who.applicant.get('/api/licensing/licences')).body.items[0]
/** How many due steps the sweep takes up now; with those that are late, as health tells them. */
async function swept(t: TestHouse) {
  const sweeper = startSweeper(t.house, due, 3_600_000)
  try { return [await sweeper.sweep(), (await health(t.house)).findings.find((f) => f.what === 'deadlines')!.detail] } finally { await sweeper.close() }
}
const extension = { way: 'extension', fatalAccident: false, lawsKept: true }
const review = { way: 'review', fatalAccident: false, lawsKept: true }
const clear = ['fatal-accidents', 'penalties', 'suspensions', 'standardisation'].map((key) => ({ key, clear: true, source: '云州市事故统计台账 2026—2028' }))
const submit = (c: Case, draft: { id: string; version: number }) =>
  c.who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true })
const onDraft = async (c: Case, id: string) => (await c.who.applicant.get(`/api/licensing/drafts/${id}`)).body.stake
const accepted = async (c: Case, id: string) => { await stepped(c.counter, id, 'accept') }

/** A licence granted on 2026-03-02, valid until 2029-03-01: a renewal opens on 2028-12-01, and is in time until 2029-01-30. */
describe('when a licence may be renewed (条例 §9)', () => {
  let t: TestHouse
  let c: Case
  before(async () => { t = await openTestHouse(); c = await issued(t) })

  test('is not a day early: the refusal says from when', async () => {
    at(t, '2028-11-30')
    const draft = await aLifeDraft(t, c.who, c.licence.id, 'renewal', extension)
    assert.deepEqual((await onDraft(c, draft.id)).renewal, { opens: '2028-12-01', early: true, inTimeUntil: '2029-01-30', late: false }, 'the draft says so before')
    assert.deepEqual((await mine(c)).renewal, { opens: '2028-12-01', early: true })
    const told = await refused(t, () => submit(c, draft), { status: 409, type: 'licensing/renewal-too-early' })
    assert.match(told.detail ?? told.title, /2028-12-01/)
    assert.equal(told.clause, '条例-9')
  })

  test('is not for another enterprise’s licence, nor twice at once', async () => {
    at(t, '2028-12-01')
    const stranger = await anEnterprise(t)
    assert.equal((await stranger.applicant.post('/api/licensing/drafts', { licence: c.licence.id, kind: 'renewal' })).status, 404)
    assert.equal((await c.who.applicant.post('/api/licensing/drafts', { licence: c.licence.id, kind: 'new' })).status, 422)
    const [first, second] = [await aLifeDraft(t, c.who, c.licence.id, 'renewal', extension), await aLifeDraft(t, c.who, c.licence.id, 'replacement')]
    assert.equal((await submit(c, first)).status, 200)
    await refused(t, () => submit(c, second), { status: 409, type: 'licensing/open-case-on-licence' })
    const page = await pageOf(c.who.applicant, first.id)
    assert.deepEqual([page.kind, page.stake.number, page.renewal.inTime, page.renewal.inTimeUntil], ['renewal', c.licence.number, true, '2029-01-30'])
    await stepped(c.who.applicant, first.id, 'withdraw', { reason: '另行申请' })
  })

  test('filed within the last thirty days is accepted, and carries no deemed renewal', async () => {
    at(t, '2029-01-31')
    const draft = await aLifeDraft(t, c.who, c.licence.id, 'renewal', review)
    const { id } = draft
    assert.deepEqual([(await onDraft(c, id)).number, (await onDraft(c, id)).renewal.late], [c.licence.number, true], 'the draft says so before')
    const answer = await submit(c, draft)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    assert.equal((await pageOf(c.who.applicant, id)).renewal.inTime, false)
    await accepted(c, id)
    t.clock.set(new Date('2029-03-01T16:00:00Z'))
    assert.deepEqual([(await check(t, c.licence.number)).result, (await mine(c)).state], ['expired', 'expired'])
    await assert.rejects(t.house.work('deemed-renewal').perform(deemRenewed, { id, licence: c.licence.id }), (e: { code: string }) => e.code === 'licensing/not-yet-renewed')
    await t.house.work('licence-expiry').perform(expireLicence, { id: c.licence.id })
  })

  test('granted only after its last day starts with the decision: no day is made good afterwards', async () => {
    const id = (await c.counter.get('/api/licensing/applications?kind=renewal&state=accepted')).body.items[0].id
    at(t, '2029-03-05')
    await reviewed(c.reviewer, id)
    await stepped(c.approver, id, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
    at(t, '2029-03-13')
    await stepped(c.counter, id, 'renew', { licence: c.licence.id })
    assert.deepEqual([(await mine(c)).validFrom, (await mine(c)).validUntil, (await mine(c)).state], ['2029-03-05', '2032-03-04', 'valid'])
  })

  test('is not a day late: apply anew', async () => {
    at(t, '2032-03-05')
    const late = await aLifeDraft(t, c.who, c.licence.id, 'renewal', review)
    const told = await refused(t, () => submit(c, late), { status: 409, type: 'licensing/renewal-too-late' })
    assert.match(told.detail ?? told.title, /重新申请/)
    const lost = await aLifeDraft(t, c.who, c.licence.id, 'replacement')
    await refused(t, () => submit(c, lost), { status: 409, type: 'licensing/licence-expired' })
  })
})

describe('an extension without re-examination (条例 §9)', () => {
  let t: TestHouse
  let c: Case
  let id: string
  const again = async (answers: Record<string, unknown>) => {
    const asked = await askedFor(t, c.who, c.licence.id, 'renewal', answers)
    assert.equal(asked.answer.status, 200, JSON.stringify(asked.answer.body))
    await accepted(c, asked.id)
    await stepped(c.reviewer, asked.id, 'assign')
    return asked.id
  }
  before(async () => { t = await openTestHouse(); c = await issued(t); at(t, '2028-12-04'); id = await again(extension) })

  test('begins with what the last application said and showed: only what identifies it is asked for again', async () => {
    const draft = await c.who.applicant.post('/api/licensing/drafts', { licence: c.licence.id, kind: 'renewal' })
    const carried = (await c.who.applicant.get(`/api/licensing/drafts/${draft.body.id}`)).body
    assert.equal(carried.answers.siteAddress, '如实填写')
    assert.deepEqual([carried.answers.newPlant, carried.answers.accidents, carried.answers.principalId], [false, undefined, undefined], 'personal answers and declarations are given anew')
    assert.ok(carried.documents['assessment-report'].length > 0 && !carried.documents['application-form'])
    const file = carried.documents['assessment-report'][0]
    assert.equal((await c.who.applicant.get(`/api/licensing/drafts/${draft.body.id}/files/${file.id}`)).status, 200)
    const kept = await c.who.applicant.post(`/api/licensing/drafts/${draft.body.id}/save`, { version: draft.body.version, documents: { 'assessment-report': [file.id] } })
    assert.equal(kept.status, 200, JSON.stringify(kept.body))
  })

  test('needs the reviewer’s confirmation of every point, with its source', async () => {
    await refused(t, () => step(c.approver, id, 'extend', { reason: '同意' }), { status: 409, type: 'licensing/extension-unconfirmed' })
    await refused(t, () => step(c.reviewer, id, 'confirm-extension', { checks: clear.slice(0, 2) }), { status: 409, type: 'licensing/checks-missing' })
    assert.equal((await step(c.reviewer, id, 'confirm-extension', { checks: clear.map((x) => ({ ...x, source: '' })) })).status, 422)
  })

  test('is refused where a fatal accident stands on record', async () => {
    await stepped(c.reviewer, id, 'confirm-extension', { checks: clear.map((x) => (x.key === 'fatal-accidents' ? { ...x, clear: false, note: '2027-05-03 一人死亡' } : x)) })
    const told = await refused(t, () => step(c.approver, id, 'extend', { reason: '同意' }), { status: 409, type: 'licensing/record-not-clear' })
    assert.equal(told.clause, '条例-9')
    assert.equal(button(await pageOf(c.approver, id), 'extend')!.allowed, false)
    await stepped(c.reviewer, id, 'find-formal', { material: 'application-form', present: true, validForm: true, validDate: null, opinion: '转为重新审查' })
  })

  test('is refused where the enterprise declared a fatal accident, or asked for the full review', async () => {
    await stepped(c.who.applicant, id, 'withdraw', { reason: '改为重新审查' })
    for (const answers of [review, { ...extension, fatalAccident: true }, { ...extension, lawsKept: false }]) {
      const other = await again(answers)
      await refused(t, () => step(c.reviewer, other, 'confirm-extension', { checks: clear }), { status: 409, type: 'licensing/not-declared' })
      await refused(t, () => step(c.approver, other, 'extend', { reason: '同意' }), { status: 409, type: 'licensing/not-declared' })
      await stepped(c.who.applicant, other, 'withdraw', { reason: '重新填报' })
    }
  })

  test('is examined after all where whoever decides does not agree, and says why', async () => {
    id = await again(extension)
    await refused(t, () => step(c.approver, id, 'examine', { reason: '该企业新建了装置' }), { status: 409, type: 'licensing/extension-unconfirmed' })
    await stepped(c.reviewer, id, 'confirm-extension', { checks: clear })
    await refused(t, () => step(c.reviewer, id, 'examine', { reason: '该企业新建了装置' }), { status: 403, type: 'kernel/forbidden' })
    assert.equal((await step(c.approver, id, 'examine')).status, 422, 'not without a reason')
    await stepped(c.approver, id, 'examine', { reason: '该企业新建了装置' })
    const told = await refused(t, () => step(c.approver, id, 'extend', { reason: '同意' }), { status: 409, type: 'licensing/examination-ordered' })
    assert.equal(told.clause, '条例-9')
    await refused(t, () => step(c.reviewer, id, 'confirm-extension', { checks: clear }), { status: 409, type: 'licensing/examination-ordered' })
    const page = await pageOf(c.reviewer, id)
    assert.deepEqual([page.turn, page.open.length > 0, page.extension.confirmed.examine.reason], ['reviewer', true, '该企业新建了装置'])
    await stepped(c.reviewer, id, 'find-formal', { material: 'application-form', present: true, validForm: true, validDate: null, opinion: '齐全' })
    await stepped(c.who.applicant, id, 'withdraw', { reason: '重新填报' })
  })

  test('is another person’s decision, without publicity, and keeps number and id', async () => {
    id = await again(extension)
    const both = t.as(officer('reviewer', { roles: ['reviewer', 'approver'] }))
    await stepped(both, id, 'assign')
    const page = await pageOf(both, id)
    assert.deepEqual([page.open, button(page, 'find-formal')!.allowed, /不作形式和实质审查/.test(button(page, 'find-substantive')!.why!.zh)], [[], false, true])
    const told = await refused(t, () => step(both, id, 'find-formal', { material: 'application-form', present: true, validForm: true, validDate: null }), { status: 409, type: 'licensing/extension-not-examined' })
    assert.equal(told.clause, '条例-9')
    await refused(t, () => step(both, id, 'conclude-review', { recommendation: 'grant', reason: '同意' }), { status: 409, type: 'licensing/extension-not-examined' })
    const waiting = async () => ((await c.approver.get('/api/licensing/tasks')).body.items as { id: string; turn: string }[]).filter((item) => item.id === id).map((item) => item.turn)
    assert.deepEqual(await waiting(), [])
    await stepped(both, id, 'confirm-extension', { checks: clear })
    assert.deepEqual([await waiting(), (await pageOf(c.approver, id)).turn], [['approver'], 'approver'], 'confirmed, it waits for whoever decides')
    await refused(t, () => step(both, id, 'extend', { reason: '同意' }), { status: 409, type: 'integrity/same-person' })
    await refused(t, () => step(c.counter, id, 'extend', { reason: '同意' }), { status: 403, type: 'kernel/forbidden' })
    await stepped(c.approver, id, 'extend', { reason: '有效期内未发生死亡事故，同意延期' })
    assert.equal((await t.as(null).get('/api/licensing/notices')).body.items.length, 1, 'only the first grant was publicised')
    await refused(t, () => step(c.counter, id, 'issue'), { status: 409, type: 'licensing/other-kind' })
    await refused(t, () => step(c.counter, id, 'renew', { licence: id }), { status: 409, type: 'licensing/other-licence' })
    at(t, '2029-03-02')
    assert.deepEqual(await swept(t), [0, 'none is late'], 'granted and not yet issued: its last midnight ended nothing')
    assert.equal((await mine(c)).state, 'valid')
    await stepped(c.counter, id, 'renew', { licence: c.licence.id })
    const now = await mine(c)
    assert.deepEqual([now.id, now.number, now.validFrom, now.validUntil, now.print], [c.licence.id, c.licence.number, '2029-03-02', '2032-03-01', 2])
    const { body } = await lastFact(t, id)
    assert.deepEqual([body.examined, body.deemed, body.before.validUntil], [false, false, '2029-03-01'])
  })

  test('leaves tables that the facts explain', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

describe('a deemed renewal (许可法 §50)', () => {
  let t: TestHouse
  let c: Case
  let id: string
  before(async () => {
    t = await openTestHouse()
    c = await issued(t)
    at(t, '2029-01-30')
    const asked = await askedFor(t, c.who, c.licence.id, 'renewal', review)
    assert.equal(asked.answer.status, 200, JSON.stringify(asked.answer.body))
    id = asked.id
    await accepted(c, id)
  })

  test('is an alarm beforehand, for those who review and decide: yellow, then red', async () => {
    const level = async () => (await c.approver.get('/api/licensing/renewal-alarms')).body.items.map((x: { level: string; left: number }) => [x.level, x.left])
    assert.equal((await c.counter.get('/api/licensing/renewal-alarms')).status, 403)
    assert.deepEqual(await level(), [['yellow', 30]])
    at(t, '2029-02-19')
    assert.deepEqual(await level(), [['red', 10]])
  })

  test('comes at midnight in Shanghai, in every query, before any worker', async () => {
    t.clock.set(new Date('2029-03-01T15:59:59Z'))
    await assert.rejects(t.house.work('deemed-renewal').perform(deemRenewed, { id, licence: c.licence.id }), (e: { code: string }) => e.code === 'licensing/not-yet-renewed')
    assert.equal((await check(t, c.licence.number)).kept, undefined)
    t.clock.set(new Date('2029-03-01T16:00:00Z'))
    const found = await check(t, c.licence.number)
    assert.deepEqual([found.result, found.kept, found.licence.validUntil], ['valid', true, '2029-03-01'])
    assert.deepEqual([(await mine(c)).state, (await mine(c)).kept], ['valid', true])
    assert.equal((await c.counter.get('/api/licensing/licences?state=expired')).body.items.length, 0)
    assert.equal((await pageOf(c.reviewer, id)).renewal.deemed, true)
    await assert.rejects(t.house.work('licence-expiry').perform(expireLicence, { id: c.licence.id }), (e: { code: string }) => e.code === 'licensing/not-expired')
  })

  test('is noted from that midnight, tells the head, and prints nothing', async () => {
    t.clock.set(new Date('2029-03-03T02:00:00Z'))
    assert.deepEqual(await swept(t), [1, 'none is late'], 'one step: the deemed renewal; the expiry waits for it')
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.actor.id, f.effectiveAt, f.body.would], ['licensing.renewal-deemed', 'system:deemed-renewal', '2029-03-01T16:00:00.000Z', { from: '2029-03-02', until: '2032-03-01' }])
    assert.equal((await mine(c)).print, 1)
    assert.equal((await mine(c)).validUntil, '2029-03-01')
  })

  test('can be neither refused nor withdrawn nor sent away', async () => {
    await refused(t, () => step(c.who.applicant, id, 'withdraw', { reason: '不办了' }), { status: 409, type: 'licensing/deemed-renewed' })
    await reviewed(c.reviewer, id)
    const told = await refused(t, () => step(c.approver, id, 'refuse', { reason: '不同意', clauses: ['条例-6'] }), { status: 409, type: 'licensing/deemed-renewed' })
    assert.equal(told.clause, '许可法-50')
  })

  test('is regularised by the decision that was owed, from the day after the old period', async () => {
    await stepped(c.approver, id, 'grant', { scope: '年产 3 万吨甲醇', reason: '补办决定' })
    assert.equal((await check(t, c.licence.number)).result, 'valid', 'also while it is in publicity')
    t.clock.set(new Date('2029-03-14T02:00:00Z'))
    await stepped(c.counter, id, 'renew', { licence: c.licence.id })
    const { body } = await lastFact(t, id)
    assert.deepEqual([body.deemed, body.validFrom, body.validUntil], [true, '2029-03-02', '2032-03-01'])
    assert.deepEqual([(await check(t, c.licence.number)).result, (await check(t, c.licence.number)).kept], ['valid', undefined])
    assert.ok((await factNames(t, id)).includes('renewal-deemed'))
  })

  test('does not come to a case that waits for its applicant’s correction: the licence lapses, and the case cannot go on', async () => {
    const other = await issued(t)
    at(t, '2032-02-01')
    const asked = await askedFor(t, other.who, other.licence.id, 'renewal', review)
    assert.equal(asked.answer.status, 200, JSON.stringify(asked.answer.body))
    await stepped(other.counter, asked.id, 'send-correction-notice', { items: [{ key: 'certificates', kind: 'material', problem: 'unreadable', note: '请重新上传' }] })
    at(t, '2032-03-14')
    assert.equal((await check(t, other.licence.number)).result, 'expired')
    assert.deepEqual(await swept(t), [2, 'none is late'], 'this one and the first')
    const draft = await other.who.applicant.post('/api/licensing/drafts', { application: asked.id })
    await refused(t, () => step(other.who.applicant, asked.id, 'complete', { version: draft.body.version }), { status: 409, type: 'licensing/licence-lapsed' })
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

