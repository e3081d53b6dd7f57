import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { aLicence, done, licencePage, onLicence } from '../../test/support/licence.ts'
import { aFile, anEnterprise } from '../../test/support/licensing.ts'
import { button, lastFact, refused } from '../../test/support/record.ts'
import { messages } from './messages.ts'

const told = { measure: 'suspend', ground: 'conditions', from: '2026-03-20', until: '2026-04-18' }
const decided = { ground: 'conditions', from: '2026-03-20', until: '2026-04-18' }

/** 陈述申辩: what the holder says before a measure is decided (处罚法 §44–45). */
describe('the answer to a measure that is intended', () => {
  let t: TestHouse
  let l: Awaited<ReturnType<typeof aLicence>>
  before(async () => { t = await openTestHouse(); l = await aLicence(t) })

  test('answers something: without a proposal, or by another enterprise, there is nothing to answer', async () => {
    await refused(t, () => onLicence(l.who.applicant, l.licence, 'answer', { text: '我单位不同意' }), { status: 409, type: 'licensing/no-proposal' })
    await done(l.proposer, l.licence, 'propose', told)
    const { seen, proposal } = await licencePage(l.who.applicant, l.licence)
    assert.deepEqual([proposal.answer.value, proposal.answer.unit, proposal.answer.on], [5, 'working-day', '2026-03-17'], 'its holder is told until when')
    const stranger = await anEnterprise(t)
    await refused(t, () => stranger.applicant.post(`/api/licensing/licences/${l.licence}/answer`, { seen, text: '与我无关' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'answer', { text: '代为答复' }), { status: 403, type: 'kernel/forbidden' })
  })

  test('is waited for: until it came or its time is over nothing is decided, and the button says why', async () => {
    const early = await refused(t, () => onLicence(l.head, l.licence, 'suspend', decided), { status: 409, type: 'licensing/answer-open' })
    assert.deepEqual([early.clause, /2026-03-17/.test(early.title)], ['处罚法-45', true])
    assert.match(button(await licencePage(l.head, l.licence), 'suspend')!.why!.zh, /陈述申辩/)
  })

  test('comes with its evidence, and stands beside the measure for whoever decides', async () => {
    const file = await aFile(t, l.who.actor, l.licence, '整改报告.pdf')
    const missing = await refused(t, () => onLicence(l.who.applicant, l.licence, 'answer', { text: '已经整改', files: [file, crypto.randomUUID()] }), { status: 409, type: 'licensing/file-missing' })
    assert.equal(missing.errors[0].pointer, '/files')
    const { seen } = await licencePage(l.head, l.licence)
    await done(l.who.applicant, l.licence, 'answer', { text: '报警器已于三月九日全部更换', files: [file] })
    const [answer] = (await licencePage(l.head, l.licence)).answers
    assert.deepEqual([answer.text, answer.files.map((f: { name: string }) => f.name)], ['报警器已于三月九日全部更换', ['整改报告.pdf']])
    assert.equal((await l.head.get(`/api/licensing/licences/${l.licence}/files/${file}`)).status, 200)
    assert.equal((await (await anEnterprise(t)).applicant.get(`/api/licensing/licences/${l.licence}/files/${file}`)).status, 404)
    await refused(t, () => onLicence(l.head, l.licence, 'suspend', { ...decided, considered: '整改不实，维持原意见' }, seen), { status: 409, type: 'kernel/changed-meanwhile' })
  })

  test('is weighed in the decision, which is not made longer by it', async () => {
    const unsaid = await refused(t, () => onLicence(l.head, l.licence, 'suspend', decided), { status: 409, type: 'licensing/answer-not-considered' })
    assert.deepEqual([unsaid.clause, unsaid.errors[0].pointer], ['处罚法-45', '/considered'])
    const longer = await refused(t, () => onLicence(l.head, l.licence, 'suspend', { ...decided, until: '2026-05-30', considered: '整改不实，维持原意见' }), { status: 409, type: 'licensing/longer-than-told' })
    assert.equal(longer.clause, '处罚法-45')
    const [{ fact }] = (await licencePage(l.head, l.licence)).answers
    await done(l.head, l.licence, 'suspend', { ...decided, until: '2026-04-03', considered: '更换属实，采纳并缩短暂扣期限' })
    assert.deepEqual((await lastFact(t, l.licence)).body.heard, { answers: [fact], considered: '更换属实，采纳并缩短暂扣期限' })
  })

  test('ends with its last day; where none came the decision says so, and a new proposal is answered anew', async () => {
    const other = await aLicence(t)
    await done(other.proposer, other.licence, 'propose', { measure: 'annul', ground: 'not-qualified' })
    await done(other.who.applicant, other.licence, 'answer', { text: '请再核实' })
    await done(other.proposer, other.licence, 'propose', { measure: 'annul', ground: 'fraud' })
    await refused(t, () => onLicence(other.head, other.licence, 'annul', { ground: 'fraud', considered: '不予采纳' }), { status: 409, type: 'licensing/answer-open' })
    t.clock.set(new Date(`${(await licencePage(other.head, other.licence)).proposal.answer.on}T16:00:00Z`))
    await refused(t, () => onLicence(other.who.applicant, other.licence, 'answer', { text: '现在才看到' }), { status: 409, type: 'licensing/answered-late' })
    await done(other.head, other.licence, 'annul', { ground: 'fraud' })
    assert.equal((await lastFact(t, other.licence)).body.heard, null)
    assert.deepEqual((await audit(t.house)).differences, [])
  })

  test('tells also what facts from before such answers said', () => {
    const texts = (name: string, body: object) => messages.filter((m) => m.on === name).map((m) => { const { zh, en } = m.text(body as never); return `${zh} ${en}` })
    const [holder] = texts('licensing.measure-proposed', { licence: '(云)WH安许证字〔2026〕0001号', name: '某厂', measure: 'suspend', hearing: null })
    assert.match(holder!, /您可陈述和申辩.*You may answer/)
    const all = [holder!, ...texts('licensing.validity-corrected', { licence: '(云)WH安许证字〔2026〕0001号', after: { from: '2026-01-01', until: '2028-12-31' } })]
    assert.ok(all.every((text) => !text.includes('undefined')))
  })
})
