import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import type { Actor } from '../../kernel/access.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, reviewed, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem, pageOf, refused, until } from '../../test/support/record.ts'
import { declared, employed, good, take } from './testing.ts'

const t = await openTestHouse({ workers: true })
const head = t.as(officer('head'))
const mine = '11010519491231002X'
const declare = (who: Actor, body: object) => t.as(who).post('/api/integrity/declarations/declare', { officer: who.id, truthful: true, ...body })
const tiesOf = async (enterprise: string) => (await head.get(`/api/integrity/ties?enterprise=${enterprise}`)).body.items as { id: string; kind: string; until: string | null; officer: { id: string } }[]
const recusalsOf = async (application: string) => (await head.get(`/api/integrity/recusals?application=${application}`)).body.items as { id: string; origin: string; officer: { id: string }; grounds: string; state: string }[]

describe('declaring one’s interests', () => {
  test('is for oneself, true, with checked codes; the first one names the citizen id, a later one keeps it', async () => {
    const who = await employed(t, 'reviewer')
    isProblem(await declare(who, { officer: officer('reviewer').id }), 403, 'kernel/forbidden')
    await refused(t, () => declare(who, { employers: [] }), { status: 409, type: 'integrity/nothing-declared' })
    const wrong = await refused(t, () => declare(who, { citizenId: '110105194912310021', truthful: false }), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(wrong.errors.map((e: { pointer: string }) => e.pointer), ['/citizenId', '/truthful'])
    good(await declare(who, { citizenId: mine, relatives: [{ relation: 'spouse', name: '方若兰', citizenId: '440524188001010014' }] }))
    good(await declare(who, { employers: [] }))
    const own = (await t.as(who).get('/api/integrity/own-declaration')).body
    assert.deepEqual([own.declaration.content.citizenId, own.declaration.relatives, own.declaration.due], ['1****************X', 0, false])
  })

  test('no citizen id and no relative’s name stands outside the vault; colleagues do not read it, the head’s look is recorded', async () => {
    const who = await employed(t, 'reviewer')
    const id = (await declared(t, who, { citizenId: mine, relatives: [{ relation: 'spouse', name: '方若兰', citizenId: '440524188001010014' }] })).subject
    const said = JSON.stringify((await factsOf(t, id)))
    assert.ok(!said.includes(mine) && !said.includes('方若兰') && !said.includes('440524188001010014'))
    const colleagues = (await t.as(await employed(t, 'reviewer')).get('/api/integrity/declarations')).body.items as { id: string }[]
    assert.ok(!colleagues.some((d) => d.id === id))
    assert.equal((await t.as(officer('reviewer')).get(`/api/integrity/declarations/${id}/reveal?purpose=核对关联关系`)).status, 403)
    assert.equal((await head.get(`/api/integrity/declarations/${id}/reveal`)).status, 422, 'a look needs its purpose')
    assert.equal((await head.get(`/api/integrity/declarations/${id}/reveal?purpose=核对关联关系`)).body.content.relatives[0].name, '方若兰')
  })
})

describe('ties', () => {
  test('are found by citizen id and by credit code; a former employer counts only within the cooling-off', async () => {
    const [a, b, c] = [await anEnterprise(t, {}, { name: '方若兰', citizenId: '440524188001010014' }), await anEnterprise(t), await anEnterprise(t)]
    const who = await employed(t, 'reviewer')
    await declared(t, who, {
      citizenId: mine, relatives: [{ relation: 'spouse', name: '方若兰', citizenId: '440524188001010014' }],
      employers: [{ creditCode: b.creditCode, name: '云州试验化工', from: '2018-01-01', until: '2024-06-30' }, { creditCode: c.creditCode, name: '云州旧东家', from: '2010-01-01', until: '2020-06-30' }],
    })
    assert.equal((await until('the relative is found', async () => (await tiesOf(a.id))[0])).kind, 'relative')
    assert.deepEqual(await until('the employer is found', async () => (await tiesOf(b.id)).map((x) => [x.kind, x.until])[0]), ['former-employer', '2027-06-30'])
    assert.deepEqual(await tiesOf(c.id), [], 'left more than three years ago')
  })

  test('ask for a recusal on each open case in the officer’s reach, and on each later one; the head decides', async () => {
    const e = await anEnterprise(t)
    const open = await submitted(t, e)
    const who = await employed(t, 'reviewer')
    const elsewhere = await employed(t, 'reviewer', { department: 'housing' })
    for (const x of [who, elsewhere]) await declared(t, x, { holdings: [{ creditCode: e.creditCode, name: '云州试验化工', percent: 2 }] })
    const proposal = await until('a recusal is proposed', async () => (await recusalsOf(open)).find((r) => r.officer.id === who.id))
    assert.deepEqual([proposal.origin, proposal.state, proposal.grounds], ['system', 'requested', '系统发现关联关系：持有股份，提请负责人决定是否回避'])
    await until('both ties are found', async () => (await head.get(`/api/integrity/ties?enterprise=${e.id}`)).body.items.length === 1)
    assert.ok(!(await recusalsOf(open)).some((r) => r.officer.id === elsewhere.id), 'who cannot act on the case need not leave it')
    await stepped(e.applicant, open, 'withdraw', { reason: '补充材料后另行申请' })
    const next = await submitted(t, e)
    const again = await until('the new case asks again', async () => (await recusalsOf(next))[0])
    good(await take(head, 'recusals', again.id, 'uphold', { application: next, officer: who.id, reason: '持股属实' }))
    await stepped(t.as(officer('window')), next, 'accept')
    const page = await pageOf(t.as(who), next)
    await refused(t, () => t.as(who).post(`/api/licensing/applications/${next}/assign`, { seen: page.seen }), { status: 409, type: 'integrity/recused' })
  })

  test('one that comes to light after the decision is flagged on the decided case, to head and auditor, and undoes nothing', async () => {
    const e = await anEnterprise(t)
    const id = await submitted(t, e)
    const who = await employed(t, 'reviewer')
    await stepped(t.as(officer('window')), id, 'accept')
    await reviewed(t.as(who), id)
    await stepped(t.as(officer('approver')), id, 'grant', { scope: '生产', reason: '符合' })
    await declared(t, who, { others: [{ creditCode: e.creditCode, name: '云州试验化工', note: '与该企业有未了结的借款' }] })
    const flag = await until('the case is flagged', async () => (await head.get(`/api/integrity/flags?application=${id}`)).body.items[0])
    assert.deepEqual([flag.state, flag.kind, flag.officer.id, flag.steps.at(-1).step], ['open', 'other', who.id, 'licensing/application/conclude-review'])
    const raised = (await factsOf(t, flag.id))[0]!
    assert.equal(raised.clause, '公务员法-76')
    assert.equal((await pageOf(head, id)).state, 'publicised', 'the decision stands until somebody acts on it')
    for (const role of ['reviewer', 'approver', 'window']) assert.equal((await t.as(officer(role)).get(`/api/integrity/flags/${flag.id}`)).status, 403)
    assert.equal((await t.as(officer('auditor', { department: null })).get(`/api/integrity/flags/${flag.id}`)).status, 200)
    assert.ok((await head.get(`/api/licensing/applications/${id}/timeline`)).body.items.some((i: { name: string }) => i.name === 'integrity.flag-raised'))
    isProblem(await t.as(officer('auditor', { region: '990100', department: null })).post(`/api/integrity/flags/${flag.id}/settle`, { seen: '1', reason: '无' }), 403, 'kernel/forbidden')
    await refused(t, () => take(head, 'flags', flag.id, 'settle', {}), { status: 422, type: 'kernel/invalid' })
    good(await take(head, 'flags', flag.id, 'settle', { reason: '复核审查结论无误，决定维持；对该员予以提醒' }))
  })

  test('are not ended by the one whom they concern', async () => {
    const e = await anEnterprise(t)
    const chief = await employed(t, 'head')
    await declared(t, chief, { holdings: [{ creditCode: e.creditCode, name: '云州试验化工', percent: 1 }] })
    const tie = await until('the tie is found', async () => (await tiesOf(e.id))[0])
    await refused(t, () => take(t.as(chief), 'ties', tie.id, 'end', { reason: '已转让' }), { status: 409, type: 'integrity/own-recusal' })
    good(await take(head, 'ties', tie.id, 'end', { reason: '已核实股份转让完毕' }))
  })
})

test('what stands in the tables follows from the facts', async () => {
  assert.deepEqual((await audit(t.house)).differences, [])
})
