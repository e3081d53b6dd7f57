import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../test/support/licensing.ts'
import { isProblem, until } from '../test/support/record.ts'
import { health } from './observe.ts'

describe('the house seen from outside', () => {
  let t: TestHouse
  let text = ''
  const lines = () => text.split('\n').filter(Boolean).map((l) => JSON.parse(l) as Record<string, any>)
  before(async () => {
    t = await openTestHouse({ log: pino({ level: 'trace' }, new Writable({ write(chunk, _e, done) { text += String(chunk); done() } })) })
  })

  test('a fault leads from the page’s request id to the log line, and the log says no more than where it was', async () => {
    const secret = '13812340000'
    await t.house.pools.owner.query('alter table licensing_draft add constraint never check (length(answers::text) < 1) not valid')
    const who = await anEnterprise(t)
    const answer = await who.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })
    isProblem(answer, 500, 'kernel/broken')
    const requestId = answer.body.instance.replace('urn:request:', '')
    assert.equal(answer.headers['x-request-id'], requestId)
    const line = lines().find((l) => l['requestId'] === requestId)!
    assert.deepEqual([line['msg'], line['err'].code], ['request failed', '23514'])
    assert.ok(lines().some((l) => l['reqId'] === requestId && l['msg'] === 'request' && l['status'] === 500))
    assert.ok(!JSON.stringify(answer.body).includes('constraint') && !text.includes('Failing row'), 'no text of the database')
    await t.house.pools.owner.query('alter table licensing_draft drop constraint never')
    assert.ok(!text.includes(secret))
  })

  test('the log of a whole case holds routes, codes and ids, and no value of anybody', async () => {
    const who = await anEnterprise(t, {}, { name: '石望川', citizenId: '11010519491231002X', phone: '13666660001' })
    const id = await submitted(t, who)
    await stepped(t.as(officer('window')), id, 'correct-on-the-spot', { reason: '当事人来电更正', answers: { contactPhone: '13666660002' } })
    await t.as(null).post('/api/accounts/sign-in', { account: 'nobody-at-all', password: 'a password nobody may see' })
    await who.applicant.get('/api/licensing/applications?q=石望川')
    for (const value of ['石望川', '11010519491231002X', '13666660001', '13666660002', '当事人来电更正', 'a password nobody may see', who.creditCode]) assert.ok(!text.includes(value), value)
    const request = lines().find((l) => l['route'] === '/api/licensing/applications/:id/correct-on-the-spot')!
    assert.deepEqual([request['method'], request['status']], ['POST', 200])
    assert.ok(!text.includes('anxu='), 'no cookie')
  })

  test('/metrics answers Prometheus with routes and codes as labels, never ids', async () => {
    const id = randomUUID()
    await t.as(officer('window')).get(`/api/licensing/applications/${id}`)
    const answer = await t.as(null).get('/metrics')
    assert.equal(answer.status, 200)
    assert.match(String(answer.headers['content-type']), /^text\/plain/)
    assert.match(answer.body, /anxu_http_seconds_count\{method="GET",route="\/api\/licensing\/applications\/:id",status="404"\} 1/)
    assert.match(answer.body, /anxu_connections\{pool="writer",state="idle"\} \d/)
    assert.ok(!answer.body.includes(id))
  })

  test('health names what is not well: no workers here; facts that wait; and the database when it is gone', async () => {
    const answer = await t.as(null).get('/api/health')
    assert.deepEqual([answer.status, answer.body.status], [200, 'degraded'])
    const bad = answer.body.findings.filter((f: { ok: boolean }) => !f.ok).map((f: { what: string }) => f.what)
    assert.ok(bad.includes('workers'))
    assert.ok(!bad.includes('database') && !bad.includes('deadlines'))
    const gone = { ...t.house, pools: { ...t.house.pools, writer: new pg.Pool({ connectionString: 'postgres://x:y@127.0.0.1:9/none', connectionTimeoutMillis: 500 }) } } as typeof t.house
    assert.equal((await health(gone)).status, 'down')
    const full = { ...t.house, files: { ...t.house.files, store: { ...t.house.files.store, free: async () => 1024 ** 3 } } } as typeof t.house
    assert.match((await health(full)).findings.find((f) => f.what === 'disk')!.detail, /^1\.0 GiB free$/)
    const working = await openTestHouse({ workers: true })
    const workers = (await health(working.house)).findings.find((f) => f.what === 'workers')!
    assert.ok(workers.ok, workers.detail)
  })

  test('OpenAPI describes every reachable step and query, and none of the system’s', async () => {
    const { body } = await t.as(null).get('/api/openapi.json')
    assert.equal(body.openapi, '3.1.0')
    const accept = body.paths['/api/licensing/applications/{id}/accept'].post
    assert.deepEqual(Object.keys(accept.requestBody.content['application/json'].schema.properties), ['seen', 'reason'])
    assert.ok(body.paths['/api/licensing/check'].get)
    assert.ok(!Object.keys(body.paths).some((p) => /deem-accepted|file-writ|\/seal$|\/expire$/.test(p)))
    assert.equal((await t.as(null).get('/api/docs/')).status, 200)
  })

  test('every answer carries the headers that keep a page safe; what does not exist is a problem too', async () => {
    const answer = await t.as(null).get('/api/nothing/here')
    isProblem(answer, 404, 'kernel/not-found')
    for (const [name, value] of [['x-content-type-options', 'nosniff'], ['referrer-policy', 'same-origin'], ['x-frame-options', 'SAMEORIGIN']] as const) assert.equal(answer.headers[name], value)
    assert.match(String(answer.headers['content-security-policy']), /default-src 'self'.*object-src 'none'.*frame-ancestors 'none'/)
    isProblem(await t.as(officer('window')).post('/api/licensing/check', {}), 404, 'kernel/not-found')
  })
})

test('a public check that is asked too often is slowed down, with a problem', async () => {
  const { openHttp } = await import('./http.ts')
  const t = await openTestHouse()
  const app = await openHttp(t.house, { secure: true, publicRate: 3, version: 'test' })
  const ask = () => app.inject({ method: 'GET', url: '/api/licensing/check?number=x' })
  const answers = [await ask(), await ask(), await ask(), await ask()]
  assert.deepEqual(answers.map((a) => a.statusCode), [200, 200, 200, 429])
  assert.equal(answers[3]!.json().type, '/problems/kernel/too-many')
  assert.ok(answers[3]!.headers['retry-after'])
  assert.match(String(answers[0]!.headers['strict-transport-security']), /max-age/)
  await app.close()
})

describe('the stream of facts', () => {
  test('reconnects when its connection is cut, and misses nothing', async () => {
    const t = await openTestHouse({ workers: true })
    const heard: string[] = []
    t.house.follower!.subscribe((facts) => void heard.push(...facts.map((f) => f.id)))
    const cut = () => t.house.pools.writer.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'anxu-follow' and datname = current_database()`)
    await anEnterprise(t)
    await until('the first', async () => heard.length === 1)
    await cut()
    for (let i = 0; i < 3; i++) await anEnterprise(t)
    await until('all four', async () => heard.length === 4)
    assert.equal(new Set(heard).size, 4)
  })
})
