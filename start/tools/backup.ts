import { resolve } from 'node:path'
import { makeBackup, thinOut } from '../../adapters/backup/make.ts'
import { keyPaths, withHouse } from '../reach.ts'
import { openStore } from '../store.ts'
import { installationKey } from '../keys.ts'
import { version } from '../version.ts'
import { showProgress, type Tool } from './tool.ts'

export const tool: Tool = {
  name: 'backup',
  usage: `backup DIR [--keep N]   copies database, files and keys of a working server into DIR/backup-<time>, DIR/files and DIR/keys
                 (keys open everything: carry DIR/keys to another place; --keep removes all but the newest N)`,
  async run(settings, args) {
    const [dir] = args
    const keep = args.includes('--keep') ? Number(args[args.indexOf('--keep') + 1]) : null
    if (!dir || dir.startsWith('--') || (keep !== null && !(Number.isInteger(keep) && keep >= 1))) { console.error(tool.usage); return 2 }
    return withHouse(settings, async (house) => {
      const { path, manifest } = await makeBackup({
        urls: house.urls, master: installationKey(settings.ANXU_DATA, settings.ANXU_KEY), store: await openStore(settings), dir: resolve(dir), keys: keyPaths(settings),
        version, now: house.clock.now(), progress: (p) => showProgress(`${p.what}: ${p.done} of ${p.total}`),
      })
      showProgress('')
      const rows = manifest.tables.reduce((sum, t) => sum + t.rows, 0)
      console.log(`${path}\n${manifest.facts.count} facts, ${rows} rows in ${manifest.tables.length} tables, ${manifest.files.count} files (${(manifest.files.size / 1e6).toFixed(1)} MB)`)
      console.log(`The keys lie in ${resolve(dir, 'keys')}: who holds them and the backup reads everything. Keep them apart.`)
      for (const gone of keep === null ? [] : await thinOut(resolve(dir), keep)) console.log(`removed ${gone}`)
      return 0
    })
  },
}
