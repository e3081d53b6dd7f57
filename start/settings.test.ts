import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openPools } from '../kernel/db.ts'
import { readSettings, settingsSchema } from './settings.ts'
import { openTestHouse } from '../test/support/house.ts'
import { installationKey } from './keys.ts'
import { chooseMode, isLoopback, readSetting } from './mode.ts'
import { lastMorning } from './server.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-settings-'))
after(() => rm(dir, { recursive: true, force: true }))
const settings = (env: Record<string, string> = {}) => {
  const read = readSettings(env)
  if ('mistakes' in read) throw new Error(read.mistakes.join('\n'))
  return read.settings
}

describe('the key of the installation', () => {
  test('that is damaged is not replaced in silence: everything sealed with it would be lost', () => {
    const damaged = join(dir, 'damaged')
    installationKey(damaged, undefined)
    writeFileSync(join(damaged, 'key'), 'not a key')
    assert.throws(() => installationKey(damaged, undefined), /64 hexadecimal digits/)
    assert.equal(readFileSync(join(damaged, 'key'), 'utf8'), 'not a key')
  })

  test('is made once, readable by nobody else, and given ones come first', () => {
    const fresh = join(dir, 'fresh')
    const key = installationKey(fresh, undefined)
    assert.equal(key.length, 32)
    assert.deepEqual(installationKey(fresh, undefined), key)
    if (process.platform !== 'win32') assert.equal(statSync(join(fresh, 'key')).mode & 0o777, 0o600)
    const given = 'ab'.repeat(32)
    assert.equal(installationKey(join(dir, 'given'), given).toString('hex'), given)
    assert.ok(!existsSync(join(dir, 'given', 'key')))
  })
})

describe('demo or real', () => {
  test('is chosen once: no later setting makes a demo of an authority’s records, or the reverse', async () => {
    const t = await openTestHouse()
    const pools = openPools(t.house.urls)
    const real = await chooseMode(pools, settings({ ANXU_DEMO: 'off' }), '2026-03-02')
    assert.deepEqual(real, { demo: false })
    await assert.rejects(chooseMode(pools, settings({ ANXU_DEMO: 'on' }), '2026-03-03'), /was begun as an installation without demo; use another ANXU_DATA/)
    assert.deepEqual(await chooseMode(pools, settings(), '2026-03-03'), { demo: false }, 'without the setting it stays what it is')
    assert.deepEqual(await readSetting(pools, 'mode'), { demo: false })
    await pools.end()

    const other = await openTestHouse()
    const demo = await chooseMode(other.house.pools, settings({ ANXU_DEMO_DATE: '2026-06-30' }), '2026-03-02')
    assert.deepEqual([demo.demo, demo.date, demo.begun, demo.seed, demo.ready], [true, '2026-06-30', '2026-03-02', 'anxu', false])
    await assert.rejects(chooseMode(other.house.pools, settings({ ANXU_DEMO: 'off' }), '2026-03-03'), /was begun as a demo/)
  })

  test('a demonstration ends on the last morning that has passed in China', () => {
    assert.equal(lastMorning(new Date('2026-11-23T16:41:00Z')), '2026-11-23', 'a quarter to one at night on the 24th')
    assert.equal(lastMorning(new Date('2026-11-24T00:29:00Z')), '2026-11-23')
    assert.equal(lastMorning(new Date('2026-11-24T00:31:00Z')), '2026-11-24')
  })

  test('knows which addresses are loopback', () => {
    for (const host of ['0.0.0.0', '192.168.1.4', 'example.org', '::']) assert.equal(isLoopback(host), false, host)
    for (const host of ['127.0.0.1', 'localhost', '::1', '127.1.2.3']) assert.equal(isLoopback(host), true, host)
  })
})

test('every setting has a sentence of what it is for', () => {
  for (const [name, s] of Object.entries(settingsSchema.shape)) assert.ok((s.description ?? '').length > 10, name)
})
