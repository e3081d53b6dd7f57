import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import type { Actor } from '../../kernel/access.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { factsOf, isProblem, lastFact, refused } from '../../test/support/record.ts'
import { employed, good, take } from './testing.ts'

const t = await openTestHouse()
const publicly = t.as(null)
const auditor = officer('auditor', { department: null, region: '000000' })
const said = { about: '受理窗口工作人员', text: '多次要求补交清单以外的材料，态度生硬。', name: '司徒远', contact: '13800001234' }
const complain = async (more: object = {}) => good(await publicly.post('/api/integrity/complain', { ...said, ...more })) as { number: string; code: string }
const idOf = async (number: string) => (await t.as(auditor).get(`/api/integrity/complaints?q=${number}`)).body.items[0].id as string
const state = (number: string, code: string) => publicly.get(`/api/integrity/complaint-state?number=${number}&code=${code}`)

/** A complaint about an officer, taken up, in the hands of an investigator. */
async function underInvestigation() {
  const [about, investigator] = [await employed(t, 'reviewer'), await employed(t, 'supervisor')]
  const given = await complain()
  const id = await idOf(given.number)
  good(await take(t.as(auditor), 'complaints', id, 'accept', { officer: about.id, investigator: investigator.id }))
  return { about, investigator, id, ...given }
}

describe('complaining', () => {
  test('needs no account and no name, but says whom and what; the author stands in the vault alone', async () => {
    isProblem(await publicly.post('/api/integrity/complain', { about: '', text: '不好' }), 422, 'kernel/invalid')
    isProblem(await publicly.post('/api/integrity/complaints/file', { channel: 'phone', ...said }), 401, 'kernel/sign-in-needed')
    const { number, code } = await complain()
    assert.match(number, /^TS-2026-\d{4}$/)
    const id = await idOf(number)
    const fact = JSON.stringify(await factsOf(t, id))
    assert.ok(!fact.includes('司徒远') && !fact.includes('13800001234') && !fact.includes(code))
    assert.ok(!fact.includes('态度生硬'), 'nor does what is complained of stand in a fact')
    await complain({ name: undefined, contact: undefined })
  })

  test('gives a number and a code: with both the state is seen, with another code nothing', async () => {
    const { number, code } = await complain()
    assert.equal((await state(number, code)).body.state, 'filed')
    assert.deepEqual(Object.keys((await state(number, code)).body).sort(), ['answer', 'answeredOn', 'dueOn', 'filedOn', 'number', 'state'])
    isProblem(await state(number, 'ABCDEFGH23'), 404, 'kernel/not-found')
    const request = crypto.randomUUID()
    const once = () => publicly.post('/api/integrity/complain', said, { requestId: request })
    assert.deepEqual((await once()).body, (await once()).body, 'what is sent again is one complaint with one code')
  })

  test('reaches the head of the department that it names, no other head, and the auditor in any case', async () => {
    const a = await openTestHouse()
    const complaint = async (more: object) => good(await a.as(null).post('/api/integrity/complain', { ...said, ...more })).number as string
    const [named, unnamed] = [await complaint({ department: 'emergency' }), await complaint({})]
    const seen = async (who: Actor) => (await a.as(who).get('/api/integrity/complaints')).body.items.map((c: { number: string }) => c.number) as string[]
    assert.deepEqual(await seen(officer('head', { region: '000000', department: 'housing' })), [])
    assert.deepEqual(await seen(officer('head', { region: '000000' })), [named])
    assert.deepEqual((await seen(auditor)).sort(), [named, unnamed])
  })

  test('by telephone or letter it is typed in by window or auditor, by nobody else', async () => {
    const typed = { channel: 'phone', ...said }
    isProblem(await t.as(officer('reviewer')).post('/api/integrity/complaints/file', typed), 403, 'kernel/forbidden')
    good(await t.as(officer('window')).post('/api/integrity/complaints/file', typed))
  })
})

