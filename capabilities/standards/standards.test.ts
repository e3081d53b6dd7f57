import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { all } from '../../kernel/db.ts'
import { audit } from '../../kernel/replay.ts'
import { clauses } from '../../law/index.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { lastFact, refused, until } from '../../test/support/record.ts'
import { founding } from './founding.ts'
import { indicatorFaults } from './indicators.ts'
import { adopted, draftOf, indicatorsOf, publishedVersion, take, taken } from './testing.ts'

const key = 'hazardous-chemicals/all'
/** The founding indicators with more safety staff asked for. */
const stricter = (n = 3) => indicatorsOf(key).map((i) => (i.key === 'safetyStaff' ? { ...i, threshold: n } : i))
const source = (more: object = {}) => ({ key: 'safetyStaff', source: 'accident', reference: '2026 年某化工厂较大事故调查报告第五部分', ...more })

test('founding standards are sound, and name clauses that stand in law/', () => {
  const known = new Set(clauses().map((c) => c.id))
  assert.deepEqual(new Set(founding.map((f) => f.sector)).size, 5)
  for (const f of founding) {
    assert.deepEqual(indicatorFaults(f.indicators), [], f.id)
    assert.deepEqual(f.indicators.filter((i) => !known.has(i.clause)).map((i) => i.key), [], f.id)
    assert.deepEqual([...new Set(f.indicators.map((i) => i.group))].sort(), ['facility', 'management', 'staff'], f.id)
  }
})

