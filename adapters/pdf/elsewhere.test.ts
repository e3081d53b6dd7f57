import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elsewhere } from './elsewhere.ts'

const asks = elsewhere<typeof import('./testing/called.ts')>(new URL('./testing/called.ts', import.meta.url))

test('what fails elsewhere fails here with its words, and the process goes on', async () => {
  const pid = await asks('pid')
  assert.notEqual(pid, process.pid)
  await assert.rejects(asks('fail', 'no such glyph'), /no such glyph/)
  assert.equal(await asks('pid'), pid)
})

test('bytes and days travel as what they are', async () => {
  const { bytes, at } = await asks('back', new Uint8Array([1, 2, 255]), new Date(0))
  assert.deepEqual([...bytes], [1, 2, 255])
  assert.equal(at.toISOString(), '1970-01-01T00:00:00.000Z')
})

test('a process that dies fails all that it was asked, and the next question finds another', async () => {
  const before = await asks('pid')
  const lost = await Promise.allSettled([asks('end'), asks('pid')])
  assert.equal(lost[0].status, 'rejected')
  const after = await asks('pid')
  assert.notEqual(after, before)
  assert.doesNotThrow(() => process.kill(after, 0))
})
