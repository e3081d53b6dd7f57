import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Look, TestBrowser } from './open.ts'
import type { Product } from './product.ts'

/** How people of the demonstration use the product in tests: each in a browser of their own, pressing what the page offers. */
export function acting(product: Pick<Product, 'url'>, browser: TestBrowser) {
  const people: Record<string, Page> = {}
  return {
    ready, button, performs,
    /** The page of one person, signed in as the demonstration lets anybody, on a phone where that is what the person holds. */
    async as(account: string, path: string, look: Look = {}): Promise<Page> {
      const key = `${account}${look.phone ? '/phone' : ''}`
      people[key] ??= await browser.page(`${product.url}/sign-in`, look)
      const page = people[key]
      await page.evaluate((a) => fetch('/api/accounts/demo-sign-in', { method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1' }, body: JSON.stringify({ account: a }) }), account)
      await page.goto(product.url + path)
      await ready(page)
      return page
    },
  }
}

const ready = (page: Page) => page.waitForFunction(() => !!document.querySelector('h1') && !document.querySelector('[aria-busy="true"], .ax-skeleton'), undefined, { timeout: 30_000 })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).last()

/** Presses the button of a step, confirms where it asks, and waits until the step was recorded. */
async function performs(page: Page, step: string, name: string | RegExp, fill: (page: Page) => Promise<void> = async () => {}) {
  await fill(page)
  const done = page.waitForResponse((r) => r.request().method() === 'POST' && r.url().endsWith(`/${step}`), { timeout: 30_000 })
  const press = button(page, name)
  await press.waitFor()
  await page.waitForFunction((b) => b?.getAttribute('aria-disabled') !== 'true' && !(b as HTMLButtonElement).disabled, await press.elementHandle())
  await press.click()
  const dialog = page.getByRole('dialog')
  const asked = await Promise.race([dialog.waitFor({ timeout: 10_000 }).then(() => true, () => false), done.then(() => false)])
  if (asked) await dialog.getByRole('button', { name }).click()
  const answer = await done
  assert.equal(answer.status(), 200, `${step}: ${await answer.text()}`)
  await ready(page)
}

/** The rest of a long review, through the API of the signed-in reviewer. */
export async function findEverythingGood(page: Page, id: string) {
  await page.evaluate(async (caseId) => {
    const api = async (path: string, body?: object) => (await fetch(path, body ? { method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1' }, body: JSON.stringify(body) } : {})).json()
    const root = `/api/licensing/applications/${caseId}`
    let view = await api(root)
    const { documents, conditions, open } = view
    for (const o of open as { kind: string; key: string }[]) {
      const material = conditions.find((c: { item: number }) => String(c.item) === o.key)?.materials.find((m: string) => documents[m]?.length) ?? Object.keys(documents)[0]
      const body = o.kind === 'formal' ? { material: o.key, present: true, validForm: true, validDate: true, opinion: '' }
        : { condition: Number(o.key), result: 'met', evidence: [{ material, page: 1 }], opinion: '经审查符合要求' }
      const done = await api(`${root}/find-${o.kind}`, { seen: view.seen, ...body })
      if (!done.fact) throw new Error(JSON.stringify(done))
      view = { ...view, seen: done.fact }
    }
    // What the approval standard asks for, measured at its threshold; a house without one asks nothing.
    const judged = `/api/standards/judgements/${caseId}`
    const { version, choices, ...judgement } = await api(judged)
    if (!version && choices?.length) await api(`${judged}/pin`, { seen: judgement.seen })
    let { seen, indicators } = await api(judged)
    for (const i of indicators ?? []) {
      const done = await api(`${judged}/measure`, { seen, key: i.key, value: i.comparison === 'yes' ? true : i.threshold, unit: i.unit?.zh ?? null, evidence: [], opinion: '查阅台账并现场核实' })
      if (!done.fact) throw new Error(JSON.stringify(done))
      seen = done.fact
    }
  }, id)
  await page.reload()
  await ready(page)
}
