import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { applicantOf, officer, openTestHouse, type Answer, type TestHouse } from '../../test/support/house.ts'
import { aDraft, aFile, anEnterprise, goodAnswers, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem, pageOf, refused } from '../../test/support/record.ts'

type Who = Awaited<ReturnType<typeof anEnterprise>>

describe('drafts save themselves', () => {
  let t: TestHouse
  let who: Who
  let draft: { id: string; version: number }
  const save = (body: object, by = who) => by.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draft.version, ...body })
  const shown = async (by = who) => (await by.applicant.get(`/api/licensing/drafts/${draft.id}`)).body
  before(async () => {
    t = await openTestHouse()
    who = await anEnterprise(t)
    draft = (await who.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })).body
  })

  /** Refused, and the draft is as it was. */
  async function unchanged(work: () => Promise<Answer>, status: number, type: string) {
    const earlier = await shown()
    const answer = await work()
    isProblem(answer, status, type)
    assert.deepEqual(await shown(), earlier)
    return answer.body
  }

  test('for an applicant alone: not for officers, strangers or somebody signed out', async () => {
    isProblem(await t.as(officer('window')).post('/api/licensing/drafts', { sector: 'mines' }), 403, 'kernel/forbidden')
    isProblem(await t.as(null).post('/api/licensing/drafts', { sector: 'mines' }), 401, 'kernel/sign-in-needed')
    const other = await anEnterprise(t)
    isProblem(await save({ answers: {} }, other), 404, 'kernel/not-found')
    isProblem(await other.applicant.get(`/api/licensing/drafts/${draft.id}`), 404, 'kernel/not-found')
    isProblem(await other.applicant.post(`/api/licensing/drafts/${draft.id}/remove`), 404, 'kernel/not-found')
    isProblem(await who.applicant.post('/api/licensing/drafts', { sector: 'tobacco' }), 422, 'kernel/invalid')
    isProblem(await who.applicant.post('/api/licensing/drafts/no-uuid/save', { version: 1 }), 404, 'kernel/not-found')
    isProblem(await t.as(applicantOf(randomUUID())).post('/api/licensing/drafts', { sector: 'mines' }), 404, 'kernel/not-found')
  })

  test('unknown fields, unknown documents and files of others change nothing', async () => {
    const body = await unchanged(() => save({ answers: { colour: '红', 'a/b~c': 1 }, documents: { passport: [] } }), 422, 'kernel/invalid')
    assert.equal(body.errors.length, 3)
    await unchanged(() => save({ answers: {}, extra: 1 }), 422, 'kernel/invalid')
    const other = await anEnterprise(t)
    const theirs = await aFile(t, other.actor, randomUUID(), '他人的文件.pdf')
    await unchanged(() => save({ documents: { certificates: [theirs] } }), 409, 'licensing/file-not-yours')
    await unchanged(() => save({ documents: { certificates: [randomUUID()] } }), 409, 'licensing/file-not-yours')
    await unchanged(() => save({ version: draft.version + 7, answers: { contact: '甲' } }), 409, 'kernel/changed-meanwhile')
  })

  test('text that no database can keep is refused before it reaches one', async () => {
    for (const bad of ['空\u0000字', 'half \ud800 of a pair']) await unchanged(() => save({ answers: { contact: bad } }), 400, 'kernel/malformed')
    let deep: unknown = '底'
    for (let i = 0; i < 3000; i++) deep = [deep]
    await unchanged(() => save({ answers: { contact: deep } }), 400, 'kernel/malformed')
    isProblem(await who.applicant.get('/api/licensing/applications?q=%00'), 400, 'kernel/malformed')
    const cursor = Buffer.from('["\\u0000"]').toString('base64url')
    assert.equal((await who.applicant.get(`/api/licensing/applications?after=${cursor}`)).status, 200, 'a cursor that is none of ours begins at the beginning')
  })

  test('wrong check digits and days that do not exist are told at their field, in both languages, and stay out of a submission', async () => {
    const bad = { principalId: '110105194912310021', acceptedOn: '2026-02-30', assessedOn: '2026-13-01', assessorCode: '91980100MA00000000', products: [{ name: '甲醇', cas: '67-56-2' }], contactPhone: '12' }
    const saved = await save({ answers: { ...goodAnswers(), newPlant: true, ...bad } })
    assert.equal(saved.status, 200, 'what was typed is kept')
    draft.version = saved.body.version
    const said = new Map(saved.body.problems.map((p: { pointer: string; zh: string; en: string }) => [p.pointer, p]))
    for (const pointer of ['/principalId', '/acceptedOn', '/assessedOn', '/products/0/cas', '/contactPhone']) assert.ok(said.has(pointer), pointer)
    for (const p of saved.body.problems as { zh: string; en: string }[]) { assert.match(p.zh, /\p{Script=Han}/u); assert.match(p.en, /[a-z]/) }
    assert.ok(!JSON.stringify(saved.body.problems).includes('110105194912310021'), 'the sentence does not repeat the value')
    const body = await refused(t, () => who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true }), { status: 409, type: 'licensing/form-incomplete' })
    assert.ok(body.errors.some((e: { pointer: string }) => e.pointer === '/acceptedOn'))
  })

  test('personal answers come back as a mask and stand in no table', async () => {
    const saved = await save({ answers: { principalPhone: '137 1234 5678', principalId: '11010519491231002X' } })
    draft.version = saved.body.version
    assert.deepEqual([saved.body.answers.principalPhone.shown, saved.body.answers.principalId.shown], ['137****5678', '1****************X'])
    const { rows } = await t.house.pools.writer.query('select to_jsonb(d) as d from licensing_draft d')
    assert.ok(!/13712345678|11010519491231002X/.test(JSON.stringify(rows)))
    const kept = await save({ answers: { principalPhone: saved.body.answers.principalPhone } })
    assert.deepEqual(kept.body.answers.principalPhone, saved.body.answers.principalPhone)
    draft.version = kept.body.version
    const foreign = await save({ answers: { principalPhone: { ref: randomUUID(), shown: '137****0000' } } })
    assert.equal(foreign.body.answers.principalPhone, undefined, 'a page cannot point at somebody else’s data')
    draft.version = foreign.body.version
  })

  test('what the register knows is not typed over', async () => {
    const saved = await save({ answers: { name: '冒名公司', creditCode: '91980100MA0000000X' } })
    draft.version = saved.body.version
    const { answers } = await shown()
    assert.deepEqual([answers.creditCode, answers.name.startsWith('云州试验化工')], [who.creditCode, true])
  })

  test('two windows of one applicant: the second one is told and loses nothing that the first saved', async () => {
    const first = await save({ answers: { contact: '第一窗口' } })
    assert.equal(first.status, 200)
    const body = await unchanged(() => save({ answers: { contact: '第二窗口' } }), 409, 'kernel/changed-meanwhile')
    assert.equal(body.version, first.body.version)
    draft.version = first.body.version
  })

  test('goes when it is not wanted any more', async () => {
    const gone = (await who.applicant.post('/api/licensing/drafts', { sector: 'mines' })).body
    assert.equal((await who.applicant.post(`/api/licensing/drafts/${gone.id}/remove`)).status, 200)
    assert.ok(!(await who.applicant.get('/api/licensing/drafts')).body.items.some((d: { id: string }) => d.id === gone.id))
  })
})

