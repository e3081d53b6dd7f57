import assert from 'node:assert/strict'

import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { at } from '../../demo/time.ts'
import { acting, findEverythingGood } from './acting.ts'
import { album } from './album.ts'
import { episodeStories } from './episodes.ts'
import { openBrowser } from './open.ts'
import { startProduct, storyDay } from './product.ts'
import { until } from '../support/record.ts'

// 华阳化工 applies, the authority asks, accepts, reviews, decides and issues, and a citizen checks: each in a browser of their own.
const product = await startProduct({ episodes: true })
const browser = await openBrowser()
const tour = album()
after(async () => { try { await browser.close() } finally { await product.close() } })

const assets = join(import.meta.dirname, '..', '..', 'demo', 'assets')
const { as, ready, button, performs } = acting(product, browser)

/** A file chosen for one document of the list. */
async function upload(page: Page, material: string, file: string) {
  const card = page.locator(`#m-${material}`)
  const saved = page.waitForResponse((r) => r.url().includes('/save') && r.ok(), { timeout: 30_000 })
  await card.locator('input[type=file]').first().setInputFiles(file)
  await saved
  await card.getByText('已保存').first().waitFor()
}

episodeStories(product, browser, tour)

let id = ''
const caseAt = (surface: string) => `/${surface}/cases/${id}`

test('anybody finds the way on the portal', async () => {
  const page = await browser.page(product.url)
  await ready(page)
  await tour.show(page, 'portal-home', '任何人都能查验许可证、看办事指南 — The portal: check a licence, find out what to do')
  await page.goto(`${product.url}/guides/hazardous-chemicals`)
  await ready(page)
  await tour.show(page, 'guide', '办事指南：条件、材料、期限 — The guide of a sector: conditions, documents, limits')
})

test('华阳化工 goes on with its draft, uploads what it has, and applies with one document missing', async () => {
  const page = await as('huayang', '/workspace/')
  await tour.show(page, 'workspace-home', '企业首页：今天需要办什么 — The enterprise’s home says what needs it today')
  await page.goto(`${product.url}/workspace/apply`)
  const draft = (await page.evaluate(async () => (await fetch('/api/licensing/drafts')).json()) as { items: { id: string }[] }).items[0]!
  id = draft.id
  await page.goto(`${product.url}/workspace/drafts/${id}`)
  await ready(page)
  await tour.show(page, 'draft-tasks', '申请分节填写，随填随存 — An application in sections that save themselves')
  await page.goto(`${product.url}/workspace/drafts/${id}/documents`)
  await ready(page)
  await upload(page, 'certificates', join(assets, 'certificates-scan.jpg'))
  await tour.show(page, 'documents', '逐份上传材料，每份写明应当证明什么 — Each document says what it must show')
  await page.goto(`${product.url}/workspace/drafts/${id}/check`)
  await ready(page)
  await page.getByRole('checkbox').check()
  await performs(page, 'submit', /仍要提交/)
  await page.waitForURL(/\/received$/)
  await tour.show(page, 'received', '提交后，马上知道案号和接下来的时间 — Submitted: the number and what happens next')
})

test('the window officer finds it, and asks for everything at once', async () => {
  const page = await as('linxiaoyun', '/workbench/')
  await tour.show(page, 'tasks', '受理窗口的待办，按到期排列 — The counter’s tasks, the most urgent first')
  await page.goto(product.url + caseAt('workbench'))
  await ready(page)
  await button(page, '一次性告知补正').click()
  await page.getByText('缺少，已自动列入').first().waitFor()
  await tour.show(page, 'correction-notice', '缺少的材料自动列入，一次告知 — What is missing is listed; one notice says everything')
  await button(page, '预览并发出…').click()
  const sent = page.waitForResponse((r) => r.url().endsWith('/send-correction-notice'))
  await page.getByRole('dialog').getByRole('button', { name: /一次性告知/ }).click()
  assert.equal((await sent).status(), 200)
})

