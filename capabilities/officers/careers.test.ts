import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem, lastFact, refused, until } from '../../test/support/record.ts'
import { anAccount, aTraining, officerStep, officerStepped, putInForce, qualify, staff } from './testing.ts'

const t = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
const keeper = officer('administrator')
const head = officer('head')
const accepted = async (a: TestHouse) => {
  const id = await submitted(a, await anEnterprise(a))
  await stepped(a.as(officer('window')), id, 'accept')
  return id
}

describe('rotation', () => {
  test('is refused while cases are in hand that no list hands over; then the successor finds and takes each of them', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
    const [old, next] = [await staff(a, 'reviewer', { name: '郑行', posts: ['review'] }), await staff(a, 'reviewer', { name: '苏晓' })]
    const ids = [await accepted(a), await accepted(a)]
    for (const id of ids) await stepped(a.as(old.actor), id, 'assign')
    const rotate = { post: 'review', successor: next.id, reason: '任职将满三年' }
    await refused(a, () => officerStep(a, head, old.id, 'rotate', rotate), { status: 409, type: 'officers/not-in-post' })
    await refused(a, () => officerStep(a, head, old.id, 'post', { post: 'review', from: '2026-03-03' }), { status: 409, type: 'officers/dates' })
    await officerStepped(a, head, old.id, 'post', { post: 'review', from: '2023-05-01' })
    assert.deepEqual((({ dueOn, warnOn, years }) => [dueOn, warnOn, years])((await lastFact(a, old.id)).body), ['2026-04-30', '2026-01-30', 3])
    await refused(a, () => officerStep(a, head, old.id, 'rotate', rotate), { status: 409, type: 'officers/successor-unfit' })
    await qualify(a, next.id, 'review')
    for (const handOver of [[], [ids[0]]]) {
      const problem = await refused(a, () => officerStep(a, head, old.id, 'rotate', { ...rotate, handOver }), { status: 409, type: 'officers/cases-in-hand' })
      assert.match(problem.title, /2 件未办结案件/)
      assert.equal(problem.clause, '公务员法-71')
    }
    await refused(a, () => officerStep(a, keeper, old.id, 'leave', { reason: '调离' }), { status: 409, type: 'officers/cases-in-hand' })
    await officerStepped(a, head, old.id, 'rotate', { ...rotate, handOver: ids })
    const { body } = await lastFact(a, old.id)
    assert.deepEqual([body.successor, body.handOver.length, body.on], [{ officer: next.id, name: '苏晓', account: next.actor.id }, 2, '2026-03-02'])
    assert.deepEqual((await a.as(next.actor).get('/api/officers/mine')).body.handOver.map((h: { application: string }) => h.application).sort(), [...ids].sort())
    await putInForce(a, head)
    const shut = await refused(a, () => step(a.as(old.actor), ids[0]!, 'stop-clock', { kind: 'testing', reason: '检测' }), { status: 409, type: 'officers/not-qualified' })
    assert.match(shut.title, /轮岗离开/)
    for (const id of ids) await stepped(a.as(next.actor), id, 'assign')
    assert.deepEqual((await a.as(next.actor).get('/api/officers/mine')).body.handOver, [])
    await officerStepped(a, keeper, old.id, 'leave', { reason: '调离' })
    await refused(a, () => officerStep(a, head, old.id, 'post', { post: 'issue' }), { status: 409, type: 'kernel/out-of-order' })
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('hands each case on by itself, with everything that stands in it', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z', workers: true })
    const [old, next] = [await staff(a, 'reviewer', { name: '郑行', posts: ['review'] }), await staff(a, 'reviewer', { name: '苏晓', posts: ['review'] })]
    const id = await accepted(a)
    await stepped(a.as(old.actor), id, 'assign')
    await officerStepped(a, head, old.id, 'post', { post: 'review', from: '2024-05-01' })
    const rotated = await officerStepped(a, head, old.id, 'rotate', { post: 'review', successor: next.id, handOver: [id], reason: '定期轮岗' })
    const fact = await until('the case is reassigned', async () => (await factsOf(a, id)).find((f) => f.name === 'licensing.case-reassigned'))
    assert.deepEqual([fact.actor.id, fact.causedBy, fact.body.officer.id, fact.body.was.id], ['system:rotation', rotated.fact, next.actor.id, old.actor.id])
    assert.deepEqual((await a.as(next.actor).get('/api/officers/mine')).body.handOver, [], 'nothing waits any more')
    assert.deepEqual((await a.as(head).get('/api/officers/soon')).body.waiting, 0)
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('the calendar warns early and turns red when the longest stay is over; the head is told, and it is noted from midnight', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z', workers: true })
    const one = await staff(a, 'reviewer', { name: '唐久' })
    await officerStepped(a, head, one.id, 'post', { post: 'review', from: '2023-06-01' })
    const alarm = async () => (await a.as(head).get('/api/officers/rotation')).body.items[0]
    assert.equal((await alarm()).alarm, 'yellow', '90 days before the end it is yellow')
    await a.house.sweeper!.sweep()
    assert.deepEqual((await factsOf(a, one.id)).map((f) => f.name).slice(-1), ['officers.stay-ending'])
    assert.ok((await a.as(head).get('/api/messages/inbox')).body.items.some((m: { text: { zh: string } }) => m.text.zh.includes('唐久')))
    a.clock.set(new Date('2026-06-01T01:00:00Z'))
    assert.deepEqual((({ alarm: colour, days }) => [colour, days])(await alarm()), ['red', -1])
    await a.house.sweeper!.sweep()
    assert.deepEqual((({ name, effectiveAt }) => [name, effectiveAt])(await lastFact(a, one.id)), ['officers.stay-over', '2026-05-31T16:00:00.000Z'])
    assert.deepEqual((await a.as(head).get('/api/officers/soon')).body.items.map((i: { kind: string }) => i.kind), ['stay'])
    assert.deepEqual((await audit(a.house)).differences, [])
  })
})

describe('training', () => {
  test('is planned by the head; nobody is entered who is not on the register, for more hours than it had, or before it was held', async () => {
    const one = await staff(t, 'reviewer')
    const plan = { title: '危险化学品审查要点', teacher: { name: '严守正', kind: 'outside-expert', from: '云州理工大学' }, hours: 8, on: '2026-03-10' }
    await refused(t, () => t.as(officer('reviewer')).post('/api/officers/trainings/plan', plan), { status: 403, type: 'kernel/forbidden' })
    const planned = (await t.as(head).post('/api/officers/trainings/plan', plan)).body
    const hold = (attendance: unknown[], by = head) => t.as(by).post(`/api/officers/trainings/${planned.subject}/hold`, { seen: planned.fact, attendance })
    await refused(t, () => hold([{ officer: one.id, hours: 8, mark: 90 }]), { status: 409, type: 'officers/not-yet-held' })
    t.clock.set(new Date('2026-03-11T01:00:00Z'))
    await refused(t, () => hold([{ officer: officer('reviewer').id, hours: 8, mark: 90 }]), { status: 409, type: 'officers/officer-unknown' })
    await refused(t, () => hold([{ officer: one.id, hours: 9, mark: 90 }]), { status: 409, type: 'officers/hours-beyond' })
    await refused(t, () => hold([{ officer: one.id, hours: 8, mark: 90 }], officer('head', { department: 'housing' })), { status: 403, type: 'kernel/forbidden' })
    const held = await hold([{ officer: one.id, hours: 8, mark: 59 }])
    assert.equal(held.status, 200, JSON.stringify(held.body))
    const correct = { seen: held.body.fact, attendance: [{ officer: one.id, hours: 8, mark: 95 }] }
    isProblem(await t.as(head).post(`/api/officers/trainings/${planned.subject}/correct-marks`, correct), 422, 'kernel/invalid')
    assert.equal((await t.as(head).post(`/api/officers/trainings/${planned.subject}/correct-marks`, { ...correct, reason: '录入错误' })).status, 200)
    const fact = await lastFact(t, planned.subject)
    assert.deepEqual([fact.body.was[0].mark, fact.body.attendance[0].mark], [59, 95])
    assert.deepEqual((await t.as(head).get(`/api/officers/officers/${one.id}`)).body.trainings.map((x: { mark: number; hours: number }) => [x.hours, x.mark]), [[8, 95]])
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})

describe('assessment', () => {
  test('measures approval quality from what was returned and overturned, with the cases behind each number', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z' })
    const [reviewer, approver] = [await staff(a, 'reviewer'), await staff(a, 'approver')]
    const id = await accepted(a)
    await reviewed(a.as(reviewer.actor), id)
    await stepped(a.as(approver.actor), id, 'send-back', { reason: '安全评价报告结论与现场不符' })
    await stepped(a.as(reviewer.actor), id, 'conclude-review', { recommendation: 'grant', reason: '已核实' })
    await stepped(a.as(approver.actor), id, 'grant', { scope: '生产', reason: '符合' })
    const figures = async (who: string) => (await a.as(head).get(`/api/officers/officers/${who}/figures`)).body
    assert.deepEqual((({ measures, share }) => [measures.done, measures.turned, share])(await figures(reviewer.id)), [2, 1, null], 'too few to judge by')
    assert.deepEqual((await figures(reviewer.id)).turned.map((x: { application: string; kind: string }) => [x.application, x.kind]), [[id, 'sent-back']])
    assert.deepEqual((({ measures }) => [measures.done, measures.turned])(await figures(approver.id)), [1, 0])
    const filed = await a.as(null).post('/api/licensing/objections/file', { application: id, text: '该企业安全距离不足，请核查' })
    const objection = filed.body.subject as string
    const seen = (await lastFact(a, objection)).id
    assert.equal((await a.as(head).post(`/api/licensing/objections/${objection}/uphold`, { seen, reason: '经核查属实' })).status, 200)
    await stepped(a.as(head), id, 'annul-grant', { reason: '异议成立' })
    assert.deepEqual((({ measures }) => [measures.done, measures.turned])(await figures(approver.id)), [1, 1], 'one decision counts once, however it was attacked')
    assert.deepEqual((({ measures }) => [measures.done, measures.turned])(await figures(reviewer.id)), [2, 2])
    assert.equal((await a.as(reviewer.actor).get(`/api/officers/officers/${reviewer.id}/figures`)).status, 403, 'the register is the head’s; one’s own figures stand in one’s own record')
    assert.equal((await a.as(reviewer.actor).get('/api/officers/mine')).body.figures.measures.turned, 2)
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('counts a complaint upheld by whoever looks into them, once, against the person behind the account', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z', workers: true })
    const [bad, investigator, unlisted] = [await staff(a, 'reviewer', { posts: ['review'] }), await anAccount(a, 'supervisor'), await anAccount(a, 'window')]
    const auditor = officer('auditor', { department: null, region: '000000' })
    const complaint = async (about: string | null) => {
      const { number } = (await a.as(null).post('/api/integrity/complain', { about: '受理窗口', text: '多次要求补交清单以外的材料。' })).body
      const id = (await a.as(auditor).get(`/api/integrity/complaints?q=${number}`)).body.items[0].id as string
      for (const [by, name, body] of [[auditor, 'accept', { officer: about, investigator: investigator.id }], [investigator, 'report', { reason: '录音属实' }], [auditor, 'uphold', { reason: '经查属实' }]] as const) {
        const done = await a.as(by).post(`/api/integrity/complaints/${id}/${name}`, { seen: (await lastFact(a, id)).id, ...body })
        assert.equal(done.status, 200, JSON.stringify(done.body))
      }
      return { number, id }
    }
    await complaint(null)
    await complaint(unlisted.id)
    const upheld = await complaint(bad.actor.id)
    const counted = await until('the complaint is counted', async () => (await factsOf(a, bad.id)).find((f) => f.name === 'officers.complaint-counted'))
    assert.deepEqual([counted.actor.id, counted.body.source, counted.causedBy], ['system:upheld-complaint', upheld.id, (await lastFact(a, upheld.id)).id])
    assert.equal(counted.reason, `投诉 ${upheld.number} 经查属实`)
    assert.equal((await a.as(bad.actor).get('/api/officers/mine')).body.figures.measures.complaints, 1)
    assert.deepEqual((await audit(a.house)).differences, [])
  })

  test('assesses everybody of the department; who fails is suspended by rule with the reason, and returns after retraining', async () => {
    const a = await openTestHouse({ at: '2026-03-02T01:00:00Z', workers: true })
    const [good, bad] = [await staff(a, 'reviewer', { name: '优', posts: ['review'] }), await staff(a, 'reviewer', { name: '差', posts: ['review'] })]
    await aTraining(a, head, '2026-02-01', { [good.id]: 88, [bad.id]: 75 })
    await officerStepped(a, head, bad.id, 'count-complaint', { note: '推诿申请人，经查实', reason: '信访核查结论' })
    await officerStepped(a, head, bad.id, 'count-complaint', { note: '超时未答复，经查实', reason: '信访核查结论' })
    const open = { title: '2025 年度考核', from: '2025-03-03', until: '2026-03-02' }
    await refused(a, () => a.as(officer('approver')).post('/api/officers/assessments/open', open), { status: 403, type: 'kernel/forbidden' })
    await refused(a, () => a.as(head).post('/api/officers/assessments/open', { ...open, until: '2026-12-31' }), { status: 409, type: 'officers/dates' })
    await refused(a, () => a.as(officer('head', { department: 'housing' })).post('/api/officers/assessments/open', open), { status: 409, type: 'officers/nobody-to-assess' })
    const run = (await a.as(head).post('/api/officers/assessments/open', open)).body.subject as string
    const page = await until('the assessment is closed', async () => {
      const found = (await a.as(head).get(`/api/officers/assessments/${run}`)).body
      return found.state === 'closed' && found
    })
    assert.deepEqual([page.officers, page.assessed, page.failed], [2, 2, 1])
    assert.deepEqual(page.results.map((r: { name: string; failed: string[] }) => [r.name, r.failed]), [['差', ['complaints']], ['优', []]])
    const suspended = await until('the failing officer is suspended', async () => (await factsOf(a, bad.id)).find((f) => f.name === 'officers.qualification-suspended'))
    assert.deepEqual([suspended.actor.id, suspended.body.assessment, suspended.reason], ['system:failed-assessment', run, '考核不合格：查实投诉过多'])
    assert.deepEqual((await factsOf(a, good.id)).filter((f) => f.name === 'officers.qualification-suspended'), [])
    await refused(a, () => officerStep(a, head, bad.id, 'restore-qualification', { post: 'review', reason: '已谈话' }), { status: 409, type: 'officers/not-retrained' })
    const again = await aTraining(a, head, '2026-03-02', { [bad.id]: 80 }, { retraining: true, hours: 8 })
    await officerStepped(a, head, bad.id, 'restore-qualification', { post: 'review', training: again, reason: '再培训合格' })
    assert.deepEqual((await audit(a.house)).differences, [])
  })
})
