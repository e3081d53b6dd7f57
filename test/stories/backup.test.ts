import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { listBackups, makeBackup, thinOut, type Backup } from '../../adapters/backup/make.ts'
import { chooseBackup, keysOf, restoreBackup } from '../../adapters/backup/restore.ts'
import { diskStore, type BlobArchive } from '../../adapters/storage/index.ts'
import { all, first, type DatabaseUrls } from '../../kernel/db.ts'
import { openHouse, type House } from '../../kernel/house.ts'
import { openJobs } from '../../kernel/jobs.ts'
import { audit } from '../../kernel/replay.ts'
import { copyDatabase, testKey } from '../support/database.ts'
import { officer, openTestHouse, type TestHouse } from '../support/house.ts'
import { anEnterprise, step, submitted } from '../support/licensing.ts'
import { factNames } from '../support/record.ts'

const dir = mkdtempSync(join(tmpdir(), 'anxu-backup-'))
const endings: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })]
after(async () => { for (const end of endings.reverse()) await end() })

let authority: TestHouse
let backup: Backup
let subject: string
let hour = 1
const store = () => authority.house.files.store as House['files']['store'] & BlobArchive
const backUp = (into = dir) => makeBackup({ urls: authority.house.urls, master: testKey, store: store(), dir: into, keys: [], version: 'test', now: new Date(Date.UTC(2026, 2, 2, hour++)) })

/** An empty installation beside: a migrated database and a store of its own. */
async function empty() {
  const database = await copyDatabase()
  const files = mkdtempSync(join(tmpdir(), 'anxu-restored-'))
  endings.push(async () => { await database.drop(); rmSync(files, { recursive: true, force: true }) })
  return { urls: database.urls, store: diskStore(files) }
}
const restore = async (from: Backup, into: { urls: DatabaseUrls; store: ReturnType<typeof diskStore> }, at = dir) =>
  restoreBackup({ ...into, master: testKey, dir: at, backup: from })
const reason = (expected: string) => (error: unknown) => (error as { reason?: string }).reason === expected
const countIn = async (urls: DatabaseUrls, table: string) => {
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
  await client.end()
  return rows[0]!.n
}

before(async () => {
  authority = await openTestHouse()
  const who = await anEnterprise(authority)
  subject = await submitted(authority, who)
  const jobs = await openJobs(authority.house.urls.writer, () => {})
  await jobs.declare('story')
  await jobs.insert('story', [{ id: '01900000-0000-7000-8000-000000000001', data: { waits: true } }])
  await jobs.close()
  backup = await backUp()
})

describe('a backup is refused', () => {
  test('while another one is under way, and nothing half-made stays', async () => {
    const [one, two] = await Promise.allSettled([backUp(join(dir, 'twice')), backUp(join(dir, 'twice'))])
    const lost = [one, two].filter((r) => r.status === 'rejected')
    assert.equal(lost.length, 1)
    assert.ok(reason('under-way')((lost[0] as PromiseRejectedResult).reason))
    assert.equal((await listBackups(join(dir, 'twice'))).length, 1)
  })

  test('where a file of the record is missing from the store: it is named', async () => {
    const lacking: BlobArchive = { place: store().place, fetch: () => diskStore(join(dir, 'nothing')).fetch('0'.repeat(64)) }
    await assert.rejects(makeBackup({ urls: authority.house.urls, master: testKey, store: lacking, dir: join(dir, 'lacking'), keys: [], version: 'test', now: new Date(0) }), reason('file-missing'))
    assert.deepEqual(await listBackups(join(dir, 'lacking')), [])
  })
})

