import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import * as fontkit from 'fontkit'
import { document } from '../pdf/document.ts'
import { rasterise } from '../pdf/testing/raster.ts'
import { sm2Signer, sm2TestCertificate, sm3 } from '../sealing/sm2.ts'
import { prepareOfd } from './prepare.ts'
import type { Unsealed } from './prepare.ts'
import { sealOfd } from './sign.ts'
import { paint } from './testing/paint.ts'
import { verifyOfd } from './verify.ts'
import { elements } from './xml.ts'

const at = new Date('2026-11-23T02:00:00Z')
const name = '云滇省应急管理厅'
const own = sm2TestCertificate(name, at)
const seal = { id: 'seal-1', name, from: new Date('2026-11-22T00:00:00Z'), until: new Date('2036-11-22T00:00:00Z'), signer: sm2Signer(own.key, own.certificate), at }
const signed = 'Doc_0/Signs/Sign_0'

let pdf: Uint8Array
let unsealed: Unsealed
let sealed: Uint8Array

before(async () => {
  const doc = await document({
    title: '许可证 (云)WH安许证字〔2026〕0001号', author: name, subject: 'A & B 化工 <测试>', keywords: ['(云)WH安许证字〔2026〕0001号'], createdAt: at, lang: 'zh-CN', landscape: true, taped: true, watermark: '演示',
  })
  doc.border()
  doc.heading('安全生产许可证', { align: 'centre', weight: 'black' })
  doc.paragraph('企业取得安全生产许可证后，不得降低安全生产条件（条例第十四条）。A & B <公司>', { indent: 2 })
  doc.qrAt('https://anxu.example/check/8Z3K', { x: 80, y: 300, size: 90 })
  doc.sealAt({ x: 600, y: 400, name })
  pdf = await doc.bytes()
  unsealed = prepareOfd(doc.tape, { id: 'a'.repeat(32), custom: { number: '(云)WH安许证字〔2026〕0001号' } })
  sealed = sealOfd(unsealed, seal)
})

/** The package with some of its files changed, added or taken out. */
function changed(change: (files: Record<string, Uint8Array>) => void, from = sealed) {
  const files = { ...unzipSync(from) }
  change(files)
  return zipSync(files)
}
const edited = (path: string, from: string, to: string) => changed((files) => {
  const text = new TextDecoder().decode(files[path])
  assert.ok(text.includes(from), `${path} has ${from}`)
  files[path] = new TextEncoder().encode(text.replace(from, to))
})

describe('the seal of an OFD is refused', () => {
  test('when any of its files was altered, be it a number, a font, the description or the signature', () => {
    const cases = [
      edited('Doc_0/Pages/Page_0/Content.xml', '降低', '提高'), edited('OFD.xml', '0001号', '0002号'), edited(`${signed}/Signature.xml`, 'Boundary', 'boundary'),
      changed((files) => { const [font] = Object.keys(files).filter((path) => path.endsWith('.ttf')); files[font!] = files[font!]!.slice(0, -1) }),
      changed((files) => { files[`${signed}/Seal.esl`]![40]! ^= 1 }), changed((files) => { files[`${signed}/SignedValue.dat`]![files[`${signed}/SignedValue.dat`]!.length - 3]! ^= 1 }),
    ]
    for (const file of cases) {
      const report = verifyOfd(file)
      assert.deepEqual([report.signed, report.intact, report.coversWholeFile], [true, false, false])
      assert.ok(['altered', 'unreadable'].includes(report.problem!), report.problem ?? 'nothing')
    }
  })

  test('as not covering the file when something was added to the package', () => {
    const report = verifyOfd(changed((files) => { files['Doc_0/Annots/Annotations.xml'] = new Uint8Array([1]) }))
    assert.deepEqual([report.intact, report.coversWholeFile, report.problem], [true, false, 'appended'])
  })

  test('when the digests were made anew without the key, and when another key signed under this seal', () => {
    const other = sm2TestCertificate('别人', at)
    const foreign = unzipSync(sealOfd(unsealed, { ...seal, signer: sm2Signer(other.key, other.certificate) }))
    const forged = changed((files) => {
      const page = 'Doc_0/Pages/Page_0/Content.xml'
      const before = Buffer.from(sm3(files[page]!)).toString('base64')
      files[page] = new TextEncoder().encode(new TextDecoder().decode(files[page]).replace('降低', '提高'))
      files[`${signed}/Signature.xml`] = new TextEncoder().encode(new TextDecoder().decode(files[`${signed}/Signature.xml`]).replace(before, Buffer.from(sm3(files[page])).toString('base64')))
    })
    assert.equal(verifyOfd(forged).problem, 'altered')
    assert.equal(verifyOfd(changed((files) => { files[`${signed}/SignedValue.dat`] = foreign[`${signed}/SignedValue.dat`]! })).problem, 'altered')
  })

  test('when it was made outside the validity of the seal', () => {
    const late = sealOfd(unsealed, { ...seal, at: new Date('2037-01-01T00:00:00Z') })
    assert.equal(verifyOfd(late).problem, 'certificate-period')
  })

  test('for hostile bytes, without throwing', () => {
    const entry = new TextEncoder().encode('<ofd:OFD><ofd:Signatures>/x.xml</ofd:Signatures></ofd:OFD>')
    assert.equal(verifyOfd(new Uint8Array()).problem, 'not-an-ofd')
    assert.equal(verifyOfd(Buffer.from('PK\x03\x04 nothing')).problem, 'not-an-ofd')
    assert.equal(verifyOfd(zipSync({ 'a.txt': new Uint8Array(3) })).problem, 'not-an-ofd')
    assert.equal(verifyOfd(zipSync({ 'OFD.xml': entry })).problem, 'unsigned')
    assert.equal(verifyOfd(zipSync({ 'OFD.xml': entry, '../x': new Uint8Array(3) })).problem, 'not-an-ofd')
    assert.equal(verifyOfd(zipSync({ 'OFD.xml': entry, bomb: new Uint8Array(65 * 1024 * 1024) }, { level: 1 })).problem, 'not-an-ofd')
    assert.equal(verifyOfd(zipSync({ 'OFD.xml': entry, 'x.xml': new TextEncoder().encode('<Signature BaseLoc="y"/>'.repeat(50)) })).problem, 'byte-range')
    assert.equal(verifyOfd(changed((files) => { files[`${signed}/SignedValue.dat`] = new Uint8Array([0x30, 0x84, 0xff, 0xff]) })).problem, 'unreadable')
    assert.equal(verifyOfd(new Uint8Array(17 * 1024 * 1024)).problem, 'too-large')
  })
})

