import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import pg from 'pg'
import type { DatabaseUrls } from '../../kernel/db.ts'
import { openJobs } from '../../kernel/jobs.ts'
import type { BlobArchive } from '../storage/index.ts'
import { jobsTable, keyFingerprint, listBackups, type Backup, type Progress } from './make.ts'
import { isKept, putBack } from './pool.ts'
import { BackupError } from './problems.ts'
import { digestOf, fileOf, fill, load, raiseSequences } from './tables.ts'

/** Where a restore goes: a database prepared by this version without anything in it, and an empty store. */
export type RestoreOptions = {
  urls: DatabaseUrls; master: Uint8Array; store: BlobArchive; dir: string; backup: Backup
  /** How often a job of each queue is tried again, where not as usual. */
  retries?: Readonly<Record<string, number | undefined>>
  progress?: Progress
}

/** The backup of this name, else the newest. Throws BackupError `not-a-backup`. */
export async function chooseBackup(dir: string, name?: string): Promise<Backup> {
  const all = await listBackups(dir)
  const chosen = name ? all.find((b) => b.name === name) : all.at(-1)
  if (!chosen) throw new BackupError('not-a-backup', name ? join(dir, name) : dir)
  return chosen
}

/** The installation key of a backup, and the folder that holds it beside the other keys. Throws BackupError `no-key`. */
export async function keysOf(dir: string, backup: Backup, given?: Uint8Array): Promise<{ master: Buffer; folder: string }> {
  const folder = join(dir, 'keys', backup.manifest.keyFingerprint)
  const path = join(folder, 'key')
  if (!given && !existsSync(path)) throw new BackupError('no-key', path)
  const master = Buffer.from(given ?? Buffer.from((await readFile(path, 'utf8')).trim(), 'hex'))
  if (keyFingerprint(master) !== backup.manifest.keyFingerprint) throw new BackupError('other-key', backup.manifest.keyFingerprint)
  return { master, folder }
}

/** Puts another key (a seal's, the log's) back where it lay; what is there already stays. */
export async function restoreKeys(folder: string, path: string) {
  const kept = join(folder, basename(path))
  if (existsSync(kept)) await cp(kept, path, { recursive: true, force: false })
}

/** Compares every piece with the manifest, before anything is touched. Throws BackupError `damaged`. */
export async function checkBackup({ path, manifest }: Backup, dir: string): Promise<string[]> {
  for (const table of manifest.tables) {
    const file = join(path, 'database', fileOf(table.name))
    if (!existsSync(file) || (await digestOf(file)) !== table.sha256) throw new BackupError('damaged', file)
  }
  const list = await readFile(join(path, 'files.txt'), 'utf8').catch(() => '')
  if (createHash('sha256').update(list).digest('hex') !== manifest.files.list) throw new BackupError('damaged', join(path, 'files.txt'))
  const addresses = list.split('\n').filter(Boolean)
  const lost = addresses.find((a) => !isKept(dir, a))
  if (lost) throw new BackupError('damaged', `files/${lost}`)
  return addresses
}

/**
 * Fills an empty installation from a backup: files first, then all tables in one transaction, then what the queue still had to do. A restore that
 * fails leaves an empty database. Throws BackupError `damaged`, `not-empty`, `other-version`.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const { urls, store, dir, backup, progress = () => {} } = options
  const addresses = await checkBackup(backup, dir)
  const owner = await connect(urls.owner)
  try {
    await mustBeEmpty(owner)
    await mustBeSameVersion(owner, backup)
    for (const [i, address] of addresses.entries()) {
      await putBack(store, dir, address)
      progress({ what: 'files', done: i + 1, total: addresses.length })
    }
    await loadTables(owner, options)
  } finally { await owner.end() }
  await requeue(options)
}

async function mustBeEmpty(owner: pg.Client) {
  const { rows } = await owner.query<{ used: boolean }>('select exists (select from fact) or exists (select from setting) as used')
  if (rows[0]!.used) throw new BackupError('not-empty', 'DATABASE_URL / ANXU_DATA')
}

/** The tables must be those that were copied: restore with the version that made the backup, then update as usual. */
async function mustBeSameVersion(owner: pg.Client, { manifest }: Backup) {
  const { rows } = await owner.query<{ name: string; digest: string }>(`select name, digest from migration where name <> 'arrangement'`)
  const here = Object.fromEntries(rows.map((r) => [r.name, r.digest]))
  const differing = [...new Set([...Object.keys(here), ...Object.keys(manifest.migrations)])].filter((n) => here[n] !== manifest.migrations[n])
  if (differing.length) throw new BackupError('other-version', `${manifest.version}: ${differing.join(', ')}`)
}

async function loadTables(owner: pg.Client, { backup, progress = () => {} }: RestoreOptions) {
  const list = backup.manifest.tables.filter((t) => t.name !== jobsTable.name && t.name !== 'anxu.migration')
  await owner.query('begin')
  for (const [i, table] of list.entries()) {
    await load(owner, table, join(backup.path, 'database', fileOf(table.name)))
    progress({ what: 'tables', done: i + 1, total: list.length })
  }
  await raiseSequences(owner, 'anxu')
  await owner.query('commit')
  await owner.query('analyze')
}

/** Work that waited at the moment of the backup waits again, under the same ids: reactions are idempotent. */
async function requeue({ urls, backup, retries = {} }: RestoreOptions) {
  const writer = await connect(urls.writer)
  const jobs = await openJobs(urls.writer, () => {})
  try {
    await writer.query('create temp table waiting (id uuid, name text, priority int, data jsonb)')
    await fill(writer, 'waiting', jobsTable.columns, join(backup.path, 'database', fileOf(jobsTable.name)))
    const { rows } = await writer.query<{ name: string; jobs: { id: string; data: object; priority: number }[] }>(
      `select name, json_agg(json_build_object('id', id, 'data', data, 'priority', priority)) as jobs from waiting group by name`)
    for (const { name, jobs: waiting } of rows) {
      await jobs.declare(name, retries[name])
      await jobs.insert(name, waiting)
    }
  } finally { await jobs.close(); await writer.end() }
}

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url, application_name: 'anxu-restore' })
  await client.connect()
  return client
}