test('华阳化工 answers on the phone', async () => {
  product.clock.set(at(storyDay, 15 * 60))
  const page = await as('huayang', caseAt('workspace'), { phone: true })
  await tour.show(page, 'asked-on-phone', '手机上看到要补什么 — On the phone: what was asked for')
  await page.getByRole('button', { name: '去补正' }).or(page.getByRole('link', { name: '去补正' })).first().click()
  await page.waitForURL(/\/drafts\//)
  await page.goto(`${product.url}/workspace/drafts/${id}/documents`)
  await ready(page)
  await upload(page, 'emergency-plan', join(assets, 'rules-of-another-scan.jpg'))
  await page.goto(`${product.url}/workspace/drafts/${id}/check`)
  await ready(page)
  await performs(page, 'complete', /提交/)
  await page.waitForURL(/\/received$/)
})

test('it is accepted, with a receipt and a running clock', async () => {
  product.clock.set(at('2026-11-17', 10 * 60))
  const page = await as('linxiaoyun', caseAt('workbench'))
  await performs(page, 'accept', '受理并出具受理通知书')
  const enterprise = await as('huayang', caseAt('workspace'))
  await enterprise.getByText('审查中').first().waitFor()
  await tour.show(enterprise, 'parcel', '企业看到案件到了哪一步、轮到谁、还剩几天 — The case like a parcel: where it is, whose turn, days left')
})

test('the reviewer reads the documents beside the decision, and concludes', async () => {
  product.clock.set(at('2026-11-19', 10 * 60))
  const page = await as('zhoumingyuan', caseAt('workbench'))
  await performs(page, 'assign', '由我承办')
  await page.locator('canvas, .ax-reader img, img[alt]').first().waitFor({ timeout: 30_000 })
  await page.getByRole('radio').first().waitFor({ timeout: 30_000 })
  await tour.show(page, 'review', '审查：左边读材料，右边写意见 — Reviewing: the document beside the finding')
  await findEverythingGood(page, id)
  await performs(page, 'conclude-review', '提交审查意见', async () => {
    await page.getByRole('textbox', { name: /理由|意见/ }).last().fill('材料齐全有效，各项安全生产条件符合。')
  })
})

test('another person decides, and the decision is published', async () => {
  product.clock.set(at('2026-11-20', 10 * 60))
  const page = await as('gaozhiqiang', caseAt('workbench'))
  await page.getByRole('textbox', { name: /理由/ }).fill('符合法定条件，准予许可。')
  await tour.show(page, 'decision', '决定：理由、许可范围和公示期 — The decision: reasons, scope and publicity')
  await performs(page, 'grant', '准予许可并开始公示')
  const citizen = await browser.page(`${product.url}/notices/${id}`)
  await ready(citizen)
  await tour.show(citizen, 'notice', '公示期内，任何人可以提出异议 — In publicity anybody may object')
})

let number = ''
let pdf = Buffer.alloc(0)

test('after publicity the licence is issued, sealed and handed out', async () => {
  product.clock.set(at('2026-11-30', 10 * 60))
  const page = await as('linxiaoyun', caseAt('workbench'))
  await performs(page, 'issue', '颁发许可证')
  const enterprise = await as('huayang', '/workspace/licences')
  const licence = async () => (await enterprise.evaluate(async () => (await fetch('/api/licensing/licences')).json()) as { items: { number: string; file: { id: string } | null }[] }).items[0]
  const issued = await until('the licence is sealed', async () => { const one = await licence(); return one?.file ? one : null }, 60)
  number = issued.number
  await enterprise.reload()
  await ready(enterprise)
  await tour.show(enterprise, 'licences', '企业的许可证，可下载、可扫码 — The licence, to download and to scan')
  const bytes = await enterprise.evaluate(async ([caseId, file]) => [...new Uint8Array(await (await fetch(`/api/licensing/applications/${caseId}/files/${file}`)).arrayBuffer())], [id, issued.file!.id])
  pdf = Buffer.from(bytes)
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
})

test('anyone checks it by number, by link, and by dropping the PDF; an altered one is told', async () => {
  const page = await browser.page(`${product.url}/check?number=${encodeURIComponent(number)}`)
  await page.getByText('有效', { exact: false }).first().waitFor()
  await tour.show(page, 'check', '查验：一句话、一种颜色 — Checked: one line, one colour')
  const choose = (name: string, buffer: Buffer) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer })
  const answered = () => page.waitForResponse((r) => r.url().endsWith('/check-file')).then(async (r) => (await r.json() as { result: string }).result)
  await page.goto(`${product.url}/check`)
  await ready(page)
  const [genuine] = await Promise.all([answered(), choose('licence.pdf', pdf)])
  assert.equal(genuine, 'valid')
  const altered = Buffer.from(pdf)
  altered[altered.length - 200] = altered[altered.length - 200]! ^ 1
  await page.goto(`${product.url}/check`)
  await ready(page)
  const [told] = await Promise.all([answered(), choose('altered.pdf', altered)])
  assert.equal(told, 'altered')
  await tour.show(page, 'altered', '被改动过的文件会被认出 — An altered file is told')
})

test('the case tells its whole story', async () => {
  const page = await as('yejianing', caseAt('workbench'))
  await page.getByRole('tablist').last().evaluate((tabs) => tabs.scrollIntoView({ block: 'start' }))
  await tour.show(page, 'timeline', '每一步：谁、何时、依据什么 — Every step: who, when, under which clause')
  tour.close()
})
