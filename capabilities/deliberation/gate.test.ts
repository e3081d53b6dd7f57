import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { aFile, step, stepped } from '../../test/support/licensing.ts'
import { button, pageOf, refused } from '../../test/support/record.ts'
import { aCase, allRules, aMember, inForce } from './testing.ts'
import { hits, traitsOf } from './rules/mandatory.ts'

const grant = { scope: '苯乙烯 3 万吨/年', reason: '符合法定条件' }
const collective = { status: 409, type: 'deliberation/collective' }

describe('which cases are for a meeting', () => {
  test('an answer that no longer applies, a lower level and an ordinary sector are not', () => {
    assert.deepEqual(traitsOf('hazardous-chemicals', { hasMajorHazard: false, majorHazards: [{ level: '1' }], keyProcesses: false }, '2026-03-02'), [])
    assert.deepEqual(traitsOf('hazardous-chemicals', { hasMajorHazard: true, majorHazards: [{ level: '3' }, { level: '4' }] }, '2026-03-02'), [])
    assert.deepEqual(traitsOf('mines', { kind: 'open-pit', damHeight: 90.5 }, '2003-12-31'), [], 'before the rule')
    assert.deepEqual(traitsOf('construction', {}, '2026-03-02'), [])
  })
  test('a major hazard of level 1 or 2, a violent process, an underground mine, a high dam, fireworks and explosives are', () => {
    assert.deepEqual(traitsOf('hazardous-chemicals', { hasMajorHazard: true, majorHazards: [{ level: '4' }, { level: '2' }], keyProcesses: true, processes: [{ process: 'nitration' }], toxic: true }, '2026-03-02'), ['major-hazard', 'violent-process', 'toxic'])
    assert.deepEqual(traitsOf('hazardous-chemicals', { keyProcesses: true, processes: [{ process: 'oxidation' }] }, '2026-03-02'), [])
    assert.deepEqual(traitsOf('mines', { kind: 'underground' }, '2026-03-02'), ['underground-mine'])
    assert.deepEqual(traitsOf('mines', { kind: 'tailings', damHeight: 60 }, '2026-03-02'), ['high-dam'])
    assert.deepEqual([traitsOf('fireworks', {}, '2026-03-02'), traitsOf('civil-explosives', {}, '2026-03-02')], [['fireworks'], ['civil-explosives']])
  })
  test('what happened in a case counts, and only what the department switched on', () => {
    const quiet = { traits: ['toxic'], annulled: 0, hearings: 0, returned: 1, disputed: 0, marked: 0 }
    assert.deepEqual(hits(quiet, allRules.filter((k) => k !== 'toxic')), [])
    assert.deepEqual(hits({ ...quiet, annulled: 1, hearings: 1, returned: 2, disputed: 1, marked: 1 }, allRules), ['toxic', 'objection-upheld', 'hearing-held', 'returned-twice', 'refusal-disputed', 'marked'])
  })
})