describe('an OFD', () => {
  test('says who sealed it and when, and carries its number', () => {
    const report = verifyOfd(sealed)
    assert.deepEqual([report.signed, report.intact, report.coversWholeFile, report.signer, report.at, report.problem], [true, true, true, '云滇省应急管理厅（测试印章）', at.toISOString(), undefined])
    assert.ok(report.says.includes('(云)WH安许证字〔2026〕0001号'))
    assert.ok(sealed.length < 200_000, `${sealed.length} bytes`)
  })

  test('is put together as GB/T 33190 says: every id once, every reference leads to a file, one seal on one page', () => {
    const files = unzipSync(sealed)
    const text = (path: string) => new TextDecoder().decode(files[path])
    const ids = Object.keys(files).filter((path) => /Doc_0\/(Document|PublicRes|Pages.*)\.xml$/.test(path)).flatMap((path) => [...text(path).matchAll(/ ID="(\d+)"/g)].map((found) => found[1]))
    assert.equal(new Set(ids).size, ids.length)
    assert.ok(Math.max(...ids.map(Number)) < Number(/MaxUnitID>(\d+)</.exec(text('Doc_0/Document.xml'))![1]))
    for (const page of elements(text('Doc_0/Document.xml'), 'Page')) assert.ok(files[`Doc_0/${page['BaseLoc']!}`])
    for (const one of elements(text(`${signed}/Signature.xml`), 'Reference')) assert.ok(files[one['FileRef']!.slice(1)])
    assert.equal(elements(text(`${signed}/Signature.xml`), 'StampAnnot')[0]!['PageRef'], elements(text('Doc_0/Document.xml'), 'Page')[0]!['ID'])
    assert.match(text('Doc_0/Pages/Page_0/Content.xml'), /A &amp; B &lt;公司&gt;/)
  })

  test('brings fonts that know every character that it uses, with the outlines of the face of the PDF', () => {
    const files = unzipSync(sealed)
    const page = new TextDecoder().decode(files['Doc_0/Pages/Page_0/Content.xml'])
    const list = new TextDecoder().decode(files['Doc_0/PublicRes.xml'])
    for (const [, id, file] of list.matchAll(/Font ID="(\d+)"[^>]*><ofd:FontFile>([^<]+)</g)) {
      const font = fontkit.create(files[`Doc_0/Res/${file}`]!)
      const texts = [...page.matchAll(new RegExp(`Font="${id}".*?<ofd:TextCode[^>]*>([^<]*)<`, 'g'))].map((found) => found[1]!.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).join('')
      assert.ok(texts.length > 0)
      for (const character of new Set(texts)) assert.ok(font.glyphForCodePoint(character.codePointAt(0)!).id > 0, character)
    }
  })

  test('looks like the PDF: the same ink at the same places, the seal included', async () => {
    const [a, b] = [(await rasterise(pdf, 60))[0]!, await paint(sealed, 0, 60)]
    assert.ok(Math.abs(a.width - b.width) <= 1 && Math.abs(a.height - b.height) <= 1)
    const [one, other] = [inkBy(a), inkBy(b)]
    const apart = one.filter((ink, i) => Math.abs(ink - other[i]!) > 0.12).length
    assert.ok(apart <= one.length * 0.02, `${apart} of ${one.length} cells differ`)
    assert.ok(one.filter((ink) => ink > 0.05).length > 60, 'there is something to see')
  })
})

const cells = { across: 48, down: 34 }

/** How dark each cell of a grid is, from 0 to 1. */
function inkBy({ pixels, width, height }: { pixels: Uint8ClampedArray; width: number; height: number }): number[] {
  return Array.from({ length: cells.across * cells.down }, (_, i) => {
    const [column, row] = [i % cells.across, Math.floor(i / cells.across)]
    const [left, right] = [column, column + 1].map((n) => Math.floor((n * width) / cells.across)) as [number, number]
    const [top, bottom] = [row, row + 1].map((n) => Math.floor((n * height) / cells.down)) as [number, number]
    let dark = 0
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) dark += 255 - pixels[(y * width + x) * 4 + 1]!
    return dark / 255 / ((right - left) * (bottom - top))
  })
}
