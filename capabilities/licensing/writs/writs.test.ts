import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import jsqr from 'jsqr'
import { ZodError } from 'zod'
import { rasterise } from '../../../adapters/pdf/testing/raster.ts'
import type { Page } from '../../../adapters/pdf/testing/raster.ts'
import { fileSealer } from '../../../adapters/sealing/file-sealer.ts'
import { signPdf } from '../../../adapters/sealing/sign-pdf.ts'
import { verifyPdf } from '../../../adapters/sealing/verify-pdf.ts'
import { writKinds } from './kinds.ts'
import type { WritKind } from './kinds.ts'
import { correctionNotice, draw, head, licence } from './samples.ts'
import { chinese, longDate } from './words.ts'

const kinds = Object.keys(writKinds) as WritKind[]
const whole = { x: 0, y: 0, width: 842, height: 842 }

/** The words on all pages as a reader copies them, without spaces and page numbers. */
const wordsOf = (pages: Page[]) => pages.map((page) => page.text).join('').replaceAll(/第 \d+ 页\s共 \d+ 页|\s/g, '')

describe('A writ is not drawn', () => {
  test('without what the law wants on it', async () => {
    await assert.rejects(draw.refusal({ reasons: [] }), ZodError)
    await assert.rejects(draw.refusal({ remedies: undefined }), ZodError)
    await assert.rejects(draw['non-acceptance']({ ground: { kind: 'not-competent' } }), ZodError)
    await assert.rejects(draw['correction-notice']({ items: [] }), ZodError)
    await assert.rejects(draw.acceptance({ materials: [] }), ZodError)
    await assert.rejects(draw.grant({ basis: [] }), ZodError)
  })

  test('with a date that does not exist or a link that is none', async () => {
    for (const kind of kinds) await assert.rejects(draw[kind]({ checkUrl: 'not a link' }), ZodError, kind)
    await assert.rejects(draw.grant({ date: '2026-02-30' }), ZodError)
  })
})

