import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { commandName, type Command } from '../../kernel/command.ts'
import type { Query } from '../../kernel/query.ts'
import { applicantOf, officer, openTestHouse } from '../support/house.ts'
import { anEnterprise, submitted } from '../support/licensing.ts'

const t = await openTestHouse()
const allRoles = ['applicant', 'window', 'reviewer', 'approver', 'head', 'supervisor', 'auditor', 'administrator', 'security']
const reachable = [...t.house.commands.values()].filter((c) => Object.keys(c.does.by).some((r) => !r.startsWith('system:')))
const urlOf = (c: Command, id: string) => `/api/${c.does.capability}/${c.does.things}${c.does.from.length ? `/${id}` : ''}/${c.does.name}`
const pathOf = (q: Query) => `/api/${q.capability}${q.path.replaceAll(/:\w+/g, () => randomUUID())}`
const actorOf = (role: string) => (role === 'applicant' ? applicantOf(randomUUID()) : officer(role))

test('every command refuses whoever has not signed in, and every role that its step does not name', async () => {
  for (const c of reachable.filter((x) => !('public' in x.does.by))) {
    assert.equal((await t.as(null).post(urlOf(c, randomUUID()))).status, 401, commandName(c))
    for (const role of allRoles.filter((r) => !(r in c.does.by)))
      assert.equal((await t.as(actorOf(role)).post(urlOf(c, randomUUID()), { seen: '1' })).status, 403, `${role} → ${commandName(c)}`)
  }
})

test('every query refuses whoever has not signed in, and every role that it is not for', async () => {
  for (const q of t.house.queries.filter((x) => !('public' in x.for))) {
    assert.equal((await t.as(null).get(pathOf(q))).status, 401, q.name)
    for (const role of allRoles.filter((r) => !(r in q.for)))
      assert.equal((await t.as(actorOf(role)).get(pathOf(q))).status, 403, `${role} → ${q.name}`)
  }
})

test('none of the system’s steps is reachable', async () => {
  const closed = [...t.house.commands.values()].filter((c) => !reachable.includes(c))
  assert.ok(closed.length > 0)
  for (const c of closed) assert.equal((await t.as(officer('head')).post(urlOf(c, randomUUID()))).status, 404, commandName(c))
})

test('the right role from another enterprise, region or department is refused at every step of a case, and sees nothing of it', async () => {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  const stranger = (role: string) => (role === 'applicant'
    ? [applicantOf(randomUUID())]
    : [officer(role, { region: '980122' }), officer(role, { region: '990100' }), officer(role, { department: 'housing' })])
  const own = (await t.as(officer('window')).get(`/api/licensing/applications/${id}`)).body
  for (const c of reachable.filter((x) => x.does.capability === 'licensing' && x.does.subject === 'application' && x.does.from.length)) {
    for (const role of Object.keys(c.does.by).filter((r) => !r.startsWith('system:'))) for (const actor of stranger(role)) {
      const answer = await t.as(actor).post(urlOf(c, id), { seen: own.seen, reason: '理由', ...(await anyInput(c)) })
      assert.ok([403, 404].includes(answer.status) || answer.status === 422, `${role} ${actor.region}/${actor.department} → ${commandName(c)}: ${answer.status}`)
    }
  }
  for (const actor of [...stranger('applicant'), ...stranger('window'), ...stranger('reviewer')]) {
    assert.equal((await t.as(actor).get(`/api/licensing/applications/${id}`)).status, 404)
    assert.equal((await t.as(actor).get(`/api/licensing/applications/${id}/timeline`)).status, 404)
    assert.deepEqual((await t.as(actor).get('/api/licensing/applications')).body.items, [])
  }
  const after = (await t.as(officer('window')).get(`/api/licensing/applications/${id}`)).body
  assert.equal(after.seen, own.seen, 'nothing was changed')
  const { rows } = await t.house.pools.writer.query<{ n: number }>(`select count(*)::int as n from attempt where outcome = 'kernel/forbidden'`)
  assert.ok(rows[0]!.n > 100, 'the refusals stand in the attempts')
})

/** Input that parses, so that the refusal is about the actor and not about the form. */
async function anyInput(c: Command): Promise<Record<string, unknown>> {
  const known: Record<string, Record<string, unknown>> = {
    'send-correction-notice': { items: [{ key: 'certificates', kind: 'material', problem: 'missing', note: '请补充' }] }, 'correct-on-the-spot': { answers: {} },
    'decline-not-competent': { competent: '省厅' }, 'find-formal': { material: 'certificates', present: true, validForm: true, validDate: null },
    'find-substantive': { condition: 1, result: 'unverified', evidence: [], opinion: '无' }, 'stop-clock': { kind: 'testing' }, return: { items: [{ kind: 'formal', key: 'certificates', note: '请补充' }] },
    'conclude-review': { recommendation: 'refuse' }, grant: { scope: '生产' }, refuse: { clauses: ['条例-6'] }, complete: { version: 1 }, answer: { version: 1 },
    'confirm-extension': { checks: [{ key: 'penalties', clear: true, source: '系统' }] }, renew: { licence: randomUUID() }, alter: { licence: randomUUID() }, reprint: { licence: randomUUID() },
  }
  return known[c.does.name] ?? {}
}

/** What anybody may do or ask without an account. The list may only shrink, or grow by a decision of its own. */
const known = [
  'licensing/objection/file', 'licensing/check', 'licensing/notices', 'licensing/notice', 'licensing/guides', 'licensing/guide',
  // Its id is told to the objector alone, and neither text nor author comes out; how to reach the authorities.
  'licensing/objection', 'licensing/contacts',
  // Number and secret code are told to the complainant alone; neither text nor author nor the one complained of comes out.
  'integrity/complaint-state',
  // What is asked of applicants is displayed (许可法 §30): published versions alone, drafts never.
  'standards/published', 'standards/published-standard',
  // Median days with and without a pre-review: counts of cases, nobody's name.
  'pre-review/days',
]
type House = { commands: ReadonlyMap<string, Pick<Command, 'does'>>; queries: readonly Pick<Query, 'for' | 'name' | 'capability'>[] }
const openToAll = (house: House) => [
  ...[...house.commands.values()].filter((c) => 'public' in c.does.by).map((c) => commandName(c as Command)),
  ...house.queries.filter((q) => 'public' in q.for).map((q) => `${q.capability}/${q.name}`),
].filter((name) => !known.includes(name))

test('nothing is open to everybody but what is known to be', () => {
  assert.deepEqual(openToAll(t.house), [])
})

test('a query that somebody opened to everybody is found', () => {
  const leak = { name: 'persons', capability: 'enterprises', for: { public: 'public' as const } }
  assert.deepEqual(openToAll({ commands: new Map(), queries: [leak] }), ['enterprises/persons'])
})
