import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { freshCitizenId } from '../../capabilities/enterprises/testing.ts'
import { at } from '../../demo/time.ts'
import { creditCodeCheckDigit } from '../../law/codes.ts'
import { goodAnswers } from '../support/licensing.ts'
import { acting, findEverythingGood } from './acting.ts'
import { openBrowser } from './open.ts'
import { setupCode, startProduct } from './product.ts'

// An installation without the demonstration, from the first administrator to the first licence: nothing but what its pages offer.
const product = await startProduct({ demo: false })
const browser = await openBrowser()
after(async () => { try { await browser.close() } finally { await product.close() } })
const { ready, performs } = acting(product, browser)

const photo = join(import.meta.dirname, '..', '..', 'demo', 'assets', 'certificates-scan.jpg')
const own = '一句只有我自己才知道的话'
const creditCode = ((first17: string) => first17 + creditCodeCheckDigit(first17))('91320102MA2025001')
const officers = { shouli: '受理人员', shencha: '审查人员', juece: '审批决定人员' }
const pages: Record<string, Page> = {}
let id = ''

const fill = async (page: Page, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value)
}
/** Signs in with a password, and opens a page. */
async function enters(account: string, password: string, path: string): Promise<Page> {
  const page = (pages[account] ??= await browser.page(`${product.url}/sign-in`))
  await page.context().clearCookies()
  await page.goto(`${product.url}/sign-in?return=${encodeURIComponent(path)}`)
  await fill(page, { account, password })
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await ready(page)
  return page
}

async function choosesPassword(account: string, first: string): Promise<Page> {
  const page = await enters(account, first, '/workbench/')
  await page.waitForURL(/\/password$/)
  await fill(page, { current: first, next: own, repeat: own })
  await page.getByRole('button', { name: '保存新密码' }).click()
  return page
}

/** An administrator’s account opens nothing until a second proof is bound. */
async function bindsCode(page: Page) {
  await page.waitForURL(/\/prove$/)
  await page.getByRole('button', { name: '绑定验证器' }).click()
  const secret = (await page.locator('.ac-secret').innerText()).replaceAll(' ', '')
  await fill(page, { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: product.clock.now().getTime() }), password: own })
  await page.getByRole('button', { name: '确认绑定' }).click()
  await page.waitForURL(/\/workbench\/?$/)
  await ready(page)
}

test('the address that the server printed makes the first administrator, who says whose installation it is', async () => {
  const page = await browser.page(`${product.url}/sign-in?code=${setupCode}`)
  await fill(page, { 'authority.name.zh': '江宁市应急管理局', 'authority.name.en': 'Jiangning Emergency Management Bureau', 'authority.region': '320100', name: '管宁', citizenId: freshCitizenId(), account: 'guanning', password: own, repeat: own })
  await page.getByRole('button', { name: '设立' }).click()
  await bindsCode(page)
  pages['guanning'] = page
})

test('and appoints the security administrator, who is another person', async () => {
  const page = pages['guanning']!
  await page.goto(`${product.url}/workbench/accounts/new`)
  await ready(page)
  await page.getByRole('radio', { name: /首位安全管理员/ }).check()
  await fill(page, { name: '安守', account: 'anshou', password: 'first entry for one', citizenId: freshCitizenId() })
  await page.getByRole('button', { name: '设立安全管理员' }).click()
  await page.getByText('账号已开通').waitFor()
  const security = await choosesPassword('anshou', 'first entry for one')
  await bindsCode(security)
})

test('the system administrator proposes officers’ accounts, the security administrator approves; each chooses a password of their own', async () => {
  const page = pages['guanning']!
  for (const [account, post] of Object.entries(officers)) {
    await page.goto(`${product.url}/workbench/accounts/new`)
    await ready(page)
    await fill(page, { name: post.slice(0, 2), account, password: `first entry ${account.length} ok` })
    await page.getByRole('checkbox', { name: post }).check()
    await page.locator('[name="department"]').selectOption('emergency')
    await page.getByRole('button', { name: '提交安全管理员批准' }).click()
    await page.getByText('已提交安全管理员批准').waitFor()
    const href = await page.getByRole('link', { name: '查看账号' }).getAttribute('href')
    const security = pages['anshou']!
    await security.goto(`${product.url}${href!}`)
    await security.getByRole('button', { name: '批准开通' }).click()
    await security.getByRole('dialog').getByRole('button', { name: '批准开通' }).click()
    await security.getByText('已批准，账号可以登录').waitFor()
    const holder = await choosesPassword(account, `first entry ${account.length} ok`)
    await holder.waitForURL(/\/workbench\/?$/)
  }
})

