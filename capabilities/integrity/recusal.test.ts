import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { applicantOf, officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, granted, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { button, factNames, isProblem, lastFact, pageOf, refused, until } from '../../test/support/record.ts'
import { employed, good, take } from './testing.ts'

const t = await openTestHouse({ workers: true })
const post = (actor: Parameters<typeof t.as>[0], path: string, body: object) => t.as(actor).post(`/api/integrity/recusals/${path}`, body)
const head = officer('head')

/** An accepted case in the hands of a reviewer who has begun it. */
async function underReview() {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  const counter = officer('window')
  await stepped(t.as(counter), id, 'accept')
  const reviewer = await employed(t, 'reviewer')
  await stepped(t.as(reviewer), id, 'assign')
  await stepped(t.as(reviewer), id, 'find-formal', { material: 'certificates', present: true, validForm: true, validDate: null, opinion: '齐全' })
  return { id, who, counter, reviewer }
}
/** A recusal that the officer asked for. */
const asked = async (c: { id: string; reviewer: { id: string } & Parameters<typeof t.as>[0] }) =>
  good(await post(c.reviewer, 'request-own', { application: c.id, officer: c.reviewer.id, reason: '我的妻子在该企业任职' })).subject as string
const decision = (c: { id: string; reviewer: { id: string } }) => ({ application: c.id, officer: c.reviewer.id })

describe('asking for a recusal', () => {
  test('nobody asks in another’s name, of a closed case, without reasons, or twice', async () => {
    const c = await underReview()
    await refused(t, () => post(officer('reviewer'), 'request-own', { application: c.id, officer: c.reviewer.id, reason: '他有利害关系' }), { status: 409, type: 'integrity/not-oneself' })
    await refused(t, () => post(c.reviewer, 'request-own', { application: c.id, officer: c.reviewer.id }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => post(c.who.actor, 'request', { application: c.id, officer: officer('reviewer').id, reason: '与我司有纠纷' }), { status: 409, type: 'integrity/officer-unknown' })
    await asked(c)
    const again = await refused(t, () => post(c.who.actor, 'request', { application: c.id, officer: c.reviewer.id, reason: '与我司有纠纷' }), { status: 409, type: 'integrity/recusal-pending' })
    assert.equal(again.clause, '公务员法-77')
    await stepped(c.who.applicant, c.id, 'withdraw', { reason: '不再办理' })
    await refused(t, () => post(officer('approver'), 'request-own', { application: c.id, officer: 'x', reason: '有利害关系' }), { status: 409, type: 'integrity/case-closed' })
  })

  test('an applicant asks for his own case alone, and does not read what officers said of themselves', async () => {
    const c = await underReview()
    const stranger = await anEnterprise(t)
    isProblem(await post(stranger.actor, 'request', { application: c.id, officer: c.reviewer.id, reason: '与我司有纠纷' }), 403, 'kernel/forbidden')
    const id = await asked(c)
    assert.equal((await t.as(c.who.actor).get(`/api/integrity/recusals/${id}`)).status, 404)
    assert.equal((await t.as(applicantOf(stranger.id)).get(`/api/integrity/recusals/${id}`)).status, 404)
    const timeline = (await c.who.applicant.get(`/api/licensing/applications/${c.id}/timeline`)).body.items as { name: string }[]
    assert.ok(!timeline.some((i) => i.name === 'integrity.recusal-raised'))
    const inside = (await t.as(head).get(`/api/licensing/applications/${c.id}/timeline`)).body.items as { name: string; reason: string }[]
    assert.equal(inside.find((i) => i.name === 'integrity.recusal-raised')?.reason, '我的妻子在该企业任职')
  })
})

describe('deciding a recusal', () => {
  test('not by the officer himself, not by an approver while there is a head, not from another department, not for another case', async () => {
    const c = await underReview()
    const id = await asked(c)
    const body = { ...decision(c), reason: '属实' }
    await refused(t, () => take(t.as(officer('approver')), 'recusals', id, 'reject', body), { status: 409, type: 'integrity/head-decides' })
    isProblem(await t.as(officer('head', { department: 'housing' })).post(`/api/integrity/recusals/${id}/reject`, { seen: '1', ...body }), 403, 'kernel/forbidden')
    const self = officer('head', { id: c.reviewer.id, roles: ['reviewer', 'head'] })
    await refused(t, () => take(t.as(self), 'recusals', id, 'reject', body), { status: 409, type: 'integrity/own-recusal' })
    const other = await underReview()
    await refused(t, () => take(t.as(head), 'recusals', id, 'reject', { ...body, application: other.id }), { status: 409, type: 'integrity/other-recusal' })
  })

  test('the recusal of the only head is decided by an approver', async () => {
    const c = await underReview()
    const chief = await employed(t, 'head')
    const id = good(await post(chief, 'request-own', { application: c.id, officer: chief.id, reason: '我曾任该企业负责人' })).subject
    const body = { application: c.id, officer: chief.id, reason: '属实' }
    await refused(t, () => take(t.as(chief), 'recusals', id, 'uphold', body), { status: 409, type: 'integrity/own-recusal' })
    good(await take(t.as(officer('approver')), 'recusals', id, 'uphold', body))
    await refused(t, () => step(t.as(chief), c.id, 'reassign', { officer: 'x', name: '甲', reason: '改派' }), { status: 409, type: 'integrity/recused' })
  })

  test('a case in the hands of the one who leaves needs a fit successor, and goes on with all that was found', async () => {
    const c = await underReview()
    const id = await asked(c)
    const uphold = (successor: string | null) => take(t.as(head), 'recusals', id, 'uphold', { ...decision(c), successor, reason: '情况属实，应当回避' })
    await refused(t, () => uphold(null), { status: 409, type: 'integrity/successor-missing' })
    await refused(t, () => uphold(c.reviewer.id), { status: 409, type: 'integrity/successor-missing' })
    const elsewhere = await employed(t, 'reviewer', { department: 'housing' })
    await refused(t, () => uphold(elsewhere.id), { status: 409, type: 'integrity/successor-missing' })
    const next = await employed(t, 'reviewer', { fullName: '许知远行' })
    assert.deepEqual((await t.as(head).get(`/api/integrity/recusals/${id}`)).body.inHand, true)
    good(await uphold(next.id))
    const page = await until('the case is handed on', async () => { const p = await pageOf(t.as(head), c.id); return p.officer.id === next.id && p })
    assert.equal(page.findings[0].officer_name, c.reviewer.name, 'the finding stays under the name of who made it')
    const fact = await lastFact(t, c.id)
    assert.deepEqual([fact.name, fact.actor.id, fact.body.was.id], ['licensing.case-reassigned', 'system:recusal', c.reviewer.id])
    assert.ok(fact.causedBy)
    await reviewed(t.as({ ...next }), c.id).catch((e: Error) => assert.match(e.message, /already-assigned/))
    assert.equal((await c.who.applicant.get(`/api/integrity/recusals/${id}`)).body.grounds, null, 'the applicant learns who left, not what the officer said of himself')
  })
})

describe('a recused officer', () => {
  test('takes no further step: not on the case, not on an objection to it, and the buttons say why', async () => {
    const g = await granted(t)
    const answering = await employed(t, 'reviewer')
    const objection = good(await t.as(null).post('/api/licensing/objections/file', { application: g.id, text: '该企业储罐间距不足，请核查现场情况。' })).subject
    const c = { id: g.id, reviewer: answering }
    const id = await asked(c)
    const seen = () => pageOf(t.as(answering), g.id).then((p) => p.objections[0].last_fact as string)
    const answer = async () => t.as(answering).post(`/api/licensing/objections/${objection}/reject`, { seen: await seen(), reason: '经核查不成立' })
    good(await take(t.as(head), 'recusals', id, 'uphold', { ...decision(c), reason: '属实' }))
    const problem = await refused(t, answer, { status: 409, type: 'integrity/recused' })
    assert.deepEqual([problem.clause, problem.title], ['公务员法-76', `${answering.name}已回避此案，不能再参与办理`])
    const approver = await employed(t, ['approver', 'window'])
    const theirs = { id: g.id, reviewer: approver }
    const second = await asked(theirs)
    assert.equal(button(await pageOf(t.as(approver), g.id), 'issue')!.clause !== '公务员法-76', true, 'asking alone stops nobody')
    good(await take(t.as(head), 'recusals', second, 'uphold', { ...decision(theirs), reason: '属实' }))
    assert.deepEqual([button(await pageOf(t.as(approver), g.id), 'issue')!.allowed, button(await pageOf(t.as(approver), g.id), 'issue')!.clause], [false, '公务员法-76'])
    assert.ok(!(await factNames(t, g.id)).includes('case-reassigned'), 'a case that nobody holds is not handed on')
  })

  test('cannot be made the successor, by the head either', async () => {
    const c = await underReview()
    const id = await asked(c)
    const next = await employed(t, 'reviewer')
    good(await take(t.as(head), 'recusals', id, 'uphold', { ...decision(c), successor: next.id, reason: '属实' }))
    await until('the case is handed on', async () => (await pageOf(t.as(head), c.id)).officer.id === next.id)
    await refused(t, () => step(t.as(head), c.id, 'reassign', { officer: c.reviewer.id, name: c.reviewer.name, reason: '改回' }), { status: 409, type: 'integrity/successor-missing' })
    await refused(t, () => step(t.as(c.reviewer), c.id, 'assign'), { status: 409, type: 'integrity/recused' })
  })

  test('is not offered to the head as a successor, nor is whoever has the case; a reviewer in post is', async () => {
    const c = await underReview()
    const third = await employed(t, 'reviewer')
    const offered = async (who = head) => (await t.as(who).get(`/api/integrity/cases/${c.id}`)).body.successors.map((p: { id: string }) => p.id) as string[]
    assert.deepEqual([(await offered()).includes(c.reviewer.id), (await offered()).includes(third.id)], [false, true])
    assert.deepEqual((await c.who.applicant.get(`/api/integrity/cases/${c.id}`)).body.successors, [])
    const id = await asked({ id: c.id, reviewer: third })
    good(await take(t.as(head), 'recusals', id, 'uphold', { ...decision({ id: c.id, reviewer: third }), reason: '属实' }))
    assert.equal((await offered()).includes(third.id), false)
  })
})

test('what stands in the tables follows from the facts', async () => {
  assert.deepEqual((await audit(t.house)).differences, [])
})
