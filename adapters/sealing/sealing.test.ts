import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { document } from '../pdf/document.ts'
import { certificateFingerprint } from './certificate.ts'
import { fileSealer } from './file-sealer.ts'
import type { Sealer } from './port.ts'
import { sealProblems } from './problems.ts'
import { signPdf } from './sign-pdf.ts'
import { verifyPdf } from './verify-pdf.ts'

const now = () => new Date('2026-11-23T02:00:00Z')
const authority = '云滇省应急管理厅'
const words = { reason: '准予行政许可决定', location: '云滇省昆池市', at: now(), name: authority }
const dir = mkdtempSync(join(tmpdir(), 'sealing-'))
const has = (program: string, argument: string) => {
  try { execFileSync(program, [argument], { stdio: 'ignore' }); return true } catch { return false }
}

let sealer: Sealer
let plain: Uint8Array
let sealed: Uint8Array

before(async () => {
  sealer = await fileSealer(join(dir, 'keys'), { name: authority, now })
  const doc = await document({ title: '样张', author: authority, subject: '', keywords: [], createdAt: now(), lang: 'zh-CN' })
  doc.paragraph('准予行政许可决定书')
  plain = await doc.bytes()
  sealed = await signPdf(plain, sealer, words)
})
after(() => rmSync(dir, { recursive: true }))

describe('A seal is refused', () => {
  test('when any byte of the file was altered', async () => {
    for (const at of [20, Math.floor(plain.length / 2), sealed.length - 30]) {
      const altered = sealed.slice()
      altered[at]! ^= 1
      const report = await verifyPdf(altered)
      assert.equal(report.intact, false, `byte ${at}`)
      assert.equal(report.problem, 'altered')
    }
  })

  test('as not covering the file when something was appended', async () => {
    const report = await verifyPdf(Buffer.concat([sealed, Buffer.from('\n9 0 obj\n<<>>\nendobj\n%%EOF')]))
    assert.deepEqual([report.intact, report.coversWholeFile, report.problem], [true, false, 'appended'])
  })

  test('when the signature of another file is put in', async () => {
    const other = Buffer.from(await signPdf(plain, sealer, { ...words, reason: '不予行政许可决定' }))
    const mixed = Buffer.from(sealed)
    const gap = (file: Buffer) => file.lastIndexOf('/Contents')
    other.copy(mixed, gap(mixed), gap(other), gap(other) + 4096)
    assert.equal((await verifyPdf(mixed)).intact, false)
  })

  test('when the byte range leaves room to hide content', async () => {
    const text = Buffer.from(sealed).toString('latin1')
    const [range, , start, end, rest] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text)!
    const wider = `/ByteRange [0 ${Number(start) - 9} ${end} ${rest}]`.padEnd(range.length)
    assert.equal((await verifyPdf(Buffer.from(text.replace(range, wider), 'latin1'))).problem, 'byte-range')
    const shifted = `/ByteRange [9 ${start} ${end} ${rest}]`
    assert.equal((await verifyPdf(Buffer.from(text.replace(range, shifted), 'latin1'))).problem, 'byte-range')
  })

  test('when something is hidden behind the signature, in the room kept for it', async () => {
    const text = Buffer.from(sealed).toString('latin1')
    const hidden = Buffer.from(text.replace(/0{32}>/, `${'41'.repeat(16)}>`), 'latin1')
    assert.deepEqual((await verifyPdf(hidden)).problem, 'byte-range')
  })

  test('when the signed content stands inside the signature instead of in the file', async () => {
    const inside: Sealer = { ...sealer, sign: async () => readFileSync(join(dir, 'inside.der')) }
    writeFileSync(join(dir, 'inside.der'), await attachedSignature())
    const report = await verifyPdf(await signPdf(plain, inside, words))
    assert.deepEqual([report.intact, report.problem], [false, 'unreadable'])
  })

  test('for hostile bytes, without throwing', async () => {
    const text = Buffer.from(sealed).toString('latin1')
    const hostile: [string, Uint8Array][] = [
      ['not-a-pdf', new Uint8Array()], ['not-a-pdf', Buffer.from('hello')], ['unsigned', Buffer.from('%PDF-1.7\n')], ['unsigned', plain],
      ['byte-range', Buffer.from('%PDF-1.7 /ByteRange [0 9999999999 9999999999 9999999999]')],
      ['byte-range', Buffer.from(`%PDF-1.7 ${'/ByteRange [0 1 2 3] '.repeat(5000)}`)],
      ['byte-range', Buffer.from(sealed.subarray(0, sealed.length - 40))],
      ['unreadable', Buffer.from(text.replace(/<30[0-9a-f]{6}/, '<30840fff'), 'latin1')],
      ['byte-range', Buffer.from(text.replace(/<30[0-9a-f]{200}/, `<${'30'.repeat(101)}`), 'latin1')],
    ]
    for (const [problem, bytes] of hostile) assert.equal((await verifyPdf(bytes)).problem, problem)
    assert.equal((await verifyPdf(new Uint8Array(64 * 1024 * 1024 + 1))).problem, 'too-large')
  })

  test('by the file sealer when others can read its key, when the key is damaged and when its certificate has ended', async () => {
    const open = join(dir, 'open')
    await fileSealer(open, { name: authority, now })
    const path = join(open, readdirSync(open)[0]!)
    if (process.platform !== 'win32') {
      chmodSync(path, 0o644)
      await assert.rejects(fileSealer(open, { name: authority, now }), { code: 'sealing/key-exposed' })
      chmodSync(path, 0o600)
    }
    const late = await fileSealer(open, { name: authority, now: () => new Date('2036-11-24T00:00:00Z') })
    await assert.rejects(late.sign(plain), { code: 'sealing/certificate-period' })
    writeFileSync(path, 'damaged')
    await assert.rejects(fileSealer(open, { name: authority, now }), { code: 'sealing/key-unreadable' })
  })
})

