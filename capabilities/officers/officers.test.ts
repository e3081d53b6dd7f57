import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { sql } from 'kysely'
import { first } from '../../kernel/db.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, step, stepped, submitted } from '../../test/support/licensing.ts'
import { button, factsOf, isProblem, lastFact, pageOf, refused } from '../../test/support/record.ts'
import { freshCitizenId } from '../enterprises/testing.ts'
import { posts } from './facts.ts'
import { anAccount, aTraining, officerStep, officerStepped, putInForce, qualify, staff } from './testing.ts'

const t = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
const keeper = officer('administrator')
const head = officer('head')

describe('who stands on the register', () => {
  test('only the administrator enters a person, with an id that is right and an account of the authority', async () => {
    const actor = await anAccount(t, 'reviewer')
    const entry = { name: '陈知行', citizenId: freshCitizenId(), account: actor.id }
    await refused(t, () => t.as(head).post('/api/officers/officers/enter', entry), { status: 403, type: 'kernel/forbidden' })
    const wrong = await refused(t, () => t.as(keeper).post('/api/officers/officers/enter', { ...entry, citizenId: `${entry.citizenId.slice(0, 17)}${entry.citizenId.endsWith('1') ? '2' : '1'}` }), { status: 422, type: 'kernel/invalid' })
    assert.equal(wrong.errors[0].pointer, '/citizenId')
    await refused(t, () => t.as(keeper).post('/api/officers/officers/enter', { ...entry, account: 'nobody' }), { status: 409, type: 'officers/account-unknown' })
    const done = await t.as(keeper).post('/api/officers/officers/enter', entry)
    assert.equal(done.status, 200, JSON.stringify(done.body))
    const fact = await lastFact(t, done.body.subject)
    assert.deepEqual([fact.name, fact.body.accounts, fact.region, fact.department], ['officers.entered', [actor.id], '980100', 'emergency'])
    assert.ok(!JSON.stringify(fact).includes(entry.citizenId), 'the id stands in the vault alone')
  })

  test('two persons who are one: the second entry is refused and names the first; the account is attached to it instead', async () => {
    const first = await staff(t, 'reviewer', { name: '沈一鸣' })
    const second = await anAccount(t, 'approver', { name: '沈一鸣（审批）' })
    const again = { name: '沈壹鸣', citizenId: first.citizenId.toLowerCase(), account: second.id }
    const problem = await refused(t, () => t.as(keeper).post('/api/officers/officers/enter', again), { status: 409, type: 'officers/same-person' })
    assert.match(problem.title, /沈一鸣/)
    assert.equal(problem.officer, first.id)
    await officerStepped(t, keeper, first.id, 'attach-account', { account: second.id })
    const fact = await lastFact(t, first.id)
    assert.deepEqual([fact.name, fact.body.account], ['officers.account-attached', second.id])
    const other = await staff(t, 'window', { name: '卢晚' })
    const taken = await refused(t, () => officerStep(t, keeper, other.id, 'attach-account', { account: second.id }), { status: 409, type: 'officers/account-taken' })
    assert.match(taken.title, /沈一鸣/)
    const page = (await t.as(head).get(`/api/officers/officers/${first.id}`)).body
    assert.deepEqual(page.accounts.map((a: { id: string }) => a.id).sort(), [first.actor.id, second.id].sort())
  })

  test('an account that was attached by mistake is taken off with a reason; one that is not there is refused', async () => {
    const [one, other] = [await staff(t, 'window'), await anAccount(t, 'window')]
    await refused(t, () => officerStep(t, keeper, one.id, 'detach-account', { account: other.id, reason: '登记错误' }), { status: 409, type: 'officers/account-not-attached' })
    await refused(t, () => officerStep(t, keeper, one.id, 'detach-account', { account: one.actor.id }), { status: 422, type: 'kernel/invalid' })
    await officerStepped(t, keeper, one.id, 'detach-account', { account: one.actor.id, reason: '登记错误' })
    assert.deepEqual((await t.as(head).get(`/api/officers/officers/${one.id}`)).body.accounts, [])
  })

  test('the head of another department sees nobody; the full id takes a purpose and leaves a look', async () => {
    const one = await staff(t, 'reviewer', { name: '顾远' })
    const stranger = officer('head', { department: 'housing' })
    assert.equal((await t.as(stranger).get(`/api/officers/officers/${one.id}`)).status, 404)
    assert.deepEqual((await t.as(stranger).get('/api/officers/officers')).body.items, [])
    assert.equal((await t.as(head).get(`/api/officers/officers/${one.id}/reveal`)).status, 422)
    const seen = await t.as(head).get(`/api/officers/officers/${one.id}/reveal?purpose=${encodeURIComponent('核对任职材料')}`)
    assert.equal(seen.body.citizenId, one.citizenId)
    const look = await first(t.house.pools.writer, sql<{ purpose: string }>`select purpose from look where subject = ${one.id}`)
    assert.equal(look!.purpose, '核对任职材料')
  })
})