describe('Every writ', () => {
  for (const kind of kinds) {
    test(`${writKinds[kind].zh} shows all its characters, a test seal and a code that can be read`, async () => {
      const pages = await rasterise(await draw[kind](), 120)
      assert.deepEqual(pages.flatMap((page) => page.blank), [])
      const last = pages.at(-1)!
      assert.ok(last.red(whole) > 0.002, 'red of the seal')
      assert.match(wordsOf(pages), /测试印章/)
      assert.match(jsqr.default(last.pixels, last.width, last.height)?.data ?? '', /^https:\/\/anxu\.example\/check\//)
    })
  }

  test('names the authority, its number, the date and, in a case, the addressee', async () => {
    for (const kind of kinds.filter((one) => one !== 'licence')) {
      const pages = await rasterise(await draw[kind](), 30)
      const words = wordsOf(pages)
      for (const part of [head.authority, '〔2026〕', '2026年11月23日']) assert.ok(words.includes(part), `${kind}: ${part}`)
      if (kind !== 'public-notice') assert.ok(words.includes(head.addressee), kind)
    }
  })

  test('leaves the place free where a real seal will stand, and shows a watermark where it is a demonstration', async () => {
    const shown = await rasterise(await draw.licence({ watermark: '演示 · 无法律效力' }))
    const free = await rasterise(await draw.licence({ seal: 'none' }))
    if (!shown || !free) return
    const place = { x: 635, y: 410, width: 120, height: 120 }
    assert.ok(shown[0]!.red(place) > 0.05)
    assert.equal(free[0]!.red(place), 0)
    assert.equal(wordsOf(free).includes('测试印章'), false)
    assert.match(wordsOf(shown), /演示·无法律效力/)
  })

  test('is the same to the byte for the same input', async () => {
    for (const kind of kinds) assert.deepEqual(await draw[kind](), await draw[kind](), kind)
  })

  test('can be sealed, and the seal holds', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'writs-'))
    try {
      const sealer = await fileSealer(dir, { name: head.authority, now: () => head.drawnAt })
      const words = { reason: writKinds.grant.zh, location: '云滇省昆池市', at: head.drawnAt, name: head.authority }
      for (const kind of kinds) {
        const report = await verifyPdf(await signPdf(await draw[kind](), sealer, words))
        assert.deepEqual([report.intact, report.coversWholeFile, report.problem], [true, true, undefined], kind)
      }
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})

describe('What writs say', () => {
  test('a refusal gives reasons, clauses, and both remedies with their periods and places', async () => {
    const pages = await rasterise(await draw.refusal(), 30)
    const words = wordsOf(pages)
    const remedies = ['六十日内向云滇省人民政府申请行政复议', '六个月内依法向昆池市中级人民法院提起行政诉讼']
    for (const part of ['温度联锁未投用', ...remedies]) assert.ok(words.includes(part), part)
    for (const part of ['二、陈述和申辩', '三、决定', '四、救济途径']) assert.ok(words.includes(part), part)
    const silent = wordsOf((await rasterise(await draw.refusal({ representations: undefined, opinion: '两项必备条件均不符合。' }), 30))!)
    for (const part of ['二、决定', '两项必备条件均不符合', '三、救济途径']) assert.ok(silent.includes(part), part)
    assert.ok(!silent.includes('陈述和申辩'), 'nothing is said of a defence that nobody recorded')
  })

  test('a suspension says from when to when, how the licence comes back, and both remedies', async () => {
    await assert.rejects(draw.suspension({ until: undefined }), ZodError)
    const pages = await rasterise(await draw.suspension(), 30)
    for (const part of ['自2026年11月24日起至2026年12月23日止，共30日', '复查合格', '已于2026年11月12日', '六十日内向云滇省人民政府申请行政复议']) assert.ok(wordsOf(pages).includes(part), part)
  })

  test('an annulment for fraud names its bar; without fault of the holder, what is made good; a withdrawal always', async () => {
    await assert.rejects(draw.withdrawal({ compensation: '' }), ZodError)
    const [fraud, fault] = [await rasterise(await draw.annulment(), 30), await rasterise(await draw.annulment({ bar: null, compensation: '赔偿直接损失' }), 30)]
    if (!fraud || !fault) return
    assert.match(wordsOf(fraud), /利益不受保护.*2029年11月23日前（含当日）不得再次申请/)
    assert.match(wordsOf(fault), /按下列方式赔偿：赔偿直接损失/)
  })

  test('an acceptance by silence says that the law accepted it, and a provisional date says so', async () => {
    const [deemed, plain] = [await rasterise(await draw.acceptance({ deemed: true }), 30), await rasterise(await draw.acceptance(), 30)]
    if (!deemed || !plain) return
    assert.match(wordsOf(deemed), /未在法定期限内告知需要补正的内容.*自本机关收到申请材料之日/)
    assert.match(wordsOf(plain), /本机关决定自2026年11月23日起予以受理.*2027年1月27日（暂定）/)
  })

  test('non-acceptance names the competent authority, or the end of a bar', async () => {
    const barred = { ground: { kind: 'barred', until: '2027-11-18' } }
    const [other, bar] = [await rasterise(await draw['non-acceptance'](), 30), await rasterise(await draw['non-acceptance'](barred), 30)]
    if (!other || !bar) return
    assert.match(wordsOf(other), /请依法向昆池市住房和城乡建设局提出申请/)
    assert.match(wordsOf(bar), /限制至2027年11月18日届满/)
  })

  test('a correction notice lists every item however many there are, and turns the page for them', async () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ ...correctionNotice.items[0]!, title: `第${chinese(i + 1)}份材料` }))
    const pages = await rasterise(await draw['correction-notice']({ items }), 30)
    const words = wordsOf(pages)
    assert.ok(pages.length > 2)
    assert.match(words, /共四十项/)
    for (const item of items) assert.ok(words.includes(item.title), item.title)
  })

  test('a seal never stands on a page without text', async () => {
    for (let lines = 1; lines <= 24; lines += 1) {
      const pages = await rasterise(await draw['non-acceptance']({ explanation: '情况说明。'.repeat(8 * lines) }), 24)
      assert.match(pages.at(-1)!.text.replaceAll(/\s/g, ''), /情况说明|如不服|内依法|诉讼|复议|此页无正文/)
    }
  })

  test('a licence whose scope is too long for its face carries all of it on an annex', async () => {
    const scope = Array.from({ length: 160 }, (_, i) => `第${i + 1}号产品（${i + 1}00吨/年）`).join('、')
    const pages = await rasterise(await draw.licence({ scope }), 60)
    assert.ok(pages.length >= 2)
    assert.match(pages[0]!.text, /见附页/)
    assert.ok(wordsOf(pages.slice(1)).includes(scope.replaceAll(/\s/g, '')))
  })

  test('a licence shows who may do what, until when, by whose grant', async () => {
    const pages = await rasterise(await draw.licence(), 30)
    const words = wordsOf(pages)
    const { name, creditCode, principal, address, economicType } = licence.enterprise
    const shown = [
      licence.number, name, creditCode, principal, address, economicType, licence.scope, '2026年12月28日', '2029年12月27日',
      licence.authority, licence.identifier,
    ]
    for (const part of shown) assert.ok(words.includes(part.replaceAll(/\s/g, '')), part)
  })

  test('an authority with a very long name has it whole in the head and under the text, clear of the check code', async () => {
    const authority = '云滇省滨河哈尼族彝族自治州安澜经济技术开发区应急管理局'
    for (const kind of ['grant', 'licence'] as const) {
      const pages = await rasterise(await draw[kind]({ authority }), 120)
      assert.deepEqual(pages.flatMap((page) => page.blank), [])
      assert.ok(wordsOf(pages).includes(authority))
      const last = pages.at(-1)!
      assert.match(jsqr.default(last.pixels, last.width, last.height)?.data ?? '', /^https:/, kind)
    }
  })

  test('numbers and dates are written as writs write them', () => {
    assert.deepEqual([0, 6, 10, 15, 60, 45, 100, 105, 110, 365].map(chinese),
      ['〇', '六', '十', '十五', '六十', '四十五', '一百', '一百零五', '一百一十', '三百六十五'])
    assert.equal(longDate('2026-11-03'), '2026年11月3日')
  })
})