describe('a restore is refused, and the target stays empty,', () => {
  test('from a folder without a backup, and from one that was never finished', async () => {
    await assert.rejects(chooseBackup(join(dir, 'nowhere')), reason('not-a-backup'))
    await assert.rejects(chooseBackup(dir, 'backup-20200101T000000Z'), reason('not-a-backup'))
  })

  test('with another key, or without the key', async () => {
    await assert.rejects(keysOf(dir, backup, Buffer.alloc(32, 9)), reason('other-key'))
    await assert.rejects(keysOf(join(dir, 'nowhere'), backup), reason('no-key'))
    assert.deepEqual((await keysOf(dir, backup)).master, testKey)
  })

  test('when a table’s copy was altered, a file was taken away, or the list was shortened', async () => {
    const bad = join(dir, 'bad')
    const spoilt = async (spoil: () => void) => {
      rmSync(bad, { recursive: true, force: true })
      cpSync(backup.path, join(bad, backup.name), { recursive: true })
      cpSync(join(dir, 'files'), join(bad, 'files'), { recursive: true })
      spoil()
      const into = await empty()
      await assert.rejects(restore(await chooseBackup(bad), into, bad), reason('damaged'))
      assert.equal(await countIn(into.urls, 'fact'), 0)
    }
    await spoilt(() => appendFileSync(join(bad, backup.name, 'database', 'anxu.fact.copy.gz'), 'x'))
    await spoilt(() => writeFileSync(join(bad, backup.name, 'files.txt'), ''))
    await spoilt(() => rmSync(join(bad, 'files'), { recursive: true }))
  })

  test('into a database that holds something', async () => {
    await assert.rejects(restore(backup, { urls: authority.house.urls, store: diskStore(join(dir, 'other')) }), reason('not-empty'))
  })

  test('when another version made it: the migrations that differ are named', async () => {
    const other = { ...backup, manifest: { ...backup.manifest, migrations: { ...backup.manifest.migrations, 'licensing/999': '0'.repeat(64) } } }
    await assert.rejects(restore(other, await empty()), (error) => reason('other-version')(error) && JSON.stringify((error as { init: unknown }).init).includes('licensing/999'))
  })
})

describe('a backup of a working authority', () => {
  let into: Awaited<ReturnType<typeof empty>>
  let restored: House

  before(async () => {
    // The authority goes on while it is copied: a case is accepted in the middle of it.
    const accepting = step(authority.as(officer('window')), subject, 'accept')
    backup = await backUp()
    assert.equal((await accepting).status, 200)
    into = await empty()
    await restore(backup, into)
    restored = await openHouse({
      urls: into.urls, master: testKey, capabilities: authority.house.capabilities, clock: authority.clock, law: authority.house.law, store: into.store, log: authority.house.log,
      poolSize: { writer: 2, reader: 1, public: 1 }, rebuild: false,
    })
    endings.push(() => restored.close())
  })

  test('is of one moment: every table follows from its facts, and every file opens', async () => {
    const found = await audit(restored)
    assert.deepEqual(found.differences, [])
    assert.equal(found.facts, backup.manifest.facts.count)
    const files = await all(restored.pools.owner, sql<{ id: string; sha256: string; size: string }>`select id, sha256, size from file`)
    assert.ok(files.length > 5)
    for (const f of files) assert.equal((await restored.files.bytes(f.id)).length, Number(f.size))
  })

  test('goes on after a restore: numbers of facts continue, guards stand, work that waited waits again', async () => {
    const names = await factNames({ house: restored } as TestHouse, subject)
    assert.equal(names[0], 'application-submitted')
    await assert.rejects(all(restored.pools.owner, sql`delete from fact`), /never changed/)
    await assert.rejects(all(restored.pools.writer, sql`update licensing_application set state = 'granted'`), /by facts alone/)
    const next = await first(restored.pools.owner, sql<{ last: string; next: string }>`select (select max(id) from fact)::text as last, nextval(pg_get_serial_sequence('fact', 'id'))::text as next`)
    assert.equal(BigInt(next!.next), BigInt(next!.last) + 1n)
    const waiting = await first(restored.pools.writer, sql<{ data: unknown }>`select data from pgboss.job where id = '01900000-0000-7000-8000-000000000001' and state = 'created'`)
    assert.deepEqual(waiting?.data, { waits: true })
  })
})

test('old backups are thinned out; files that a later one needs stay, and each content lies there once', async () => {
  const before = readFileSync(join(backup.path, 'files.txt'), 'utf8')
  const newest = await backUp()
  assert.ok((await thinOut(dir, 1)).includes(backup.name))
  assert.deepEqual((await listBackups(dir)).map((b) => b.name), [newest.name])
  assert.ok(readFileSync(join(newest.path, 'files.txt'), 'utf8').startsWith(before.slice(0, 64)))
  await restore(newest, await empty())
})
