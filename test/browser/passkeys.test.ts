import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { openDemo } from '../../capabilities/accounts/commands/open-demo.ts'
import { factNames, attempts } from '../support/record.ts'
import { openBrowser } from './open.ts'
import { startProduct } from './product.ts'

// A real browser with a virtual authenticator. Passkeys need a name: the address is localhost, not its number.
const product = await startProduct({ demo: false })
const browser = await openBrowser()
after(async () => { try { await browser.close() } finally { await product.close() } })
const url = product.url.replace('127.0.0.1', 'localhost')
const own = '一句只有我自己才知道的话'
const { subject: id } = await product.house.work('demo').perform(openDemo, { account: 'anyao', name: '安钥', roles: ['window'], region: '980100', department: 'emergency', password: own, listed: false })

const page: Page = await browser.page(`${url}/sign-in`)
const device: CDPSession = await page.context().newCDPSession(page)
let authenticatorId = ''
/** What the last entry sent. */
let sent: { beginning: string; response: object } | undefined
page.on('request', (r) => { if (r.url().endsWith('/passkeys/enter')) sent = r.postDataJSON() as typeof sent })
const ready = () => page.waitForFunction(() => !!document.querySelector('h1') && !document.querySelector('[aria-busy="true"], .ax-skeleton'))
const post = (path: string, body: object) => page.evaluate(async ([p, b]) => {
  const answer = await fetch(p as string, { method: 'POST', headers: { 'content-type': 'application/json', 'x-anxu': '1' }, body: JSON.stringify(b) })
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
}, [path, body] as const)

test('passkeys are not offered under a bare number', async () => {
  assert.equal(await page.getByRole('button', { name: '使用通行密钥登录' }).count(), 0)
  product.house.ports['origin'] = url
  await page.reload()
  await page.getByRole('button', { name: '使用通行密钥登录' }).waitFor()
})

test('the holder adds one after the password, names it, and finds it on the page', async () => {
  await device.send('WebAuthn.enable')
  const added = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  authenticatorId = added.authenticatorId
  await page.locator('[name="account"]').fill('anyao')
  await page.locator('[name="password"]').fill(own)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL(/\/workbench\//)
  await page.goto(`${url}/workbench/account`)
  await ready()
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[name="name"]').fill('办公室电脑')
  await dialog.locator('[name="password"]').fill(own)
  await dialog.getByRole('button', { name: '确认添加' }).click()
  await page.getByText('通行密钥已添加').waitFor()
  await page.locator('.ac-list').getByText('办公室电脑').waitFor()
  assert.deepEqual(await browser.violations(page), [])
})

test('it enters without account and password; the same answer enters no second time, nor under another challenge', async () => {
  await post('/api/accounts/sign-out', {})
  await page.goto(`${url}/sign-in`)
  await page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await page.waitForURL(/\/workbench\//)
  assert.equal((await factNames({ house: product.house } as never, id)).at(-1), 'accounts.entered')
  const again = await post('/api/accounts/passkeys/enter', sent!)
  assert.deepEqual([again.status, again.body.type], [409, '/problems/accounts/passkey-over'])
  const { body } = await post('/api/accounts/passkeys/begin', {})
  const moved = await post('/api/accounts/passkeys/enter', { ...sent!, beginning: body.beginning })
  assert.equal(moved.body.type, '/problems/accounts/passkey-wrong')
})

test('a copy of it, whose counter stayed behind, is refused and recorded; so is one whose holder was not checked, and one that was removed', async () => {
  const { credentials: [credential] } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  await device.send('WebAuthn.clearCredentials', { authenticatorId })
  await device.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential!, signCount: 0 } })
  await post('/api/accounts/sign-out', {})
  await page.goto(`${url}/sign-in`)
  const press = () => page.getByRole('button', { name: '使用通行密钥登录' }).click()
  await press()
  await page.getByText('通行密钥的计数没有增加').waitFor()
  assert.ok((await attempts({ house: product.house } as never)).some((a) => a.outcome === 'accounts/passkey-replayed'))
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await press()
  await page.getByText('没有完成').waitFor()
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await device.send('WebAuthn.clearCredentials', { authenticatorId })
  await device.send('WebAuthn.addCredential', { authenticatorId, credential: credential! })
  await press()
  await page.waitForURL(/\/workbench\//)
  await page.goto(`${url}/workbench/account`)
  await ready()
  await page.getByRole('button', { name: '移除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click()
  await page.getByText('通行密钥已移除').waitFor()
  await post('/api/accounts/sign-out', {})
  await page.goto(`${url}/sign-in`)
  await press()
  await page.getByText('本平台没有这个通行密钥').waitFor()
})
