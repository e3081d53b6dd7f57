import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { envExample, readSettings } from './settings.ts'

const mistakes = (env: Record<string, string>) => {
  const read = readSettings(env)
  return 'mistakes' in read ? read.mistakes : []
}

describe('settings', () => {
  test('that are wrong are named, each with a sentence, all at once', () => {
    const said = mistakes({ ANXU_PORT: '80000', ANXU_DEMO: 'maybe', ANXU_KEY: 'abc', ANXU_DEMO_DATE: '2026-02-30', ANXU_ORIGIN: 'ftp://x', ANXU_SMTP: 'mail.example', DATABASE_URL: 'mysql://x' })
    assert.equal(said.length, 7, said.join('\n'))
    for (const name of ['ANXU_PORT', 'ANXU_DEMO', 'ANXU_KEY', 'ANXU_DEMO_DATE', 'ANXU_ORIGIN', 'ANXU_SMTP', 'DATABASE_URL']) {
      const one = said.find((s) => s.startsWith(`${name}: `))
      assert.ok(one && /\. It is the .+\.$/.test(one), `${name}: ${one}`)
    }
  })

  test('of the object store are named wholly or not at all', () => {
    const said = mistakes({ ANXU_S3_ENDPOINT: 'https://store.example', ANXU_S3_BUCKET: 'Anxu Files' })
    for (const name of ['ANXU_S3_BUCKET', 'ANXU_S3_KEY', 'ANXU_S3_SECRET']) assert.ok(said.some((s) => s.startsWith(`${name}: `)), name)
    assert.deepEqual(mistakes({ ANXU_S3_REGION: 'cn-north-1' }), [])
  })

  test('that do not exist are named with those that do; a secret’s value is never repeated', () => {
    const [said] = mistakes({ ANXU_PROT: '8080' })
    assert.match(said!, /^ANXU_PROT is not a setting\. The settings are .*ANXU_PORT/)
    assert.ok(!mistakes({ ANXU_KEY: 'my-secret-key-value' }).join().includes('my-secret-key-value'))
  })

  test('have defaults; an empty one counts as not set; what belongs to others is left alone', () => {
    const read = readSettings({ ANXU_PORT: '', PATH: '/bin', HOME: '/root' })
    assert.ok('settings' in read)
    assert.deepEqual([read.settings.ANXU_PORT, read.settings.ANXU_HOST, read.settings.ANXU_DATA, read.settings.ANXU_DEMO], [8080, '127.0.0.1', './data', undefined])
  })

  test('are all listed in the example, which is itself readable', () => {
    const lines = envExample().split('\n').filter((l) => /^#[A-Z_]+=/.test(l)).map((l) => l.slice(1).split('=') as [string, string])
    assert.ok('settings' in readSettings(Object.fromEntries(lines)))
    assert.ok(lines.some(([name, value]) => name === 'ANXU_PORT' && value === '8080'))
  })
})