describe('investigating', () => {
  test('is never for the one complained of, under any account or post', async () => {
    const about = await employed(t, ['reviewer', 'head'], { fullName: '章怀瑾' })
    const { number } = await complain({ about: '审查人员' })
    const id = await idOf(number)
    await refused(t, () => take(t.as(auditor), 'complaints', id, 'accept', { officer: about.id, investigator: about.id }), { status: 409, type: 'integrity/no-investigator' })
    const investigator = await employed(t, 'supervisor')
    good(await take(t.as(auditor), 'complaints', id, 'accept', { officer: about.id, investigator: investigator.id }))
    const self = t.as({ ...about, roles: ['auditor'], region: '000000' })
    assert.equal((await self.get(`/api/integrity/complaints/${id}`)).status, 404, 'does not even see it')
    assert.equal((await self.get(`/api/integrity/complaints/${id}/complainant?purpose=了解情况`)).status, 404)
    const { last_fact: _ , ...seen } = { last_fact: '', seen: (await lastFact(t, id)).id }
    await refused(t, () => self.post(`/api/integrity/complaints/${id}/decline`, { ...seen, reason: '无此事' }), { status: 409, type: 'kernel/out-of-order' })
    good(await take(t.as(investigator), 'complaints', id, 'report', { reason: '调取录音，情况属实' }))
    await refused(t, () => self.post(`/api/integrity/complaints/${id}/dismiss`, { seen: '0', reason: '无此事' }), { status: 409, type: 'kernel/changed-meanwhile' })
    const now = (await lastFact(t, id)).id
    await refused(t, () => self.post(`/api/integrity/complaints/${id}/dismiss`, { seen: now, reason: '无此事' }), { status: 409, type: 'integrity/complained-of' })
  })

  test('is for the one who was named, and answered by another person; the complainant reads the answer, officers learn of it', async () => {
    const c = await underInvestigation()
    isProblem(await t.as(officer('supervisor')).post(`/api/integrity/complaints/${c.id}/report`, { seen: '1', reason: '已查' }), 403, 'kernel/forbidden')
    const both = { ...c.investigator, roles: ['supervisor', 'auditor'], region: '000000' }
    good(await take(t.as(both), 'complaints', c.id, 'report', { reason: '调取窗口录音，确有清单以外的要求' }))
    const apart = await refused(t, () => take(t.as(both), 'complaints', c.id, 'uphold', { reason: '属实' }), { status: 409, type: 'integrity/same-person' })
    assert.equal(apart.clause, '参数-M1.9')
    await refused(t, () => take(t.as(auditor), 'complaints', c.id, 'uphold', {}), { status: 422, type: 'kernel/invalid' })
    good(await take(t.as(auditor), 'complaints', c.id, 'uphold', { reason: '经查属实，已对当事人批评教育，您补交的材料退回' }))
    const upheld = await lastFact(t, c.id)
    assert.deepEqual([upheld.name, upheld.body.officer.id], ['integrity.complaint-upheld', c.about.id])
    const answer = (await state(c.number, c.code)).body
    assert.deepEqual([answer.state, answer.answer], ['upheld', '经查属实，已对当事人批评教育，您补交的材料退回'])
  })

  test('whoever complains is shown to auditor and investigator for a purpose, to the head not at all', async () => {
    const c = await underInvestigation()
    assert.equal((await t.as(c.investigator).get(`/api/integrity/complaints/${c.id}/complainant`)).status, 422)
    assert.equal((await t.as(c.investigator).get(`/api/integrity/complaints/${c.id}/complainant?purpose=核实投诉事项`)).body.name, '司徒远')
    assert.equal((await t.as(officer('head')).get(`/api/integrity/complaints/${c.id}/complainant?purpose=核实投诉事项`)).status, 404)
    const { rows } = await t.house.pools.writer.query(`select actor_id from look where subject = $1 and query = 'integrity/complainant' order by at`, [c.id])
    assert.equal(rows[0].actor_id, c.investigator.id)
  })
})

describe('prevention', () => {
  const point = { step: 'licensing/application/grant', post: 'decision', level: 'high', risk: '受请托降低许可条件', measure: '双人复核，集体讨论', department: 'emergency' }
  test('risk points are kept by head and auditor, corrected with what stood before, and shown beside the step', async () => {
    isProblem(await t.as(officer('reviewer')).post('/api/integrity/risk-points/register', point), 403, 'kernel/forbidden')
    isProblem(await t.as(officer('head')).post('/api/integrity/risk-points/register', { ...point, department: 'housing' }), 403, 'kernel/forbidden')
    const id = good(await t.as(officer('head')).post('/api/integrity/risk-points/register', point)).subject
    const { department: _, ...revised } = { ...point, level: 'medium' }
    good(await take(t.as(officer('head')), 'risk-points', id, 'revise', revised))
    assert.deepEqual((await lastFact(t, id)).body.was, { level: 'high' })
    assert.equal((await t.as(officer('reviewer')).get('/api/integrity/risk-points')).body.items[0].title.zh, '准予许可')
    await refused(t, () => take(t.as(officer('head')), 'risk-points', id, 'withdraw', {}), { status: 422, type: 'kernel/invalid' })
    good(await take(t.as(officer('head')), 'risk-points', id, 'withdraw', { reason: '并入新的风险点' }))
  })

  test('a session is recorded once it was held; a warning is for one’s own eyes and the head’s, and acknowledged by oneself', async () => {
    const who = await employed(t, 'reviewer')
    const held = { title: '某地违规审批案例剖析', kind: 'case-study', heldOn: '2026-03-01', summary: '观看警示片并讨论。', attendees: [{ id: who.id, name: who.name }], department: 'emergency' }
    await refused(t, () => t.as(officer('head')).post('/api/integrity/sessions/hold', { ...held, heldOn: '2026-12-01' }), { status: 409, type: 'integrity/not-held-yet' })
    good(await t.as(officer('head')).post('/api/integrity/sessions/hold', held))
    isProblem(await t.as(officer('head', { department: 'housing' })).post('/api/integrity/warnings/give', { officer: who.id, reason: '提醒' }), 403, 'kernel/forbidden')
    const id = good(await t.as(officer('head')).post('/api/integrity/warnings/give', { officer: who.id, reason: '退回整改前应当一次告知' })).subject
    assert.deepEqual((await t.as(officer('reviewer')).get('/api/integrity/warnings')).body.items, [])
    const mine = (await t.as(who).get('/api/integrity/warnings')).body.items[0]
    isProblem(await t.as(officer('reviewer')).post(`/api/integrity/warnings/${id}/acknowledge`, { seen: mine.seen }), 403, 'kernel/forbidden')
    good(await t.as(who).post(`/api/integrity/warnings/${id}/acknowledge`, { seen: mine.seen }))
  })
})

test('what stands in the tables follows from the facts', async () => {
  assert.deepEqual((await audit(t.house)).differences, [])
})
