import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { pino } from 'pino'
import { applicantOf, officer, openTestHouse, type Caller, type TestHouse } from '../support/house.ts'
import { aDraft, anEnterprise, step, stepped, submitted } from '../support/licensing.ts'
import { attempts, factsOf, isProblem, pageOf, refused } from '../support/record.ts'

/** Everything the house logs, as text. */
function capture() {
  let text = ''
  const log = pino({ level: 'trace' }, new Writable({ write(chunk, _enc, done) { text += String(chunk); done() } }))
  return { log, said: () => text }
}

const { log, said } = capture()
let t: TestHouse
let counter: Caller
before(async () => { t = await openTestHouse({ log }); counter = t.as(officer('window')) })

/** Input that was refused stands nowhere: neither in the attempts nor in the log. */
async function leftNoTrace(...values: string[]) {
  const rows = JSON.stringify(await attempts(t))
  for (const v of values) {
    assert.ok(!rows.includes(v), `the attempts hold ${v}`)
    assert.ok(!said().includes(v), `the log holds ${v}`)
  }
}

describe('what is sent wrong', () => {
  test('wrong check digits of an enterprise are told at the character; nothing is registered, no value is kept', async () => {
    const body = {
      creditCode: '91980102MA0010019X', name: '校验码不符有限公司', region: '980102', sector: 'hazardous-chemicals', economicType: '有限责任公司', industryCode: 'C2614', address: '云州市',
      employees: 1, size: 'small', foundedOn: '2015-02-30', scope: '生产', principal: { name: '石望川', citizenId: '110105194912310021', phone: '13812344321' },
    }
    const said_ = await refused(t, () => counter.post('/api/enterprises/enterprises/register', body), { status: 422, type: 'kernel/invalid' })
    const pointers = said_.errors.map((e: { pointer: string }) => e.pointer)
    for (const p of ['/creditCode', '/foundedOn', '/principal/citizenId']) assert.ok(pointers.includes(p), `${p} in ${pointers}`)
    for (const e of said_.errors) { assert.match(e.zh, /\p{Script=Han}/u); assert.ok(!/\p{Script=Han}/u.test(e.en), e.en) }
    await leftNoTrace('110105194912310021', '13812344321', '校验码不符有限公司', '91980102MA0010019X')
  })

  test('an unknown field, a body that is none, and a broken one', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const unknown = await refused(t, () => step(counter, id, 'accept', { colour: 'red', nested: { a: 1 } }), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(unknown.errors.map((e: { pointer: string }) => e.pointer), ['/colour', '/nested'])
    await refused(t, () => counter.post(`/api/licensing/applications/${id}/accept`, []), { status: 400, type: 'kernel/malformed', recordedAs: null })
    const raw = (payload: string, type = 'application/json') => async () => {
      const answer = await t.app.inject({ method: 'POST', url: `/api/licensing/applications/${id}/accept`, payload, headers: { 'content-type': type } })
      return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
    }
    for (const [payload, type] of [['{"seen": ', 'application/json'], ['seen=1', 'application/x-www-form-urlencoded'], ['', 'application/json'], ['{"__proto__": {"roles": ["head"]}}', 'application/json']] as const)
      await refused(t, raw(payload, type), { status: 400, type: 'kernel/malformed', recordedAs: null })
  })

  test('10 MB of JSON are turned away unread, also from somebody signed in', async () => {
    const big = { seen: '1', reason: '长'.repeat(3_500_000) }
    await refused(t, () => counter.post(`/api/licensing/applications/${randomUUID()}/accept`, big), { status: 413, type: 'kernel/too-large', recordedAs: null })
  })

  test('a stranger’s id in the URL is not found, whether it exists or not; the true reason stands in the attempts', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const stranger = t.as(applicantOf(randomUUID()))
    const { seen } = await pageOf(who.applicant, id)
    for (const path of ['', '/timeline', '/rounds']) isProblem(await stranger.get(`/api/licensing/applications/${id}${path}`), 404, 'kernel/not-found')
    const theirs = await refused(t, () => stranger.post(`/api/licensing/applications/${id}/withdraw`, { seen, reason: '不是我的' }), { status: 404, type: 'kernel/not-found', recordedAs: 'kernel/forbidden' })
    const none = await refused(t, () => stranger.post(`/api/licensing/applications/${randomUUID()}/withdraw`, { seen, reason: '没有的' }), { status: 404, type: 'kernel/not-found' })
    assert.deepEqual({ ...theirs, instance: '' }, { ...none, instance: '' }, 'the two answers cannot be told apart')
    const tried = (await attempts(t)).find((a) => a.subject === id && a.outcome === 'kernel/forbidden')
    assert.equal(tried?.command, 'licensing/application/withdraw')
    isProblem(await who.applicant.get('/api/licensing/applications/1%27%20or%201=1'), 404, 'kernel/not-found')
  })

  test('a page of another site cannot act with our cookie', async () => {
    const answer = await counter.post(`/api/licensing/applications/${randomUUID()}/accept`, { seen: '1' }, { headers: { 'x-anxu': '' } })
    isProblem(answer, 403, 'kernel/cross-site')
  })

  test('a script in a name is text: kept as it is, served as JSON that nothing runs, and defused in a spreadsheet', async () => {
    const name = `=HYPERLINK("http://evil.example","<script>alert(1)</script>")`
    const who = await anEnterprise(t, { name })
    const id = await submitted(t, who)
    const page = await counter.get(`/api/licensing/applications/${id}`)
    assert.equal(page.body.enterprise.name, name)
    assert.match(String(page.headers['content-type']), /^application\/json/)
    assert.equal(page.headers['x-content-type-options'], 'nosniff')
    assert.match(String(page.headers['content-security-policy']), /script-src 'self' 'wasm-unsafe-eval'(;|$)/)
    assert.ok(!String(page.headers['content-security-policy']).includes('unsafe-inline'))
    const sheet = await t.app.inject({ method: 'GET', url: `/api/licensing/applications.xlsx?q=${who.creditCode}`, headers: { cookie: await cookieOf() } })
    assert.equal(sheet.statusCode, 200)
    const text = partsOf(sheet.rawPayload).join('\n')
    assert.ok(text.includes('&apos;=HYPERLINK') || text.includes(`'=HYPERLINK`), 'the cell is text that begins with an apostrophe')
    assert.ok(!text.includes('<f>'), 'no cell holds a formula')
  })

  test('a command without the page’s last fact, with one that is none, or with a request id that is none', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const post = (body: object, more?: object) => counter.post(`/api/licensing/applications/${id}/accept`, body, more)
    const body = await refused(t, () => post({}), { status: 422, type: 'kernel/invalid' })
    assert.deepEqual(body.errors.map((e: { pointer: string }) => e.pointer), ['/seen'])
    await refused(t, () => post({ seen: `0' or 1=1` }), { status: 409, type: 'kernel/changed-meanwhile' })
    const { seen } = await pageOf(counter, id)
    await refused(t, () => post({ seen }, { requestId: 'not-a-uuid' }), { status: 422, type: 'kernel/invalid', recordedAs: null })
  })
})

