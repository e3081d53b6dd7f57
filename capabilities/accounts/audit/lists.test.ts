import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { exportXlsx } from '../../../kernel/ask.ts'
import { fileKeys } from '../../../adapters/sealing/file-keys.ts'
import { officer, openTestHouse } from '../../../test/support/house.ts'
import { factsOf } from '../../../test/support/record.ts'
import { browser, holder, step } from '../testing.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-audit-'))
after(() => rmSync(dir, { recursive: true, force: true }))
const t = await openTestHouse({ ports: { sealKeys: fileKeys(join(dir, 'keys'), () => new Date()) } })
const auditorActor = officer('auditor')
const auditor = t.as(auditorActor)
const far = t.as(officer('auditor', { region: '990100' }))
const lists = ['accounts/changes', 'looks/looks', 'accounts/entries', 'accounts/attempts']

describe('what the audit administrator reads', () => {
  test('is shown to nobody else, and nothing of another region', async () => {
    const { account, id } = await holder(t, officer('administrator'))
    await browser(t).signIn(account, 'not the password')
    await t.house.pools.writer.query(`insert into look (id, at, actor_id, query, subject, purpose) values ('019cac0f-2680-71b3-b5e8-576f9a370411', '2026-03-02T01:00:00Z', $1, 'enterprises/person', null, '核对联系方式')`, [id])
    for (const list of lists) {
      for (const role of ['administrator', 'security', 'window', 'applicant']) assert.equal((await t.as(officer(role)).get(`/api/${list}`)).status, 403, `${role} ${list}`)
      assert.deepEqual((await far.get(`/api/${list}`)).body.items, [], list)
    }
  })

  test('names every change with who, post, step and reason, latest first, filtered and paged', async () => {
    const { id, account } = await holder(t, officer('administrator'))
    await step(t, officer('security'), id, 'close', { reason: '调离本机关' })
    const [latest, before] = (await auditor.get('/api/accounts/changes')).body.items
    assert.deepEqual([latest.step.zh, latest.role, latest.reason, latest.subject], ['账号：停用账号', 'security', '调离本机关', id])
    assert.equal(before.who.account, account)
    const first = (await auditor.get(`/api/accounts/changes?subject=${id}&limit=2`)).body
    const rest = (await auditor.get(`/api/accounts/changes?subject=${id}&limit=2&after=${first.next}`)).body
    assert.deepEqual([...first.items, ...rest.items].map((f: { step: { name: string } }) => f.step.name.split('/').at(-1)), ['close', 'change-password', 'approve', 'propose'])
    assert.equal((await auditor.get(`/api/accounts/changes?q=${account}`)).body.items.length, 1)
    assert.equal((await auditor.get('/api/accounts/changes?capability=licensing')).body.items.length, 0)
    assert.equal((await auditor.get('/api/accounts/changes?until=2026-03-01')).body.items.length, 0)
    assert.equal((await auditor.get('/api/accounts/changes?by=people&limit=1')).body.items[0].id, latest.id)
    assert.equal((await auditor.get('/api/accounts/changes.xlsx')).status, 200)
  })

  test('tells in its first row when a spreadsheet holds but the first of a longer list', async () => {
    const query = t.house.queries.find((q) => q.capability === 'accounts' && q.name === 'changes')!
    const rows = async (most: number) => (await readXlsx(await exportXlsx(t.house, query, auditorActor, {}, 'zh', most)))[0]!.data
    assert.match(String((await rows(2))[0]![0]), /只含最前 2 行/)
    assert.equal((await rows(2)).length, 4)
    assert.equal((await rows(10_000))[0]![0], '时间')
  })

  test('names every look with its purpose, and every entry and refusal at the door', async () => {
    const [look] = (await auditor.get('/api/looks/looks')).body.items
    assert.deepEqual([look.purpose, look.who, look.query], ['核对联系方式', '何守安', 'enterprises/person'])
    const { items } = (await auditor.get('/api/accounts/entries?outcome=wrong-password')).body
    assert.deepEqual(items.map((e: { outcome: { zh: string } }) => e.outcome.zh), ['密码错误'])
  })
})

describe('a signed list', () => {
  const take = (who: ReturnType<typeof t.as>, body: object) => who.post('/api/accounts/lists/take-signed', body)

  test('is refused to everybody else, and for a list that there is not', async () => {
    assert.equal((await take(t.as(null), { list: 'changes' })).status, 401)
    for (const role of ['administrator', 'security', 'head']) assert.equal((await take(t.as(officer(role)), { list: 'changes' })).status, 403, role)
    assert.equal((await take(auditor, { list: 'accounts' })).status, 422)
  })

  test('is verified by openssl, one altered byte of it is not, and that it was taken is a fact', async () => {
    const answer = await t.app.inject({ method: 'POST', url: '/api/accounts/lists/take-signed', headers: { 'x-anxu': '1', cookie: await cookieOf() }, payload: { list: 'changes', filters: { capability: 'accounts' } } })
    assert.equal(answer.statusCode, 200, answer.body)
    const files = unzipSync(new Uint8Array(answer.rawPayload))
    const name = 'changes-2026-03-02.xlsx'
    assert.deepEqual(Object.keys(files).sort(), ['README.txt', 'certificate.pem', name, `${name}.p7s`].sort())
    for (const [file, bytes] of Object.entries(files)) writeFileSync(join(dir, file), bytes)
    const verify = () => execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-in', `${name}.p7s`, '-content', name, '-certfile', 'certificate.pem', '-noverify', '-out', 'verified.xlsx'], { cwd: dir, stdio: 'pipe' })
    verify()
    const altered = files[name]!
    altered[100] = altered[100]! ^ 1
    writeFileSync(join(dir, name), altered)
    assert.throws(verify)
    assert.ok((await factsOf(t)).some((f) => f.name === 'accounts.list-taken'))
  })
})

/** A session of the auditor, for an answer that is bytes. */
async function cookieOf() {
  const token = 'audit-story'
  const before = t.house.authenticate
  t.house.authenticate = async (given) => (given === token ? auditorActor : before(given))
  return `anxu=${token}`
}
