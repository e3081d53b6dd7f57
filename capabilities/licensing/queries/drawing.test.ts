import assert from 'node:assert/strict'
import { test } from 'node:test'
import { officer, openTestHouse } from '../../../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../../../test/support/licensing.ts'
import { until } from '../../../test/support/record.ts'

test('a demonstration tells how many of its writs are drawn while jobs wait; any other installation tells nothing', async () => {
  // Without a seal no writ can be drawn: the job stays, to be tried again.
  for (const demo of [true, false]) {
    const t = await openTestHouse({ demo, workers: true })
    const counter = t.as(officer('window'))
    const drawing = async () => (await counter.get('/api/licensing/drawing')).body
    assert.equal((await t.as(null).get('/api/licensing/drawing')).status, 401)
    assert.deepEqual(await drawing(), { drawn: 0, total: 0 })
    await stepped(counter, await submitted(t, await anEnterprise(t)), 'accept')
    await until('the job waits', async () => (await t.house.jobs!.counts()).some((q) => q.name === 'draw-writ' && q.waiting + q.active > 0))
    assert.deepEqual(await drawing(), demo ? { drawn: 0, total: 1 } : { drawn: 0, total: 0 })
  }
})