describe('what is sent twice, late or at once', () => {
  test('a repeated request is answered with the first one’s fact; the same id with another body is refused', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who, { without: ['certificates'] })
    const { seen } = await pageOf(counter, id)
    const requestId = randomUUID()
    const items = [{ key: 'certificates', kind: 'material', problem: 'missing', note: '请补充' }]
    const send = (note: string) => counter.post(`/api/licensing/applications/${id}/send-correction-notice`, { seen, items: [{ ...items[0], note }] }, { requestId })
    const first = await send('请补充证书')
    const again = await send('请补充证书')
    assert.deepEqual([first.body.repeated, again.body.repeated, again.body.fact], [false, true, first.body.fact])
    assert.equal((await factsOf(t, id)).length, 2)
    await refused(t, () => send('请补充另一份'), { status: 409, type: 'kernel/request-reused' })
    await leftNoTrace('请补充另一份')
    const other = await counter.post(`/api/licensing/applications/${id}/accept`, { seen }, { requestId })
    isProblem(other, 409, 'kernel/request-reused')
  })

  test('another person’s request with the same id is another request', async () => {
    const [a, b] = [await submitted(t, await anEnterprise(t)), await submitted(t, await anEnterprise(t))]
    const requestId = randomUUID()
    const accept = async (caller: Caller, id: string) => caller.post(`/api/licensing/applications/${id}/accept`, { seen: (await pageOf(caller, id)).seen }, { requestId })
    assert.deepEqual([(await accept(counter, a)).body.repeated, (await accept(t.as(officer('window')), b)).body.repeated], [false, false])
  })

  test('a stale page is told what happened since: who, what, when', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const { seen } = await pageOf(who.applicant, id)
    const name = officer('window')
    await stepped(t.as(name), id, 'correct-on-the-spot', { reason: '更正', answers: { employees: 55 } })
    await stepped(t.as(name), id, 'accept')
    const body = await refused(t, () => who.applicant.post(`/api/licensing/applications/${id}/withdraw`, { seen, reason: '撤回' }), { status: 409, type: 'kernel/changed-meanwhile' })
    assert.deepEqual(body.since.map((s: { name: string; by: string }) => [s.name, s.by]), [['licensing.corrected-on-the-spot', name.name], ['licensing.application-accepted', name.name]])
    assert.match(body.detail, /已保留/)
  })

  test('two officers at once: one is first, the other is told; steps that cross leave one order', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const { seen } = await pageOf(counter, id)
    const acts: [string, object][] = [['accept', {}], ['decline-not-needed', { reason: '不需要' }], ['decline-not-competent', { reason: '另一机关', competent: '省厅' }], ['correct-on-the-spot', { reason: '更正', answers: {} }]]
    const answers = await Promise.all(acts.map(([name, body]) => t.as(officer('window')).post(`/api/licensing/applications/${id}/${name}`, { seen, ...body })))
    assert.equal(answers.filter((a) => a.status === 200).length, 1)
    for (const a of answers.filter((x) => x.status !== 200)) isProblem(a, 409, 'kernel/changed-meanwhile')
    assert.equal((await factsOf(t, id)).length, 2)
  })

  test('crossing commands on one enterprise: every one is answered, and the record tells one order', async () => {
    const who = await anEnterprise(t)
    const draft = await aDraft(t, who)
    const before_ = (await factsOf(t, who.id)).length
    const seen = (await t.house.pools.writer.query('select last_fact from enterprises_enterprise where id = $1', [who.id])).rows[0].last_fact
    const correct = (name: string) => counter.post(`/api/enterprises/enterprises/${who.id}/correct-particulars`, { seen, reason: '更名', name })
    const submit = () => who.applicant.post('/api/licensing/applications/submit', { draft: draft.id, version: draft.version, truthful: true })
    const answers = await Promise.all([correct('更名一'), submit(), correct('更名二'), submit()])
    assert.ok(answers.every((a) => a.status < 500), JSON.stringify(answers.map((a) => a.body)))
    assert.equal((await factsOf(t, draft.id)).length, 1, 'one case, however often it was handed in')
    assert.ok((await factsOf(t, who.id)).length - before_ <= 1)
  })

  test('a step out of order says where the case stands', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const body = await refused(t, () => step(t.as(officer('approver')), id, 'grant', { scope: '生产', reason: '准予' }), { status: 409, type: 'kernel/out-of-order' })
    assert.deepEqual([body.state, body.title_en], ['submitted', 'This step is not open now'])
  })
})