describe('a case that a rule sends to a meeting', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('is refused to one person from the first day, though no head has set anything', async () => {
    const { id } = await aCase(t)
    const problem = await refused(t, () => step(t.as(officer('approver')), id, 'grant', grant), collective)
    assert.match(problem.title, /一级、二级重大危险源/)
    const page = (await t.as(officer('head')).get('/api/deliberation/rules')).body
    assert.deepEqual([page.current.by, page.current.members, page.current.on.length, page.history], [null, 3, allRules.length, []])
  })

  test('is not let out by anybody: others than the head set no rules, nobody backwards, and what is mandatory is not switched off', async () => {
    const body = { from: '2026-03-02', members: 3, quorum: 'two-thirds', voting: 'named', on: allRules, reason: '讨论通过' }
    const set = (role: string, more: object = {}) => t.as(officer(role)).post('/api/deliberation/rules/set', { ...body, ...more })
    await refused(t, () => set('approver'), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => set('head', { reason: '' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => set('head', { members: 2 }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => set('head', { from: '2026-03-01' }), { status: 409, type: 'deliberation/backwards' })
    const dropped = await refused(t, () => set('head', { on: allRules.filter((k) => k !== 'toxic') }), { status: 409, type: 'deliberation/mandatory-dropped' })
    assert.match(dropped.title, /剧毒/)
  })

  test('is refused to a single approver and to the head, with the rule’s name; its button says so; an ordinary case passes', async () => {
    const [major, ordinary] = [await aCase(t), await aCase(t, {})]
    await inForce(t.as(officer('head')))
    const approver = t.as(officer('approver'))
    const problem = await refused(t, () => step(approver, major.id, 'grant', grant), collective)
    assert.match(problem.title, /一级、二级重大危险源/)
    assert.equal(problem.clause, '审议规则-组成')
    await refused(t, () => step(t.as(officer('head')), major.id, 'refuse', { clauses: ['条例-6'], reason: '不符合' }), collective)
    const page = await pageOf(approver, major.id)
    assert.deepEqual([button(page, 'grant')!.allowed, button(page, 'refuse')!.allowed], [false, false])
    assert.match(button(page, 'grant')!.why!.zh, /集体审议/)
    await stepped(approver, ordinary.id, 'grant', grant)
  })

  test('may be one that reviewer or approver marks as difficult, with a reason, once, and before it is decided', async () => {
    const { id, who } = await aCase(t, {})
    const mark = (role: string, application: string, reason = '安全距离有争议') => t.as(officer(role)).post('/api/deliberation/marks/set', { application, reason })
    await refused(t, () => mark('window', id), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => t.as(officer('reviewer', { department: 'housing' })).post('/api/deliberation/marks/set', { application: id, reason: '疑难' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => mark('reviewer', id, ' '), { status: 422, type: 'kernel/invalid' })
    assert.equal((await mark('reviewer', id)).status, 200)
    await refused(t, () => mark('approver', id), { status: 409, type: 'deliberation/marked-already' })
    const problem = await refused(t, () => step(t.as(officer('approver')), id, 'grant', grant), collective)
    assert.match(problem.title, /认定疑难/)
    const told = (await t.as(officer('auditor')).get(`/api/deliberation/cases/${id}`)).body
    assert.deepEqual([told.needed, told.rules.map((r: { key: string }) => r.key), told.marked.reason], [true, ['marked'], '安全距离有争议'])
    const applicant = (await who.applicant.get(`/api/deliberation/cases/${id}`)).body
    assert.deepEqual([applicant.needed, applicant.rules, applicant.marked, applicant.meetings], [true, [], null, []], 'the applicant learns that it is deliberated')
    const decided = await aCase(t, {})
    await stepped(t.as(officer('approver')), decided.id, 'grant', grant)
    await refused(t, () => mark('approver', decided.id), { status: 409, type: 'deliberation/decided' })
  })

  test('may become one by what happens in it: findings returned twice', async () => {
    const reviewer = t.as(officer('reviewer'))
    const { id, who } = await aCase(t, {}, { reviewer, until: 'accepted' })
    await stepped(reviewer, id, 'assign')
    const answerOnce = async (nth: number) => {
      await stepped(reviewer, id, 'return', { items: [{ kind: 'formal', key: 'certificates', note: '证书过期，请更换' }], reason: '材料不符合' })
      const draft = (await who.applicant.post('/api/licensing/drafts', { application: id })).body
      const documents = { ...draft.documents, certificates: [await aFile(t, who.actor, draft.id, `certificates-${nth}.pdf`)] }
      const saved = await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draft.version, answers: draft.answers, documents: Object.fromEntries(
        Object.entries(documents).map(([key, files]) => [key, (files as (string | { id: string })[]).map((f) => (typeof f === 'string' ? f : f.id))])) })
      await stepped(who.applicant, id, 'answer', { version: saved.body.version, note: '已更换证书' })
    }
    const rules = async () => (await t.as(officer('head')).get(`/api/deliberation/cases/${id}`)).body.rules.map((r: { key: string }) => r.key)
    await answerOnce(1)
    assert.deepEqual(await rules(), [])
    await answerOnce(2)
    assert.deepEqual(await rules(), ['returned-twice'])
    const without = { on: allRules.filter((k) => k !== 'returned-twice') }
    await inForce(t.as(officer('head', { department: 'housing' })), { from: '2026-03-02', ...without })
    await inForce(t.as(officer('head')), { from: '2026-03-03', ...without })
    assert.deepEqual(await rules(), ['returned-twice'], 'another department’s head and a coming change let nobody out today')
    t.clock.set(new Date('2026-03-03T01:00:00Z'))
    assert.deepEqual(await rules(), [], 'a rule for difficult cases may be switched off by the head')
  })

  test('may become one by a hearing, once it has been held', async () => {
    const { id, who } = await aCase(t, {})
    const rules = async () => (await t.as(officer('head')).get(`/api/deliberation/cases/${id}`)).body.rules.map((r: { key: string }) => r.key)
    const chair = await aMember(t, 'head', '安知遥')
    const offer = { application: id, matter: '与周边居民区的安全距离', reason: '涉及他人重大利益' }
    const hearing = (await t.as(officer('approver')).post('/api/hearings/hearings/offer', offer)).body.subject as string
    const take = async (caller: Caller, name: string, body: object) => {
      const page = await caller.get(`/api/hearings/hearings/${hearing}`)
      const done = await caller.post(`/api/hearings/hearings/${hearing}/${name}`, { seen: page.body.seen, application: id, ...body })
      assert.equal(done.status, 200, `${name}: ${JSON.stringify(done.body)}`)
    }
    await take(who.applicant, 'request', { reason: '对安全距离的测算有异议' })
    await take(t.as(officer('approver')), 'announce', { on: '2026-03-18', time: '09:30', place: '三楼会议室', chair: chair.id })
    assert.deepEqual(await rules(), [], 'announced is not held')
    t.clock.set(new Date('2026-03-18T02:00:00Z'))
    await take(chair.caller, 'hold', { participants: [{ name: '石望川', side: 'applicant' }], points: [{ side: 'authority', text: '按图纸测算间距 42 米' }] })
    assert.deepEqual(await rules(), ['hearing-held'])
  })
})
