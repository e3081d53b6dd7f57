import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { audit } from '../../kernel/replay.ts'
import { applicantOf, officer, openTestHouse, type Caller } from '../../test/support/house.ts'
import { aDraft, aFile, anEnterprise, goodAnswers, reviewed, step as caseStep, stepped, submitted } from '../../test/support/licensing.ts'
import { refused } from '../../test/support/record.ts'
import { sectorOf } from '../licensing/sectors/index.ts'

const t = await openTestHouse()
const sector = 'hazardous-chemicals'
const materials = sectorOf(sector).materials.map(({ key, title }) => ({ key, title }))
const first = materials[0]!.key
const second = materials[1]!.key
type Who = Awaited<ReturnType<typeof anEnterprise>>

const path = (id: string, step = '') => `/api/pre-review/pre-reviews/${id}${step && `/${step}`}`
const ask = (who: Who, more = {}, caller = who.applicant) => caller.post('/api/pre-review/pre-reviews/ask', { enterprise: who.id, sector, why: 'first', materials, ...more })
async function asked(who: Who, more = {}) {
  const done = await ask(who, more)
  assert.equal(done.status, 200, JSON.stringify(done.body))
  return done.body.subject as string
}
const page = async (caller: Caller, id: string) => (await caller.get(path(id))).body
async function take(caller: Caller, id: string, step: string, body: object = {}) {
  return caller.post(path(id, step), { seen: (await page(caller, id)).seen ?? '1', ...body })
}
async function taken(caller: Caller, id: string, step: string, body: object = {}) {
  const done = await take(caller, id, step, body)
  assert.equal(done.status, 200, `${step}: ${JSON.stringify(done.body)}`)
}
/** Finds whatever is still open: the named ones to be improved, what was handed in good, the rest not applicable. */
async function found(reviewer: Caller, id: string, improve: readonly string[] = []) {
  for (const item of (await page(reviewer, id)).items.filter((i: { open: boolean }) => i.open)) {
    const result = improve.includes(item.key) ? 'improve' : item.documents.length ? 'good' : 'not-applicable'
    await taken(reviewer, id, 'find', { key: item.key, result, advice: result === 'improve' ? '补上盖章的总平面图' : '' })
  }
}
async function handedIn(who: Who, keys: readonly string[] = [first, second], more = {}) {
  const id = await asked(who, more)
  const documents: Record<string, string[]> = {}
  for (const key of keys) documents[key] = [await aFile(t, who.actor, id, `${key}.pdf`)]
  await taken(who.applicant, id, 'hand-in', { documents, doubts: '储罐间距怎样算' })
  return id
}
async function advised(who: Who, reviewer: Caller, improve: readonly string[] = [second]) {
  const id = await handedIn(who)
  await taken(reviewer, id, 'take')
  await found(reviewer, id, improve)
  await taken(reviewer, id, 'advise', { summary: '总体良好' })
  return id
}

