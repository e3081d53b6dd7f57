import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { applicantOf, officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aFile, anEnterprise, goodAnswers, granted, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { clauseOn } from '../../law/index.ts'
import { button, factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'

describe('the decision', () => {
  let t: TestHouse
  let counter: Caller
  before(async () => { t = await openTestHouse(); counter = t.as(officer('window')) })

  async function reviewedCase() {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(counter, id, 'accept')
    await reviewed(t.as(officer('reviewer')), id)
    return { who, id }
  }

  test('is not for the counter, nor for another department, and needs reason, scope and clauses', async () => {
    const { id, who } = await reviewedCase()
    const { seen } = await pageOf(counter, id)
    const post = (caller: Caller, name: string, body: object) => caller.post(`/api/licensing/applications/${id}/${name}`, { seen, ...body })
    await refused(t, () => post(counter, 'grant', { scope: '生产', reason: '符合' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => post(t.as(officer('approver', { department: 'housing' })), 'grant', { scope: '生产', reason: '符合' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => post(t.as(applicantOf(who.id)), 'grant', { scope: '生产', reason: '符合' }), { status: 403, type: 'kernel/forbidden' })
    const approver = t.as(officer('approver'))
    const nothing = await refused(t, () => step(approver, id, 'grant'), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(nothing.errors.map((e: { pointer: string }) => e.pointer), ['/scope', '/reason'])
    await refused(t, () => step(approver, id, 'grant', { scope: '生产', reason: '   ' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => step(approver, id, 'refuse', { reason: '不符合', clauses: [] }), { status: 422, type: 'kernel/invalid' })
  })

  test('out of order is refused: nothing is granted before the review, issued before the decision, or decided twice', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const approver = t.as(officer('approver'))
    const body = await refused(t, () => step(approver, id, 'grant', { scope: '生产', reason: '符合' }), { status: 409, type: 'kernel/out-of-order' })
    assert.equal(body.state, 'submitted', 'the answer says where the case stands')
    await refused(t, () => step(counter, id, 'issue'), { status: 409, type: 'kernel/out-of-order' })
    const decided = await granted(t)
    await refused(t, () => step(t.as(officer('head')), decided.id, 'refuse', { reason: '改变主意', clauses: ['条例-6'] }), { status: 409, type: 'kernel/out-of-order' })
  })

  test('a grant opens its publicity and counts the days for the issue', async () => {
    const { id, who } = await granted(t)
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.role, f.clause, f.reason], ['licensing.licence-granted', 'approver', '条例-7', '符合法定条件'])
    assert.deepEqual([f.body.publicity.from, f.body.publicity.until, f.body.issueDue.on], ['2026-03-02', '2026-03-09', '2026-03-16'])
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.state, page.publicity, page.issueDueOn, page.scope], ['publicised', { from: '2026-03-02', until: '2026-03-09' }, '2026-03-16', '年产 3 万吨甲醇'])
    assert.equal(f.lawVersion, clauseOn('条例-7', '2026-03-02').from, 'the fact names the version of the clause that it rests on')
  })

  test('a refusal gives its clauses, where and until when to turn against it, and ends the case', async () => {
    const { id, who } = await reviewedCase()
    await stepped(t.as(officer('approver')), id, 'refuse', { reason: '安全生产管理机构不符合要求', clauses: ['条例-6', '许可法-38'] })
    const f = await lastFact(t, id)
    assert.deepEqual([f.name, f.to, f.body.clauses], ['licensing.licence-refused', 'refused', ['条例-6', '许可法-38']])
    assert.deepEqual([f.body.remedies.reviewUntil.on, f.body.remedies.reviewUntil.value, f.body.remedies.suitUntil.on, f.body.remedies.suitUntil.unit], ['2026-05-06', 60, '2026-09-02', 'month'])
    assert.ok(f.body.remedies.reviewBody && f.body.remedies.court)
    const page = await pageOf(who.applicant, id)
    assert.deepEqual([page.state, page.turn, page.actions], ['refused', 'nobody', []])
    const said = (await who.applicant.get(`/api/licensing/applications/${id}/timeline`)).body.items.at(-1)
    assert.deepEqual([said.reason, said.clauseId], ['安全生产管理机构不符合要求', '许可法-38'])
    assert.match(said.clause.zh, /行政许可法/)
    const draft = await who.applicant.post('/api/licensing/drafts', { application: id })
    assert.equal(draft.body.type, '/problems/licensing/not-editable')
  })

  test('a refused enterprise may apply again; one with an open case or a valid licence may not', async () => {
    const { who, id } = await reviewedCase()
    const second = async () => {
      const begun = (await who.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })).body
      const first = await pageOf(who.applicant, id)
      const material = Object.keys(first.documents)[0]!
      const saved = await who.applicant.post(`/api/licensing/drafts/${begun.id}/save`, { version: begun.version, answers: goodAnswers(), documents: { [material]: [await aFile(t, who.actor, begun.id, 'again.pdf')] } })
      return who.applicant.post('/api/licensing/applications/submit', { draft: begun.id, version: saved.body.version, truthful: true })
    }
    const open = await refused(t, second, { status: 409, type: 'licensing/open-case' })
    assert.match(open.title_en, /2026-WH-\d{4}/)
    await stepped(t.as(officer('approver')), id, 'refuse', { reason: '不符合', clauses: ['条例-6'] })
    assert.equal((await second()).status, 200)
  })

  test('every step of a case names actor, role, clause, the fact before it in `seen`, and leads on from state to state', async () => {
    const { id } = await granted(t)
    const facts = await factsOf(t, id)
    assert.ok(facts.every((f) => f.actor.id && f.role && f.clause && f.requestId && f.inputDigest && f.lawVersion), 'nothing is left out')
    facts.slice(1).forEach((f, i) => assert.equal(f.from, facts[i]!.to))
    assert.equal(button(await pageOf(counter, id), 'grant'), undefined, 'steps of other roles are not on the page')
  })
})
