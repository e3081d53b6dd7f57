import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aDraft, anEnterprise, step, stepped } from '../../test/support/licensing.ts'
import { lastFact, refused } from '../../test/support/record.ts'
import { adopted, examined, measuredAll, pinned, take, taken } from './testing.ts'

const microreactor = {
  sector: 'hazardous-chemicals', title: { zh: '微通道连续流硝化', en: 'Continuous nitration in microchannels' }, kind: 'process', keywords: ['微通道', '连续流'],
  conditions: [
    { key: 'reaction-assessed', text: { zh: '完成反应安全风险评估，工艺危险度不高于三级', en: 'Reaction risk assessed, hazard no higher than grade three' } },
    { key: 'expert-proof', text: { zh: '经省级以上组织的安全可靠性论证', en: 'Safety proven before a body of the province or above' } },
  ],
  guidance: '优先以连续流代替间歇釜式反应，减少在线物料量；采用本质更安全的溶剂。',
}
const conclude = { recommendation: 'grant', reason: '材料齐全' }

/** A case whose applicant declared a new process in these words. */
async function declaring(t: TestHouse, text: string) {
  const who = await anEnterprise(t)
  const draft = await aDraft(t, who)
  const kept = (await who.applicant.get(`/api/licensing/drafts/${draft.id}`)).body
  const documents = Object.fromEntries(Object.entries(kept.documents as Record<string, { id: string }[]>).map(([key, files]) => [key, files.map((f) => f.id)]))
  const saved = await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: kept.version, answers: { ...kept.answers, newTechnology: true, newTechnologyText: text }, documents })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
  const done = await who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: saved.body.version, truthful: true })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  await stepped(t.as(officer('window')), draft.id, 'accept')
  const reviewer = t.as(officer('reviewer'))
  await stepped(reviewer, draft.id, 'assign')
  await pinned(t, draft.id)
  await examined(reviewer, draft.id)
  await measuredAll(reviewer, draft.id)
  return { id: draft.id, reviewer, who }
}

describe('supplementary conditions', () => {
  let t: TestHouse
  let keeper: Caller
  let supplement: string
  before(async () => { t = await openTestHouse(); await adopted(t); keeper = t.as(officer('reviewer')) })

  test('are registered by those who keep the standards of the sector, with conditions and guidance', async () => {
    await refused(t, () => t.as(officer('window')).post('/api/standards/supplements/register', microreactor), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => keeper.post('/api/standards/supplements/register', { ...microreactor, sector: 'construction' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => keeper.post('/api/standards/supplements/register', { ...microreactor, conditions: [] }), { status: 422, type: 'kernel/invalid' })
    const done = await keeper.post('/api/standards/supplements/register', microreactor)
    assert.equal(done.status, 200, JSON.stringify(done.body))
    supplement = done.body.subject
    await refused(t, () => take(keeper, 'supplements', supplement, 'revise', { ...microreactor, sector: undefined }), { status: 422, type: 'kernel/invalid' })
  })

  test('attach themselves to a case that declares what they are for, and hold the grant until each is met', async () => {
    const c = await declaring(t, '硝化工段采用微通道反应器')
    const page = (await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body
    assert.deepEqual(page.conditions.map((s: any) => [s.supplement, s.items.length]), [[supplement, 2]])
    await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/condition-unmet' })
    const judge = (key: string, result: string, more: object = {}) => take(c.reviewer, 'judgements', c.id, 'judge-condition', { supplement, key, result, opinion: '见论证报告', ...more })
    await refused(t, () => judge('unheard-of', 'met'), { status: 409, type: 'standards/condition-unknown' })
    await refused(t, () => judge('expert-proof', 'met', { opinion: '' }), { status: 409, type: 'standards/evidence-missing' })
    for (const [key, result] of [['reaction-assessed', 'met'], ['expert-proof', 'unmet']] as const) assert.equal((await judge(key, result)).status, 200)
    const unmet = await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/condition-unmet' })
    assert.match(unmet.title, /论证/)
    assert.equal((await judge('expert-proof', 'met')).status, 200)
    await stepped(c.reviewer, c.id, 'conclude-review', conclude)
    const seen = (await c.who.applicant.get(`/api/standards/judgements/${c.id}`)).body.conditions[0]
    assert.deepEqual([seen.guidance, seen.items[0].result], [microreactor.guidance, null])
  })

  test('are attached by the reviewer where no keyword fits; a declaration without any holds the grant', async () => {
    const c = await declaring(t, '首次使用的新型催化剂')
    const missing = await refused(t, () => step(c.reviewer, c.id, 'conclude-review', conclude), { status: 409, type: 'standards/supplement-missing' })
    assert.equal(missing.clause, '安全生产法-29')
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'detach', { supplement, reason: '不相关' }), { status: 409, type: 'standards/not-attached' })
    await taken(c.reviewer, 'judgements', c.id, 'attach', { supplement })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'attach', { supplement }), { status: 409, type: 'standards/already-attached' })
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'detach', { supplement }), { status: 422, type: 'kernel/invalid' })
    await taken(c.reviewer, 'judgements', c.id, 'detach', { supplement, reason: '本案不是微通道工艺' })
    assert.equal((await lastFact(t, c.id)).name, 'standards.conditions-detached')
  })

  test('that were ended are attached to no case any more; what was attached stays', async () => {
    await refused(t, () => take(keeper, 'supplements', supplement, 'end', { reason: '已有国家标准' }), { status: 403, type: 'kernel/forbidden' })
    await taken(t.as(officer('head')), 'supplements', supplement, 'end', { reason: '已有国家标准' })
    const c = await declaring(t, '连续流工艺')
    assert.deepEqual((await c.reviewer.get(`/api/standards/judgements/${c.id}`)).body.conditions, [])
    await refused(t, () => take(c.reviewer, 'judgements', c.id, 'attach', { supplement }), { status: 409, type: 'standards/supplement-ended' })
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
