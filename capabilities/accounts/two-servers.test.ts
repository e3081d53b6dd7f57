import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { browser, holder, step } from './testing.ts'

const here = await openTestHouse({ workers: true })
const there = await here.another()
const administrator = officer('administrator')

/** Until the other server has read the facts of this one. */
const heardOf = (t: TestHouse, name: string) =>
  new Promise<void>((resolve) => {
    const leave = t.house.follower!.subscribe((facts) => {
      if (facts.some((f) => f.name === name)) {
        leave()
        resolve()
      }
    })
  })

describe('two servers of one authority', () => {
  test('share their sessions; one that is ended on one ends on the other, although it had just been seen there', async () => {
    const { account, id } = await holder(here, administrator)
    const b = browser(here)
    await b.signIn(account)
    const other = browser(there)
    other.cookie = b.cookie
    assert.equal((await other.get('/api/accounts/me')).status, 200)
    const heard = heardOf(there, 'accounts.closed')
    assert.equal((await step(here, administrator, id, 'close', { reason: '调离' })).status, 200)
    await heard
    assert.equal((await other.get('/api/accounts/me')).status, 401)
  })
})
