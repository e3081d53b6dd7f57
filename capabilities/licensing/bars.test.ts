import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { creditCodeCheckDigit } from '../../law/codes.ts'
import { applicantOf, officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { aDraft, anEnterprise, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { aLicence, done, measured } from '../../test/support/licence.ts'
import { lastFact, refused } from '../../test/support/record.ts'
import { audit } from '../../kernel/replay.ts'
import { announceBar } from './commands/licence/bar.ts'

type Who = Awaited<ReturnType<typeof anEnterprise>>
const tries = async (t: TestHouse, who: Who, sector = 'hazardous-chemicals') => {
  const draft = await aDraft(t, who, { sector })
  return () => who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true }, { requestId: randomUUID() })
}
const barred = (t: TestHouse, work: () => Promise<any>) => refused(t, work, { status: 409, type: 'licensing/barred' })
const bars = async (who: Who) => (await who.applicant.get('/api/licensing/bars?running=true')).body.items

const particulars = (creditCode: string) => ({
  creditCode, name: '云州重来化工有限公司', region: '980102', sector: 'hazardous-chemicals', economicType: '有限责任公司', industryCode: 'C2614', address: '云州市望海区试验路 9 号',
  employees: 120, size: 'medium', foundedOn: '2015-05-20', scope: '危险化学品生产',
})
const register = (t: TestHouse, creditCode: string) => t.as(officer('window')).post('/api/enterprises/enterprises/register', { ...particulars(creditCode), principal: { name: '石望川' } })
async function corrected(t: TestHouse, id: string, creditCode: string) {
  const answer = await t.as(officer('window')).post(`/api/enterprises/enterprises/${id}/correct-particulars`, { ...particulars(creditCode), seen: (await lastFact(t, id)).id, reason: '核对登记' })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

describe('who may not apply again', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('after fraud: for three years, by the credit code and by the enterprise, for this licence only; others are told', async () => {
    const l = await aLicence(t)
    assert.deepEqual(await bars(l.who), [])
    await measured(l, 'annul', 'fraud')
    const { body } = await lastFact(t, l.licence)
    assert.deepEqual([body.bar.clause, body.bar.from.slice(5), Number(body.bar.until.slice(0, 4)) - Number(body.bar.from.slice(0, 4))], ['许可法-79', body.bar.until.slice(5), 3])
    assert.deepEqual((await bars(l.who)).map((b: { ground: string; until: string }) => [b.ground, b.until]), [['fraud', body.bar.until]])

    const why = await barred(t, await tries(t, l.who))
    assert.equal(why.clause, '许可法-79')
    assert.ok(why.title.includes(body.bar.until))
    assert.equal((await (await tries(t, l.who, 'fireworks'))()).status, 200, 'another licence may be asked for')

    const colleague = { ...l.who, applicant: t.as(applicantOf(l.who.id)) }
    await barred(t, await tries(t, colleague))

    const told = await t.house.work('announce-bar').perform(announceBar, { id: body.bar.id }, { causedBy: (await lastFact(t, l.licence)).id })
    const again = await t.house.work('announce-bar').perform(announceBar, { id: body.bar.id }, { causedBy: (await lastFact(t, l.licence)).id })
    assert.deepEqual([(await lastFact(t, told.subject)).name, again.fact], ['licensing.applicant-barred', told.fact], 'once')

    t.clock.set(new Date(`${body.bar.until}T15:59:00Z`))
    await barred(t, await tries(t, l.who))
    t.clock.forward(60_000)
    assert.equal((await (await tries(t, l.who))()).status, 200, 'it ends by its date')
    assert.deepEqual(await bars(l.who), [])
  })

  test('is kept neither by a new code for the enterprise nor by a new enterprise under the code', async () => {
    const l = await aLicence(t)
    await measured(l, 'annul', 'fraud')
    await refused(t, () => register(t, l.who.creditCode), { status: 409, type: 'enterprises/already-registered' })
    const other = '91980102MA0000077'
    await corrected(t, l.who.id, other + creditCodeCheckDigit(other))
    await barred(t, await tries(t, l.who))
    const second = (await register(t, l.who.creditCode)).body.subject as string
    const actor = applicantOf(second)
    await barred(t, await tries(t, { ...l.who, id: second, actor, applicant: t.as(actor) }))
  })

  test('after an annulment without fraud, or a revocation outside construction: nobody', async () => {
    const l = await aLicence(t)
    await measured(l, 'annul', 'procedure-violated', { compensation: '按直接损失赔偿' })
    assert.equal((await lastFact(t, l.licence)).body.bar, null)
    assert.equal((await (await tries(t, l.who))()).status, 200)
  })

  test('after a revocation in construction: for a year', async () => {
    const l = await aLicence(t, { sector: 'construction' })
    await done(l.proposer, l.licence, 'propose', { measure: 'revoke', ground: 'not-rectified' })
    t.clock.forward(10 * 86_400_000)
    await done(l.head, l.licence, 'revoke', { ground: 'not-rectified' })
    const why = await barred(t, await tries(t, l.who, 'construction'))
    assert.equal(why.clause, '建质121-暂扣')
    t.clock.forward(366 * 86_400_000)
    assert.equal((await (await tries(t, l.who, 'construction'))()).status, 200)
  })

  test('after false material: refused with a warning and barred for a year, when the refusal says so', async () => {
    const plain = await anEnterprise(t)
    const [a, b] = [await submitted(t, plain), await anEnterprise(t)]
    const [window, reviewer, approver] = ['window', 'reviewer', 'approver'].map((role) => t.as(officer(role))) as [ReturnType<TestHouse['as']>, ReturnType<TestHouse['as']>, ReturnType<TestHouse['as']>]
    const bad = await submitted(t, b)
    for (const id of [a, bad]) { await stepped(window, id, 'accept'); await reviewed(reviewer, id) }
    assert.equal((await step(approver, a, 'refuse', { clauses: ['条例-6'], ground: 'whim', reason: '理由' })).status, 422)
    await stepped(approver, a, 'refuse', { clauses: ['条例-6'], reason: '条件不符合' })
    assert.equal((await (await tries(t, plain))()).status, 200, 'a plain refusal bars nobody')
    await stepped(approver, bad, 'refuse', { clauses: ['条例-6'], ground: 'false-material', reason: '安全评价报告系伪造' })
    const { body } = await lastFact(t, bad)
    assert.deepEqual(body.clauses, ['条例-6', '许可法-78'])
    const why = await barred(t, await tries(t, b))
    assert.equal(why.clause, '许可法-78')
  })

  test('stands as the facts say', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
