import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { aLicence, answered, done, licencePage, measured, onLicence } from '../../test/support/licence.ts'
import { attempts, button, lastFact, refused } from '../../test/support/record.ts'
import { audit } from '../../kernel/replay.ts'
import { noteSuspensionEnd } from './commands/licence/suspend.ts'

const check = async (t: TestHouse, number: string) => (await t.as(null).get(`/api/licensing/check?number=${encodeURIComponent(number)}`)).body
const forward = (t: TestHouse, days: number) => t.clock.forward(days * 86_400_000)
type Life = Awaited<ReturnType<typeof aLicence>>

describe('the status of a licence', () => {
  let t: TestHouse
  let l: Life
  before(async () => { t = await openTestHouse(); l = await aLicence(t) })
  const annulment = { measure: 'annul', ground: 'not-qualified' }

  test('cannot be changed by a supervisor, a reviewer, the counter or the holder: each attempt is recorded', async () => {
    const { seen } = await licencePage(l.head, l.licence)
    const strangers = [officer('supervisor'), officer('reviewer'), officer('window'), officer('auditor'), l.who.actor]
    for (const actor of strangers) for (const [step, body] of [['propose', annulment], ['suspend', { ground: 'conditions', from: '2026-04-01', until: '2026-05-01' }], ['revoke', { ground: 'conditions' }], ['correct-validity', { validFrom: '2026-03-02', validUntil: '2030-01-01', source: '来函' }]] as const)
      await refused(t, () => onLicence(t.as(actor), l.licence, step, body, seen), { status: 403, type: 'kernel/forbidden' })
    const tried = (await attempts(t)).filter((a) => a.actor_id === strangers[0]!.id)
    assert.deepEqual(tried.map((a) => a.command), ['licensing/licence/propose', 'licensing/licence/suspend', 'licensing/licence/revoke', 'licensing/licence/correct-validity'])
    assert.deepEqual((await licencePage(t.as(strangers[0]!), l.licence)).actions, [], 'a supervisor reads, and has no button')
  })

  test('is not decided by an approver alone where the head decides, nor by another department', async () => {
    const { seen } = await licencePage(l.head, l.licence)
    await refused(t, () => onLicence(l.proposer, l.licence, 'annul', { ground: 'fraud' }, seen), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => onLicence(t.as(officer('head', { department: 'housing' })), l.licence, 'annul', { ground: 'fraud' }, seen), { status: 403, type: 'kernel/forbidden' })
  })

  test('is not touched before another person proposed it and the holder was told', async () => {
    const why = await refused(t, () => onLicence(l.head, l.licence, 'annul', { ground: 'fraud' }), { status: 409, type: 'licensing/no-proposal' })
    assert.equal(why.clause, '处罚法-44')
    assert.match(button(await licencePage(l.head, l.licence), 'annul')!.why!.zh, /应先由另一人提出/)
    await done(l.head, l.licence, 'propose', annulment)
    await refused(t, () => onLicence(l.head, l.licence, 'annul', { ground: 'not-qualified' }), { status: 409, type: 'integrity/same-person' })
    await done(l.head, l.licence, 'drop')
    await refused(t, () => onLicence(l.head, l.licence, 'drop'), { status: 409, type: 'licensing/no-proposal' })
  })

  test('needs a ground of the law, the one that the holder was told, and a reason', async () => {
    for (const body of [{ measure: 'annul', ground: 'because' }, { measure: 'suspend', ground: 'accident-major', until: '2026-08-01' }, { measure: 'withdraw', ground: 'fraud' }])
      await refused(t, () => onLicence(l.proposer, l.licence, 'propose', body), { status: 409, type: 'licensing/ground-unfit' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', { measure: 'annul' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', { ...annulment, reason: ' ' }), { status: 422, type: 'kernel/invalid' })
    await done(l.proposer, l.licence, 'propose', annulment)
    await answered(l)
    await refused(t, () => onLicence(l.head, l.licence, 'annul', { ground: 'fraud' }), { status: 409, type: 'licensing/other-ground' })
  })

  test('is not changed by a page that is older than what happened', async () => {
    const { seen } = await licencePage(l.head, l.licence)
    await done(l.proposer, l.licence, 'drop')
    const stale = await refused(t, () => onLicence(l.head, l.licence, 'annul', { ground: 'not-qualified' }, seen), { status: 409, type: 'kernel/changed-meanwhile' })
    assert.deepEqual(stale.since.map((f: { name: string }) => f.name), ['licensing.proposal-dropped'])
  })
})

