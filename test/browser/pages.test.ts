import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from './open.ts'
import { startProduct } from './product.ts'

const product = await startProduct()
const browser = await openBrowser()
after(async () => { try { await browser.close() } finally { await product.close() } })

const signedIn = async (account: string, look: { phone?: boolean } = {}): Promise<Page> => {
  const page = await browser.page(`${product.url}/sign-in`, look)
  await page.evaluate((a) => fetch('/api/accounts/demo-sign-in', { method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1' }, body: JSON.stringify({ account: a }) }), account)
  return page
}

/** A page is done loading when nothing says that it is busy any more. */
async function settled(page: Page, path: string) {
  await page.goto(product.url + path)
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .ant-skeleton, .ant-spin-spinning') && !!document.querySelector('h1'), undefined, { timeout: 20_000 })
}

const open = ['/', '/check', '/guides', '/guides/hazardous-chemicals', '/notices', '/sign-in']
const workspace = ['/workspace/', '/workspace/apply', '/workspace/cases', '/workspace/licences', '/workspace/messages', '/workspace/account', '/workspace/enterprise']
const workbench = ['/workbench/', '/workbench/cases', '/workbench/licences', '/workbench/overview', '/workbench/messages', '/workbench/account', '/workbench/enterprises']

for (const phone of [false, true]) {
  const where = phone ? 'on a phone' : 'at a desk'
  test(`the portal’s pages are accessible and complain of nothing ${where}`, async () => {
    const page = await browser.page(product.url, { phone })
    for (const path of open) {
      await settled(page, path)
      assert.deepEqual(await browser.violations(page), [], path)
    }
  })
  test(`the enterprise’s pages are accessible and complain of nothing ${where}`, async () => {
    const page = await signedIn('huayang', { phone })
    for (const path of workspace) {
      await settled(page, path)
      assert.deepEqual(await browser.violations(page), [], path)
    }
  })
}

test('the authority’s pages are accessible and complain of nothing', async () => {
  const page = await signedIn('fangjianguo')
  for (const path of workbench) {
    await settled(page, path)
    assert.deepEqual(await browser.violations(page), [], path)
  }
})
