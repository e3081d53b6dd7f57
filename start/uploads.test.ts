import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { program } from '../adapters/storage/examples.ts'
import type { Actor } from '../kernel/access.ts'
import { officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { anEnterprise } from '../test/support/licensing.ts'
import { isProblem } from '../test/support/record.ts'
import { mostBytes, uploadRoutes } from './uploads.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-uploads-'))
after(() => rm(dir, { recursive: true, force: true }))
const pdf = Buffer.from('%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n')

describe('a document is uploaded in pieces', () => {
  let t: TestHouse
  let who: Awaited<ReturnType<typeof anEnterprise>>
  let draft: { id: string; version: number }
  before(async () => {
    t = await openTestHouse()
    await uploadRoutes(t.app, t.house, dir)
    who = await anEnterprise(t)
    draft = (await who.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })).body
  })

  const tokens = new Map<string, Actor>()
  function by(actor: Actor) {
    if (!tokens.size) {
      const authenticate = t.house.authenticate
      t.house.authenticate = async (token) => tokens.get(token) ?? authenticate(token)
    }
    tokens.set(`up-${actor.id}`, actor)
    return async (method: 'POST' | 'PATCH' | 'HEAD' | 'GET', url: string, headers: Record<string, string> = {}, payload?: Buffer) => {
      const answer = await t.app.inject({ method, url, headers: { cookie: `anxu=up-${actor.id}`, 'x-anxu': '1', 'tus-resumable': '1.0.0', ...headers }, ...(payload ? { payload } : {}) })
      return { status: answer.statusCode, headers: answer.headers as Record<string, unknown>, body: /json/.test(String(answer.headers['content-type'])) && answer.body ? answer.json() : answer.body }
    }
  }
  const meta = (name: string, owner?: string) =>
    [`filename ${Buffer.from(name).toString('base64')}`, ...(owner ? [`owner ${Buffer.from(owner).toString('base64')}`] : [])].join(',')
  const begin = (actor: Actor, name: string, size: number, owner: string | undefined = draft.id) =>
    by(actor)('POST', '/api/uploads', { 'upload-length': String(size), 'upload-metadata': meta(name, owner) })
  const piece = (actor: Actor, at: string, offset: number, bytes: Buffer) =>
    by(actor)('PATCH', at, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes)
  async function whole(actor: Actor, name: string, bytes: Buffer) {
    const begun = await begin(actor, name, bytes.length)
    return bytes.length === 0 ? begun : piece(actor, String(begun.headers['location']), 0, bytes)
  }
  const stored = async () => (await t.house.pools.writer.query<{ n: number }>('select count(*)::int as n from file')).rows[0]!.n

  test('not by somebody signed out, from another site, for nothing in particular, or larger than is taken', async () => {
    const signedOut = await t.app.inject({ method: 'POST', url: '/api/uploads', headers: { 'tus-resumable': '1.0.0', 'upload-length': '10', 'x-anxu': '1' } })
    assert.equal(signedOut.statusCode, 401)
    isProblem(await by(who.actor)('POST', '/api/uploads', { 'upload-length': '10', 'x-anxu': '' }), 403, 'kernel/cross-site')
    isProblem(await by(who.actor)('POST', '/api/uploads', { 'upload-length': '10', 'upload-metadata': meta('a.pdf') }), 422, 'kernel/invalid')
    isProblem(await begin(who.actor, 'a.pdf', mostBytes + 1), 413, 'storage/too-large')
    assert.equal(await stored(), 0)
  })

  test('a program under the name of a PDF is found out by its bytes, and nothing is kept', async () => {
    const answer = await whole(who.actor, '营业执照.pdf', program)
    isProblem(answer, 422, 'kernel/file-refused')
    assert.match(answer.body.title_en, /[A-Za-z]/)
    const script = await whole(who.actor, '说明.pdf', Buffer.from('<html><script>alert(1)</script></html>'))
    isProblem(script, 422, 'kernel/file-refused')
    assert.equal(await stored(), 0)
  })

  test('an empty file is told so', async () => {
    const answer = await whole(who.actor, '空白.pdf', Buffer.alloc(0))
    isProblem(answer, 422, 'kernel/file-refused')
    assert.match(answer.body.title, /0 字节/)
    assert.equal(await stored(), 0)
  })

  test('one that arrived by half is no document; it goes on where it stopped, and only by whoever began it', async () => {
    const at = String((await begin(who.actor, '评价报告.pdf', pdf.length)).headers['location'])
    assert.equal((await piece(who.actor, at, 0, pdf.subarray(0, 20))).status, 204)
    isProblem(await by(who.actor)('GET', at), 409, 'storage/incomplete')
    assert.equal(await stored(), 0)
    isProblem(await by(officer('window'))('GET', at), 404, 'kernel/not-found')
    isProblem(await piece(officer('window'), at, 20, pdf.subarray(20)), 404, 'kernel/not-found')
    isProblem(await piece(who.actor, at, 5, pdf.subarray(5)), 409, 'storage/other-offset')
    assert.equal((await by(who.actor)('HEAD', at)).headers['upload-offset'], '20')
    const done = await piece(who.actor, at, 20, pdf.subarray(20))
    assert.deepEqual([done.status, done.body.name, done.body.kind, done.body.size], [200, '评价报告.pdf', 'pdf', pdf.length])
    assert.deepEqual(await t.house.files.bytes(done.body.id), pdf)
    const again = await by(who.actor)('GET', at)
    assert.equal(again.body.id, done.body.id, 'asked again, it answers the same file')
    assert.equal(await stored(), 1)
  })

  test('a file of one case stands in no other: neither listed nor opened', async () => {
    const mine = (await whole(who.actor, '预案.pdf', pdf)).body
    const other = await anEnterprise(t)
    const theirs = (await other.applicant.post('/api/licensing/drafts', { sector: 'hazardous-chemicals' })).body
    isProblem(await other.applicant.post(`/api/licensing/drafts/${theirs.id}/save`, { version: theirs.version, documents: { 'emergency-plan': [mine.id] } }), 409, 'licensing/file-not-yours')
    isProblem(await other.applicant.get(`/api/licensing/drafts/${theirs.id}/files/${mine.id}`), 404, 'kernel/not-found')
    const saved = await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draft.version, documents: { 'emergency-plan': [mine.id] } })
    assert.equal(saved.status, 200)
    const file = await who.applicant.get(`/api/licensing/drafts/${draft.id}/files/${mine.id}?inline=1`)
    assert.deepEqual([file.status, file.headers['content-type'], file.headers['x-content-type-options']], [200, 'application/pdf', 'nosniff'])
    assert.match(String(file.headers['content-disposition']), /^inline; filename\*=UTF-8''%E9%A2%84%E6%A1%88\.pdf$/)
    const attached = await who.applicant.get(`/api/licensing/drafts/${draft.id}/files/${mine.id}`)
    assert.match(String(attached.headers['content-disposition']), /^attachment/)
    isProblem(await who.applicant.get(`/api/licensing/drafts/${draft.id}/files/no-id`), 404, 'kernel/not-found')
  })

  test('a name with a path or a line break is a name and nothing more', async () => {
    for (const name of ['../../etc/passwd.pdf', 'a\r\nset-cookie: x=1.pdf', '"; rm -rf.pdf']) {
      const done = await whole(who.actor, name, pdf)
      if (done.status !== 200) { assert.ok([400, 422].includes(done.status)); continue }
      const draftNow = (await who.applicant.get(`/api/licensing/drafts/${draft.id}`)).body
      await who.applicant.post(`/api/licensing/drafts/${draft.id}/save`, { version: draftNow.version, documents: { certificates: [done.body.id] } })
      const file = await who.applicant.get(`/api/licensing/drafts/${draft.id}/files/${done.body.id}`)
      assert.equal(file.status, 200)
      assert.equal(file.headers['set-cookie'], undefined)
    }
  })
})
