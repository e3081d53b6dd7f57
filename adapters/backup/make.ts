import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import type { DatabaseUrls } from '../../kernel/db.ts'
import type { BlobArchive } from '../storage/index.ts'
import { readManifest, type Manifest } from './manifest.ts'
import { keep, sweepPool } from './pool.ts'
import { BackupError } from './problems.ts'
import { dump, fileOf, tablesOf, type Dumped, type Table } from './tables.ts'

/** `done` of `total`: tables first, then files, then one step for the keys. */
export type Progress = (p: { what: 'tables' | 'files' | 'keys'; done: number; total: number }) => void
/** `keys`: files and folders that hold keys; they go to `<dir>/keys/`, apart from what they open. `now`: the kernel's clock. */
export type BackupOptions = {
  urls: DatabaseUrls; master: Uint8Array; store: BlobArchive; dir: string; keys: readonly string[]; version: string; now: Date; progress?: Progress
}
export type Backup = { name: string; path: string; manifest: Manifest }

const lock = 4051
/** Of the queue: what is still to do, and what it needs to be done. */
export const jobsTable: Table = { name: 'pgboss.job', columns: ['id', 'name', 'priority', 'data'] }

/** Tells keys apart without telling anything of them. */
export const keyFingerprint = (master: Uint8Array) => createHash('sha256').update('anxu key ').update(master).digest('hex').slice(0, 16)

/**
 * Copies database, files and keys of a working authority: one moment of the database, the files that it names then, the keys apart.
 * A folder without `manifest.json` is not a backup. Throws BackupError `under-way`, `full`, `file-missing`; nothing half-made stays.
 */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const name = `backup-${options.now.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}`
  const path = join(options.dir, name)
  const partial = `${path}.partial`
  const owner = await connect(options.urls.owner)
  try {
    if (!(await owner.query<{ ok: boolean }>('select pg_try_advisory_lock($1) as ok', [lock])).rows[0]!.ok) throw new BackupError('under-way', options.dir)
    await mkdir(join(partial, 'database'), { recursive: true, mode: 0o700 })
    const moment = await copyDatabase(owner, options, partial)
    const files = await copyFiles(options, moment.addresses, partial)
    await copyKeys(options)
    const { addresses: _, ...database } = moment
    const manifest: Manifest = { format: 1, madeAt: options.now.toISOString(), version: options.version, keyFingerprint: keyFingerprint(options.master), ...database, files }
    await writeFile(join(partial, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true })
    await rename(partial, path)
    return { name, path, manifest }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new BackupError('full', options.dir) : error
  } finally {
    await rm(partial, { recursive: true, force: true })
    await owner.end()
  }
}

/** All tables in one snapshot. The queue belongs to the writer, who joins the owner's snapshot; of it only what is still to do is kept. */
async function copyDatabase(owner: pg.Client, { urls, progress = () => {} }: BackupOptions, partial: string) {
  const writer = await connect(urls.writer)
  try {
    await owner.query('begin isolation level repeatable read read only')
    const snapshot = (await owner.query<{ s: string }>('select pg_export_snapshot() as s')).rows[0]!.s
    await writer.query(`begin isolation level repeatable read read only`)
    await writer.query(`set transaction snapshot '${snapshot}'`)
    const list = await tablesOf(owner, 'anxu')
    const tables: Dumped[] = []
    for (const table of list) {
      tables.push(await dump(owner, table, `select ${table.columns.map((c) => `"${c}"`).join(', ')} from ${table.name}`, join(partial, 'database', fileOf(table.name))))
      progress({ what: 'tables', done: tables.length, total: list.length + 1 })
    }
    tables.push(await dump(writer, jobsTable, `select ${jobsTable.columns.join(', ')} from pgboss.job where state <= 'active' and name not like '\\_\\_pgboss%'`, join(partial, 'database', fileOf(jobsTable.name))))
    progress({ what: 'tables', done: tables.length, total: tables.length })
    const { rows } = await owner.query<{ count: number; seq: string }>(`select (select count(*)::int from fact) as count, (select coalesce(max(seq), 0)::text from sequenced) as seq`)
    const migrations = (await owner.query<{ name: string; digest: string }>(`select name, digest from migration where name <> 'arrangement'`)).rows
    const addresses = (await owner.query<{ address: string }>('select distinct address from file order by address')).rows.map((r) => r.address)
    return { tables, addresses, facts: { count: rows[0]!.count, lastSeq: rows[0]!.seq }, migrations: Object.fromEntries(migrations.map((m) => [m.name, m.digest])) }
  } finally { await writer.end() }
}

async function copyFiles({ store, dir, progress = () => {} }: BackupOptions, addresses: readonly string[], partial: string) {
  let size = 0
  for (const [i, address] of addresses.entries()) {
    size += await keep(store, dir, address).catch((error: unknown) => {
      throw (error as { reason?: string }).reason === 'missing' ? new BackupError('file-missing', address) : error
    })
    progress({ what: 'files', done: i + 1, total: addresses.length })
  }
  const list = addresses.map((a) => `${a}\n`).join('')
  await writeFile(join(partial, 'files.txt'), list, { mode: 0o600, flush: true })
  return { count: addresses.length, size, list: createHash('sha256').update(list).digest('hex') }
}

/** Keys lie once beside all backups of the folder, for whoever carries them elsewhere. */
async function copyKeys({ dir, keys, master, progress = () => {} }: BackupOptions) {
  const target = join(dir, 'keys', keyFingerprint(master))
  await mkdir(target, { recursive: true, mode: 0o700 })
  await writeFile(join(target, 'key'), Buffer.from(master).toString('hex'), { mode: 0o600 })
  for (const path of keys.filter((k) => existsSync(k))) await cp(path, join(target, basename(path)), { recursive: true })
  progress({ what: 'keys', done: 1, total: 1 })
}

/** The complete backups of a folder, oldest first. */
export async function listBackups(dir: string): Promise<Backup[]> {
  const names = existsSync(dir) ? (await readdir(dir)).filter((n) => /^backup-\d{8}T\d{6}Z$/.test(n)).sort() : []
  return Promise.all(names.map(async (name) => {
    const path = join(dir, name)
    return { name, path, manifest: readManifest(await readFile(join(path, 'manifest.json'), 'utf8').catch(() => ''), path) }
  }))
}

/** Removes all but the newest `keep` backups, then files that none of the rest lists. Returns the names of what went. */
export async function thinOut(dir: string, keepNewest: number): Promise<string[]> {
  const all = await listBackups(dir)
  const gone = all.slice(0, Math.max(all.length - keepNewest, 0))
  for (const b of gone) await rm(b.path, { recursive: true })
  if (gone.length) {
    const rest = await Promise.all(all.slice(gone.length).map((b) => readFile(join(b.path, 'files.txt'), 'utf8')))
    await sweepPool(dir, new Set(rest.flatMap((text) => text.split('\n'))))
  }
  return gone.map((b) => b.name)
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'anxu-backup' })
  await client.connect()
  return client
}