describe('a clock that jumps', () => {
  test('back: nothing is accepted until it is right again; a drift of minutes between servers does not matter', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const right = t.clock.now()
    t.clock.set(new Date(right.getTime() - 6 * 60_000))
    const body = await refused(t, () => step(counter, id, 'accept'), { status: 503, type: 'kernel/clock-behind' })
    assert.match(body.title_en, /clock is behind/)
    t.clock.set(new Date(right.getTime() - 4 * 60_000))
    await stepped(counter, id, 'correct-on-the-spot', { reason: '更正', answers: { employees: 60 } })
    t.clock.set(right)
    await stepped(counter, id, 'accept')
  })

  test('forward over a deadline: the deadline has passed, and nothing else is broken', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    t.clock.forward(400 * 86_400_000)
    await refused(t, () => step(counter, id, 'accept'), { status: 409, type: 'licensing/already-deemed' })
    assert.equal((await pageOf(who.applicant, id)).state, 'accepted')
  })
})

let signedIn: string | undefined
/** A cookie of an officer, for answers that are not JSON. */
async function cookieOf() {
  if (signedIn) return signedIn
  const actor = officer('window')
  const authenticate = t.house.authenticate
  t.house.authenticate = async (token) => (token === 'sheet' ? actor : authenticate(token))
  return (signedIn = 'anxu=sheet')
}

/** The parts of a ZIP archive as text. */
function partsOf(zip: Buffer): string[] {
  const parts: string[] = []
  for (let at = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')), entry = zip.readUInt32LE(at + 16), n = zip.readUInt16LE(at + 10); n > 0; n--) {
    const [method, size, name, extra, comment, local] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20), zip.readUInt16LE(entry + 28), zip.readUInt16LE(entry + 30), zip.readUInt16LE(entry + 32), zip.readUInt32LE(entry + 42)]
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(start, start + size)
    parts.push((method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'))
    entry += 46 + name + extra + comment
  }
  return parts
}