describe('A seal', () => {
  test('says who sealed and when, that the file is whole, and that it is a test', async () => {
    const report = await verifyPdf(sealed)
    assert.deepEqual(report, {
      signed: true, intact: true, coversWholeFile: true, signer: '云滇省应急管理厅（测试印章）', at: '2026-11-23T02:00:00.000Z',
      fingerprint: certificateFingerprint(sealer.certificatePem),
    })
  })

  test('stays intact when another seals after it', async () => {
    const other = await fileSealer(join(dir, 'other'), { name: '昆池市应急管理局', now })
    const twice = await signPdf(sealed, other, { ...words, name: '昆池市应急管理局' })
    const report = await verifyPdf(twice)
    assert.deepEqual([report.intact, report.coversWholeFile, report.signer], [true, true, '昆池市应急管理局（测试印章）'])
    assert.notEqual(report.fingerprint, certificateFingerprint(sealer.certificatePem))
    assert.deepEqual(twice.slice(0, sealed.length), sealed)
  })

  test('comes from one key, made once, readable by nobody else', async () => {
    const fresh = join(dir, 'race')
    const both = await Promise.all([1, 2, 3].map(() => fileSealer(fresh, { name: authority, now })))
    assert.equal(new Set(both.map((one) => one.certificatePem)).size, 1)
    assert.deepEqual(readdirSync(fresh), ['test-seal.pem'])
    if (process.platform !== 'win32') assert.equal(statSync(join(fresh, 'test-seal.pem')).mode & 0o777, 0o600)
  })

  test('has a Chinese and an English sentence for everything that can be wrong', () => {
    for (const { zh, en } of Object.values(sealProblems)) assert.ok(zh && en)
  })

  test('is accepted by OpenSSL as CAdES', { skip: !has('openssl', 'version') && 'openssl is not on this machine' }, () => {
    const file = Buffer.from(sealed)
    const [, start, end, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(file.toString('latin1'))!.map(Number) as number[]
    const at = (name: string) => join(dir, name)
    writeFileSync(at('seal.der'), Buffer.from(file.toString('latin1', start! + 1, end! - 1), 'hex'))
    writeFileSync(at('content'), Buffer.concat([file.subarray(0, start), file.subarray(end, end! + rest!)]))
    writeFileSync(at('ca.pem'), sealer.certificatePem)
    const seconds = String(now().getTime() / 1000)
    const run = (content: string) => execFileSync('openssl', [
      'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', at('seal.der'),
      '-content', content, '-CAfile', at('ca.pem'), '-attime', seconds, '-out', at('out'),
    ], { stdio: 'pipe' })
    run(at('content'))
    assert.deepEqual(readFileSync(at('out')), readFileSync(at('content')))
    writeFileSync(at('altered'), 'altered')
    assert.throws(() => run(at('altered')))
  })

  test('is accepted by pdfsig', { skip: !has('pdfsig', '-v') && 'pdfsig (poppler) is not on this machine' }, () => {
    writeFileSync(join(dir, 'sealed.pdf'), sealed)
    const said = execFileSync('pdfsig', [join(dir, 'sealed.pdf')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    assert.match(said, /Signature is Valid/)
    assert.match(said, /Total document signed/)
    assert.match(said, /ETSI\.CAdES\.detached/)
  })

  test('over other bytes carries its time as an attribute', async () => {
    const { verifyDetached } = await import('./cms.ts')
    const bytes = Buffer.from('checkpoint')
    assert.deepEqual((await verifyDetached(await sealer.sign(bytes), bytes)).at, now())
    assert.equal((await verifyDetached(await sealer.sign(bytes, { signingTime: false }), bytes)).at, undefined)
  })
})

/** A valid signature that brings its own content along. */
async function attachedSignature(): Promise<Uint8Array> {
  const pki = await import('pkijs')
  const asn1 = await import('asn1js')
  const { ContentInfo, SignedData } = pki
  const detached = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(await sealer.sign(Buffer.from('content')))).content })
  detached.encapContentInfo.eContent = new asn1.OctetString({ valueHex: new Uint8Array(Buffer.from('content')).buffer })
  return new Uint8Array(new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: detached.toSchema(true) }).toSchema().toBER())
}
