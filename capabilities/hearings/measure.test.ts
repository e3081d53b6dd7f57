import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { aLicence, answered, done, licencePage, onLicence } from '../../test/support/licence.ts'
import { anEnterprise } from '../../test/support/licensing.ts'
import { button, lastFact, refused } from '../../test/support/record.ts'

const t = await openTestHouse()
let accounts = 0
async function colleague(role: string) {
  const actor = officer(role)
  const opened = await openAccount(t, {
    account: `measurer${++accounts}`, name: actor.name, roles: [role], password: 'for one entry only', region: actor.region, department: actor.department,
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const id = opened.body.subject as string
  return { ...t.as({ ...actor, id }), id }
}
type Life = Awaited<ReturnType<typeof aLicence>>
const transfer = { measure: 'revoke', ground: 'transfer' }
const revoke = (l: Life, more = {}) => onLicence(l.head, l.licence, 'revoke', { ground: 'transfer', considered: '转让属实，不予采纳', ...more })
const of = async (caller: Caller, l: Life) => (await caller.get(`/api/hearings/licences/${l.licence}`)).body
async function take(caller: Caller, id: string, name: string, body: object = {}) {
  const { seen, application, licence } = (await caller.get(`/api/hearings/hearings/${id}`)).body
  return caller.post(`/api/hearings/hearings/${id}/${name}`, { seen, application, licence, ...body })
}
async function taken(caller: Caller, id: string, name: string, body: object = {}) {
  const answer = await take(caller, id, name, body)
  assert.equal(answer.status, 200, `${name}: ${JSON.stringify(answer.body)}`)
}

/** 处罚法 §63–65: a licence is not revoked before its holder could be heard. */
describe('a hearing about a revocation', () => {
  let l: Life
  let id: string
  let proposer: Awaited<ReturnType<typeof colleague>>
  let chair: Awaited<ReturnType<typeof colleague>>
  before(async () => {
    l = await aLicence(t)
    proposer = await colleague('approver')
    chair = await colleague('approver')
    await done(proposer, l.licence, 'propose', transfer)
  })

  test('is offered by the notice itself: the revocation waits, also after the holder has answered, and its button says why', async () => {
    const [hearing] = (await of(l.who.applicant, l)).hearings
    assert.deepEqual([hearing.state, hearing.licence, hearing.number], ['offered', l.licence, `${l.number}-听1`])
    assert.match(hearing.matter, /^拟吊销许可证：/)
    id = hearing.id
    await answered(l)
    const early = await refused(t, () => revoke(l), { status: 409, type: 'hearings/hearing-open' })
    assert.equal(early.clause, '处罚法-64')
    assert.match(button(await licencePage(l.head, l.licence), 'revoke')!.why!.zh, /听证/)
  })

  test('is asked for by the holder, nobody else’s, and then waited for beyond the days of the offer', async () => {
    const stranger = await anEnterprise(t)
    await refused(t, () => stranger.applicant.post(`/api/hearings/hearings/${id}/request`, { seen: '1', application: id, licence: l.licence, reason: '要求听证' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    await refused(t, () => take(l.who.applicant, id, 'request', { licence: null, reason: '要求听证' }), { status: 409, type: 'hearings/another-case' })
    await taken(l.who.applicant, id, 'request', { reason: '没有转让许可证' })
    const { clause, body } = await lastFact(t, id)
    assert.deepEqual([clause, body.holdBy], ['处罚法-64', null], 'this law names no last day')
    t.clock.forward(10 * 86_400_000)
    await refused(t, () => revoke(l), { status: 409, type: 'hearings/hearing-open' })
  })

  test('is not presided over by whoever proposed the measure, and announced seven days ahead', async () => {
    const { earliest, officers } = (await proposer.get(`/api/hearings/hearings/${id}`)).body
    const at = { on: earliest, time: '09:30', place: '市应急管理局三楼会议室', chair: chair.id }
    assert.deepEqual([officers.some((o: { id: string }) => o.id === proposer.id), officers.some((o: { id: string }) => o.id === chair.id)], [false, true])
    await refused(t, () => take(proposer, id, 'announce', { ...at, chair: proposer.id }), { status: 409, type: 'hearings/chair-reviewed' })
    await refused(t, () => take(proposer, id, 'announce', { ...at, on: Temporal.PlainDate.from(earliest).subtract({ days: 1 }).toString() }), { status: 409, type: 'hearings/notice-too-short' })
    await taken(proposer, id, 'announce', at)
    const [told] = (await l.who.applicant.get('/api/messages/inbox')).body.items
    assert.deepEqual([/听证定于/.test(told.text.zh), told.link], [true, `/workspace/licences/${l.licence}`])
  })

  test('once its record is closed lets the revocation be decided; the licence’s story tells it', async () => {
    t.clock.set(new Date(`${(await chair.get(`/api/hearings/hearings/${id}`)).body.on}T01:30:00Z`))
    await taken(chair, id, 'hold', { participants: [{ name: '石望川', side: 'applicant' }], points: [{ side: 'authority', text: '合同载明许可证由他人使用' }, { side: 'applicant', text: '合同未履行' }] })
    await taken(l.who.applicant, id, 'sign', { name: '石望川', comment: '属实' })
    await refused(t, () => revoke(l), { status: 409, type: 'hearings/hearing-open' })
    await taken(chair, id, 'close', { conclusion: '合同已经履行，转让属实，建议吊销' })
    assert.equal((await revoke(l)).status, 200)
    const story = (await licencePage(l.who.applicant, l.licence)).history.map((h: { name: string }) => h.name)
    assert.deepEqual(story.slice(-8), ['licensing.measure-proposed', 'licensing.measure-answered', 'hearings.requested', 'hearings.announced', 'hearings.held', 'hearings.signed', 'hearings.closed', 'licensing.licence-revoked'])
  })

  test('is given up, or ends with the proposal; for another measure it may be offered', async () => {
    const other = await aLicence(t)
    await done(other.proposer, other.licence, 'propose', transfer)
    const [first] = (await of(other.head, other)).hearings
    await done(other.proposer, other.licence, 'drop')
    assert.equal((await of(other.head, other)).hearings[0].state, 'cancelled')
    await refused(t, () => take(other.who.applicant, first.id, 'request', { reason: '要求听证' }), { status: 409, type: 'kernel/out-of-order' })
    await done(other.proposer, other.licence, 'propose', { measure: 'annul', ground: 'not-qualified' })
    const { offer, hearings } = await of(other.proposer, other)
    assert.deepEqual([offer.allowed, hearings.length], [true, 1])
    const body = { application: offer.application, licence: other.licence, matter: '人员资格是否伪造', reason: '涉及重大利益' }
    await refused(t, () => other.proposer.post('/api/hearings/hearings/offer', { ...body, licence: null }), { status: 409, type: 'hearings/another-case' })
    const offered = await other.proposer.post('/api/hearings/hearings/offer', body)
    assert.equal(offered.status, 200, JSON.stringify(offered.body))
    await answered(other)
    const annul = () => onLicence(other.head, other.licence, 'annul', { ground: 'not-qualified', considered: '资格确属伪造' })
    await refused(t, annul, { status: 409, type: 'hearings/hearing-open' })
    await taken(other.who.applicant, offered.body.subject, 'waive')
    assert.equal((await annul()).status, 200)
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
