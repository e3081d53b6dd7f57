import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { rasterise } from '../../adapters/pdf/testing/raster.ts'
import { fileKeys } from '../../adapters/sealing/file-keys.ts'
import { audit } from '../../kernel/replay.ts'
import { officer, openTestHouse, type Caller, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../../test/support/licensing.ts'
import { factsOf, isProblem, pageOf, until } from '../../test/support/record.ts'
import { fieldsOf, letterhead, writs } from './facts.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-templates-'))
after(() => rm(dir, { recursive: true, force: true }))

let t: TestHouse
let administrator: Caller
before(async () => {
  t = await openTestHouse({ workers: true, ports: { sealKeys: fileKeys(dir, () => t.clock.now()), letterhead: { origin: 'http://127.0.0.1', watermark: null } } })
  administrator = t.as(officer('administrator'))
})

const today = '2026-03-02'
const page = async (kind: string) => (await administrator.get(`/api/templates/template?department=emergency&kind=${kind}`)).body
const common = { heading: '云州市应急管理局文件', office: '行政审批科', phone: '0980-8000 5678', address: '云州市政务服务中心三楼', reviewBody: '云州市人民政府', court: '云州市铁路运输法院' }
const own = { closing: '办理结果可以在本机关网站查询。', copies: '本文书一式三份。' }
const publish = (kind: string, texts: object, more: object = {}, who = administrator) => who.post('/api/templates/versions/publish', { department: 'emergency', kind, from: today, texts, base: 0, reason: '机构搬迁', ...more })
const wordsOf = async (pdf: Buffer) => (await rasterise(new Uint8Array(pdf), 30)).map((p) => p.text).join('').replaceAll(/第 \d+ 页\s共 \d+ 页|\s/g, '')
const accepted = async () => {
  const who = await anEnterprise(t)
  const id = await submitted(t, who)
  await stepped(t.as(officer('window')), id, 'accept')
  return id
}
const acceptance = (id: string) => until('the acceptance', async () => (await pageOf(t.as(officer('reviewer')), id)).writs[0])

describe('a template is not changed', () => {
  test('by anybody but the system administrator, without a reason, or without a text that must stand', async () => {
    isProblem(await publish(letterhead, common, {}, t.as(officer('head'))), 403, 'kernel/forbidden')
    isProblem(await publish(letterhead, common, {}, t.as(officer('security'))), 403, 'kernel/forbidden')
    isProblem(await publish(letterhead, common, { reason: '' }), 422, 'kernel/invalid')
    isProblem(await publish(letterhead, { ...common, court: '' }), 409, 'templates/text-missing')
    isProblem(await publish(letterhead, { ...common, phone: '0980\n8000' }), 409, 'templates/text-unfit')
    isProblem(await publish('refusal', { ...own, closing: '长'.repeat(601) }), 409, 'templates/text-unfit')
  })

  test('where the law or the national form gives the words, or for a day that is over', async () => {
    isProblem(await publish('licence', own), 409, 'templates/law-given')
    isProblem(await publish('refusal', { ...own, remedies: '本决定为最终决定。' }), 409, 'templates/law-given')
    isProblem(await publish(letterhead, common, { from: '2026-03-01' }), 409, 'templates/backdated')
    const { fixed, fields } = await page('refusal')
    assert.match(fixed[0].text, /自收到本决定书之日起六十日内.*六个月内/)
    assert.deepEqual([fixed[0].clauses.length, fields.map((f: { key: string }) => f.key)], [3, ['closing', 'copies']])
  })

  test('and knows every writ that is drawn, none besides', async () => {
    const { departments } = (await administrator.get('/api/templates/catalogue')).body
    assert.deepEqual(departments[0].kinds.map((k: { kind: string }) => k.kind), [letterhead, ...writs])
    for (const { kind } of departments[0].kinds) assert.deepEqual(fieldsOf(kind).filter((f) => f.required && !(f.key in common || f.key in own || f.key === 'howToAnswer')), [])
  })
})

describe('texts that an authority has set', () => {
  let before: string
  let first: { templates: unknown; file: { id: string } }
  test('can be seen on a specimen before anybody sets them; the specimen itself changes nothing', async () => {
    before = await accepted()
    first = await acceptance(before)
    assert.deepEqual(first.templates, [], 'drawn with the texts that came with the platform')
    const url = (texts: object) => `/api/templates/specimen.pdf?department=emergency&kind=${letterhead}&texts=${encodeURIComponent(JSON.stringify(texts))}`
    isProblem(await t.as(officer('window')).get(url(common)), 403, 'kernel/forbidden')
    const { pdf } = (await administrator.get(url(common).replace('specimen.pdf', 'specimen'))).body
    const words = await wordsOf(Buffer.from(pdf, 'base64'))
    for (const part of ['云州市应急管理局文件', '行政审批科', '向云州市铁路运输法院提起行政诉讼', '样张']) assert.ok(words.includes(part), part)
    assert.equal((await administrator.get(url(common))).headers['content-type'], 'application/pdf')
    assert.equal((await page(letterhead)).base, 0)
  })

  test('stand on what is decided from their day on, with their versions in the fact; a writ of before keeps its own', async () => {
    assert.equal((await publish(letterhead, common)).status, 200)
    assert.equal((await publish('acceptance', own)).status, 200)
    isProblem(await publish('acceptance', { ...own, closing: '另一句。' }), 409, 'templates/newer-version')
    isProblem(await publish('acceptance', own, { base: 1 }), 409, 'templates/nothing-changed')
    assert.equal((await publish('acceptance', { ...own, closing: '自下周起使用。' }, { base: 1, from: '2026-03-09' })).status, 200)
    const id = await accepted()
    const writ = await acceptance(id)
    assert.deepEqual(writ.templates.map((v: { kind: string; no: number }) => [v.kind, v.no]), [[letterhead, 1], ['acceptance', 1]])
    const fact = (await factsOf(t, id)).find((f) => f.name === 'licensing.writ-filed')!
    assert.deepEqual(fact.body.templates, writ.templates)
    const words = await wordsOf(await t.house.files.bytes(writ.file.id))
    for (const part of ['云州市应急管理局文件', '办理结果可以在本机关网站查询。', '本文书一式三份。', '云州市政务服务中心三楼']) assert.ok(words.includes(part), part)
    assert.ok(!(await wordsOf(await t.house.files.bytes(first.file.id))).includes('一式三份'))
    assert.deepEqual((await page('acceptance')).versions.map((v: { no: number; state: string }) => [v.no, v.state]), [[2, 'coming'], [1, 'counts']])
  })

  test('say where a decision is fought, on the page as in the writ', async () => {
    const { authority } = (await t.as(null).get('/api/licensing/guides/hazardous-chemicals')).body
    assert.deepEqual([authority.reviewBody, authority.court], [common.reviewBody, common.court])
  })

  test('and a later version counts from its own day; all of it stands as the facts say', async () => {
    t.clock.forward(7 * 86_400_000)
    assert.match(await wordsOf(await t.house.files.bytes((await acceptance(await accepted())).file.id)), /自下周起使用。/)
    assert.deepEqual((await page('acceptance')).versions.map((v: { state: string }) => v.state), ['counts', 'over'])
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
