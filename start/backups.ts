import { resolve } from 'node:path'
import { makeBackup, thinOut } from '../adapters/backup/make.ts'
import type { BlobArchive } from '../adapters/storage/index.ts'
import type { BackupPort } from '../capabilities/backups/port.ts'
import type { DatabaseUrls } from '../kernel/db.ts'
import { keyPaths } from './reach.ts'
import type { Settings } from './settings.ts'
import { version } from './version.ts'

/** The backups that the authority makes by its plan: into `ANXU_BACKUPS`, else `backups` in the data folder. */
export function backupPort(settings: Settings, urls: DatabaseUrls, master: Uint8Array, store: BlobArchive): BackupPort {
  const dir = resolve(settings.ANXU_BACKUPS ?? `${settings.ANXU_DATA}/backups`)
  return {
    dir,
    async run({ now, keep, progress }) {
      const { name, manifest } = await makeBackup({ urls, master, store, dir, keys: keyPaths(settings), version, now, progress })
      const gone = keep === null ? [] : await thinOut(dir, keep)
      return { name, facts: manifest.facts.count, rows: manifest.tables.reduce((sum, t) => sum + t.rows, 0), files: manifest.files.count, bytes: manifest.files.size, gone }
    },
  }
}
