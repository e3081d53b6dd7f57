import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import jsqr from 'jsqr'
import { document } from './document.ts'
import type { DocumentInit } from './document.ts'
import { unprintable } from './fonts.ts'
import { rasterise } from './testing/raster.ts'

const init: DocumentInit = {
  title: '版式样张', author: '云滇省应急管理厅', subject: '样张', keywords: ['样张'], lang: 'zh-CN', createdAt: new Date('2026-11-23T02:00:00Z'),
}
const body = '企业取得安全生产许可证后，不得降低安全生产条件，并应当加强日常安全生产管理，接受安全生产许可证颁发管理机关的监督检查。'

describe('A document', () => {
  test('shows every ideograph as ink, in every weight', async () => {
    const doc = await document(init)
    for (const weight of ['regular', 'medium', 'bold', 'black'] as const) doc.paragraph(body, { weight, indent: 2 })
    doc.fields([['企业名称', '云滇昇喆化工有限公司'], ['地址', '云滇省滨河市堃源镇']])
    const pages = await rasterise(await doc.bytes())
    assert.equal(pages.length, 1)
    assert.deepEqual(pages[0]!.blank, [])
    assert.match(pages[0]!.text.replaceAll('\n', ''), /不得降低安全生产条件/)
  })

  test('notices when glyphs are missing: the same text in white leaves blanks', async () => {
    const doc = await document(init)
    doc.paragraph('安全生产', { colour: [1, 1, 1] })
    const pages = await rasterise(await doc.bytes())
    assert.deepEqual(pages[0]!.blank, ['安', '全', '生', '产'])
  })

  test('turns the page by itself, repeats the head of a table and numbers the pages', async () => {
    const doc = await document({ ...init, pageNumbers: true })
    doc.table([{ title: '序号', share: 1 }, { title: '内容', share: 8 }], Array.from({ length: 40 }, (_, i) => [String(i + 1), body]))
    const pages = await rasterise(await doc.bytes(), 60)
    assert.ok(pages.length > 1)
    for (const page of pages) assert.match(page.text, /序号[\s\S]*内容/)
    assert.match(pages.at(-1)!.text, new RegExp(`第 ${pages.length} 页`))
  })

  test('divides a row that is higher than a page and loses none of it', async () => {
    const doc = await document(init)
    doc.table([{ title: '内容', share: 1 }], [[body.repeat(60)]])
    const pages = await rasterise(await doc.bytes(), 40)
    const text = pages.map((page) => page.text).join('').replaceAll(/\s|内容/g, '')
    assert.equal(text, body.repeat(60))
  })

  test('carries a QR code that a reader reads, and a red seal', async () => {
    const doc = await document(init)
    doc.qrAt('https://anxu.example/check/8Z3K', { x: 80, y: 80, size: 90 })
    doc.sealAt({ x: 400, y: 300, name: '云滇省应急管理厅' })
    const pages = await rasterise(await doc.bytes(), 150)
    const [page] = pages
    assert.equal(jsqr.default(page!.pixels, page!.width, page!.height)?.data, 'https://anxu.example/check/8Z3K')
    assert.ok(page!.red({ x: 340, y: 240, width: 120, height: 120 }) > 0.08)
    assert.ok(page!.red({ x: 80, y: 240, width: 120, height: 120 }) === 0)
  })

  test('is the same to the byte for the same input', async () => {
    const make = async () => {
      const doc = await document({ ...init, watermark: '演示 · 无法律效力', landscape: true })
      doc.border()
      doc.heading('安全生产许可证', { align: 'centre' })
      doc.signatures([{ label: '送达人', value: '李明' }, { label: '受送达人' }])
      return doc.bytes()
    }
    assert.deepEqual(await make(), await make())
  })

  test('says which characters its font cannot print', () => {
    assert.deepEqual(unprintable('𠮷林化工 喆'), ['𠮷'])
  })
})
