import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { step, stepped } from '../../test/support/licensing.ts'
import { attempts, factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'
import { aCase, aMember, begun, carryOut, come, convene, inForce, leave, pageOfMeeting, presented, recuse, sat, sit, succeeds, vote, type Person } from './testing.ts'

const no = (code: string) => ({ status: 409, type: `deliberation/${code}` })

describe('a meeting', () => {
  let t: TestHouse
  let head: Person
  let others: Person[]
  before(async () => {
    t = await openTestHouse()
    head = await aMember(t, 'head', '方会长')
    others = []
    for (const name of ['高一', '宋二', '李三', '王四', '赵五']) others.push(await aMember(t, 'approver', name))
    await inForce(head.caller)
  })
  const item = async (meeting: string, application: string, caller = head.caller) => (await pageOfMeeting(caller, meeting)).items.find((i: { application: string }) => i.application === application)

  test('is not convened by others than a head, without members enough, with strangers, or on cases that are not for it', async () => {
    const [{ id }, ordinary, early] = [await aCase(t), await aCase(t, {}), await aCase(t, { hasMajorHazard: true }, { until: 'accepted' })]
    const stranger = await aMember(t, 'approver', '住建局人员', { department: 'housing' })
    await refused(t, () => convene(others[0]!.caller, others, [id]), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => convene(t.as(officer('head', { department: 'industry' })), others, [id]), no('member-unknown'))
    await refused(t, () => convene(head.caller, [others[0]!], [id]), no('too-few-members'))
    await refused(t, () => convene(head.caller, [...others, stranger], [id]), no('member-unknown'))
    await refused(t, () => convene(head.caller, others, ['019cb135-8280-7759-9b68-4c3d5a952549']), no('case-unknown'))
    await refused(t, () => convene(head.caller, others, [early.id]), no('not-reviewed'))
    await refused(t, () => convene(head.caller, others, [ordinary.id]), no('not-for-meeting'))
    const waiting = (await head.caller.get('/api/deliberation/waiting')).body.items
    assert.deepEqual(waiting.map((w: { id: string; rules: string[]; reviewed: boolean }) => [w.id, w.rules[0], w.reviewed]).sort(), [[id, 'major-hazard', true], [early.id, 'major-hazard', false]].sort())
    const first = await convene(head.caller, others, [id])
    assert.equal(first.status, 200)
    const twice = await refused(t, () => convene(head.caller, others, [id]), no('on-another-agenda'))
    assert.match(twice.title, /集审〔2026〕1号/)
    await sat(head.caller, first.body.subject, 'cancel', { reason: '改期' })
    assert.equal((await convene(head.caller, others, [id])).status, 200, 'a cancelled meeting gives its cases back')
  })

  test('decides 4 to 1 with a recusal: the recused, the absent, the stranger and a second vote are refused, dissent is kept, the result is the decision', async () => {
    const { id, reviewer } = await aCase(t)
    const done = await convene(head.caller, others, [id])
    const meeting = done.body.subject as string
    const [gao, song, li, wang, zhao] = others as [Person, Person, Person, Person, Person]
    await refused(t, () => sit(head.caller, meeting, 'open'), no('no-quorum'))
    await succeeds(...[head, gao, song, li, wang].map((m) => come(m, meeting)))
    await refused(t, () => come(gao, meeting), no('present-already'))
    await refused(t, () => vote(gao, meeting, id, 'grant'), no('not-open'))
    await sat(head.caller, meeting, 'open')
    await refused(t, () => vote(gao, meeting, id, 'grant'), no('not-presented'))
    await refused(t, () => sit(gao.caller, meeting, 'call', { application: id }), no('not-chair'))
    await sat(head.caller, meeting, 'call', { application: id })
    await refused(t, () => sit(t.as(officer('reviewer')), meeting, 'present', { application: id, summary: '材料齐全，符合条件', scope: '生产' }), no('not-reviewer'))
    await sat(reviewer, meeting, 'present', { application: id, summary: '材料齐全，现场核查符合条件', scope: '苯乙烯 3 万吨/年' })
    await succeeds(recuse(wang, meeting, id))
    await refused(t, () => recuse(wang, meeting, id), no('recused-already'))
    const recused = await refused(t, () => vote(wang, meeting, id, 'grant'), no('recused'))
    assert.equal(recused.clause, '审议规则-回避')
    assert.equal((await refused(t, () => vote(zhao, meeting, id, 'grant'), no('absent'))).clause, '审议规则-组成')
    const stranger = await aMember(t, 'approver', '局外人')
    await refused(t, () => vote(stranger, meeting, id, 'grant'), no('not-member'))
    await refused(t, () => sit(head.caller, meeting, 'count', { application: id }), no('votes-missing'))
    await succeeds(come(zhao, meeting))
    await succeeds(...[head, gao, song, li].map((m) => vote(m, meeting, id, 'grant')))
    assert.equal((await refused(t, () => vote(gao, meeting, id, 'refuse'), no('second-vote'))).clause, '审议规则-表决')
    assert.deepEqual((await item(meeting, id)).votes, [], 'nobody sees what others voted before the count')
    await refused(t, () => sit(head.caller, meeting, 'count', { application: id }), no('votes-missing'))
    await refused(t, () => sit(head.caller, meeting, 'conclude'), no('not-all-counted'))
    await succeeds(vote(zhao, meeting, id, 'refuse', '防火间距不足，应当补充论证'))
    t.clock.set(new Date(t.clock.now().getTime() + 10 * 60_000))
    await sat(head.caller, meeting, 'count', { application: id })
    await refused(t, () => vote(zhao, meeting, id, 'grant'), no('second-vote'))
    const counted = await item(meeting, id)
    assert.deepEqual([counted.result, counted.tally, counted.dissent, counted.recused.map((r: { name: string }) => r.name), counted.seconds >= 600], ['grant', { grant: 4, refuse: 1, defer: 0 }, ['赵五'], ['王四'], true])
    await sat(head.caller, meeting, 'conclude')
    await carryOut(t, meeting)
    const decision = await lastFact(t, id)
    assert.deepEqual([decision.name, decision.actor.id, decision.onBehalfOf!.split(',').sort()], ['licensing.licence-granted', 'system:deliberation-result', [head, gao, song, li, zhao].map((m) => m.id).sort()])
    assert.match(decision.reason!, /准予 4 票、不予 1 票/)
    assert.equal(decision.body.scope, '苯乙烯 3 万吨/年')
    const parent = (await factsOf(t, meeting)).find((f) => f.name === 'deliberation.meeting-concluded')!
    assert.equal(decision.causedBy, parent.id)
    assert.deepEqual(parent.body.items[0].flags, ['unopened'], 'nobody opened a paper')
    assert.deepEqual([parent.body.items[0].dissent[0].name, parent.body.items[0].votes.find((v: { member: { name: string } }) => v.member.name === '赵五').reasons], ['赵五', '防火间距不足，应当补充论证'])
    assert.deepEqual((await pageOfMeeting(head.caller, meeting)).results, { wanted: 1, taken: 1, failed: 0 })
    await carryOut(t, meeting)
    assert.equal((await factsOf(t, id)).filter((f) => f.name === 'licensing.licence-granted').length, 1, 'run twice, decided once')
    const filed = (await head.caller.get(`/api/licensing/applications/${id}/timeline`)).body.items.filter((f: { name: string }) => f.name === 'deliberation.vote-cast')
    assert.equal(filed.length, 5, 'the votes stand in the file of the case')
  })

  test('stops voting when the quorum is lost half-way, and goes on when it is there again', async () => {
    const { id, who } = await aCase(t)
    const meeting = await begun(head, others.slice(0, 3), [id])
    const [gao, song, li] = others as [Person, Person, Person]
    await presented(head, meeting, id)
    await succeeds(vote(head, meeting, id, 'grant'))
    await refused(t, () => leave(song, meeting, li.id), no('not-chair'))
    await succeeds(leave(gao, meeting), leave(head, meeting, li.id))
    assert.equal((await factsOf(t)).at(-1)!.body.quorate, false)
    assert.equal((await pageOfMeeting(head.caller, meeting)).quorum.met, false)
    const lost = await refused(t, () => vote(song, meeting, id, 'grant'), no('no-quorum'))
    assert.match(lost.title, /法定人数/)
    await refused(t, () => sit(head.caller, meeting, 'count', { application: id }), no('no-quorum'))
    await refused(t, () => vote(gao, meeting, id, 'grant'), no('absent'))
    await succeeds(come(gao, meeting))
    const seat = (await pageOfMeeting(head.caller, meeting)).seats.find((x: { id: string }) => x.id === gao.id)
    assert.ok(seat.cameAt && seat.leftAt && seat.backAt, 'that a member was away in between is not forgotten')
    await succeeds(vote(song, meeting, id, 'grant'), vote(gao, meeting, id, 'defer', '等待复核报告'))
    await sat(head.caller, meeting, 'count', { application: id })
    const counted = await item(meeting, id)
    assert.deepEqual([counted.result, counted.absent, counted.left.map((a: { name: string }) => a.name)], ['defer', [], ['李三']], '2 of 4 entitled are no majority')
    await sat(head.caller, meeting, 'conclude')
    await carryOut(t, meeting)
    assert.equal((await pageOf(head.caller, id)).state, 'reviewed', 'a deferred case waits')
    assert.equal((await head.caller.get('/api/deliberation/waiting?ready=true')).body.items.some((w: { id: string }) => w.id === id), true)
    const told = (await who.applicant.get(`/api/deliberation/cases/${id}`)).body.meetings
    assert.deepEqual([told.length, told[0].result, Object.keys(told[0]).sort()], [1, 'defer', ['at', 'over', 'result']])
  })

  test('is led by the next on its list where the chair is recused from a case or has left, and by nobody else', async () => {
    const [tied, plain] = [await aCase(t), await aCase(t)]
    const [gao, song, li, wang] = others as [Person, Person, Person, Person]
    const meeting = await begun(head, [gao, song, li, wang], [tied.id, plain.id])
    await refused(t, () => sit(gao.caller, meeting, 'call', { application: tied.id }), no('not-chair'))
    await succeeds(recuse(head, meeting, tied.id), recuse(gao, meeting, tied.id, '配偶在该企业任职'))
    assert.match((await refused(t, () => sit(head.caller, meeting, 'call', { application: tied.id }), no('not-chair'))).title, /现在由宋二主持/)
    await refused(t, () => sit(li.caller, meeting, 'call', { application: tied.id }), no('not-chair'))
    await presented(song, meeting, tied.id)
    await refused(t, () => vote(head, meeting, tied.id, 'grant'), no('recused'))
    await succeeds(...[song, li].map((m) => vote(m, meeting, tied.id, 'grant')))
    await refused(t, () => leave(li, meeting, wang.id), no('not-chair'))
    await succeeds(leave(song, meeting, wang.id))
    await refused(t, () => sit(head.caller, meeting, 'count', { application: tied.id }), no('not-chair'))
    await sat(song.caller, meeting, 'count', { application: tied.id })
    const counted = await item(meeting, tied.id)
    assert.deepEqual([counted.result, counted.presided, counted.absent, counted.left.map((x: { name: string }) => x.name)], ['grant', '宋二', [], ['王四']])
    await succeeds(come(wang, meeting), leave(head, meeting))
    assert.match((await refused(t, () => sit(gao.caller, meeting, 'conclude'), no('not-all-counted'))).title, /还有 1 件/)
    await sat(gao.caller, meeting, 'strike', { application: plain.id, reason: '主持人离会，另行审议' })
    await refused(t, () => sit(song.caller, meeting, 'conclude'), no('not-chair'))
    await sat(gao.caller, meeting, 'conclude')
    const [shown] = (await pageOfMeeting(head.caller, meeting)).seats.filter((x: { id: string }) => x.id === head.id)
    assert.ok(shown.cameAt && shown.leftAt && !shown.present, 'the chair has left, which is not the same as never having come')
  })

  test('does not vote on a case that was withdrawn or decided meanwhile; it is struck or left, and others are decided all the same', async () => {
    const [gone, kept, back] = [await aCase(t), await aCase(t), await aCase(t)]
    const meeting = await begun(head, others, [gone.id, kept.id, back.id])
    await stepped(gone.who.applicant, gone.id, 'withdraw', { reason: '不再生产' })
    await refused(t, () => sit(head.caller, meeting, 'call', { application: gone.id }), no('case-gone'))
    await presented(head, meeting, back.id)
    await refused(t, () => sit(head.caller, meeting, 'call', { application: kept.id }), no('another-case'))
    await stepped(others[0]!.caller, back.id, 'send-back', { reason: '再核一次' })
    await refused(t, () => vote(others[0]!, meeting, back.id, 'grant'), no('case-gone'))
    await refused(t, () => sit(head.caller, meeting, 'strike', { application: back.id }), { status: 422, type: 'kernel/invalid' })
    await sat(head.caller, meeting, 'strike', { application: back.id, reason: '已退回重审' })
    await presented(head, meeting, kept.id)
    await succeeds(...[head, ...others].map((m) => vote(m, meeting, kept.id, 'refuse', '安全生产管理机构不符合要求')))
    await sat(head.caller, meeting, 'count', { application: kept.id })
    await sat(head.caller, meeting, 'conclude')
    await carryOut(t, meeting)
    const refusal = await lastFact(t, kept.id)
    assert.deepEqual([refusal.name, refusal.body.clauses], ['licensing.licence-refused', ['条例-6']])
    const parent = (await factsOf(t, meeting)).find((f) => f.name === 'deliberation.meeting-concluded')!
    assert.deepEqual(parent.body.items.map((i: { result: string | null }) => i.result), [null, 'refuse', null])
    assert.deepEqual(parent.body.items[1].flags, ['brief', 'unopened'], 'six votes within three minutes are shown')
    assert.equal((await head.caller.get('/api/deliberation/meetings?flagged=true')).body.items.some((m: { id: string }) => m.id === meeting), true)
    await refused(t, () => vote(head, meeting, kept.id, 'grant'), no('not-open'))
  })

  test('whose result cannot be carried out says why, keeps the others, and can be tried again; nobody decides beside it', async () => {
    const [bad, good] = [await aCase(t), await aCase(t)]
    const meeting = await begun(head, others, [bad.id, good.id])
    for (const c of [bad, good]) {
      await presented(head, meeting, c.id)
      await succeeds(...[head, ...others].map((m) => vote(m, meeting, c.id, 'grant')))
      await sat(head.caller, meeting, 'count', { application: c.id })
    }
    await sat(head.caller, meeting, 'conclude')
    await stepped(others[1]!.caller, bad.id, 'send-back', { reason: '发现新情况' })
    await carryOut(t, meeting)
    const page = await pageOfMeeting(head.caller, meeting)
    assert.deepEqual(page.results, { wanted: 2, taken: 1, failed: 1 })
    assert.match(page.items[0].failure.zh, /不能办理此步骤/)
    assert.equal((await attempts(t)).at(-1)!.actor_id, 'system:deliberation-result')
    await refused(t, () => step(others[2]!.caller, good.id, 'refuse', { clauses: ['条例-6'], reason: '改变主意' }), { status: 409, type: 'kernel/out-of-order' })
    await refused(t, () => sit(others[0]!.caller, meeting, 'retry'), { status: 403, type: 'kernel/forbidden' })
    await sat(head.caller, meeting, 'retry')
    await stepped(bad.reviewer, bad.id, 'conclude-review', { recommendation: 'grant', reason: '复核无误' })
    await carryOut(t, meeting)
    assert.equal((await pageOf(head.caller, bad.id)).state, 'reviewed', 'a vote on an earlier review decides nothing')
    assert.match((await pageOfMeeting(head.caller, meeting)).items[0].failure.zh, /没有与此相符的集体审议结果/)
  })

  test('knows whom the head has recused from a case: the member is refused, and counts on neither side', async () => {
    const { id } = await aCase(t)
    const [gao, song, li] = others as [Person, Person, Person]
    const asked = await gao.caller.post('/api/integrity/recusals/request-own', { application: id, officer: gao.id, reason: '配偶在申请单位任职' })
    assert.equal(asked.status, 200, JSON.stringify(asked.body))
    const upheld = await head.caller.post(`/api/integrity/recusals/${asked.body.subject}/uphold`, { seen: asked.body.fact, application: id, officer: gao.id, reason: '情况属实' })
    assert.equal(upheld.status, 200, JSON.stringify(upheld.body))
    const meeting = await begun(head, [gao, song, li], [id])
    await presented(head, meeting, id)
    await refused(t, () => vote(gao, meeting, id, 'grant'), { status: 409, type: 'integrity/recused' })
    const shown = await item(meeting, id)
    assert.deepEqual(shown.quorum, { present: 3, needed: 2, met: true }, 'the quorum of a case is asked of those who may vote on it')
    assert.deepEqual([shown.entitled, shown.recused.map((r: { name: string; reason: string }) => [r.name, r.reason])], [3, [['高一', '情况属实']]])
  })

  test('leaves tables that the facts rebuild', async () => {
    const { differences } = await audit(t.house)
    assert.deepEqual(differences, [])
  })
})

describe('a secret meeting', () => {
  test('seals each ballot for its member: counts are shown, nothing else, and the count opens them', async () => {
    const t = await openTestHouse()
    const head = await aMember(t, 'head', '方会长')
    const others = [await aMember(t, 'approver', '高一'), await aMember(t, 'approver', '宋二')]
    await inForce(head.caller, { voting: 'secret' })
    const { id } = await aCase(t)
    const meeting = await begun(head, others, [id])
    await presented(head, meeting, id)
    await succeeds(vote(head, meeting, id, 'grant'), vote(others[0]!, meeting, id, 'grant'), vote(others[1]!, meeting, id, 'refuse', '理由只在封存的选票里'))
    await sat(head.caller, meeting, 'count', { application: id })
    const [item] = (await pageOfMeeting(head.caller, meeting)).items
    assert.deepEqual([item.result, item.tally, item.dissent], ['grant', { grant: 2, refuse: 1, defer: 0 }, []])
    assert.ok(item.votes.every((v: { vote: null; reasons: null; sealed: boolean }) => v.vote === null && v.reasons === null && v.sealed))
    await sat(head.caller, meeting, 'conclude')
    await carryOut(t, meeting)
    assert.equal((await pageOf(head.caller, id)).state, 'publicised')
    const everything = JSON.stringify(await factsOf(t))
    assert.ok(!everything.includes('理由只在封存的选票里'))
    const { rows } = await t.house.pools.writer.query<{ text: string }>(`select string_agg(v::text, ' ') as text from deliberation_vote v`)
    assert.ok(!rows[0]!.text.includes('封存的选票'))
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
