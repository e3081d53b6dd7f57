import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { applicantOf, officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { anEnterprise, step as caseStep, stepped, submitted } from '../../test/support/licensing.ts'
import { pageOf, refused } from '../../test/support/record.ts'
import type { Actor } from '../../kernel/access.ts'

const t = await openTestHouse()
let accounts = 0

/** An officer with an account, as a team needs one. */
async function colleague(role = 'reviewer', more: Partial<Actor> = {}) {
  const actor = officer(role, more)
  const opened = await openAccount(t, {
    account: `visitor${++accounts}`, name: actor.name, roles: [role], password: 'for one entry only', region: actor.region, department: actor.department,
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const named = { ...actor, id: opened.body.subject as string }
  return { ...t.as(named), id: named.id, actor: named }
}

/** A case under review, its reviewer and a colleague who could come along. */
async function underReview() {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  await stepped(t.as(officer('window')), id, 'accept')
  const [reviewer, second] = [await colleague(), await colleague()]
  await stepped(reviewer, id, 'assign')
  return { id, who, reviewer, second }
}
type Case = Awaited<ReturnType<typeof underReview>>
const order = (caller: Caller, c: Pick<Case, 'id'>, team: string[], more = {}) =>
  caller.post('/api/site-checks/checks/order', { application: c.id, on: '2026-03-02', place: '望海区试验路 1 号罐区', team, purpose: '核实罐区间距和报警器', ...more })
async function take(caller: Caller, id: string, name: string, body: object = {}) {
  const page = (await caller.get(`/api/site-checks/checks/${id}`)).body
  return caller.post(`/api/site-checks/checks/${id}/${name}`, { seen: page.seen, application: page.application, ...body })
}
async function taken(caller: Caller, id: string, name: string, body: object = {}) {
  const done = await take(caller, id, name, body)
  assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
}
async function ordered(c: Case) {
  const done = await order(c.reviewer, c, [c.reviewer.id, c.second.id])
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body.subject as string
}
const begun = (c: Case) => ({ present: [c.reviewer.id, c.second.id], host: '石望川', certificatesShown: true })

/** A picture that stands in the file store under the check, as an upload leaves it. */
async function photo(owner: string, by: Actor, mime = 'image/png') {
  async function* once() { yield Buffer.from(`picture of ${owner}`) }
  return (await t.house.files.put(once(), { owner, name: '罐区.png', mime, kind: 'image', uploadedBy: by.id, enterprise: null, region: by.region, department: by.department })).id
}

describe('ordering a check', () => {
  let c: Case
  before(async () => { c = await underReview() })

  test('is refused with one officer, or the same one twice: the law asks for two', async () => {
    for (const team of [[c.reviewer.id], [c.reviewer.id, c.reviewer.id]]) {
      const problem = await refused(t, () => order(c.reviewer, c, team), { status: 409, type: 'site-checks/too-few-officers' })
      assert.deepEqual([problem.clause, problem.title], ['许可法-34', '现场核查人员不得少于 2 人'])
    }
  })

  test('is refused with somebody of another department, and for a day that is past', async () => {
    const stranger = await colleague('reviewer', { department: 'housing' })
    await refused(t, () => order(c.reviewer, c, [c.reviewer.id, stranger.id]), { status: 409, type: 'site-checks/not-an-officer' })
    await refused(t, () => order(c.reviewer, c, [c.reviewer.id, c.second.id], { on: '2026-03-01' }), { status: 409, type: 'site-checks/day-past' })
  })

  test('is for the officer of the case, and tells the enterprise the day and the names', async () => {
    await refused(t, () => order(c.second, c, [c.reviewer.id, c.second.id]), { status: 403, type: 'kernel/forbidden' })
    const id = await ordered(c)
    const told = (await c.who.applicant.get('/api/messages/inbox')).body.items[0]
    assert.match(told.text.zh, /现场核查定于 2026-03-02/)
    await refused(t, () => order(c.reviewer, c, [c.reviewer.id, c.second.id]), { status: 409, type: 'site-checks/check-open-already' })
    assert.equal((await t.as(applicantOf(c.who.id)).get(`/api/site-checks/checks/${id}`)).body.number, `${(await pageOf(c.reviewer, c.id)).number}-核1`)
    assert.equal((await t.as(applicantOf(crypto.randomUUID())).get(`/api/site-checks/checks/${id}`)).status, 404)
  })
})

describe('on site', () => {
  let c: Case
  let id: string
  before(async () => { c = await underReview(); id = await ordered(c) })

  test('nobody begins alone, before the day, or without being on the team', async () => {
    await refused(t, () => take(c.reviewer, id, 'begin', { ...begun(c), present: [c.reviewer.id] }), { status: 409, type: 'site-checks/too-few-present' })
    const third = await colleague()
    await refused(t, () => take(third, id, 'begin', begun(c)), { status: 409, type: 'site-checks/not-on-the-team' })
    await taken(c.reviewer, id, 'reschedule', { on: '2026-03-09', team: [c.reviewer.id, c.second.id], reason: '企业检修' })
    await refused(t, () => take(c.reviewer, id, 'begin', begun(c)), { status: 409, type: 'site-checks/before-its-day' })
    t.clock.forward(7 * 86_400_000)
    await taken(c.reviewer, id, 'begin', begun(c))
  })

  test('a finding keeps its photos; a photo that never arrived or is no picture is refused', async () => {
    const good = await photo(id, c.reviewer.actor)
    const finding = { item: '罐区防火堤', result: 'met', text: '高度、容积符合设计', photos: [good] }
    await refused(t, () => take(c.reviewer, id, 'find', { ...finding, photos: [good, crypto.randomUUID()] }), { status: 409, type: 'site-checks/photo-missing' })
    await refused(t, async () => take(c.reviewer, id, 'find', { ...finding, photos: [await photo(id, c.reviewer.actor, 'application/pdf')] }), { status: 409, type: 'site-checks/not-a-photo' })
    await refused(t, async () => take(c.reviewer, id, 'find', { ...finding, photos: [await photo(crypto.randomUUID(), c.reviewer.actor)] }), { status: 409, type: 'site-checks/photo-missing' })
    await refused(t, () => take(c.reviewer, id, 'close', { result: 'passed', summary: '合格' }), { status: 409, type: 'site-checks/no-finding' })
    await taken(c.reviewer, id, 'find', finding)
    await taken(c.second, id, 'find', { item: '可燃气体报警器', result: 'not-met', text: '2 号泵房一台失效' })
    assert.equal((await c.reviewer.get(`/api/site-checks/checks/${id}/files/${good}`)).status, 200)
    assert.equal((await c.who.applicant.get(`/api/site-checks/checks/${id}/files/${good}`)).status, 404, 'the enterprise sees the record once it is confirmed')
  })

  test('an item not met is not passed over; a later finding on it corrects the first, and both stay', async () => {
    await refused(t, () => take(c.reviewer, id, 'close', { result: 'passed', summary: '合格' }), { status: 409, type: 'site-checks/passed-though-unmet' })
    await taken(c.second, id, 'find', { item: '可燃气体报警器', result: 'met', text: '当场更换并测试' })
    await taken(c.reviewer, id, 'close', { result: 'passed', summary: '罐区与报警器符合' })
    const page = (await c.reviewer.get(`/api/site-checks/checks/${id}`)).body
    assert.deepEqual(page.findings.map((f: { corrected: boolean }) => f.corrected), [false, true, false])
  })

  test('who closed the record does not confirm it; the review waits until the enterprise has signed', async () => {
    await refused(t, () => take(c.reviewer, id, 'confirm'), { status: 409, type: 'integrity/same-person' })
    await refused(t, () => take(c.second, id, 'contest', { application: crypto.randomUUID(), reason: '换一件' }), { status: 409, type: 'site-checks/another-case' })
    await taken(c.second, id, 'contest', { reason: '报警器数量写错' })
    await taken(c.second, id, 'close', { result: 'passed', summary: '罐区与 6 台报警器符合' })
    await taken(c.reviewer, id, 'confirm')
    const problem = await refused(t, () => caseStep(c.reviewer, c.id, 'conclude-review', { recommendation: 'grant', reason: '符合' }), { status: 409, type: 'site-checks/check-open' })
    assert.equal(problem.clause, '许可法-34')
    const button = (await pageOf(c.reviewer, c.id)).actions.find((a: { step: string }) => a.step === 'conclude-review')
    assert.match(button.why.zh, /尚未办结/)
    const other = await anEnterprise(t)
    await refused(t, () => other.applicant.post(`/api/site-checks/checks/${id}/sign`, { seen: '1', application: c.id, name: '石望川', post: '厂长' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    await taken(c.who.applicant, id, 'sign', { name: '石望川', post: '厂长', comment: '泵房已整改' })
    const page = (await c.who.applicant.get(`/api/site-checks/checks/${id}`)).body
    assert.deepEqual([page.state, page.signed.how, page.signed.comment, page.result], ['done', 'workspace', '泵房已整改', 'passed'])
    const file = (await c.who.applicant.get(`/api/licensing/applications/${c.id}/timeline`)).body.items.map((i: { name: string }) => i.name)
    assert.ok(file.includes('site-checks.ordered') && file.includes('site-checks.signed') && !file.includes('site-checks.closed'))
  })
})

describe('after a failed check', () => {
  test('no grant is recommended until another one passes; a refusal to sign is recorded with its reason', async () => {
    const c = await underReview()
    const played = async (result: string, end: (id: string) => Promise<void>) => {
      const id = ((await order(c.reviewer, c, [c.reviewer.id, c.second.id], { on: '2026-03-09' })).body.subject as string)
      await taken(c.reviewer, id, 'begin', begun(c))
      await taken(c.reviewer, id, 'find', { item: '消防通道', result: result === 'failed' ? 'not-met' : 'met', text: result === 'failed' ? '被占用' : '畅通' })
      await taken(c.reviewer, id, 'close', { result, summary: '消防通道' })
      await taken(c.second, id, 'confirm')
      await end(id)
    }
    await played('failed', async (id) => {
      await refused(t, () => take(c.reviewer, id, 'note-refusal', {}), { status: 422, type: 'kernel/invalid' })
      await taken(c.reviewer, id, 'note-refusal', { reason: '负责人认为占用是临时的，拒绝签字，园区管委会王工在场' })
    })
    const conclude = () => caseStep(c.reviewer, c.id, 'conclude-review', { recommendation: 'grant', reason: '符合' })
    await refused(t, conclude, { status: 409, type: 'site-checks/check-failed' })
    await played('passed', async (id) => {
      await refused(t, async () => take(c.second, id, 'sign-on-site', { name: '石望川', post: '厂长', image: crypto.randomUUID() }), { status: 409, type: 'site-checks/signature-missing' })
      await taken(c.second, id, 'sign-on-site', { name: '石望川', post: '厂长', image: await photo(id, c.second.actor) })
    })
    await refused(t, conclude, { status: 409, type: 'licensing/review-incomplete' })
  })

  test('the record replays to the same tables', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