describe('a suspension', () => {
  let t: TestHouse
  let l: Life
  let day: string
  before(async () => { t = await openTestHouse(); l = await aLicence(t); day = (await check(t, l.number)).on })
  const plus = (days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
  const proposal = (more: object) => ({ measure: 'suspend', ground: 'conditions', ...more })

  test('has an end, begins neither in the past nor after its end', async () => {
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', proposal({})), { status: 409, type: 'licensing/suspension-unfit' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', proposal({ until: plus(-1) })), { status: 409, type: 'licensing/suspension-unfit' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', proposal({ from: plus(-1), until: plus(30) })), { status: 409, type: 'licensing/suspension-unfit' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', proposal({ until: '2026-02-30' })), { status: 422, type: 'kernel/invalid' })
    await done(l.proposer, l.licence, 'propose', proposal({ from: plus(1), until: plus(30) }))
    await answered(l)
    const past = await refused(t, () => onLicence(l.head, l.licence, 'suspend', { ground: 'conditions', considered: '企业没有异议', from: plus(-3), until: plus(30) }), { status: 409, type: 'licensing/suspension-unfit' })
    assert.equal(past.errors[0].pointer, '/from')
    await refused(t, () => onLicence(l.head, l.licence, 'suspend', { ground: 'conditions', from: plus(1) }), { status: 422, type: 'kernel/invalid' })
  })

  test('is shown to everybody from its first day on, and does not move the validity', async () => {
    const held = await done(l.head, l.licence, 'suspend', { ground: 'conditions', considered: '企业没有异议', from: plus(1), until: plus(30) })
    assert.equal(held.state, 'suspended')
    const { body, clause, effectiveAt } = await lastFact(t, l.licence)
    assert.deepEqual([body.days, body.clauses, clause], [30, ['条例-14'], '条例-14'])
    assert.match(body.number, /^许暂扣〔2026〕WH20260001-1号$/)
    assert.ok(body.remedies.reviewUntil.on < body.remedies.suitUntil.on)
    assert.equal(effectiveAt, `${day}T16:00:00.000Z`, 'midnight in Shanghai')
    assert.equal((await check(t, l.number)).result, 'valid', 'not before its day')
    assert.deepEqual((await check(t, l.number)).licence.suspended, { from: plus(1), until: plus(30) })
    forward(t, 1)
    assert.equal((await check(t, l.number)).result, 'suspended')
    assert.equal((await l.head.get('/api/licensing/licences?state=suspended')).body.items.length, 1)
    assert.equal((await l.head.get('/api/licensing/licences?state=valid')).body.items.length, 0)
  })

  test('does not overlap another', async () => {
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', proposal({ until: plus(60) })), { status: 409, type: 'licensing/already-suspended' })
    await refused(t, () => onLicence(l.head, l.licence, 'suspend', { ground: 'conditions', from: plus(2), until: plus(60) }), { status: 409, type: 'kernel/out-of-order' })
  })

  test('stays when its end has passed: somebody is told to check again, and the register says so', async () => {
    await assert.rejects(t.house.work('suspension-end').perform(noteSuspensionEnd, { id: l.licence }), (e: { code: string }) => e.code === 'licensing/suspension-runs')
    forward(t, 30)
    const { licence } = await check(t, l.number)
    assert.deepEqual([(await check(t, l.number)).result, licence.suspended.until], ['suspended', plus(30)])
    assert.equal((await l.head.get('/api/licensing/licences?over=true')).body.items[0].recheckDue, true)
    await t.house.work('suspension-end').perform(noteSuspensionEnd, { id: l.licence })
    assert.deepEqual([(await lastFact(t, l.licence)).name, (await licencePage(l.head, l.licence)).suspended.recheckDue], ['licensing.suspension-over', true])
  })

  test('ends by a check of two officers that was made while it ran', async () => {
    const recheck = { on: plus(29), officers: ['周明远', '何静'], findings: '隐患全部整改完毕，条件恢复' }
    const resume = (more: object) => onLicence(l.proposer, l.licence, 'resume', { recheck: { ...recheck, ...more } })
    await refused(t, () => onLicence(l.proposer, l.licence, 'resume'), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => resume({ officers: ['周明远'] }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => resume({ officers: ['周明远', '周明远'] }), { status: 409, type: 'licensing/recheck-officers' })
    await refused(t, () => resume({ on: plus(0) }), { status: 409, type: 'licensing/recheck-date' })
    await refused(t, () => resume({ on: plus(90) }), { status: 409, type: 'licensing/recheck-date' })
    assert.equal((await resume({})).status, 200)
    assert.deepEqual([(await check(t, l.number)).result, (await check(t, l.number)).licence.suspended], ['valid', null])
    const story = (await licencePage(l.who.applicant, l.licence)).history.map((h: { name: string }) => h.name.replace('licensing.', ''))
    assert.deepEqual(story, ['licence-issued', 'measure-proposed', 'measure-answered', 'licence-suspended', 'suspension-over', 'licence-resumed'])
    await refused(t, () => resume({}), { status: 409, type: 'kernel/out-of-order' })
  })

  test('of an expired licence is refused, and an end of validity goes before the suspension', async () => {
    await done(l.proposer, l.licence, 'propose', proposal({ until: '2029-06-01' }))
    t.clock.set(new Date('2029-03-01T15:59:59Z'))
    await done(l.head, l.licence, 'suspend', { ground: 'conditions', from: '2029-03-01', until: '2029-06-01' })
    assert.equal((await check(t, l.number)).result, 'suspended')
    t.clock.set(new Date('2029-03-01T16:00:00Z'))
    assert.equal((await check(t, l.number)).result, 'expired')
    await refused(t, () => onLicence(l.head, l.licence, 'resume', { recheck: { on: '2029-03-02', officers: ['周明远', '何静'], findings: '条件已经恢复' } }), { status: 409, type: 'licensing/licence-expired' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'propose', { measure: 'revoke', ground: 'conditions' }), { status: 409, type: 'licensing/licence-expired' })
  })

  test('leaves tables that the facts alone rebuild', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

describe('the end of a licence', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('by revocation waits until a hearing can no longer be asked for, and cannot be resumed', async () => {
    const l = await aLicence(t)
    await done(l.proposer, l.licence, 'propose', { measure: 'revoke', ground: 'transfer' })
    const early = await refused(t, () => onLicence(l.head, l.licence, 'revoke', { ground: 'transfer' }), { status: 409, type: 'hearings/hearing-open' })
    assert.equal(early.clause, '处罚法-64')
    assert.equal((await licencePage(l.who.applicant, l.licence)).proposal.hearing.value, 5, 'its holder is told until when')
    forward(t, 10)
    await done(l.head, l.licence, 'revoke', { ground: 'transfer' })
    const found = await check(t, l.number)
    assert.deepEqual([found.result, found.licence.ended], ['revoked', { on: found.on, ground: 'transfer' }])
    assert.deepEqual((await lastFact(t, l.licence)).body.clauses, ['条例-21', '条例-14'])
    for (const step of ['resume', 'suspend', 'revoke', 'annul', 'withdraw']) assert.equal(button(await licencePage(l.head, l.licence), step), undefined, step)
    await refused(t, () => onLicence(l.head, l.licence, 'resume', { recheck: { on: found.on, officers: ['周明远', '何静'], findings: '条件已经恢复' } }), { status: 409, type: 'kernel/out-of-order' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'cancel', { ground: 'dissolved' }), { status: 409, type: 'licensing/cancel-unfit' })
    await done(l.proposer, l.licence, 'cancel', { ground: 'ended' })
    const closed = await check(t, l.number)
    assert.deepEqual([closed.result, closed.licence.ended.ground], ['cancelled', 'revoked'], 'what ended it is still told')
  })

  test('by withdrawal says what is made good', async () => {
    const l = await aLicence(t)
    await done(l.proposer, l.licence, 'propose', { measure: 'withdraw', ground: 'law-changed' })
    await answered(l)
    await refused(t, () => onLicence(l.head, l.licence, 'withdraw', { ground: 'law-changed' }), { status: 422, type: 'kernel/invalid' })
    await done(l.head, l.licence, 'withdraw', { ground: 'law-changed', considered: '企业没有异议', compensation: '按评估的直接损失补偿' })
    assert.equal((await check(t, l.number)).result, 'withdrawn')
  })

  test('by cancellation follows what has happened, not what somebody wishes', async () => {
    const l = await aLicence(t)
    for (const ground of ['expired', 'ended']) await refused(t, () => onLicence(l.proposer, l.licence, 'cancel', { ground }), { status: 409, type: 'licensing/cancel-unfit' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'cancel', { ground: 'tired' }), { status: 422, type: 'kernel/invalid' })
    t.clock.set(new Date('2029-12-31T01:00:00Z'))
    await done(l.proposer, l.licence, 'cancel', { ground: 'expired' })
    assert.deepEqual([(await check(t, l.number)).result, (await lastFact(t, l.licence)).body.before], ['cancelled', 'valid'])
  })

  test('leaves tables that the facts alone rebuild', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

describe('a validity that was entered wrongly', () => {
  let t: TestHouse
  let l: Life
  before(async () => { t = await openTestHouse(); l = await aLicence(t) })
  const right = { validFrom: '2026-03-02', validUntil: '2028-12-31', source: '许可决定书原件' }

  test('is not corrected without a reason and a source, by anybody but the head, to what it is, or beyond what the law gives', async () => {
    await refused(t, () => onLicence(l.head, l.licence, 'correct-validity', { ...right, reason: '' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => onLicence(l.head, l.licence, 'correct-validity', { ...right, source: '' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => onLicence(l.proposer, l.licence, 'correct-validity', right), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => onLicence(l.head, l.licence, 'correct-validity', { ...right, validUntil: '2029-03-01' }), { status: 409, type: 'licensing/validity-same' })
    await refused(t, () => onLicence(l.head, l.licence, 'correct-validity', { ...right, validFrom: '2025-03-01', validUntil: '2028-02-29' }), { status: 409, type: 'licensing/validity-before-grant' })
    for (const wrong of [{ validUntil: '2029-03-02' }, { validUntil: '2026-03-03' }, { validFrom: '2028-01-02', validUntil: '2028-01-01' }])
      await refused(t, () => onLicence(l.head, l.licence, 'correct-validity', { ...right, ...wrong }), { status: 409, type: 'licensing/validity-unlawful' })
  })

  test('shows who changed it, when, why, and what it was before', async () => {
    await done(l.head, l.licence, 'correct-validity', { ...right, reason: '录入时误写' })
    const last = (await licencePage(l.head, l.licence)).history.at(-1)
    assert.deepEqual([last.reason, last.body.before, last.body.after, last.body.source, last.role], ['录入时误写', { from: '2026-03-02', until: '2029-03-01' }, { from: '2026-03-02', until: '2028-12-31' }, '许可决定书原件', 'head'])
    assert.ok(last.by.startsWith('head-') && last.at)
    t.clock.set(new Date('2028-12-31T16:00:00Z'))
    assert.equal((await check(t, l.number)).result, 'expired', 'by its new dates')
  })
})

describe('the ladder of construction', () => {
  test('gives an accident its range, adds for a second and for concealment, and turns into revocation', async () => {
    const t = await openTestHouse()
    const l = await aLicence(t, { sector: 'construction' })
    const day = async () => (await check(t, l.number)).on as string
    const until = async (days: number) => Temporal.PlainDate.from(await day()).add({ days: days - 1 }).toString()
    const ask = async (ground: string, days: number, more = {}) => onLicence(l.proposer, l.licence, 'propose', { measure: 'suspend', ground, until: await until(days), ...more })
    const unfit = (work: () => Promise<any>) => refused(t, work, { status: 409, type: 'licensing/suspension-unfit' })
    for (const [ground, days] of [['accident-ordinary', 29], ['accident-ordinary', 61], ['accident-larger', 59], ['accident-major', 121]] as const) await unfit(() => ask(ground, days))
    await unfit(() => ask('accident-ordinary', 59, { concealed: true }))
    assert.deepEqual((await licencePage(l.head, l.licence)).grounds.suspend.find((g: { key: string }) => g.key === 'accident-larger'), { key: 'accident-larger', least: 60, most: 90, revoke: null })

    const first = { from: await day(), until: await until(60) }
    await measured(l, 'suspend', 'accident-ordinary', {}, first)
    await refused(t, () => onLicence(l.proposer, l.licence, 'resume', { recheck: { on: first.from, officers: ['周明远', '何静'], findings: '条件已经恢复' } }), { status: 409, type: 'licensing/suspension-runs' })
    forward(t, 61)
    await done(l.proposer, l.licence, 'resume', { recheck: { on: await day(), officers: ['周明远', '何静'], findings: '条件已经恢复' } })

    await unfit(() => ask('accident-ordinary', 60))
    const major = await unfit(() => ask('accident-major', 100))
    assert.match(major.title, /应当吊销/)
    const concealed = await unfit(() => ask('accident-larger', 120, { concealed: true }))
    assert.match(concealed.title, /超过 120 日，应当吊销/)
    await measured(l, 'suspend', 'accident-ordinary', {}, { from: await day(), until: await until(90) })
    forward(t, 91)
    await done(l.proposer, l.licence, 'resume', { recheck: { on: await day(), officers: ['周明远', '何静'], findings: '条件已经恢复' } })
    const third = await unfit(() => ask('accident-ordinary', 30))
    assert.match(third.title, /第三次.*应当吊销/)
    forward(t, 365)
    assert.equal((await ask('accident-ordinary', 30)).status, 200, 'after twelve months it begins anew')
  })
})
