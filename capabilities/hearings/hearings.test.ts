import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { startSweeper } from '../../kernel/sweeper.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { anEnterprise, difficultIsDecidedAlone, reviewed, step as caseStep, stepped, submitted } from '../../test/support/licensing.ts'
import { pageOf, refused } from '../../test/support/record.ts'
import { hearings } from './index.ts'

// 2026-03-02 is a Monday; no holiday falls into the two months after it but 清明 (04-04 to 04-06).
const t = await openTestHouse()
await difficultIsDecidedAlone(t)
let accounts = 0

async function colleague(role: string) {
  const actor = officer(role)
  const opened = await openAccount(t, {
    account: `hearer${++accounts}`, name: actor.name, roles: [role], password: 'for one entry only', region: actor.region, department: actor.department,
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const named = { ...actor, id: opened.body.subject as string }
  return { ...t.as(named), id: named.id }
}

/** A case whose review is concluded: the approver could decide it now. */
async function reviewedCase() {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  await stepped(t.as(officer('window')), id, 'accept')
  const reviewer = await colleague('reviewer')
  await reviewed(reviewer, id)
  return { id, who, reviewer, approver: await colleague('approver'), head: await colleague('head') }
}
type Case = Awaited<ReturnType<typeof reviewedCase>>
const offer = (caller: Caller, c: Case, more = {}) =>
  caller.post('/api/hearings/hearings/offer', { application: c.id, matter: '是否符合与周边居民区的安全距离', reason: '涉及申请人与周边居民的重大利益关系', ...more })
const grant = (c: Case) => caseStep(c.approver, c.id, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
async function take(caller: Caller, id: string, name: string, body: object = {}) {
  const page = (await caller.get(`/api/hearings/hearings/${id}`)).body
  return caller.post(`/api/hearings/hearings/${id}/${name}`, { seen: page.seen, application: page.application, ...body })
}
async function taken(caller: Caller, id: string, name: string, body: object = {}) {
  const done = await take(caller, id, name, body)
  assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
}
async function offered(c: Case, more = {}) {
  const done = await offer(c.reviewer, c, more)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body.subject as string
}
const day = 86_400_000

describe('a hearing that is asked for', () => {
  let c: Case
  let id: string
  before(async () => { c = await reviewedCase(); id = await offered(c) })

  test('keeps the decision waiting from the offer on, and the button says why', async () => {
    const problem = await refused(t, () => grant(c), { status: 409, type: 'hearings/hearing-open' })
    assert.deepEqual([problem.clause, /已告知听证权利/.test(problem.title)], ['许可法-48', true])
    assert.equal((await pageOf(c.approver, c.id)).actions.find((a: { step: string }) => a.step === 'refuse').allowed, false)
    await refused(t, () => offer(c.reviewer, c), { status: 409, type: 'hearings/hearing-open-already' })
    const other = await anEnterprise(t)
    await refused(t, () => other.applicant.post(`/api/hearings/hearings/${id}/request`, { seen: '1', application: c.id, reason: '要求听证' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    await taken(c.who.applicant, id, 'request', { reason: '对安全距离的测算有异议' })
    assert.equal((await c.approver.get(`/api/hearings/hearings/${id}`)).body.holdBy, '2026-03-30', 'twenty working days')
  })

  test('is not announced with the reviewer as chair, at less than seven days, or beyond twenty', async () => {
    const at = { on: '2026-03-16', time: '09:30', place: '市应急管理局三楼会议室', chair: c.head.id }
    const problem = await refused(t, () => take(c.approver, id, 'announce', { ...at, chair: c.reviewer.id }), { status: 409, type: 'hearings/chair-reviewed' })
    assert.equal(problem.clause, '许可法-48')
    await refused(t, () => take(c.approver, id, 'announce', { ...at, chair: crypto.randomUUID() }), { status: 409, type: 'hearings/chair-unknown' })
    await refused(t, () => take(c.approver, id, 'announce', { ...at, on: '2026-03-10' }), { status: 409, type: 'hearings/notice-too-short' })
    await refused(t, () => take(c.approver, id, 'announce', { ...at, on: '2026-03-31' }), { status: 409, type: 'hearings/held-too-late' })
    await taken(c.approver, id, 'announce', at)
    assert.match((await c.who.applicant.get('/api/messages/inbox')).body.items[0].text.zh, /听证定于 2026-03-16 09:30/)
  })

  test('is held by its chair alone, on its day, with the reviewer’s evidence in the record', async () => {
    const record = { participants: [{ name: '石望川', side: 'applicant' }], points: [{ side: 'authority', text: '按图纸测算间距 42 米' }, { side: 'applicant', text: '竣工图已更新为 51 米' }] }
    await refused(t, () => take(c.head, id, 'hold', record), { status: 409, type: 'hearings/before-the-hearing' })
    t.clock.forward(14 * day)
    await refused(t, () => take(c.approver, id, 'hold', record), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => take(c.head, id, 'hold', { ...record, points: [record.points[1]] }), { status: 409, type: 'hearings/one-side-only' })
    await taken(c.head, id, 'hold', record)
    await refused(t, () => grant(c), { status: 409, type: 'hearings/hearing-open' })
    await refused(t, () => take(c.head, id, 'close', { conclusion: '以竣工图为准，间距 51 米，符合要求' }), { status: 409, type: 'hearings/record-unsigned' })
    await taken(c.who.applicant, id, 'sign', { name: '石望川', comment: '属实' })
    await refused(t, () => take(c.who.applicant, id, 'sign', { name: '石望川' }), { status: 409, type: 'hearings/signed-already' })
    await taken(c.head, id, 'close', { conclusion: '以竣工图为准，间距 51 米，符合要求' })
    assert.equal((await grant(c)).status, 200)
  })
})

describe('an offer that nobody takes up', () => {
  test('ends with its last day by itself: a late request is refused, and the decision is free', async () => {
    const c = await reviewedCase()
    const id = await offered(c)
    const until = (await c.approver.get(`/api/hearings/hearings/${id}`)).body.askUntil as string
    t.clock.forward(Date.parse(until) - Date.parse(t.clock.now().toISOString().slice(0, 10)) + day)
    await refused(t, () => take(c.who.applicant, id, 'request', { reason: '要求听证' }), { status: 409, type: 'hearings/asked-late' })
    assert.equal((await c.approver.get(`/api/hearings/hearings/${id}`)).body.state, 'lapsed', 'before any sweep')
    assert.equal((await grant(c)).status, 200)
    const sweeper = startSweeper(t.house, [...hearings.due!], 3_600_000)
    try { assert.equal(await sweeper.sweep(), 1) } finally { await sweeper.close() }
    assert.equal((await c.approver.get(`/api/hearings/hearings/${id}`)).body.seen !== '', true)
  })

  test('is waived by the applicant, but not while others may still ask; a party asks at the window', async () => {
    const c = await reviewedCase()
    const id = await offered(c, { parties: ['望海区试验路居民代表'] })
    await refused(t, () => take(c.who.applicant, id, 'waive'), { status: 409, type: 'hearings/others-may-ask' })
    await taken(t.as(officer('window')), id, 'take-request', { name: '望海区试验路居民代表', reason: '担心泄漏影响' })
    await refused(t, () => take(c.who.applicant, id, 'cancel', { reason: '不需要听证' }), { status: 409, type: 'hearings/asked-by-another' })
    await taken(t.as(officer('window')), id, 'cancel', { reason: '居民代表已撤回' })
    const again = await offered(c)
    await taken(c.who.applicant, again, 'waive')
    assert.equal((await grant(c)).status, 200)
    await refused(t, () => offer(c.approver, c), { status: 409, type: 'hearings/case-decided' })
  })

  test('the record replays to the same tables', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