describe('a qualification', () => {
  test('is granted by the head of the department, never to oneself, on a training that was passed or on what stood before the regime', async () => {
    const boss = await staff(t, 'head', { name: '范建' })
    const one = await staff(t, 'reviewer')
    const grant = { post: 'review', ground: 'transition' }
    await refused(t, () => officerStep(t, boss.actor, boss.id, 'grant-qualification', { ...grant, post: 'decision' }), { status: 409, type: 'officers/own-record' })
    await refused(t, () => officerStep(t, officer('head', { department: 'housing' }), one.id, 'grant-qualification', grant), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => officerStep(t, keeper, one.id, 'grant-qualification', grant), { status: 409, type: 'officers/ground-not-open' })
    await refused(t, () => officerStep(t, boss.actor, one.id, 'grant-qualification', { post: 'review', ground: 'training' }), { status: 409, type: 'officers/training-missing' })
    const failed = await aTraining(t, boss.actor, '2026-02-20', { [one.id]: 59 })
    await refused(t, () => officerStep(t, boss.actor, one.id, 'grant-qualification', { post: 'review', ground: 'training', training: failed }), { status: 409, type: 'officers/training-missing' })
    const passed = await aTraining(t, boss.actor, '2026-02-27', { [one.id]: 60 })
    await refused(t, () => officerStep(t, boss.actor, one.id, 'grant-qualification', { post: 'review', ground: 'training', training: passed, until: '2029-03-02' }), { status: 409, type: 'officers/dates' })
    await officerStepped(t, boss.actor, one.id, 'grant-qualification', { post: 'review', ground: 'training', training: passed })
    const { body } = await lastFact(t, one.id)
    assert.deepEqual([body.from, body.until, body.warnOn, body.training], ['2026-03-02', '2029-03-01', '2028-12-31', passed])
  })
})

