import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { verifyOfd } from '../../adapters/ofd/verify.ts'
import type { SealOffice } from '../../adapters/sealing/port.ts'
import { verifyPdf } from '../../adapters/sealing/verify-pdf.ts'
import type { Actor } from '../../kernel/access.ts'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, granted, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem, pageOf, until } from '../../test/support/record.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seals-'))
after(() => rm(dir, { recursive: true, force: true }))

let t: TestHouse
let c: Awaited<ReturnType<typeof granted>>
let headActor: Actor
let head: Caller
let deputy: Caller
before(async () => {
  t = await openTestHouse({ workers: true, ports: { sealKeys: fileKeys(dir, () => t.clock.now()), letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
  headActor = officer('head')
  head = t.as(headActor)
  deputy = t.as(officer('head'))
  c = await granted(t)
})

const register = async () => (await head.get('/api/seals/seals')).body.items as { id: string; name: string; state: string; builtIn: boolean; uses: number; subject: string }[]
const step = async (who: Caller, id: string, name: string, body = {}) => who.post(`/api/seals/seals/${id}/${name}`, { seen: (await who.get(`/api/seals/seals/${id}`)).body.seen, ...body })
const waiting = async () => (await head.get('/api/seals/documents')).body
const writ = (kind: string, id = c.id) => until(`the ${kind}`, async () => (await pageOf(c.reviewer, id)).writs.find((w: { kind: string }) => w.kind === kind))
const accepted = async (who?: Awaited<ReturnType<typeof anEnterprise>>) => {
  const id = await submitted(t, who ?? await anEnterprise(t))
  await stepped(c.counter, id, 'accept')
  return id
}

describe('the register of seals', () => {
  test('has a test seal for the department whose first document wanted one, in the name of its own, with a log of its uses', async () => {
    await writ('grant')
    const [seal, ...others] = await register()
    assert.deepEqual([others.length, seal!.builtIn, seal!.state, seal!.uses], [0, true, 'in-use', 2])
    assert.equal(seal!.name, '安全生产许可证颁发管理机关')
    assert.match(seal!.subject, /测试印章/)
    const uses = (await head.get(`/api/seals/uses?seal=${seal!.id}`)).body.items as { number: string; by: string; of: string; application: string }[]
    const decision = uses.find((u) => u.number.startsWith('许准'))!
    const fact = (await factsOf(t, c.id)).find((f) => f.name === 'licensing.licence-granted')!
    assert.deepEqual([decision.of, decision.by, decision.application], [fact.id, fact.actor.name, c.id])
    assert.deepEqual((await t.as(officer('head', { department: 'housing' })).get('/api/seals/seals')).body.items, [], 'another department sees none of it')
  })

  test('a seal that one asked for is approved by another, never by oneself; declined with a reason', async () => {
    const applied = await head.post('/api/seals/seals/apply', { name: '云州市应急管理局行政许可专用章', purpose: '行政许可文书' })
    assert.equal(applied.status, 200, JSON.stringify(applied.body))
    const id = applied.body.subject as string
    isProblem(await step(head, id, 'approve'), 409, 'integrity/same-person')
    const page = (await head.get(`/api/seals/seals/${id}`)).body
    assert.match(page.actions.find((a: { step: string }) => a.step === 'approve').why.zh, /由另一人办理/)
    isProblem(await step(deputy, id, 'decline'), 422, 'kernel/invalid')
    isProblem(await t.as(officer('window')).post(`/api/seals/seals/${id}/approve`, { seen: '1' }), 403, 'kernel/forbidden')
    assert.equal((await step(deputy, id, 'approve')).status, 200)
    const enabled = await until('the key', async () => (await register()).find((s) => s.id === id && s.state === 'in-use'))
    assert.match(enabled.subject, /行政许可专用章（测试印章）/)
    const next = await deputy.post('/api/seals/seals/apply', { name: '备用章', purpose: '备用' })
    assert.equal((await step(head, next.body.subject, 'decline', { reason: '不需要' })).body.state, 'declined')
  })
})

describe('a seal that is revoked between decision and sealing', () => {
  let id: string
  let who: Awaited<ReturnType<typeof anEnterprise>>
  test('seals nothing more: the document waits, the case page says so, the licence of before stays sealed', async () => {
    for (const s of (await register()).filter((one) => one.state === 'in-use')) assert.equal((await step(head, s.id, 'revoke', { reason: '保管人离岗' })).status, 200)
    who = await anEnterprise(t)
    id = await accepted(who)
    const found = await until('the document that waits', async () => (await c.reviewer.get(`/api/seals/cases/${id}`)).body.waiting[0])
    assert.deepEqual([found.kind, found.problem], ['acceptance', 'seals/none-in-use'])
    assert.deepEqual((await pageOf(c.reviewer, id)).writs, [])
    assert.deepEqual((await who.applicant.get('/api/seals/own')).body.waiting.map((w: { application: string; problem?: string }) => [w.application, w.problem]), [[id, undefined]], 'its enterprise is told that it waits, not why')
    assert.deepEqual((await (await anEnterprise(t)).applicant.get('/api/seals/own')).body.waiting, [], 'another is not')
    const { sealed } = (await c.reviewer.get(`/api/seals/cases/${c.id}`)).body
    assert.deepEqual([sealed.length > 0, sealed[0].seal.state, sealed[0].seal.why], [true, 'revoked', '保管人离岗'], 'what it sealed says what became of its seal')
    assert.equal((await factsOf(t, id)).filter((f) => f.name === 'licensing.application-accepted').length, 1, 'the act stands')
    const list = await waiting()
    assert.deepEqual([list.waiting.length, list.usable], [1, false])
    isProblem(await head.post('/api/seals/batches/order', { documents: [found.id] }), 409, 'seals/no-seal-in-use')
    isProblem(await t.as(officer('head', { department: 'housing' })).post('/api/seals/batches/order', { documents: [found.id] }), 403, 'kernel/forbidden')
  })

  test('and everything that waits is sealed later with the new seal, in one batch that says how far it is', async () => {
    const more = [await accepted(), await accepted()]
    await until('all three', async () => (await waiting()).waiting.length === 3)
    const { body } = await head.post('/api/seals/seals/apply', { name: '云州市应急管理局', purpose: '行政许可文书' })
    await step(deputy, body.subject, 'approve')
    await until('the key', async () => (await waiting()).usable)
    const chosen = (await waiting()).waiting.map((d: { id: string }) => d.id)
    const ordered = await c.counter.post('/api/seals/batches/order', { documents: chosen })
    assert.equal(ordered.status, 200, JSON.stringify(ordered.body))
    const done = await until('the batch', async () => { const [b] = (await waiting()).batches; return b.sealed === 3 && b })
    assert.deepEqual([done.size, done.failed, done.open, (await waiting()).waiting.length], [3, 0, 0, 0])
    for (const each of [id, ...more]) {
      const { file } = await writ('acceptance', each)
      const report = await verifyPdf(await t.house.files.bytes(file.id))
      assert.deepEqual([report.signer, report.problem], ['云州市应急管理局（测试印章）', undefined])
    }
    isProblem(await head.post('/api/seals/batches/order', { documents: chosen }), 409, 'seals/not-waiting')
  })

  test('a key that is gone or laid open is told for each document of the batch, which can be tried again', async () => {
    const [seal] = (await register()).filter((s) => s.state === 'in-use')
    const path = join(dir, `${seal!.id}.pem`)
    renameSync(path, `${path}.away`)
    const late = await accepted()
    const found = await until('the document', async () => (await c.reviewer.get(`/api/seals/cases/${late}`)).body.waiting[0])
    assert.equal(found.problem, 'sealing/key-missing')
    renameSync(`${path}.away`, path)
    chmodSync(path, 0o644)
    await head.post('/api/seals/batches/order', { documents: [found.id] })
    const failed = await until('the failure', async () => (await waiting()).waiting.find((d: { failed: boolean }) => d.failed))
    assert.equal(failed.problem, 'sealing/key-exposed')
    chmodSync(path, 0o600)
    await head.post('/api/seals/batches/order', { documents: [found.id] })
    assert.ok((await writ('acceptance', late)).file.id)
  })
})

describe('a clock that was set back', () => {
  test('lets no seal touch a paper and notes no use; its job tries again, and once the clock is right it is sealed', async () => {
    const office = t.house.ports['sealOffice'] as SealOffice
    const fact = (await factsOf(t, c.id)).find((f) => f.name === 'licensing.licence-granted')!
    const use = { job: 'draw-writ', data: { fact: fact.id }, kind: 'trial', number: '试〔2026〕1号', of: fact.id, application: c.id, onBehalfOf: fact.actor, enterprise: null, region: fact.region!, department: fact.department! }
    const pdf = await t.house.files.bytes((await writ('grant')).file.id)
    const uses = async () => (await head.get('/api/seals/uses?q=试')).body.items.length as number
    t.clock.forward(-10 * 60_000)
    await assert.rejects(office.seal(use, { pdf }), (e: { code?: string }) => e.code === 'kernel/clock-behind')
    assert.deepEqual([await uses(), (await waiting()).waiting.length], [0, 0])
    t.clock.forward(10 * 60_000)
    assert.ok(await office.seal(use, { pdf }))
    assert.equal(await uses(), 1)
  })
})

describe('the licence', () => {
  test('comes as PDF and as OFD, both sealed; either is known to the public check, one altered byte is not, nor a forgery with its number', async () => {
    t.clock.forward(8 * 86_400_000)
    await stepped(c.counter, c.id, 'issue')
    const [pdf, ofd] = await Promise.all([writ('licence'), writ('licence-ofd')])
    const bytes = await t.house.files.bytes(ofd.file.id)
    assert.deepEqual([ofd.file.mime, verifyOfd(bytes).signer, verifyOfd(bytes).problem], ['application/ofd', '云州市应急管理局（测试印章）', undefined])
    const drop = async (body: Buffer, type: string) => (await t.app.inject({ method: 'POST', url: '/api/licensing/check-file', payload: body, headers: { 'content-type': type } })).json()
    const [a, b] = [await drop(await t.house.files.bytes(pdf.file.id), 'application/pdf'), await drop(bytes, 'application/ofd')]
    assert.deepEqual([a.result, b.result, b.licence.number, b.seal.coversWholeFile], ['valid', 'valid', a.licence.number, true])
    const altered = Buffer.from(bytes)
    altered[altered.indexOf('Doc_0/Pages') + 120]! ^= 1
    const forged = await drop(altered, 'application/ofd')
    assert.deepEqual([forged.result, forged.seal.intact], ['altered', false])
    assert.equal((await drop(Buffer.from(`%PDF-1.7\n1 0 obj <</Title (${a.licence.number})>> endobj\n%%EOF`), 'application/pdf')).result, 'altered')
    assert.equal((await drop(Buffer.from('PK\x03\x04 no licence'), 'application/ofd')).result, 'unknown')
  })

  test('and all of it stands as the facts say', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
