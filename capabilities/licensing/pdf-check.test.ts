import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { rm } from 'node:fs/promises'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { granted, stepped, submitted, anEnterprise, step } from '../../test/support/licensing.ts'
import { factsOf, isProblem, pageOf, until } from '../../test/support/record.ts'
import { officer } from '../../test/support/house.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-seal-'))
after(() => rm(dir, { recursive: true, force: true }))

describe('writs are drawn, sealed and checked', () => {
  let t: TestHouse
  let there: TestHouse
  let c: Awaited<ReturnType<typeof granted>>
  let licence: Buffer
  before(async () => {
    const sealKeys = fileKeys(dir, () => new Date('2026-03-01T00:00:00Z'))
    t = await openTestHouse({ workers: true, ports: { sealKeys, letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
    there = await t.another()
    c = await granted(t)
  })

  const drop = async (bytes: Buffer | string, type = 'application/pdf') => {
    const answer = await t.app.inject({ method: 'POST', url: '/api/licensing/check-file', payload: bytes, headers: { 'content-type': type } })
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
  }
  const writ = (kind: string) => until(`the ${kind}`, async () => (await pageOf(c.who.applicant, c.id)).writs.find((w: { kind: string }) => w.kind === kind))

  test('each once, although two servers work: the receipt and the decision join the case', async () => {
    const [receipt, decision] = [await writ('acceptance'), await writ('grant')]
    assert.match(receipt.number, /^许受〔2026〕WH0001号$/)
    assert.match(decision.file.name, /^准予许可决定书-/)
    const filed = (await factsOf(t, c.id)).filter((f) => f.name === 'licensing.writ-filed')
    assert.equal(filed.length, 2)
    const accepted = (await factsOf(t, c.id)).find((f) => f.name === 'licensing.application-accepted')!
    // Which of the two is filed first is up to the workers.
    const its = filed.find((f) => f.body.kind === 'acceptance')!
    assert.deepEqual([its.actor.id, its.causedBy], ['system:draw-writ', accepted.id], 'why it is there is a walk along caused_by')
    const file = await c.who.applicant.get(`/api/licensing/applications/${c.id}/files/${receipt.file.id}`)
    assert.equal(file.status, 200)
    assert.equal((await (await anEnterprise(t)).applicant.get(`/api/licensing/applications/${c.id}/files/${receipt.file.id}`)).status, 404)
    assert.equal((await t.as(null).get(`/api/licensing/applications/${c.id}/files/${receipt.file.id}`)).status, 401)
  })

  test('the licence is sealed: dropped on the portal it is genuine, on either server', async () => {
    t.clock.set(new Date('2026-03-10T01:00:00Z'))
    await stepped(c.counter, c.id, 'issue')
    const { file } = await writ('licence')
    licence = await t.house.files.bytes(file.id)
    const found = await drop(licence)
    assert.deepEqual([found.body.result, found.body.seal.intact, found.body.seal.coversWholeFile, found.body.licence.creditCode], ['valid', true, true, c.who.creditCode])
    const check = await there.as(null).get(`/api/licensing/check?sha256=${file.sha256}`)
    assert.deepEqual([check.body.result, check.body.licence.number], ['valid', found.body.licence.number])
    const sealed = (await factsOf(t)).filter((f) => f.name === 'licensing.licence-sealed')
    assert.deepEqual([sealed.length, sealed[0]!.body.file.sha256], [1, file.sha256])
  })

  test('one altered byte, a word added behind the seal, and half a file are altered, never genuine', async () => {
    const changed = Buffer.from(licence)
    const at = Math.floor(licence.length / 3)
    changed[at] = changed[at]! ^ 1
    const [flipped, longer, half] = [await drop(changed), await drop(Buffer.concat([licence, Buffer.from('\n% 另加一行\n')])), await drop(licence.subarray(0, licence.length >> 1))]
    assert.deepEqual([flipped.body.result, longer.body.result], ['altered', 'altered'])
    assert.equal(flipped.body.seal.intact, false)
    assert.equal(longer.body.seal.coversWholeFile, false)
    assert.ok(['altered', 'unknown'].includes(half.body.result))
  })

  test('another document is unknown; what is no PDF, empty, of another type or too large is a clear problem', async () => {
    assert.deepEqual([(await drop('%PDF-1.7\n%%EOF')).body.result, (await drop('%PDF-1.7\n%%EOF')).body.licence], ['unknown', null])
    for (const hostile of ['MZ\u0090\u0000 not a pdf', 'GIF89a', 'x']) isProblem(await drop(hostile), 400, 'kernel/malformed')
    isProblem(await drop(Buffer.alloc(0)), 400, 'kernel/malformed')
    isProblem(await drop('<svg onload="alert(1)"/>', 'image/svg+xml'), 400, 'kernel/malformed')
    isProblem(await drop(Buffer.alloc(11 * 2 ** 20, '%PDF-1.7 ')), 413, 'kernel/too-large')
  })

  test('hostile bytes are answered, whatever they claim: byte ranges beyond the file, signatures of rubbish, a thousand of them', async () => {
    const range = (r: string, contents = '00') => `%PDF-1.7\n1 0 obj <</Type/Sig/Contents <${contents}>/ByteRange [${r}]>> endobj\n%%EOF`
    const files = [
      range('0 10 20 99999999'), range('0 0 0 0'), range('0 36 40 60', 'ff'.repeat(4000)), range('9999999999 1 1 1'), range('0 36 40 60', '3082ffff'),
      `%PDF-1.7\n${'/ByteRange [0 1 2 3] '.repeat(1000)}`, `%PDF-1.7\n/ByteRange [${' '.repeat(200_000)}`, `%PDF-1.7\n${'（某）WH安许证字〔2026〕'.repeat(20_000)}`,
      `%PDF-1.7\n<FEFF${'0'.repeat(100_001)}>`, Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7919) % 256))]),
    ]
    for (const [i, file] of files.entries()) {
      const answer = await drop(file)
      assert.equal(answer.status, 200, `file ${i}: ${JSON.stringify(answer.body)}`)
      assert.ok(['altered', 'unknown'].includes(answer.body.result), `file ${i}`)
    }
  })

  test('a file that borrows a number of ours is altered, and an expired licence says so', async () => {
    const { number } = (await drop(licence)).body.licence
    const borrowed = await drop(`%PDF-1.7\n% ${number}\n%%EOF`)
    assert.deepEqual([borrowed.body.result, borrowed.body.seal.signed], ['altered', false])
    t.clock.set(new Date('2029-03-01T16:00:00Z'))
    assert.equal((await drop(licence)).body.result, 'expired')
  })

  test('a writ for every act at the counter and in the review', async () => {
    const acts: [string, string, Record<string, unknown>][] = [
      ['correction-notice', 'send-correction-notice', { items: [{ key: 'certificates', kind: 'material', problem: 'expired', note: '请换新证' }] }],
      ['non-acceptance', 'decline-not-competent', { reason: '央企由省厅办理', competent: '省应急管理厅' }],
    ]
    for (const [kind, name, body] of acts) {
      const who = await anEnterprise(t)
      const id = await submitted(t, who)
      assert.equal((await step(t.as(officer('window')), id, name, body)).status, 200)
      const drawn = await until(kind, async () => (await pageOf(who.applicant, id)).writs[0])
      assert.equal(drawn.kind, kind)
    }
  })
})
