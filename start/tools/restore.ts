import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { chooseBackup, keysOf, restoreBackup, restoreKeys } from '../../adapters/backup/restore.ts'
import { BackupError } from '../../adapters/backup/problems.ts'
import { all } from '../../kernel/db.ts'
import type { FileRow } from '../../kernel/files.ts'
import type { House } from '../../kernel/house.ts'
import { audit } from '../../kernel/replay.ts'
import { findCapabilities } from '../capabilities.ts'
import { openDatabase } from '../database.ts'
import { installationKey } from '../keys.ts'
import { keyPaths, withHouseOn } from '../reach.ts'
import { openStore } from '../store.ts'
import type { Settings } from '../settings.ts'
import { logOf, report, reportLog } from './audit.ts'
import { showProgress, type Tool } from './tool.ts'

export const tool: Tool = {
  name: 'restore',
  usage: `restore DIR [NAME]   fills an empty ANXU_DATA (and DATABASE_URL, where set) from the newest backup in DIR, or from NAME; opens every
                 file and audits every table. The key is taken from ANXU_KEY, else from DIR/keys.`,
  async run(settings, args) {
    const [dir, name] = args
    if (!dir) { console.error(tool.usage); return 2 }
    const backup = await chooseBackup(resolve(dir), name)
    const keys = await keysOf(resolve(dir), backup, settings.ANXU_KEY ? Buffer.from(settings.ANXU_KEY, 'hex') : undefined)
    const capabilities = await findCapabilities()
    takeKey(settings, keys.master)
    const database = await openDatabase(settings, keys.master, capabilities, () => {})
    try {
      await restoreBackup({
        urls: database.urls, master: keys.master, store: await openStore(settings), dir: resolve(dir), backup,
        retries: Object.fromEntries(capabilities.flatMap((c) => c.jobs ?? []).map((j) => [j.name, j.retries])),
        progress: (p) => showProgress(`${p.what}: ${p.done} of ${p.total}`),
      })
      for (const path of keyPaths(settings)) await restoreKeys(keys.folder, path)
      return await withHouseOn(settings, database.urls, keys.master, capabilities, (house) => examine(house, settings))
    } finally { await database.stop() }
  },
}

/** An empty data folder takes the backup's key; one that has a key must have the same. */
function takeKey(settings: Settings, master: Buffer) {
  if (settings.ANXU_KEY) return
  const path = join(settings.ANXU_DATA, 'key')
  if (!existsSync(path)) {
    mkdirSync(settings.ANXU_DATA, { recursive: true })
    writeFileSync(path, master.toString('hex'), { mode: 0o600, flag: 'wx' })
  } else if (!installationKey(settings.ANXU_DATA, undefined).equals(master)) throw new BackupError('other-key', path)
}

/** What came back is looked at before anybody works with it: every file is opened, every table rebuilt, the log recomputed up to its last co-signed checkpoint. */
async function examine(house: House, settings: Settings): Promise<number> {
  const wrong = await openFiles(house)
  showProgress('')
  for (const id of wrong) console.log(`  file ${id} cannot be opened, or is not what the record says`)
  const found = await audit(house, (done, total) => showProgress(`${done} of ${total} facts replayed`))
  report(found)
  const log = await logOf(house, settings, (done, total) => showProgress(`${done} of ${total} entries recomputed`))
  reportLog(log)
  const whole = wrong.length + found.differences.length + log.differences.length === 0
  console.log(whole ? 'Restored, and whole. Where witnesses have seen more than this backup, the start says so: docs/record.md, "Restore".' : 'Restored, but not whole: see above.')
  return whole ? 0 : 1
}

async function openFiles(house: House): Promise<string[]> {
  const rows = await all(house.pools.owner, sql<FileRow>`select f.* from file f join vault_key k on k.person = f.owner and k.wrapped is not null order by f.id`)
  const wrong: string[] = []
  for (const [i, row] of rows.entries()) {
    if (!(await isWhole(house, row))) wrong.push(row.id)
    showProgress(`${i + 1} of ${rows.length} files opened`)
  }
  showProgress('')
  console.log(`${rows.length} files opened, ${rows.length - wrong.length} are what the record says`)
  return wrong
}

async function isWhole(house: House, row: FileRow): Promise<boolean> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of await house.files.stream(row)) hash.update(chunk)
  } catch { return false }
  return hash.digest('hex') === row.sha256
}
