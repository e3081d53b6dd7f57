import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, granted, stepped, submitted } from '../../test/support/licensing.ts'
import { refused } from '../../test/support/record.ts'
import { caseSteps } from './duties.ts'

// Monday 2026-03-02; the decision on hazardous chemicals is due 45 days after receipt.
const t = await openTestHouse()
const head = t.as(officer('head'))
const day = 86_400_000

async function account(name: string, role: string) {
  const opened = await openAccount(t, { account: `watched-${role}`, name, roles: [role], password: 'for one entry only', region: '980100', department: 'emergency' })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  return opened.body.subject as string
}
const duties = (person: string | null, leader: string | null = null) => caseSteps.map((step) => ({ step, text: '按规定办理并对结果负责', person, leader }))
const setList = (body: object) => head.post('/api/oversight/duty-lists/set', { department: 'emergency', region: '980100', reason: '岗位调整', ...body })

describe('who answers for what', () => {
  let person: string
  let leader: string
  before(async () => { person = await account('唐闻', 'window'); leader = await account('方局', 'head') })

  test('is not set backwards, with a step left out, or with a stranger on it', async () => {
    await refused(t, () => setList({ from: '2026-03-02', duties: duties(person) }), { status: 409, type: 'oversight/from-tomorrow' })
    await refused(t, () => setList({ from: '2026-03-03', duties: duties(person).slice(1) }), { status: 409, type: 'oversight/steps-incomplete' })
    await refused(t, () => setList({ from: '2026-03-03', duties: duties(crypto.randomUUID()) }), { status: 409, type: 'oversight/person-unknown' })
    await refused(t, () => t.as(officer('head', { department: 'housing' })).post('/api/oversight/duty-lists/set', { department: 'emergency', region: '980100', from: '2026-03-03', duties: duties(person), reason: '岗位调整' }), { status: 403, type: 'kernel/forbidden' })
  })

  test('stays with the case as it stood on the day of acceptance, beside who in fact did it', async () => {
    const early = await granted(t)
    assert.equal((await setList({ from: '2026-03-03', duties: duties(person, leader) })).status, 200)
    t.clock.forward(day)
    const late = await submitted(t, await anEnterprise(t))
    await stepped(t.as(officer('window', { name: '林受理' })), late, 'accept')
    assert.equal((await setList({ from: '2026-03-10', duties: duties(null) })).status, 200)
    t.clock.forward(8 * day)
    const listOf = async (id: string) => (await head.get(`/api/oversight/cases/${id}/duties`)).body
    assert.deepEqual([(await listOf(early.id)).version, (await listOf(late)).version], [null, 1])
    const accept = (await listOf(late)).duties.find((d: { step: string }) => d.step === 'accept')
    assert.deepEqual([accept.person, accept.leader, accept.done[0].by], ['唐闻', '方局', '林受理'])
    assert.equal((await listOf(early.id)).duties.find((d: { step: string }) => d.step === 'grant').done.length, 1)
    assert.deepEqual((await listOf(late)).duties.filter((d: { step: string }) => ['issue', 'renew', 'extend'].includes(d.step)).map((d: { step: string }) => d.step), ['issue'], 'of a first application')
  })
})

describe('the lights of a case', () => {
  test('turn yellow at 70 %, red at 90 %, and name who lets the limit pass; a returned case has none', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const reviewer = t.as(officer('reviewer', { name: '周审查' }))
    await stepped(t.as(officer('window')), id, 'accept')
    await stepped(reviewer, id, 'assign')
    const mine = async () => (await head.get(`/api/oversight/cases?limit=200`)).body.items.find((c: { id: string }) => c.id === id)
    const first = await mine()
    assert.deepEqual([first.pace.light, first.pace.value, first.responsible], ['green', 45, '周审查'])
    const until = async (light: string) => { for (let n = 0; n < 60; n++) { const now = await mine(); if (now.pace.light === light) return now.pace; t.clock.forward(day) } throw new Error(`never ${light}`) }
    const yellow = await until('yellow')
    assert.ok(yellow.share >= 0.7 && yellow.share < 0.75, String(yellow.share))
    const red = await until('red')
    assert.ok(red.share >= 0.9 && red.share < 0.95, String(red.share))
    const over = await until('over')
    assert.ok(over.left < 0)
    assert.equal((await head.get('/api/oversight/cases?light=over')).body.items.some((c: { id: string }) => c.id === id), true)
    await stepped(reviewer, id, 'return', { items: [{ kind: 'formal', key: 'certificates', note: '证书过期' }], reason: '材料不符' })
    assert.equal((await mine()).pace, null)
    const cells = (await head.get('/api/oversight/overview')).body.cells
    assert.ok(cells.some((c: { state: string; light: string }) => c.state === 'returned' && c.light === 'none'))
  })

  test('of a case that nobody handled at the counter in time: it counts as accepted from its day, before anything noted it', async () => {
    const id = await submitted(t, await anEnterprise(t))
    t.clock.forward(12 * day)
    const now = (await head.get('/api/oversight/cases?limit=200')).body.items.find((c: { id: string }) => c.id === id)
    assert.deepEqual([now.state, now.pace], ['accepted', null])
  })

  test('are for those who supervise: a reviewer and an enterprise see none, another region sees other cases', async () => {
    assert.equal((await t.as(officer('reviewer')).get('/api/oversight/cases')).status, 403)
    assert.deepEqual((await t.as(officer('supervisor', { region: '990100' })).get('/api/oversight/cases')).body.items, [])
    assert.equal((await t.as(officer('head', { department: 'housing' })).get('/api/oversight/overview')).body.cells.length, 0)
  })
})

describe('a case step by step', () => {
  test('shows after each fact what stood there then, not what stands there now', async () => {
    const c = await granted(t)
    const { frames } = (await head.get(`/api/oversight/cases/${c.id}/replay`)).body
    assert.deepEqual([frames[0].standing.state, frames.at(-1).standing.state], ['submitted', 'publicised'])
    const accepted = frames.find((f: { name: string }) => f.name === 'licensing.application-accepted')
    assert.deepEqual([accepted.standing.findings.length, accepted.standing.officer, accepted.standing.recommendation], [0, null, null])
    assert.ok(accepted.changed.includes('clock') && accepted.changed.includes('state'))
    const concluded = frames.find((f: { name: string }) => f.name === 'licensing.review-concluded')
    assert.ok(concluded.standing.findings.length > 10)
    assert.equal(concluded.standing.scope, null)
    assert.equal(frames.at(-1).standing.scope, '年产 3 万吨甲醇')
    assert.ok(Object.values(frames[0].standing.documents as Record<string, { sha256: string }[]>).flat().every((file) => /^[0-9a-f]{64}$/.test(file.sha256)))
    assert.equal((await t.as(officer('head', { department: 'housing' })).get(`/api/oversight/cases/${c.id}/replay`)).status, 404)
  })

  test('the record replays to the same tables', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
