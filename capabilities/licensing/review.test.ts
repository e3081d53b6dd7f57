import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Actor } from '../../kernel/access.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aFile, anEnterprise, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'
import { button, factsOf, lastFact, pageOf, refused } from '../../test/support/record.ts'

const good = { present: true, validForm: true, validDate: null, opinion: '' }
const condition = (item: number, result: string, opinion = '', evidence: object[] = []) => ({ condition: item, result, evidence, opinion })

type Accepted = { id: string; who: { actor: Actor; applicant: Caller }; reviewer: Caller; person: Actor }
async function accepted(t: TestHouse): Promise<Accepted> {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  await stepped(t.as(officer('window')), id, 'accept')
  const person = officer('reviewer')
  const reviewer = t.as(person)
  await stepped(reviewer, id, 'assign')
  return { id, who, reviewer, person }
}

describe('findings', () => {
  let t: TestHouse
  let c: Accepted
  before(async () => { t = await openTestHouse(); c = await accepted(t) })

  test('are written by the officer of the case alone, on what exists, with evidence or an opinion', async () => {
    const other = t.as(officer('reviewer'))
    const why = button(await pageOf(other, c.id), 'find-formal')!
    assert.deepEqual([why.allowed, why.why!.en], [false, 'Another officer handles this case'])
    await refused(t, () => step(other, c.id, 'find-formal', { material: 'certificates', ...good }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => step(c.reviewer, c.id, 'assign'), { status: 409, type: 'licensing/already-assigned' })
    await refused(t, () => step(c.reviewer, c.id, 'find-formal', { material: 'passport', ...good }), { status: 409, type: 'licensing/unknown-item' })
    await refused(t, () => step(c.reviewer, c.id, 'find-substantive', condition(14, 'met')), { status: 409, type: 'licensing/unknown-condition' })
    await refused(t, () => step(c.reviewer, c.id, 'find-substantive', condition(1, 'met', '符合')), { status: 409, type: 'licensing/evidence-missing' })
    await refused(t, () => step(c.reviewer, c.id, 'find-substantive', condition(1, 'not-met')), { status: 409, type: 'licensing/evidence-missing' })
    await refused(t, () => step(c.reviewer, c.id, 'find-substantive', condition(1, 'met', '符合', [{ material: 'completion-acceptance-of-another' }])), { status: 409, type: 'licensing/evidence-missing' })
    await refused(t, () => step(c.reviewer, c.id, 'find-formal', { material: 'certificates', ...good, validUntil: '2026-02-30' }), { status: 422, type: 'kernel/invalid' })
  })

  test('are seen by the authority at once, and by the applicant nowhere before they are returned', async () => {
    await stepped(c.reviewer, c.id, 'find-formal', { material: 'certificates', present: true, validForm: true, validDate: false, validUntil: '2026-01-31', opinion: '考核合格证已过期' })
    await stepped(c.reviewer, c.id, 'find-substantive', condition(4, 'not-met', '主要负责人证书过期', [{ material: 'certificates', page: 2, quote: '有效期至' }]))
    const inside = await pageOf(c.reviewer, c.id)
    assert.deepEqual(inside.findings.map((f: { kind: string; key: string; result: string }) => [f.kind, f.key, f.result]), [['substantive', '4', 'not-met'], ['formal', 'certificates', 'not-met']])
    assert.ok(!inside.open.some((o: { key: string }) => o.key === 'certificates'))
    const outside = await pageOf(c.who.applicant, c.id)
    assert.deepEqual([outside.findings, outside.open, outside.recommendation], [[], [], null])
    const timeline = (await c.who.applicant.get(`/api/licensing/applications/${c.id}/timeline`)).body
    assert.ok(!JSON.stringify(timeline).includes('过期'), 'nor does the timeline tell them early')
    const own = (await c.reviewer.get(`/api/licensing/applications/${c.id}/timeline`)).body
    assert.ok(JSON.stringify(own).includes('考核合格证已过期'))
  })

  test('keep the review open: no conclusion while one document or condition has none', async () => {
    const conclude = button(await pageOf(c.reviewer, c.id), 'conclude-review')!
    assert.equal(conclude.allowed, false)
    assert.match(conclude.why!.zh, /还有 \d+ 项没有审查结论/)
    await refused(t, () => step(c.reviewer, c.id, 'conclude-review', { recommendation: 'refuse', reason: '不符合' }), { status: 409, type: 'licensing/review-incomplete' })
  })

  test('go back all at once; the clock stands, the answer brings a difference, and only what changed is open again', async () => {
    t.clock.set(new Date('2026-03-05T02:00:00Z'))
    await stepped(c.reviewer, c.id, 'return', { reason: '请整改', items: [{ kind: 'formal', key: 'certificates', note: '请上传有效期内的证书' }, { kind: 'substantive', key: '4', note: '主要负责人须持有效证书' }] })
    const told = await pageOf(c.who.applicant, c.id)
    assert.deepEqual([told.state, told.turn, told.clock.stopped], ['returned', 'applicant', true])
    assert.deepEqual(told.findings.map((f: { key: string; opinion: string }) => [f.key, f.opinion]), [['4', '主要负责人须持有效证书'], ['certificates', '请上传有效期内的证书']].toReversed())
    assert.match(told.clock.explained.zh, /目前仍在停止计时/)

    t.clock.set(new Date('2026-03-15T02:00:00Z'))
    const draft = (await c.who.applicant.post('/api/licensing/drafts', { application: c.id })).body
    await refused(t, () => step(c.who.applicant, c.id, 'answer', { version: draft.version }), { status: 409, type: 'licensing/nothing-changed' })
    const file = await aFile(t, c.who.actor, c.id, '新证书.pdf')
    const saved = await c.who.applicant.post(`/api/licensing/drafts/${c.id}/save`, { version: draft.version, documents: { certificates: [file] }, answers: { trained: 9 } })
    await refused(t, () => step(c.who.applicant, c.id, 'answer', { version: draft.version }), { status: 409, type: 'licensing/draft-changed' })
    await stepped(c.who.applicant, c.id, 'answer', { version: saved.body.version, note: '已换新证' })

    const f = await lastFact(t, c.id)
    assert.deepEqual([f.body.changed.toSorted(), f.body.due.on, f.body.due.stoppedDays], [['certificates', 'trained'], '2026-04-27', 11])
    const page = await pageOf(c.reviewer, c.id)
    assert.deepEqual([page.state, page.round, page.clock.stopped, page.clock.from], ['accepted', 2, false, '2026-03-02'])
    assert.match(page.clock.explained.zh, /期间停止计时 11 日（企业整改补充）/)
    const open = page.open.map((o: { kind: string; key: string }) => `${o.kind} ${o.key}`)
    assert.ok(open.includes('formal certificates') && open.includes('substantive 4') && open.includes('substantive 5'), 'what rests on the new document is looked at again')
    const { items } = (await c.reviewer.get(`/api/licensing/applications/${c.id}/rounds`)).body
    assert.deepEqual(items[1].documents.map((d: { key: string; added: { name: string }[]; removed: { name: string }[] }) => [d.key, d.added[0]!.name, d.removed[0]!.name]), [['certificates', '新证书.pdf', 'certificates.pdf']])
    assert.deepEqual([items[1].note, items[1].answers.map((a: { pointer: string }) => a.pointer)], ['已换新证', ['/trained']])
  })
})

describe('the decision’s clock', () => {
  let t: TestHouse
  let c: Accepted
  before(async () => { t = await openTestHouse(); c = await accepted(t) })

  test('is stopped with a reason and of a known kind, once; while it stands nothing is found or concluded', async () => {
    await refused(t, () => step(c.reviewer, c.id, 'restart-clock'), { status: 409, type: 'licensing/clock-running' })
    await refused(t, () => step(c.reviewer, c.id, 'stop-clock', { kind: 'expert-review' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => step(c.reviewer, c.id, 'stop-clock', { kind: 'holiday', reason: '休假' }), { status: 422, type: 'kernel/invalid' })
    t.clock.set(new Date('2026-03-04T02:00:00Z'))
    await stepped(c.reviewer, c.id, 'stop-clock', { kind: 'expert-review', reason: '重大危险源专家评审' })
    const page = await pageOf(c.who.applicant, c.id)
    assert.deepEqual([page.clock.stopped, page.stops[0].kind, page.stops[0].to], [true, 'expert-review', null])
    assert.match((await lastFact(t, c.id)).body.number, /^许除〔2026〕WH0001-1号$/)
    await refused(t, () => step(c.reviewer, c.id, 'stop-clock', { kind: 'testing', reason: '再停' }), { status: 409, type: 'licensing/clock-stopped' })
    await refused(t, () => step(c.reviewer, c.id, 'find-formal', { material: 'certificates', ...good }), { status: 409, type: 'licensing/clock-stopped' })
  })

  test('goes on where it stood, and its date explains itself in both languages', async () => {
    t.clock.set(new Date('2026-03-15T02:00:00Z'))
    const standing = await pageOf(c.reviewer, c.id)
    assert.equal(standing.clock.left, 44, 'nothing runs off while it stands')
    await stepped(c.reviewer, c.id, 'restart-clock')
    const page = await pageOf(c.reviewer, c.id)
    assert.deepEqual([page.clock.on, page.clock.left, page.clock.stopped], ['2026-04-28', 44, false])
    assert.equal(page.clock.explained.zh, '自 2026-03-02 起 45 日（安全生产许可证条例第七条），起算当日不计入，期间停止计时 12 日（专家评审），至 2026-04-28 止（含当日）。')
    assert.match(page.clock.explained.en, /^45 days from 2026-03-02 under .*, the first day not counted; stopped 12 days for expert review; until the end of 2026-04-28\.$/)
    await stepped(c.reviewer, c.id, 'stop-clock', { kind: 'testing', reason: '气体检测' })
    assert.match((await lastFact(t, c.id)).body.number, /-2号$/)
    t.clock.set(new Date('2026-03-16T02:00:00Z'))
    await stepped(c.reviewer, c.id, 'restart-clock')
    assert.match((await pageOf(c.reviewer, c.id)).clock.explained.zh, /停止计时 \d+ 日（专家评审、检验检测）/)
  })

  test('that has run out is told as overdue, and the case stays open for its decision', async () => {
    t.clock.set(new Date('2026-05-08T02:00:00Z'))
    const page = await pageOf(c.reviewer, c.id)
    assert.ok(page.clock.left < 0)
    const list = (await t.as(officer('head')).get('/api/licensing/applications?overdue=true')).body.items
    assert.deepEqual(list.map((i: { id: string }) => i.id), [c.id])
  })
})

describe('no licence over a condition that is unmet (条例 §6), and none by one person alone', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('neither recommended nor granted while a mandatory condition is unmet or unverified', async () => {
    for (const result of ['not-met', 'unverified']) {
      const c = await accepted(t)
      await everythingFound(c)
      await stepped(c.reviewer, c.id, 'find-substantive', condition(7, result, '工伤保险缴费证明存疑'))
      const body = await refused(t, () => step(c.reviewer, c.id, 'conclude-review', { recommendation: 'grant', reason: '建议准予' }), { status: 409, type: 'licensing/condition-unmet' })
      assert.match(body.title, /第 7 项/)
      await stepped(c.reviewer, c.id, 'conclude-review', { recommendation: 'refuse', reason: '第 7 项不符合' })
      const approver = t.as(officer('approver'))
      const button_ = button(await pageOf(approver, c.id), 'grant')!
      assert.deepEqual([button_.allowed, button_.clause], [false, '条例-6'])
      await refused(t, () => step(approver, c.id, 'grant', { scope: '年产 1 万吨', reason: '准予' }), { status: 409, type: 'licensing/condition-unmet' })
    }
  })

  test('whoever reviewed does not decide, whatever roles that person has', async () => {
    const both = officer('reviewer', { roles: ['reviewer', 'approver'] })
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    await stepped(t.as(officer('window')), id, 'accept')
    await reviewed(t.as(both), id)
    for (const [name, more] of [['grant', { scope: '生产' }], ['refuse', { clauses: ['条例-6'] }]] as const)
      await refused(t, () => step(t.as(both), id, name, { reason: '理由', ...more }), { status: 409, type: 'integrity/same-person' })
    assert.equal((await pageOf(who.applicant, id)).recommendation, null, 'the opinion is not for the applicant’s eyes')
    const head = t.as(officer('head'))
    await stepped(head, id, 'send-back', { reason: '请补充第 8 项的意见' })
    assert.equal((await pageOf(head, id)).state, 'accepted')
    await stepped(t.as(both), id, 'conclude-review', { recommendation: 'grant', reason: '已补充' })
    await stepped(head, id, 'grant', { scope: '生产', reason: '符合' })
    assert.ok((await factsOf(t, id)).some((f) => f.name === 'licensing.case-sent-back'))
  })

  async function everythingFound(c: Accepted) {
    const page = await pageOf(c.reviewer, c.id)
    for (const o of page.open as { kind: string; key: string }[]) {
      if (o.kind === 'formal') await stepped(c.reviewer, c.id, 'find-formal', { material: o.key, ...good })
      else await stepped(c.reviewer, c.id, 'find-substantive', condition(Number(o.key), 'met', '符合', [{ material: 'certificates' }]))
    }
  }
})