describe('a founding standard', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('is adopted by the head of its department alone, once, and only where it exists', async () => {
    const head = t.as(officer('head'))
    await refused(t, () => t.as(officer('approver')).post('/api/standards/standards/adopt', { founding: key }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => head.post('/api/standards/standards/adopt', { founding: 'construction/all' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => head.post('/api/standards/standards/adopt', { founding: 'bakeries/all' }), { status: 409, type: 'standards/founding-unknown' })
    assert.equal((await head.get('/api/standards/standards')).body.items.length, 0, 'nothing is in force before')
    const id = await adopted(t)
    await refused(t, () => head.post('/api/standards/standards/adopt', { founding: key }), { status: 409, type: 'standards/already-adopted' })
    const page = (await head.get(`/api/standards/standards/${id}`)).body
    assert.deepEqual([page.phase, page.effectiveOn, page.evaluateOn], ['in-force', '2026-03-02', '2027-03-02'])
    const open = (await head.get('/api/standards/founding')).body.items as { id: string }[]
    assert.ok(!open.some((f) => f.id === key) && open.some((f) => f.id === 'hazardous-chemicals/large'))
  })
})

describe('a new version', () => {
  let t: TestHouse
  let person: ReturnType<typeof officer>
  let drafter: Caller
  let head: Caller
  let base: string
  let id: string
  before(async () => {
    t = await openTestHouse()
    base = await adopted(t)
    person = officer('approver')
    drafter = t.as(person)
    head = t.as(officer('head'))
  })

  test('is refused where a change has no source, a clause is unknown or a threshold is missing', async () => {
    await refused(t, () => t.as(officer('window')).post('/api/standards/standards/draft', draftOf(stricter())), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => t.as(officer('reviewer', { department: 'housing' })).post('/api/standards/standards/draft', draftOf(stricter(), [source()])), { status: 403, type: 'kernel/forbidden' })
    const bare = await refused(t, () => drafter.post('/api/standards/standards/draft', draftOf(stricter())), { status: 409, type: 'standards/change-without-source' })
    assert.deepEqual(bare.errors.map((e: { pointer: string }) => e.pointer), ['/changes/safetyStaff/source'])
    const lacking = stricter().map((i) => (i.key === 'drills' ? { ...i, threshold: null } : i))
    await refused(t, () => drafter.post('/api/standards/standards/draft', draftOf(lacking, [source(), source({ key: 'drills' })])), { status: 409, type: 'standards/indicator-faulty' })
    const unknown = stricter().map((i) => (i.key === 'safetyStaff' ? { ...i, clause: '某法-999' } : i))
    await refused(t, () => drafter.post('/api/standards/standards/draft', draftOf(unknown, [source()])), { status: 409, type: 'standards/indicator-faulty' })
    await refused(t, () => drafter.post('/api/standards/standards/draft', draftOf(stricter(), [source({ reference: '无' })])), { status: 422, type: 'kernel/invalid' })
  })

  test('is one draft at a time, shows what differs with its source, and is consulted on before it is approved', async () => {
    const made = await drafter.post('/api/standards/standards/draft', draftOf(stricter(), [source()]))
    assert.equal(made.status, 200, JSON.stringify(made.body))
    id = made.body.subject
    await refused(t, () => t.as(officer('reviewer')).post('/api/standards/standards/draft', draftOf(stricter(4), [source()])), { status: 409, type: 'standards/draft-exists' })
    const page = (await drafter.get(`/api/standards/standards/${id}`)).body
    const changed = page.differences.filter((d: { kind: string }) => d.kind !== 'same')
    assert.deepEqual(changed.map((d: any) => [d.key, d.kind, d.before.threshold, d.after.threshold, d.source.source]), [['safetyStaff', 'changed', 2, 3, 'accident']])
    await refused(t, () => take(head, 'standards', id, 'approve', { reason: '同意' }), { status: 409, type: 'kernel/out-of-order' })
    await taken(drafter, 'standards', id, 'consult', { asked: '全市 12 家企业、行业协会', opinions: '两家建议延后施行，已采纳' })
  })

  test('is not approved by whoever drafted it, and published only for a day to come', async () => {
    await refused(t, () => take(drafter, 'standards', id, 'approve', { reason: '同意' }), { status: 409, type: 'integrity/same-person' })
    const button = (await drafter.get(`/api/standards/standards/${id}`)).body.actions.find((a: { step: string }) => a.step === 'approve')
    assert.equal(button.allowed, false)
    await taken(t.as(officer('approver')), 'standards', id, 'approve', { reason: '依据充分' })
    await refused(t, () => take(head, 'standards', id, 'publish', { effectiveOn: '2026-02-27' }), { status: 409, type: 'standards/effective-past' })
    await refused(t, () => take(head, 'standards', id, 'publish', { effectiveOn: '2026-03-02' }), { status: 409, type: 'standards/effective-past' })
    await taken(head, 'standards', id, 'publish', { effectiveOn: '2026-06-01' })
    assert.equal((await head.get(`/api/standards/standards/${id}`)).body.phase, 'coming')
    assert.deepEqual((await head.get(`/api/standards/standards/${base}`)).body.untilOn, '2026-06-01')
  })

  test('overlaps no other: one that would hold from before the coming one is refused', async () => {
    const made = await drafter.post('/api/standards/standards/draft', draftOf(stricter(5), [source()]))
    const third = made.body.subject as string
    await taken(drafter, 'standards', third, 'consult', { asked: '行业协会', opinions: '无意见' })
    await taken(t.as(officer('approver')), 'standards', third, 'approve', { reason: '同意' })
    for (const effectiveOn of ['2026-05-01', '2026-06-01'])
      await refused(t, () => take(head, 'standards', third, 'publish', { effectiveOn }), { status: 409, type: 'standards/overlapping' })
    await taken(head, 'standards', third, 'withdraw', { reason: '并入下一版' })
  })

  test('compares with the one before, and is withdrawn before it holds: its predecessor goes on', async () => {
    const answer = (await head.get(`/api/standards/comparison?before=${base}&after=${id}`)).body
    assert.deepEqual(answer.items.filter((d: { kind: string }) => d.kind !== 'same').map((d: any) => [d.key, d.source.reference.slice(0, 4)]), [['safetyStaff', '2026']])
    await refused(t, () => take(t.as(officer('approver')), 'standards', id, 'withdraw', { reason: '缓行' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => take(head, 'standards', id, 'withdraw'), { status: 422, type: 'kernel/invalid' })
    await taken(head, 'standards', id, 'withdraw', { reason: '上级将统一制定' })
    const before = (await head.get(`/api/standards/standards/${base}`)).body
    assert.deepEqual([before.phase, before.untilOn], ['in-force', null])
    assert.deepEqual(await all(t.house.pools.writer, sql`select rule from due where subject = ${base}`), [{ rule: 'standard-evaluation' }])
  })

  test('is read by the public once it is published, not before', async () => {
    const listed = async () => (await t.as(null).get('/api/standards/published')).body.items.map((i: { number: number; coming: boolean }) => [i.number, i.coming])
    assert.deepEqual(await listed(), [[1, false]])
    const made = await drafter.post('/api/standards/standards/draft', draftOf(stricter(6), [source()]))
    assert.deepEqual(await listed(), [[1, false]])
    assert.equal((await t.as(null).get(`/api/standards/published/${made.body.subject}`)).status, 404)
    assert.equal((await t.as(null).get(`/api/standards/published/${base}`)).body.indicators.length, indicatorsOf(key).length)
  })
})

test('the day comes: the earlier version is superseded, and each is evaluated when its year is over', async () => {
  const t = await openTestHouse({ workers: true })
  const base = await adopted(t)
  const id = await publishedVersion(t, draftOf(stricter(), [source()]), '2026-06-01')
  const reviewer = t.as(officer('reviewer'))
  await refused(t, () => take(reviewer, 'standards', id, 'evaluate', { findings: '执行三个月，情况良好。', outcome: 'keep' }), { status: 409, type: 'standards/not-in-force-yet' })
  t.clock.set(new Date('2026-05-31T16:00:00Z'))
  assert.equal((await reviewer.get(`/api/standards/standards/${id}`)).body.phase, 'in-force', 'by its date, before any worker noted it')
  await t.house.sweeper!.sweep()
  assert.deepEqual([(await lastFact(t, base)).name, (await lastFact(t, base)).to], ['standards.superseded', 'superseded'])
  t.clock.set(new Date('2027-06-01T01:00:00Z'))
  await t.house.sweeper!.sweep()
  assert.equal((await lastFact(t, id)).name, 'standards.evaluation-due')
  assert.deepEqual((await reviewer.get('/api/standards/standards?due=true')).body.items.map((i: { id: string }) => i.id), [id])
  await taken(reviewer, 'standards', id, 'evaluate', { findings: '两起事故暴露人员配备不足，建议提高。', outcome: 'revise' })
  const draft = await until('the draft of the revision', async () => (await reviewer.get('/api/standards/standards?phase=preparing')).body.items[0])
  await refused(t, () => take(reviewer, 'standards', id, 'evaluate', { findings: '再次记录同一天的评估。', outcome: 'keep' }), { status: 409, type: 'standards/evaluated-today' })
  const page = (await reviewer.get(`/api/standards/standards/${draft.id}`)).body
  assert.deepEqual([page.number, page.base, page.differences.every((d: { kind: string }) => d.kind === 'same')], [3, id, true])
  await refused(t, () => take(reviewer, 'standards', draft.id, 'consult', { asked: '企业', opinions: '无' + '意见' }), { status: 409, type: 'standards/nothing-changed' })
  assert.deepEqual((await audit(t.house)).differences, [])
})
