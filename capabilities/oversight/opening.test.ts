import assert from 'node:assert/strict'
import { test } from 'node:test'
import { health } from '../../kernel/observe.ts'
import { openAccount } from '../../test/support/accounts.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../../test/support/licensing.ts'
import { isProblem } from '../../test/support/record.ts'

const t = await openTestHouse()
const head = t.as(officer('head'))
const lines = async (caller = head) => ((await caller.get('/api/oversight/opening')).body.items as { department: string; title: { zh: string }; since: string | null; who: { zh: string }; text: { zh: string } }[])
const regimes = async () => (await health(t.house)).findings.find((f) => f.what === 'regimes')!
const account = async (name: string, role: string, department = 'emergency') => {
  const done = await openAccount(t, { account: name, name: '许可人员', roles: [role], password: 'for one entry only, truly', region: '980100', department })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

test('an installation that nobody works on lacks nothing; an applicant and a reviewer are not told', async () => {
  assert.deepEqual([await lines(), (await regimes()).ok], [[], true])
  const who = await anEnterprise(t)
  for (const caller of [who.applicant, t.as(officer('reviewer'))]) isProblem(await caller.get('/api/oversight/opening'), 403, 'kernel/forbidden')
})

test('the opening list names each regime that is missing, since when and who must act, to the head and in the health', async () => {
  await account('first-reviewer', 'reviewer')
  await account('only-approver', 'approver', 'housing')
  const told = await lines()
  assert.deepEqual(told.map((l) => [l.title.zh, l.since, l.who.zh, l.department]), [['审批人员持证上岗制度', '2026-03-02', '部门负责人', 'emergency'], ['集体审议', null, '系统管理员', 'emergency']])
  assert.match(told[1]!.text.zh, /至少 3 名成员，可以担任的只有 0 人/)
  assert.equal((await lines(t.as(officer('auditor')))).length, 4, 'an auditor sees every department of the region')
  const finding = await regimes()
  assert.deepEqual([finding.ok, (await health(t.house)).status], [false, 'degraded'])
  assert.match(finding.detail, /housing: Qualification of approval staff since 2026-03-02 \(Head of the department\)/)
})

test('it stays until the regime has begun, comes back when it is lifted, and tells of cases that no standard measures', async () => {
  const put = await head.post('/api/officers/regimes/put-in-force', { from: '2026-03-03' })
  assert.equal(put.status, 200, JSON.stringify(put.body))
  assert.match((await lines())[0]!.text.zh, /自 2026-03-03 起施行/)
  for (const name of ['one', 'two', 'three']) await account(`approver-${name}`, 'approver')
  t.clock.set(new Date('2026-03-03T01:00:00Z'))
  assert.deepEqual(await lines(), [])
  const lifted = await head.post(`/api/officers/regimes/${put.body.subject}/lift`, { seen: put.body.fact, from: '2026-03-05', reason: '人员调整' })
  assert.equal(lifted.status, 200, JSON.stringify(lifted.body))
  t.clock.set(new Date('2026-03-05T01:00:00Z'))
  const id = await submitted(t, await anEnterprise(t))
  await stepped(t.as(officer('window')), id, 'accept')
  assert.deepEqual((await lines()).map((l) => [l.title.zh, l.since]), [['审批人员持证上岗制度', '2026-03-05'], ['审批标准', '2026-03-05']])
})
