import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import jsqr from 'jsqr'
import type { Page } from 'playwright-core'
import { acting } from './acting.ts'
import type { TestBrowser } from './open.ts'
import type { Product } from './product.ts'

const photo = readFileSync(join(import.meta.dirname, '..', '..', 'demo', 'assets', 'certificates-scan.jpg'))

/** How documents come in: dropped on their place, over a line that breaks, and from a phone. */
export function uploadStories(product: Product, browser: TestBrowser) {
  const { as, ready } = acting(product, browser)

  /** 华阳化工 at the documents of its draft. */
  async function documents(): Promise<Page> {
    const page = await as('huayang', '/workspace/')
    const { items } = await page.evaluate(async () => (await fetch('/api/licensing/drafts')).json()) as { items: { id: string }[] }
    await page.goto(`${product.url}/workspace/drafts/${items[0]!.id}/documents`)
    await ready(page)
    return page
  }

  test('a file dropped on its document is taken; one dropped beside it leaves the page where it is', async () => {
    const page = await documents()
    const at = page.url()
    await drops(page, '#m-certificates', '安全管理人员证书.jpg', 'image/jpeg', photo)
    const card = page.locator('#m-certificates')
    await card.getByText('已保存').first().waitFor()
    await card.getByText('安全管理人员证书.jpg').waitFor()
    await drops(page, '#m-certificates', '说明.exe', 'application/octet-stream', Buffer.from('MZ'))
    await card.getByText('不支持这种文件').waitFor()
    const stopped = await page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'beside.pdf'))
      return !document.body.dispatchEvent(new DragEvent('drop', { cancelable: true, bubbles: true, dataTransfer }))
    })
    assert.ok(stopped, 'the browser does not open what was dropped beside')
    assert.equal(page.url(), at)
  })

  test('an upload whose line breaks half-way goes on by itself from where it was', async () => {
    const page = await documents()
    const card = page.locator('#m-emergency-plan')
    const network = await page.context().newCDPSession(page)
    await network.send('Network.enable')
    const line = (offline: boolean, bytesPerSecond: number) =>
      network.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond })
    await line(false, 3 * 1024 * 1024)
    const sent: string[] = []
    page.on('request', (r) => { if (r.url().includes('/api/uploads') && r.method() === 'PATCH') sent.push(r.headers()['upload-offset']!) })
    const plan = Buffer.alloc(10 * 1024 * 1024, 'anxu ')
    plan.write('%PDF-1.4\n')
    plan.write('\n%%EOF\n', plan.length - 7)
    await card.locator('input[type=file]').first().setInputFiles({ name: '应急预案.pdf', mimeType: 'application/pdf', buffer: plan })
    const bar = card.getByRole('progressbar')
    const share = async () => Number(await bar.getAttribute('aria-valuenow'))
    await page.waitForFunction(() => Number(document.querySelector('#m-emergency-plan [role=progressbar]')?.getAttribute('aria-valuenow')) > 45, undefined, { timeout: 30_000 })
    await line(true, 0)
    await card.getByText('网络中断，恢复后自动继续').first().waitFor({ timeout: 15_000 })
    const broke = await share()
    await line(false, -1)
    await card.getByText('应急预案.pdf').first().waitFor()
    await card.getByText('已保存').first().waitFor({ timeout: 60_000 })
    assert.ok(broke > 40, `it stood at ${broke} %`)
    assert.ok(Number(sent.at(-1)) >= 4 * 1024 * 1024 && sent.filter((offset) => offset === '0').length === 1, `the beginning was sent once: ${sent.join(', ')}`)
  })

  test('a phone that reads the code sends its photo to the page on the desk', async () => {
    const page = await documents()
    await page.getByRole('button', { name: /手机/ }).click()
    const code = page.getByRole('dialog').locator('svg.lw-qr')
    await code.waitFor()
    const address = read(await pixels(page))
    assert.equal(address, page.url())
    const phone = await browser.page(address, { phone: true })
    await phone.waitForURL(/\/sign-in/)
    await phone.locator('button', { hasText: '华阳' }).first().click()
    await phone.waitForURL(/\/documents$/)
    await ready(phone)
    const key = 'business-licence'
    await phone.locator(`#m-${key} input[type=file]`).first().setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo })
    await phone.locator(`#m-${key}`).getByText('IMG_0001.jpg').waitFor()
    await page.locator(`#m-${key}`).getByText('IMG_0001.jpg').waitFor({ timeout: 20_000 })
    await page.getByRole('dialog').getByText('IMG_0001.jpg').waitFor()
  })
}

/** Lets go of a file over an element, as a person who drags it from a folder does. */
async function drops(page: Page, on: string, name: string, type: string, bytes: Buffer) {
  const transfer = await page.evaluateHandle(([n, t, b]) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(b!), (c) => c.charCodeAt(0))], n!, { type: t! }))
    return data
  }, [name, type, bytes.toString('base64')])
  for (const event of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent(on, event, { dataTransfer: transfer })
}

/** The code as a camera sees it: drawn on a canvas. */
const pixels = (page: Page) => page.evaluate(async () => {
  const size = 440
  const picture = new Image()
  picture.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(document.querySelector('svg.lw-qr')!))}`
  await picture.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const pen = canvas.getContext('2d')!
  pen.drawImage(picture, 0, 0, size, size)
  return { size, data: [...pen.getImageData(0, 0, size, size).data] }
})
const read = ({ size, data }: { size: number; data: number[] }) => jsqr.default(Uint8ClampedArray.from(data), size, size)?.data ?? ''
