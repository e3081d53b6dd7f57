import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { openDemo } from './commands/open-demo.ts'
import { browser, holder } from './testing.ts'

const t = await openTestHouse({ demo: true })

describe('a demonstration', () => {
  test('cannot be taken over as a first start', async () => {
    assert.equal((await t.as(null).get('/api/authority')).body.setup, false)
    assert.equal(
      (await browser(t).post('/api/accounts/first-administrator', { account: 'taker', name: '某', password: 'a long enough one' })).status,
      404,
    )
  })

  test('lets in whoever is on its list, and nobody else, without a password', async () => {
    const work = t.house.work('demo')
    await work.perform(openDemo, { account: 'demo-window', name: '柳青', roles: ['window'], region: '980100', department: 'emergency' })
    await work.perform(openDemo, { account: 'demo-unlisted', name: '柳白', roles: ['window'], region: '980100', department: 'emergency', listed: false })
    const real = await holder(t, officer('administrator'))
    const { demoAccounts } = (await t.as(null).get('/api/authority')).body
    assert.deepEqual(demoAccounts, [
      {
        account: 'demo-window',
        name: '柳青',
        role: { zh: '受理人员', en: 'Acceptance officer' },
        surface: 'workbench',
        department: 'emergency',
        enterprise: null,
      },
    ])
    for (const account of ['demo-unlisted', real.account, 'nobody'])
      assert.equal((await browser(t).post('/api/accounts/demo-sign-in', { account })).status, 404)
    const b = browser(t)
    assert.equal((await b.signIn('demo-window', '')).status, 401)
    assert.deepEqual((await b.post('/api/accounts/demo-sign-in', { account: 'demo-window' })).body, {
      surface: 'workbench',
      mustChange: false,
    })
    assert.equal((await b.get('/api/accounts/me')).body.demo, true)
  })
})
