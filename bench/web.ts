import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'
import { pagesAreBuilt } from '../start/pages.ts'
import { openBrowser, type TestBrowser } from '../test/browser/open.ts'
import { atMost, median, type Bench } from './support/figures.ts'
import { temporaryFolder } from './support/installation.ts'
import { startProduct } from './support/product.ts'

const loads = 5
const limits = { portal: 150, workspace: 350, workbench: 900 } as const
type Surface = keyof typeof limits

export const bench: Bench = {
  what: 'first load of each surface in Chromium: the script that it downloads (gzip), and when the portal shows its largest part',
  notes: ['The largest part: phone screen, processor slowed four times, 1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms; nothing in the cache.'],
  async measure(say) {
    await pagesAreBuilt(say)
    const { dir, remove } = temporaryFolder()
    say('starting the product with its demonstration')
    const product = await startProduct(dir, { ANXU_PUBLIC_RATE: '1000000' }).catch((error: unknown) => { remove(); throw error })
    const browser = await openBrowser()
    try {
      const figures = []
      for (const surface of Object.keys(limits) as Surface[]) {
        const kb = await scriptOf(browser, product.url, surface)
        figures.push(atMost(limits[surface], { metric: `${surface}_kb`, what: `script of the ${surface}`, value: kb, unit: 'kB' }))
      }
      const paints: number[] = []
      for (let i = 0; i < loads; i++) paints.push(await largestPaint(browser, product.url))
      say(`largest part of the portal after ${paints.map(Math.round).join(', ')} ms`)
      figures.push(atMost(2_500, { metric: 'portal_lcp_ms', what: 'largest part of the portal', value: median(paints), unit: 'ms' }))
      return figures
    } finally { await browser.close().catch((error: Error) => say(error.message)); await product.stop(); remove() }
  },
}

/** Kilobytes of script, compressed, that come before the page has been quiet for two seconds. */
async function scriptOf(browser: TestBrowser, url: string, surface: Surface): Promise<number> {
  const page = await browser.page(`${url}/api/health`)
  if (surface !== 'portal') await enter(page, url, surface)
  const scripts = new Map<string, Promise<number>>()
  let latest = performance.now()
  const seen = (response: Response) => {
    if (!/javascript/.test(response.headers()['content-type'] ?? '')) return
    latest = performance.now()
    if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}`)
    scripts.set(response.url(), response.body().then((body) => gzipSync(body, { level: 9 }).length))
  }
  page.on('response', seen)
  await page.goto(`${url}${surface === 'portal' ? '/' : `/${surface}/`}`)
  while (performance.now() - latest < 2_000) await page.waitForTimeout(100)
  const sizes = await Promise.all(scripts.values())
  await page.context().close()
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000
}

async function enter(page: Page, url: string, surface: Surface) {
  const { demoAccounts } = await (await page.request.get(`${url}/api/authority`)).json() as { demoAccounts: { account: string; surface: Surface }[] }
  const { account } = demoAccounts.find((a) => a.surface === surface)!
  const answer = await page.request.post(`${url}/api/accounts/demo-sign-in`, { data: { account }, headers: { 'x-anxu': '1' } })
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${await answer.text()}`)
}

/** Milliseconds until the largest part of the portal is painted (Largest Contentful Paint, as browsers report it). */
async function largestPaint(browser: TestBrowser, url: string): Promise<number> {
  const page = await browser.page(`${url}/api/health`, { phone: true })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(`${url}/`, { waitUntil: 'networkidle' })
  const painted = await page.evaluate(() => new Promise<number>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({ type: 'largest-contentful-paint', buffered: true })
  }))
  await page.context().close()
  return painted
}
