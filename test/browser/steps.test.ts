import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { at } from '../../demo/time.ts'
import { callers, officer, type TestHouse } from '../support/house.ts'
import { anEnterprise, granted, reviewed, stepped, submitted } from '../support/licensing.ts'
import { acting } from './acting.ts'
import { openBrowser } from './open.ts'
import { startProduct } from './product.ts'
import { uploadStories } from './uploads.ts'

// The steps that the story does not take: at the counter, in the review, when somebody objects.
const product = await startProduct()
const browser = await openBrowser()
after(async () => { try { await browser.close() } finally { await product.close() } })
const t = { ...product, as: callers(product.house, product.app) } as unknown as TestHouse
const { as, ready, button, performs } = acting(product, browser)
const [window, reviewer, approver, head] = ['linxiaoyun', 'zhoumingyuan', 'gaozhiqiang', 'fangjianguo'] as const
const opens = (account: string, id: string) => as(account, `/workbench/cases/${id}`)
const reason = (page: Page, text: string) => page.getByRole('textbox', { name: /理由|意见|为什么/ }).last().fill(text)

uploadStories(product, browser)

test('a slip is corrected on the spot, and the case shows what it was', async () => {
  const id = await submitted(t, await anEnterprise(t))
  const page = await opens(window, id)
  await button(page, '当场更正').click()
  await page.getByRole('combobox', { name: '选择要更正的栏目' }).selectOption({ index: 2 })
  const field = page.locator('.lw-correct input, .lw-correct textarea').first()
  await field.fill('云州市望海区试验路 3 号')
  await performs(page, 'correct-on-the-spot', /当场更正 1 处/, (p) => reason(p, '笔误，经办人当场确认'))
  await page.getByRole('tab', { name: /补正/ }).click()
})

test('what needs no licence, and what belongs elsewhere, is declined with its reasons', async () => {
  const [one, other] = [await submitted(t, await anEnterprise(t)), await submitted(t, await anEnterprise(t))]
  const page = await opens(window, one)
  await button(page, '不予受理').click()
  await performs(page, 'decline-not-needed', '不予受理并办结此案', (p) => reason(p, '该企业只经营不生产，不需要取得安全生产许可证。'))
  await opens(window, other)
  await button(page, '不予受理').click()
  await page.getByRole('radio', { name: '不属于本机关职权范围' }).check()
  await page.getByRole('textbox', { name: '应当向哪个机关申请' }).fill('云岭省应急管理厅')
  await performs(page, 'decline-not-competent', '不予受理并办结此案', (p) => reason(p, '中央企业由省级机关颁证。'))
})

test('the clock stops for an inspection and goes on after it', async () => {
  const id = await submitted(t, await anEnterprise(t))
  await stepped(t.as(officer('window')), id, 'accept')
  const page = await opens(reviewer, id)
  await performs(page, 'assign', '由我承办')
  await button(page, '停止计时').click()
  await performs(page, 'stop-clock', '停止计时', (p) => reason(p, '需要现场核查储罐间距。'))
  await page.getByText('计时已中止').waitFor()
  product.clock.set(at('2026-11-18', 9 * 60))
  await opens(reviewer, id)
  await performs(page, 'restart-clock', '恢复计时')
})

test('a refusal names conditions, clauses and remedies, and its letter can be read at once', async () => {
  const id = await submitted(t, await anEnterprise(t))
  await stepped(t.as(officer('window')), id, 'accept')
  await reviewed(t.as(officer('reviewer')), id, [1, 5])
  const page = await opens(approver, id)
  await performs(page, 'refuse', '不予许可并送达决定书', (p) => reason(p, '安全生产条件第一项、第五项不符合。'))
  await page.getByRole('tab', { name: '文书' }).click()
  const letter = page.getByRole('row', { name: /不予行政许可决定书/ })
  await letter.waitFor({ timeout: 30_000 })
  await letter.getByRole('button', { name: '在阅读器中查看' }).click()
  await page.locator('.dk-reader canvas').first().waitFor({ timeout: 20_000 })
})

test('an objection on a phone; its author is seen for a purpose; upheld, the head takes the grant back', async () => {
  const { id } = await granted(t)
  const citizen = await browser.page(`${product.url}/notices/${id}`, { phone: true })
  await ready(citizen)
  await citizen.getByRole('textbox', { name: /异议|内容/ }).first().fill('该企业厂区与居民楼距离不足，请核实。')
  await citizen.getByRole('textbox', { name: /姓名/ }).fill('邻居甲')
  await citizen.getByRole('textbox', { name: /联系/ }).fill('13677778888')
  await citizen.locator('button[type=submit]').click()
  await citizen.waitForURL(/\/objections\//)
  await ready(citizen)

  const page = await opens(reviewer, id)
  await page.getByRole('tab', { name: '异议' }).click()
  await page.getByRole('button', { name: '查看联系方式' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('电话核实异议内容')
  await dialog.getByRole('button', { name: '记录用途并查看' }).click()
  await dialog.getByText('13677778888').waitFor()
  assert.deepEqual(await browser.violations(page), [])
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await performs(page, 'uphold', '认定异议成立', (p) => p.getByRole('textbox', { name: '答复' }).fill('经核实，距离确实不足。'))

  const chief = await opens(head, id)
  await performs(chief, 'annul-grant', '撤回准予决定', (p) => reason(p, '异议成立。'))
  await chief.getByText('审查中').first().waitFor()
  await citizen.reload()
  await citizen.getByText('经核实，距离确实不足。').waitFor()
})

test('an objection that is rejected leaves the grant as it is', async () => {
  const { id } = await granted(t)
  await t.as(null).post('/api/licensing/objections/file', { application: id, text: '听说这家企业发生过事故，请核实。' })
  const page = await opens(reviewer, id)
  await page.getByRole('tab', { name: '异议' }).click()
  await page.getByText('没有留下姓名').waitFor()
  await performs(page, 'reject', '认定异议不成立', (p) => p.getByRole('textbox', { name: '答复' }).fill('经核实，该企业近三年没有发生事故。'))
  await page.getByText('异议不成立').first().waitFor()
})

test('between silence and its record the page says what is happening, then offers the steps by itself', async () => {
  const id = await submitted(t, await anEnterprise(t))
  await product.house.sweeper!.close()
  product.clock.set(at('2026-11-26', 9 * 60))
  const page = await opens(reviewer, id)
  await page.getByText('本案已视为受理，系统正在登记').waitFor()
  await product.house.sweeper!.sweep()
  await button(page, '由我承办').waitFor({ timeout: 15_000 })
})

test('regions are read by their names, where an enterprise registers and where its cases are listed', async () => {
  const visitor = await browser.page(`${product.url}/register`)
  await visitor.locator('[name="enterprise.region"]').selectOption({ label: '临江区' })
  const page = await as(window, '/workbench/cases?region=980102')
  assert.match(await page.locator('main').innerText(), /临江区/)
  assert.doesNotMatch(await page.locator('main').innerText(), /980102/)
})
