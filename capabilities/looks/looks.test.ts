import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { all } from '../../kernel/db.ts'
import { audit } from '../../kernel/replay.ts'
import { startSweeper } from '../../kernel/sweeper.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { applicantOf, officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { anEnterprise, submitted } from '../../test/support/licensing.ts'
import { factsOf, refused } from '../../test/support/record.ts'
import type { Actor } from '../../kernel/access.ts'
import { looks } from './index.ts'

const t = await openTestHouse()
// Swept by hand: the clock stands.
const sweeper = startSweeper(t.house, looks.due!, 3_600_000)
after(() => sweeper.close())
const citizenId = '11010519491231002X'
let accounts = 0

/** Somebody with an account, as the record of looks names people. */
async function colleague(role: string, more: Partial<Actor> = {}) {
  const actor = officer(role, more)
  const opened = await openAccount(t, {
    account: `looker${++accounts}`, name: actor.name, roles: [role], password: 'for one entry only', region: actor.region, department: actor.department,
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const named = { ...actor, id: opened.body.subject as string }
  return { ...t.as(named), actor: named }
}
type Colleague = Awaited<ReturnType<typeof colleague>>

let who: Awaited<ReturnType<typeof anEnterprise>>
let application: string
let investigator: Colleague
let head: Colleague
let auditor: Colleague
before(async () => {
  who = await anEnterprise(t, {}, { name: '石望川', citizenId, phone: '13812345678' })
  application = await submitted(t, who);
  [investigator, head, auditor] = await Promise.all([colleague('supervisor'), colleague('head'), colleague('auditor')])
  const declared = await who.applicant.post('/api/looks/financials/declare', {
    enterprise: who.id, year: 2025, bank: '云州商业银行望海支行', account: '6217 0000 1000 1234 567', revenue: 5_000_000_00, costDue: 100_000_00, costSpent: 86_500_00,
  })
  assert.equal(declared.status, 200, JSON.stringify(declared.body))
})

const valuesOf = async (of = who.id) => (await investigator.get(`/api/looks/enterprises/${of}/values`)).body
const keysOf = async (group: string) => ((await valuesOf()).items as { group: string; key: string }[]).filter((v) => v.group === group).map((v) => v.key)
const asks = async (by: Caller, more: Record<string, unknown> = {}) => by.post('/api/looks/requests/ask', {
  enterprise: who.id, basis: 'accident', caseNumber: '云安事调〔2026〕3号', purpose: '核实事故前安全费用是否足额使用', values: await keysOf('financial'), ...more,
})
async function asked(more: Record<string, unknown> = {}, by: Caller = investigator) {
  const done = await asks(by, more)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body.subject as string
}
const pageOf = async (by: Caller, id: string) => (await by.get(`/api/looks/requests/${id}`)).body
/** A step, with `seen` of the page as whoever asked sees it. */
const step = async (by: Caller, id: string, name: string, body: object = {}) => by.post(`/api/looks/requests/${id}/${name}`, { seen: (await pageOf(head, id)).seen, ...body })
const approves = async (by: Caller, id: string, more: object = {}) =>
  step(by, id, 'approve', { values: (await pageOf(head, id)).wanted.map((v: { key: string }) => v.key), days: 1, times: 2, ...more })
const opens = (by: Caller, id: string, caseNumber = '云安事调〔2026〕3号') => step(by, id, 'open', { caseNumber })
async function approved(more: object = {}, request: Record<string, unknown> = {}) {
  const id = await asked(request)
  const done = await approves(head, id, more)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return id
}
async function opened(id: string) {
  const done = await opens(investigator, id)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return (await pageOf(investigator, id)).views[0].id as string
}
const looksOf = (subject: string) => all(t.house.pools.writer, sql<{ actor_id: string; query: string }>`select actor_id, query from look where subject = ${subject}`)

describe('what everybody sees', () => {
  test('is masked by its kind, and shares stand for amounts', async () => {
    const { items } = await valuesOf()
    const shown = Object.fromEntries(items.map((v: { group: string; field: string; shown: string }) => [`${v.group} ${v.field}`, v.shown]))
    assert.deepEqual(
      [shown['person citizenId'], shown['person phone'], shown['financial account'], shown['financial revenue'], shown['application principalId'], shown['application safetyCostSpent']],
      ['1****************X', '138****5678', '***************4567', '***', '1****************X', '***'])
    const [year] = (await investigator.get(`/api/looks/enterprises/${who.id}/financials`)).body.items
    assert.deepEqual([year.account, year.dueShare, year.spentShare], ['***************4567', 2, 86.5])
  })

  test('of a case: amounts are shares to whoever does not examine it, and fetching its documents is a look', async () => {
    const shown = async (by: Caller) => (await by.get(`/api/licensing/applications/${application}`)).body
    assert.deepEqual([(await shown(who.applicant)).answers.safetyCostSpent, (await shown(head)).answers.safetyCostSpent], [3, 3])
    const page = await shown(investigator)
    assert.deepEqual([page.answers.revenue, page.answers.safetyCostSpent], ['***', '*** (100 %)'])
    const [file] = Object.values(page.documents as Record<string, { id: string }[]>).flat()
    for (const by of [who.applicant, head, investigator, investigator]) assert.equal((await by.get(`/api/licensing/applications/${application}/files/${file!.id}`)).status, 200)
    assert.deepEqual(await looksOf(file!.id), [{ actor_id: investigator.actor.id, query: 'licensing/file' }])
    const listed = (await auditor.get('/api/looks/looks?query=licensing/file')).body.items
    assert.equal(listed.length, 1)
    assert.match(listed[0].enterprise, /云州试验化工/)
    const [own] = (await who.applicant.get('/api/looks/own')).body.items
    assert.deepEqual([own.id, own.officer, own.caseNumber, own.values], [listed[0].id, investigator.actor.name, page.number, []], 'its enterprise reads it too')
    assert.ok(own.document)
  })

  test('is no officer’s without an approved request, and nobody’s who is not of the region', async () => {
    const [person] = (await investigator.get(`/api/enterprises/enterprises/${who.id}/persons`)).body.items
    for (const by of [investigator, head, auditor]) assert.equal((await by.get(`/api/enterprises/persons/${person.id}/reveal?purpose=${encodeURIComponent('核对负责人证件')}`)).status, 403)
    assert.equal((await t.as(officer('supervisor', { region: '990100' })).get(`/api/looks/enterprises/${who.id}/values`)).status, 404)
    assert.equal((await who.applicant.get(`/api/looks/enterprises/${who.id}/values`)).status, 403)
  })
})

describe('asking', () => {
  test('needs a purpose, a case and values that are this enterprise’s own', async () => {
    const other = await anEnterprise(t)
    const theirs = await submitted(t, other)
    assert.equal((await asks(investigator, { purpose: '看看' })).status, 422)
    assert.equal((await asks(investigator, { caseNumber: '' })).status, 422)
    await refused(t, () => asks(investigator, { application: theirs }), { status: 409, type: 'looks/another-case' })
    const foreign = (await valuesOf(other.id)).items[0].key
    await refused(t, () => asks(investigator, { values: [foreign] }), { status: 409, type: 'looks/value-unknown' })
    await refused(t, () => asks(t.as(officer('supervisor', { department: null }))), { status: 409, type: 'looks/no-department' })
    await refused(t, () => asks(t.as(officer('supervisor', { region: '980121' }))), { status: 403, type: 'kernel/forbidden' })
    assert.equal((await asks(auditor)).status, 403)
  })
})

describe('approving', () => {
  test('is never for whoever asked, nor for another department, region or post', async () => {
    const both = await colleague('head')
    const own = await asked({}, both)
    await refused(t, () => approves(both, own), { status: 409, type: 'integrity/same-person' })
    assert.equal((await pageOf(both, own)).actions.find((a: { step: string }) => a.step === 'approve').allowed, false)
    const id = await asked()
    for (const by of [officer('head', { department: 'housing' }), officer('head', { region: '980121' })]) await refused(t, () => approves(t.as(by), id), { status: 403, type: 'kernel/forbidden' })
    for (const by of [investigator, auditor, t.as(officer('approver'))]) assert.equal((await approves(by, id)).status, 403)
  })

  test('goes no further than what was asked, and than the authority allows', async () => {
    const id = await asked()
    await refused(t, async () => approves(head, id, { values: await keysOf('person') }), { status: 409, type: 'looks/not-asked' })
    const wide = await refused(t, () => approves(head, id, { days: 8, times: 6 }), { status: 409, type: 'looks/too-wide' })
    assert.deepEqual(wide.errors.map((e: { pointer: string }) => e.pointer), ['/days', '/times'])
    await refused(t, () => approves(head, id, { hold: '要保密' }), { status: 409, type: 'looks/hold-unexplained' })
  })

  test('a request that was refused or taken back opens nothing', async () => {
    const [no, back] = [await asked(), await asked()]
    assert.equal((await step(head, no, 'refuse')).status, 422)
    assert.equal((await step(head, no, 'refuse', { reason: '与事故调查无关' })).status, 200)
    await refused(t, () => step(head, back, 'withdraw'), { status: 403, type: 'kernel/forbidden' })
    assert.equal((await step(investigator, back, 'withdraw')).status, 200)
    for (const id of [no, back]) await refused(t, () => opens(investigator, id), { status: 409, type: 'kernel/out-of-order' })
  })
})

describe('looking', () => {
  test('is for whoever was approved, and for the case that was named', async () => {
    const id = await approved()
    await refused(t, () => opens(head, id), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => opens(investigator, id, '云安事调〔2026〕9号'), { status: 409, type: 'looks/another-case' })
    const view = await opened(id)
    for (const by of [head, await colleague('supervisor')]) assert.equal((await by.get(`/api/looks/views/${view}`)).status, 404)
    assert.equal((await auditor.get(`/api/looks/views/${view}`)).status, 403)
  })

  test('the accident investigator sees the enterprise’s accounts: recorded first, for ten minutes, with a mark of who, when and why', async () => {
    const keys = [...await keysOf('financial'), ...await keysOf('person'), ...await keysOf('application')]
    const id = await approved({}, { values: keys, application })
    const view = await opened(id)
    const fact = (await factsOf(t, id)).at(-1)!
    assert.deepEqual([fact.name, fact.body.view, fact.body.values.length], ['looks.opened', view, keys.length])
    assert.ok(!JSON.stringify(fact).includes(citizenId) && !JSON.stringify(fact).includes('8650000'), 'the record says what was shown, never the values')
    assert.deepEqual(await looksOf(view), [])
    const seen = (await investigator.get(`/api/looks/views/${view}`)).body
    assert.deepEqual(await looksOf(view), [{ actor_id: investigator.actor.id, query: 'looks/view' }])
    const values = Object.fromEntries(seen.values.map((v: { group: string; field: string; value: string }) => [`${v.group} ${v.field}`, v.value]))
    assert.deepEqual(
      [values['financial account'], values['financial costSpent'], values['person citizenId'], values['person phone'], values['application principalId'], values['application safetyCostSpent']],
      ['6217000010001234567', '8650000', citizenId, '13812345678', citizenId, '300'])
    assert.deepEqual([seen.mark.officer, seen.mark.caseNumber, seen.secondsLeft], [investigator.actor.name, '云安事调〔2026〕3号', 600])
  })

  test('a look that fails half-way has been recorded all the same', async () => {
    const view = await opened(await approved())
    const { vault } = t.house
    t.house.vault = { ...vault, reveal: async () => { throw new Error('the connection broke') } }
    assert.equal((await investigator.get(`/api/looks/views/${view}`)).status, 500)
    t.house.vault = vault
    assert.equal((await looksOf(view)).length, 1)
  })

  test('ends with the view, with the looks that were allowed, with the approval, and at once when it is revoked', async () => {
    const id = await approved()
    const view = await opened(id)
    t.clock.forward(10 * 60_000)
    await refused(t, () => investigator.get(`/api/looks/views/${view}`), { status: 409, type: 'looks/view-over', recordedAs: null })
    await opened(id)
    await refused(t, () => opens(investigator, id), { status: 409, type: 'looks/used-up' })
    const another = await approved()
    const open = await opened(another)
    assert.equal((await step(auditor, another, 'revoke', { reason: '用途与案件不符' })).status, 200)
    await refused(t, () => investigator.get(`/api/looks/views/${open}`), { status: 409, type: 'looks/revoked', recordedAs: null })
    await refused(t, () => opens(investigator, another), { status: 409, type: 'kernel/out-of-order' })
    const late = await approved()
    t.clock.forward(24 * 3600_000)
    await refused(t, () => opens(investigator, late), { status: 409, type: 'looks/approval-over' })
    assert.equal((await pageOf(investigator, late)).state, 'expired')
  })
})

describe('knowing of it', () => {
  test('the enterprise reads who looked at its data and is told; another one reads nothing', async () => {
    const { id } = who
    const view = await opened(await approved())
    await sweeper.sweep()
    const [last] = (await who.applicant.get('/api/looks/own')).body.items
    assert.deepEqual([last.id, last.officer, last.department, last.caseNumber, last.values.length], [view, investigator.actor.name, 'emergency', '云安事调〔2026〕3号', 4])
    assert.ok(!('key' in last.values[0]))
    const inbox = (await who.applicant.get('/api/messages/inbox')).body.items
    assert.match(inbox[0].text.zh, /事故调查查看了贵企业的敏感数据/)
    const other = applicantOf((await anEnterprise(t)).id)
    assert.deepEqual((await t.as(other).get('/api/looks/own')).body.items, [])
    assert.equal((await t.as(other).get(`/api/looks/enterprises/${id}/financials`)).body.items.length, 0)
    assert.equal((await investigator.get('/api/looks/own')).status, 403)
  })

  test('where telling would hinder the investigation it is put off, and made up for on its day', async () => {
    t.clock.forward(60_000)
    const before = (await who.applicant.get('/api/looks/own')).body.items.length
    const view = await opened(await approved({ hold: '正在核查是否转移账目，告知将妨碍调查', holdDays: 20 }))
    await sweeper.sweep()
    assert.equal((await who.applicant.get('/api/looks/own')).body.items.length, before - 1, 'nor of the document that the same officer opened')
    t.clock.forward(20 * 24 * 3600_000)
    assert.equal((await who.applicant.get('/api/looks/own')).body.items[0].id, view, 'by its day alone, before any sweep')
    await sweeper.sweep()
    const told = (await factsOf(t)).at(-1)!
    assert.deepEqual([told.name, told.body.looks], ['looks.told', 1])
  })

  test('head and auditor read every request and every look; others only their own', async () => {
    const list = async (by: Caller) => (await by.get('/api/looks/looks?limit=200')).body.items
    const all_ = await list(auditor)
    assert.ok(all_.length >= 4)
    assert.deepEqual([all_[0].who, all_[0].caseNumber, all_[0].purpose], [investigator.actor.name, '云安事调〔2026〕3号', '核实事故前安全费用是否足额使用'])
    assert.equal((await list(head)).length, all_.length)
    assert.deepEqual(await list(await colleague('head', { department: 'housing' })), [])
    assert.deepEqual(await list(t.as(officer('auditor', { region: '990100' }))), [])
    assert.equal((await investigator.get('/api/looks/looks')).status, 403)
    assert.deepEqual((await (await colleague('supervisor')).get('/api/looks/requests')).body.items, [])
    assert.equal((await auditor.get('/api/looks/requests?state=expired')).body.items[0].state, 'expired')
    assert.equal((await auditor.get('/api/looks/looks.xlsx')).status, 200)
  })

  test('the tables are what the facts say', async () => assert.deepEqual((await audit(t.house)).differences, []))
})
