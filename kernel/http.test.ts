import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { test } from 'node:test'
import { openTestHouse } from '../test/support/house.ts'

test('a long answer is sent compressed to whoever takes it so, a short one and the live stream never', async () => {
  const t = await openTestHouse()
  const ask = (url: string, encoding = 'gzip') => t.app.inject({ url, headers: { 'accept-encoding': encoding } })
  const long = await ask('/api/openapi.json')
  assert.equal(long.headers['content-encoding'], 'gzip')
  assert.equal(JSON.parse(gunzipSync(long.rawPayload).toString()).openapi, '3.1.0')
  assert.equal((await ask('/api/openapi.json', 'identity')).headers['content-encoding'], undefined)
  assert.equal((await ask('/api/live')).headers['content-encoding'], undefined)
  assert.equal((await ask(`/api/licensing/check?number=${encodeURIComponent('（云）WH安许证字〔2026〕000001号')}`)).headers['content-encoding'], undefined)
})