describe('asking', () => {
  let who: Who
  before(async () => { who = await anEnterprise(t) })

  test('is for the enterprise itself, for a sector that there is, and once at a time', async () => {
    const stranger = t.as(applicantOf(randomUUID()))
    await refused(t, () => ask(who, {}, stranger), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => ask(who, { sector: 'bakeries' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => ask(who, { materials: [materials[0], materials[0]] }), { status: 409, type: 'pre-review/unknown-item' })
    const id = await asked(who)
    const problem = await refused(t, () => ask(who), { status: 409, type: 'pre-review/open-already' })
    assert.match(problem.title, /预审〔2026〕1号/)
    assert.equal((await stranger.get(path(id))).status, 404)
    assert.equal((await page(t.as(officer('reviewer')), id)).status, 404, 'what is only prepared is not the authority’s yet')
    assert.equal((await page(who.applicant, id)).items.length, materials.length + 13)
  })

  test('takes files of its own alone, under documents of the list, and wants something to look at', async () => {
    const id = (await who.applicant.get('/api/pre-review/pre-reviews')).body.items[0].id as string
    const foreign = await anEnterprise(t)
    await refused(t, () => take(who.applicant, id, 'hand-in', { documents: {} }), { status: 409, type: 'pre-review/nothing-handed-in' })
    const theirs = await aFile(t, foreign.actor, id, 'x.pdf')
    const elsewhere = await aFile(t, who.actor, randomUUID(), 'y.pdf')
    for (const file of [theirs, elsewhere, randomUUID()])
      await refused(t, () => take(who.applicant, id, 'hand-in', { documents: { [first]: [file] } }), { status: 409, type: 'pre-review/file-not-yours' })
    await refused(t, () => take(who.applicant, id, 'hand-in', { documents: { strange: [] }, doubts: '？' }), { status: 409, type: 'pre-review/unknown-item' })
    await refused(t, () => foreign.applicant.post(path(id, 'hand-in'), { seen: '1', documents: {}, doubts: '？' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    const mine = await aFile(t, who.actor, id, 'z.pdf')
    await taken(who.applicant, id, 'hand-in', { documents: { [first]: [mine] } })
    assert.equal((await who.applicant.get(path(id, `files/${mine}`))).status, 200)
    assert.equal((await foreign.applicant.get(path(id, `files/${mine}`))).status, 404)
    await taken(who.applicant, id, 'withdraw')
  })

  test('from a draft brings its documents, and never another enterprise’s', async () => {
    const foreign = await anEnterprise(t)
    const theirs = await aDraft(t, foreign)
    const own = await aDraft(t, who)
    const id = await asked(who, { draft: own.id })
    assert.equal((await who.applicant.post(path(id, 'from-draft'), { draft: theirs.id })).status, 404)
    assert.equal((await foreign.applicant.post(path(id, 'from-draft'), { draft: theirs.id })).status, 404)
    const { documents } = (await who.applicant.post(path(id, 'from-draft'), { draft: own.id })).body
    const again = (await who.applicant.post(path(id, 'from-draft'), { draft: own.id })).body.documents
    assert.deepEqual(again, documents, 'asked twice, the same files')
    await taken(who.applicant, id, 'hand-in', { documents: Object.fromEntries(Object.entries(documents as Record<string, { id: string }[]>).map(([key, files]) => [key, files.map((f) => f.id)])) })
  })
})

describe('giving one', () => {
  let who: Who
  let id: string
  const reviewer = t.as(officer('reviewer'))
  before(async () => { who = await anEnterprise(t); id = await handedIn(who) })

  test('is for a reviewer of the department who took it; good needs a document, criticism needs advice', async () => {
    await refused(t, () => take(t.as(officer('reviewer', { department: 'housing' })), id, 'take'), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => take(reviewer, id, 'find', { key: first, result: 'good' }), { status: 403, type: 'kernel/forbidden' })
    await taken(reviewer, id, 'take')
    await refused(t, () => take(reviewer, id, 'take'), { status: 409, type: 'pre-review/yours-already' })
    await refused(t, () => take(t.as(officer('reviewer')), id, 'find', { key: first, result: 'good' }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => take(reviewer, id, 'find', { key: 'strange', result: 'good' }), { status: 409, type: 'pre-review/unknown-item' })
    await refused(t, () => take(reviewer, id, 'find', { key: first, result: 'improve' }), { status: 409, type: 'pre-review/advice-missing' })
    await refused(t, () => take(reviewer, id, 'find', { key: materials[2]!.key, result: 'good' }), { status: 409, type: 'pre-review/nothing-to-judge' })
    await refused(t, () => take(reviewer, id, 'set-visit', { on: '2026-03-01' }), { status: 409, type: 'pre-review/day-past' })
    await refused(t, () => take(reviewer, id, 'advise', { summary: '良好' }), { status: 409, type: 'pre-review/items-open' })
  })

  test('tells the enterprise the whole list at once; what is finished is not changed any more', async () => {
    await taken(reviewer, id, 'set-visit', { on: '2026-03-09', note: '看罐区' })
    await taken(reviewer, id, 'find', { key: second, result: 'improve', advice: '重新盖章' })
    assert.equal((await page(who.applicant, id)).items[1].result, null, 'not one by one')
    await found(reviewer, id)
    await taken(reviewer, id, 'advise', { summary: '总体良好' })
    const seen = await page(who.applicant, id)
    assert.deepEqual([seen.state, seen.items[1].advice, seen.items[0].result], ['advised', '重新盖章', 'good'])
    assert.match((await who.applicant.get('/api/messages/inbox')).body.items[0].text.zh, /建议改进 1 项/)
    await refused(t, () => take(reviewer, id, 'find', { key: first, result: 'missing', advice: '缺' }), { status: 409, type: 'kernel/out-of-order' })
    await refused(t, () => take(who.applicant, id, 'hand-in', { documents: {}, doubts: '再补' }), { status: 409, type: 'kernel/out-of-order' })
  })

  test('the enterprise ticks what it did, and may ask once more', async () => {
    await refused(t, () => take(who.applicant, id, 'tick', { key: first, done: true }), { status: 409, type: 'pre-review/not-an-improvement' })
    await taken(who.applicant, id, 'tick', { key: second, done: true, note: '已重新盖章' })
    const file = await aFile(t, who.actor, id, 'again.pdf')
    await taken(who.applicant, id, 'ask-again', { documents: { [second]: [file] } })
    await taken(reviewer, id, 'take')
    assert.deepEqual((await page(reviewer, id)).items.filter((i: { open: boolean }) => i.open).map((i: { key: string }) => i.key), [second])
    await found(reviewer, id)
    await taken(reviewer, id, 'advise', { summary: '都好' })
    await refused(t, () => take(who.applicant, id, 'ask-again', { documents: {} }), { status: 409, type: 'pre-review/asked-twice' })
  })
})

describe('carried into the application', () => {
  test('once, with what was found good, and the case shows what is new since; who advised does not decide', async () => {
    const who = await anEnterprise(t)
    const adviser = officer('reviewer')
    const id = await advised(who, t.as(adviser))
    const begin = async () => (await who.applicant.post('/api/licensing/drafts', { sector })).body.id as string
    const draft = await begin()
    assert.equal((await who.applicant.post(path(id, 'to-draft'), { draft })).body.type, '/problems/pre-review/not-carried')
    await taken(who.applicant, id, 'carry', { draft })
    const other = await begin()
    await refused(t, () => take(who.applicant, id, 'carry', { draft: other }), { status: 409, type: 'kernel/out-of-order' })
    assert.equal((await who.applicant.post(path(id, 'to-draft'), { draft: other })).status, 409)
    const { version, documents } = (await who.applicant.post(path(id, 'to-draft'), { draft })).body as { version: number; documents: Record<string, { id: string }[]> }
    assert.deepEqual(Object.keys(documents), [first])
    const more: Record<string, string[]> = { [first]: [documents[first]![0]!.id] }
    for (const m of materials) more[m.key] ??= [await aFile(t, who.actor, draft, `${m.key}.pdf`, `other ${m.key}`)]
    const saved = await who.applicant.post(`/api/licensing/drafts/${draft}/save`, { version, answers: goodAnswers(sector), documents: more })
    assert.equal(saved.status, 200, JSON.stringify(saved.body))
    const done = await who.applicant.post('/api/licensing/applications/submit', { draft, version: saved.body.version, truthful: true }, { requestId: randomUUID() })
    assert.equal(done.status, 200, JSON.stringify(done.body))

    const shown = (await t.as(officer('reviewer')).get(`/api/pre-review/cases/${draft}`)).body.items
    assert.deepEqual([shown.length, shown[0].carried, shown[0].officer], [1, true, adviser.name])
    const since = Object.fromEntries(shown[0].items.map((i: { key: string; since: string | null }) => [i.key, i.since]))
    assert.deepEqual([since[first], since[second], since[materials[2]!.key], since['condition-1']], ['equal', 'changed', 'new', null])
    assert.equal((await t.as(applicantOf(randomUUID())).get(`/api/pre-review/cases/${draft}`)).status, 404)

    await stepped(t.as(officer('window')), draft, 'accept')
    await reviewed(t.as(officer('reviewer')), draft)
    const both = t.as({ ...adviser, roles: ['reviewer', 'approver'] })
    const problem = await refused(t, () => caseStep(both, draft, 'grant', { scope: '生产', reason: '符合' }), { status: 409, type: 'pre-review/gave-the-pre-review' })
    assert.equal(problem.clause, '公务员法-76')
    await stepped(t.as(officer('approver')), draft, 'grant', { scope: '生产', reason: '符合' })
  })
})

describe('the days', () => {
  test('say nothing of fewer than five cases, and then the median of each side', async () => {
    const few = (await t.as(null).get('/api/pre-review/days')).body
    assert.deepEqual([few.with, few.fewest], [{ cases: 1, days: null, notices: null }, 5])
    const decided = async (days: number) => {
      const who = await anEnterprise(t)
      const id = await submitted(t, who)
      await stepped(t.as(officer('window')), id, 'accept')
      await reviewed(t.as(officer('reviewer')), id)
      t.clock.forward(days * 86_400_000)
      await stepped(t.as(officer('approver')), id, 'grant', { scope: '生产', reason: '符合' })
    }
    for (const days of [1, 2, 3, 4, 8]) await decided(days)
    const { without } = (await t.as(null).get('/api/pre-review/days')).body
    assert.deepEqual(without, { cases: 5, days: 3, notices: 0 })
    assert.equal((await t.as(null).get('/api/pre-review/days?sector=mines')).body.without.cases, 0)
  })

  test('the record replays to the same tables', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