describe('the gate', () => {
  test('lets everybody through until the head puts the regime in force, from tomorrow at the earliest, for the own department', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
    const [counter, chief] = [officer('window'), officer('head')]
    const id = await submitted(a, await anEnterprise(a))
    assert.equal(button(await pageOf(a.as(counter), id), 'accept')!.allowed, true)
    await refused(a, () => a.as(officer('approver')).post('/api/officers/regimes/put-in-force', { from: '2026-03-03' }), { status: 403, type: 'kernel/forbidden' })
    await refused(a, () => a.as(chief).post('/api/officers/regimes/put-in-force', { from: '2026-03-02' }), { status: 409, type: 'officers/not-before-tomorrow' })
    const regime = await putInForce(a, chief)
    await refused(a, () => a.as(chief).post('/api/officers/regimes/put-in-force', { from: '2026-05-01' }), { status: 409, type: 'officers/in-force-already' })
    const problem = await refused(a, () => step(a.as(counter), id, 'accept'), { status: 409, type: 'officers/not-qualified' })
    assert.deepEqual([problem.clause, problem.title], ['参数-M1.8', '您没有有效的受理岗资格：未曾取得。请联系本部门负责人'])
    const shut = button(await pageOf(a.as(counter), id), 'accept')!
    assert.deepEqual([shut.allowed, shut.clause], [false, '参数-M1.8'])
    const one = await staff(a, 'window', { posts: ['acceptance'] })
    await stepped(a.as(one.actor), id, 'accept')
    const other = await staff(a, 'reviewer', { posts: ['acceptance'] })
    await refused(a, () => step(a.as(other.actor), id, 'assign'), { status: 409, type: 'officers/not-qualified' })
    const lifted = await a.as(chief).post(`/api/officers/regimes/${regime}/lift`, { seen: (await lastFact(a, regime)).id, from: '2026-03-04', reason: '系统切换期间' })
    assert.equal(lifted.status, 200, JSON.stringify(lifted.body))
    await refused(a, () => step(a.as(other.actor), id, 'assign'), { status: 409, type: 'officers/not-qualified' })
    a.clock.set(new Date('2026-03-03T16:00:00Z'))
    await stepped(a.as(other.actor), id, 'assign')
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('a qualification that lapses at midnight in Shanghai: the last second is good, the next is not, whether or not it was noted', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z', workers: true })
    const one = await staff(a, 'window', { posts: ['acceptance'], until: '2026-03-10' })
    await putInForce(a, officer('head'))
    const [first, second] = [await submitted(a, await anEnterprise(a)), await submitted(a, await anEnterprise(a))]
    a.clock.set(new Date('2026-03-10T15:59:59Z'))
    await stepped(a.as(one.actor), first, 'accept')
    a.clock.set(new Date('2026-03-10T16:00:00Z'))
    const problem = await refused(a, () => step(a.as(one.actor), second, 'accept'), { status: 409, type: 'officers/not-qualified' })
    assert.match(problem.title, /已于 2026-03-10 届满/)
    await a.house.sweeper!.sweep()
    const noted = (await factsOf(a, one.id)).filter((f) => f.name === 'officers.qualification-lapsed')
    assert.deepEqual(noted.map((f) => [f.effectiveAt, f.actor.id]), [['2026-03-10T16:00:00.000Z', 'system:officers-qualification-lapse']])
    await qualify(a, one.id, 'acceptance')
    await stepped(a.as(one.actor), await submitted(a, await anEnterprise(a)), 'accept')
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('suspended by the head: refused since that day; restored only on a training held after it and passed', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
    const chief = officer('head')
    const one = await staff(a, 'window', { posts: ['acceptance'] })
    const early = await aTraining(a, chief, '2026-03-01', { [one.id]: 95 })
    await putInForce(a, chief)
    const id = await submitted(a, await anEnterprise(a))
    await refused(a, () => officerStep(a, officer('reviewer'), one.id, 'suspend-qualification', { post: 'acceptance', reason: '越权' }), { status: 403, type: 'kernel/forbidden' })
    await refused(a, () => officerStep(a, chief, one.id, 'suspend-qualification', { post: 'acceptance' }), { status: 422, type: 'kernel/invalid' })
    await officerStepped(a, chief, one.id, 'suspend-qualification', { post: 'acceptance', reason: '受理材料把关不严' })
    await refused(a, () => officerStep(a, chief, one.id, 'suspend-qualification', { post: 'acceptance', reason: '再次' }), { status: 409, type: 'officers/suspended-already' })
    const problem = await refused(a, () => step(a.as(one.actor), id, 'accept'), { status: 409, type: 'officers/not-qualified' })
    assert.match(problem.title, /自 2026-03-03 起暂停/)
    await refused(a, () => officerStep(a, chief, one.id, 'grant-qualification', { post: 'acceptance', ground: 'training', training: early }), { status: 409, type: 'officers/suspended' })
    for (const training of [null, early]) await refused(a, () => officerStep(a, chief, one.id, 'restore-qualification', { post: 'acceptance', training, reason: '再培训' }), { status: 409, type: 'officers/not-retrained' })
    a.clock.set(new Date('2026-03-09T01:00:00Z'))
    const again = await aTraining(a, chief, '2026-03-08', { [one.id]: 82 }, { retraining: true })
    await officerStepped(a, chief, one.id, 'restore-qualification', { post: 'acceptance', training: again, reason: '再培训合格' })
    assert.deepEqual((await lastFact(a, one.id)).body.training, { id: again, title: '许可审查实务', heldOn: '2026-03-08', mark: 82 })
    await stepped(a.as(one.actor), id, 'accept')
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('a suspension and a step that cross: whichever comes first, nothing is done after the suspension', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
    const chief = officer('head')
    const one = await staff(a, 'window', { posts: ['acceptance'] })
    await putInForce(a, chief)
    const ids = await Promise.all(Array.from({ length: 4 }, async () => submitted(a, await anEnterprise(a))))
    const [, ...steps] = await Promise.all([
      officerStep(a, chief, one.id, 'suspend-qualification', { post: 'acceptance', reason: '暂停' }), ...ids.map((id) => step(a.as(one.actor), id, 'accept')),
    ])
    const suspended = (await factsOf(a, one.id)).find((f) => f.name === 'officers.qualification-suspended')!
    for (const [i, answer] of steps.entries()) {
      if (answer!.status === 200) assert.ok(BigInt(answer!.body.fact) < BigInt(suspended.id), `${ids[i]} was accepted before the suspension`)
      else isProblem(answer!, 409, 'officers/not-qualified')
    }
  })

  test('every post that a step of the house names is on the register’s list', async () => {
    const named = (await findCapabilities()).flatMap((c) => c.procedures ?? []).flatMap((p) => Object.values(p.steps as Record<string, { post?: string }>).flatMap((s) => s.post ?? []))
    assert.deepEqual([...new Set(named)].filter((p) => !(posts as readonly string[]).includes(p)), [])
  })
})