test('an enterprise registers itself, fills in its application, and applies', async () => {
  const visitor = await browser.page(`${product.url}/register`, { phone: true })
  await ready(visitor)
  await fill(visitor, {
    'enterprise.creditCode': creditCode, 'enterprise.name': '江宁新海化工有限公司', 'enterprise.address': '江宁市玄武区试验路 1 号', 'enterprise.economicType': '有限责任公司', 'enterprise.employees': '120', 'enterprise.scope': '危险化学品生产',
  })
  await visitor.locator('[name="enterprise.sector"]').selectOption('hazardous-chemicals')
  await visitor.getByRole('radio', { name: '中型' }).check()
  await visitor.getByLabel('主要负责人姓名').fill('石望川')
  await visitor.getByLabel('经办人姓名').fill('何守安')
  await visitor.getByLabel('登录账号').fill('xinhai')
  for (const box of await visitor.locator('input[type=password]').all()) await box.fill(own)
  await visitor.getByRole('checkbox', { name: /真实性/ }).check()
  await visitor.getByRole('button', { name: '登记并开通账号' }).click()
  await visitor.getByText('登记成功').waitFor()

  const page = await enters('xinhai', own, '/workspace/apply')
  await page.getByRole('button', { name: /危险化学品/ }).click()
  await page.waitForURL(/\/drafts\//)
  await ready(page)
  id = page.url().split('/').at(-1)!
  await page.evaluate(async ([draft, answers]) => {
    const { version } = await (await fetch(`/api/licensing/drafts/${draft}`)).json()
    await fetch(`/api/licensing/drafts/${draft}/save`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1' }, body: JSON.stringify({ version, answers: JSON.parse(answers!) }) })
  }, [id, JSON.stringify(goodAnswers())])
  await page.goto(`${product.url}/workspace/drafts/${id}/documents`)
  await ready(page)
  const plan = Buffer.concat([Buffer.from('%PDF-1.4\n'), readFileSync(photo), Buffer.from('\n%%EOF\n')])
  for (const card of await page.locator('li.lw-material').all()) {
    await card.locator('input[type=file]').first().setInputFiles({ name: '材料.pdf', mimeType: 'application/pdf', buffer: plan })
    await card.getByText('已保存').first().waitFor()
  }
  await page.goto(`${product.url}/workspace/drafts/${id}/check`)
  await ready(page)
  await page.getByRole('checkbox').check()
  await performs(page, 'submit', /提交/)
  await page.waitForURL(/\/received$/)
})

test('it is accepted, reviewed, granted, made public, and issued; anybody checks the licence', async () => {
  const window = await enters('shouli', own, `/workbench/cases/${id}`)
  await performs(window, 'accept', '受理并出具受理通知书')
  const reviewer = await enters('shencha', own, `/workbench/cases/${id}`)
  await performs(reviewer, 'assign', '由我承办')
  await findEverythingGood(reviewer, id)
  await performs(reviewer, 'conclude-review', '提交审查意见', (p) => p.getByRole('textbox', { name: /意见/ }).last().fill('材料齐全，条件符合。'))
  const decider = await enters('juece', own, `/workbench/cases/${id}`)
  await performs(decider, 'grant', '准予许可并开始公示', async (p) => {
    await p.getByRole('textbox', { name: /许可范围/ }).fill('硫酸（3 万吨/年）')
    await p.getByRole('textbox', { name: /理由/ }).fill('符合法定条件。')
  })
  const citizen = await browser.page(`${product.url}/notices`)
  await citizen.getByText('江宁新海化工有限公司').first().waitFor()
  product.clock.set(at('2026-11-24', 10 * 60))
  await enters('shouli', own, `/workbench/cases/${id}`)
  await performs(window, 'issue', '颁发许可证')
  const enterprise = await enters('xinhai', own, '/workspace/licences')
  const number = /\(苏\)WH安许证字〔2026〕\d+号/.exec(await enterprise.locator('main').innerText())?.[0] ?? ''
  assert.equal(number, '(苏)WH安许证字〔2026〕0001号')
  await citizen.goto(`${product.url}/check?number=${encodeURIComponent(number)}`)
  await citizen.getByText('江宁新海化工有限公司').first().waitFor()
  await citizen.getByText('有效', { exact: false }).first().waitFor()
})
