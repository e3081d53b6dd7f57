import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { diskStore } from '../adapters/storage/index.ts'
import { systemClock } from '../kernel/clock.ts'
import { readEnvelope, type Envelope } from '../kernel/fact.ts'
import { useRandom } from '../kernel/random.ts'
import { clauseOn } from '../law/index.ts'
import { findCapabilities } from '../start/capabilities.ts'
import { copyDatabase, stopOwnServer, testKey } from '../test/support/database.ts'
import { makeYear, type YearOptions } from './year.ts'

after(async () => { useRandom(null); await stopOwnServer() })
const small: YearOptions = { date: '2026-11-16', seed: 'twice', cases: 3, enterprises: 24, episodes: ['complaint', 'meeting', 'new-technology', 'old-register', 'site-check', 'standards'] }

/** All facts of a year, in their order; salts and ciphertext stand outside of them. */
async function factsOf(year: YearOptions): Promise<Envelope[]> {
  const [database, dir] = [await copyDatabase(), mkdtempSync(join(tmpdir(), 'anxu-twice-'))]
  const house = await makeYear({
    urls: database.urls, master: testKey, capabilities: await findCapabilities(), clock: systemClock, law: { versionOf: (id, day) => clauseOn(id, day).from },
    store: diskStore(join(dir, 'files')), log: pino({ level: 'silent' }), demo: true, ports: {},
  }, year, () => {})
  try {
    const { rows } = await house.pools.writer.query<{ bytes: Buffer }>('select bytes from fact order by id')
    return rows.map((r) => readEnvelope(r.bytes))
  } finally {
    await house.close()
    await database.drop()
    rmSync(dir, { recursive: true, force: true })
  }
}

test('the same date and seed give the same year, fact by fact with its ids and moments', async () => {
  const [once, again] = [await factsOf(small), await factsOf(small)]
  assert.ok(once.length > 200, `${once.length} facts`)
  for (const [i, fact] of once.entries()) assert.deepEqual(again[i], fact, `fact ${i}, ${fact.name}`)
  assert.equal(again.length, once.length)
})
