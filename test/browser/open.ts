import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'

export type Look = { phone?: boolean; lang?: 'zh' | 'en' }

export type TestBrowser = {
  /** A page in a session of its own, already at `url`. */
  page: (url: string, look?: Look) => Promise<Page>
  /** Another page in the session (cookies) of an earlier one. */
  sibling: (page: Page, url: string) => Promise<Page>
  /** Runs axe-core; serious and critical findings come back as one line each. */
  violations: (page: Page) => Promise<string[]>
  /** What went wrong so far: console errors, uncaught exceptions, CSP reports. */
  trouble: readonly string[]
  /** Ends the browser and fails when anything went wrong on any page. */
  close: () => Promise<void>
}

const require = createRequire(import.meta.url)

/**
 * A real Chromium for tests. Refusals of the API (4xx below /api/) are part of stories and are not trouble; everything else that a browser
 * would complain about is.
 */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: unpacked(), args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none', '--disable-gpu'], headless: true,
  })
  const trouble: string[] = []
  const listen = async (page: Page, url: string) => {
    page.on('console', (message) => {
      const from = message.location().url
      const refusal = /Failed to load resource.* 4\d\d/.test(message.text()) && new URL(from, url).pathname.startsWith('/api/')
      // A line that a test has cut.
      const cut = message.text().includes('ERR_INTERNET_DISCONNECTED')
      if (message.type() === 'error' && !refusal && !cut) trouble.push(`${page.url()}: ${message.text()} (${from})`)
    })
    page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.stack ?? error.message}`))
    await page.goto(url)
    return page
  }
  return {
    trouble,
    page: async (url, { phone = false, lang = 'zh' } = {}) => {
      const context = await browser.newContext({
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
        hasTouch: phone, isMobile: phone, locale: 'zh-CN', timezoneId: 'America/New_York',
      })
      await context.addInitScript((chosen) => localStorage.setItem('anxu.language', localStorage.getItem('anxu.language') ?? chosen), lang)
      return listen(await context.newPage(), url)
    },
    sibling: async (page, url) => listen(await page.context().newPage(), url),
    violations,
    close: async () => {
      await browser.close()
      assert.deepEqual(trouble, [], 'the browser complained')
    },
  }
}

async function violations(page: Page): Promise<string[]> {
  // Through the debugger's channel, which the content policy does not govern.
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations: all } = await axe.run(document, { resultTypes: ['violations'] })
    return all.map(({ id, impact, nodes }) => ({ id, impact, where: nodes.map((node) => `${node.html.slice(0, 160)} — ${node.failureSummary}`) }))
  })
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, where }) => `${id}: ${where.join(' | ')}`)
}

/** The browser ships compressed in a package: unpacked once per machine, in a folder that appears only when it is whole. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(require.resolve('@sparticuz/chromium'), '../../package.json'), 'utf8')) as { version: string }
  const home = join(tmpdir(), `anxu-chromium-${version}`)
  if (!existsSync(home)) {
    const fresh = `${home}.${process.pid}`
    mkdirSync(fresh, { recursive: true })
    const script = `(await import(${JSON.stringify(require.resolve('@sparticuz/chromium'))})).default.executablePath()`
    execFileSync(process.execPath, ['--input-type=module', '-e', `await ${script}`], { env: { ...process.env, TMPDIR: fresh } })
    try {
      renameSync(fresh, home)
    } catch {
      // Another process was quicker.
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return join(home, 'chromium')
}