describe('handing in', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })
  const submit = (who: Who, body: object) => who.applicant.post('/api/licensing/applications/submit', body)

  test('a form of another version, a draft saved elsewhere since, nothing attached, or without the declaration: refused and told what to do', async () => {
    const who = await anEnterprise(t)
    const draft = await aDraft(t, who)
    const good = { draft: draft.id, version: draft.version, truthful: true }
    await refused(t, () => submit(who, { ...good, truthful: false }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => submit(who, { ...good, version: draft.version - 1 }), { status: 409, type: 'licensing/draft-changed' })
    await t.house.pools.writer.query('update licensing_draft set form_version = $1 where id = $2', ['2019-1', draft.id])
    assert.notEqual((await who.applicant.get(`/api/licensing/drafts/${draft.id}`)).body.currentVersion, '2019-1', 'the page sees that its form is old')
    await refused(t, () => submit(who, good), { status: 409, type: 'licensing/form-version' })
    const again = await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draft.version, answers: {} })
    assert.equal((await submit(who, { ...good, version: again.body.version })).status, 200, 'checked against the new form, it goes through')
    const bare = await anEnterprise(t)
    const begun = (await bare.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })).body
    const saved = await bare.applicant.post(`/api/licensing/drafts/${begun.id}/save`, { version: begun.version, answers: goodAnswers() })
    await refused(t, () => submit(bare, { draft: begun.id, version: saved.body.version, truthful: true }), { status: 409, type: 'licensing/nothing-attached' })
  })

  test('of another’s draft, an unknown one, or the same one twice is refused', async () => {
    const [who, other] = [await anEnterprise(t), await anEnterprise(t)]
    const draft = await aDraft(t, who)
    const good = { draft: draft.id, version: draft.version, truthful: true }
    await refused(t, () => submit(other, good), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => submit(who, { ...good, draft: randomUUID() }), { status: 404, type: 'kernel/not-found' })
    assert.equal((await submit(who, good)).status, 200)
    await refused(t, () => submit(who, good), { status: 409, type: 'licensing/already-submitted' })
    const late = await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draft.version, answers: { contact: '迟到的人' } })
    isProblem(late, 409, 'licensing/not-editable')
  })

  test('numbers run without a gap also when many hand in at once, and one enterprise gets one case', async () => {
    const many = await Promise.all(Array.from({ length: 5 }, () => anEnterprise(t)))
    const already = (await factsOf(t)).filter((f) => f.name === 'licensing.application-submitted').length
    const ids = await Promise.all(many.map((who) => submitted(t, who)))
    const numbers = await Promise.all(ids.map(async (id) => (await pageOf(t.as(officer('window')), id)).number as string))
    assert.deepEqual(numbers.toSorted(), Array.from({ length: 5 }, (_, i) => `2026-WH-${String(already + 1 + i).padStart(4, '0')}`))
    const who = await anEnterprise(t)
    const drafts = [await aDraft(t, who), await aDraft(t, who)]
    const answers = await Promise.all(drafts.map((d) => submit(who, { draft: d.id, version: d.version, truthful: true })))
    assert.deepEqual(answers.map((a) => a.status).toSorted(), [200, 409])
    assert.equal(answers.find((a) => a.status === 409)!.body.type, '/problems/licensing/open-case')
  })

  test('in the last hour of the year counts by the day in Shanghai', async () => {
    const year = await openTestHouse({ at: '2026-12-31T15:30:00Z' })
    const counter = year.as(officer('window'))
    const id = await submitted(year, await anEnterprise(year))
    year.clock.set(new Date('2026-12-31T16:30:00Z'))
    const next = await submitted(year, await anEnterprise(year))
    assert.deepEqual([(await pageOf(counter, id)).number, (await pageOf(counter, next)).number], ['2026-WH-0001', '2027-WH-0001'])
    const { intakeClock } = await pageOf(counter, next)
    assert.equal(intakeClock.provisional, true, 'the holidays of 2027 are not published yet')
    assert.match(intakeClock.explained.zh, /为暂定日期/)
  })
})
