import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openLogKeys, readWitnesses } from '../capabilities/transparency/keys.ts'
import { openLog, type Log } from '../capabilities/transparency/log.ts'
import { openMirror } from '../capabilities/transparency/mirror.ts'
import { latestCheckpoint } from '../capabilities/transparency/read.ts'
import { first } from '../kernel/db.ts'
import type { House } from '../kernel/house.ts'
import type { Look } from '../kernel/observe.ts'
import type { Settings } from './settings.ts'
import { demoWitnesses } from './witnesses.ts'

const patience = 5 * 60_000

/** Where the log's things lie: keys apart from the rest, so that a backup can part them. */
export const logPaths = ({ ANXU_DATA: dir, ANXU_MIRROR: mirror }: Pick<Settings, 'ANXU_DATA' | 'ANXU_MIRROR'>) =>
  ({ keys: join(dir, 'log-keys'), log: join(dir, 'log'), policy: join(dir, 'log', 'policy'), mirror: mirror ?? join(dir, 'log', 'mirror') })

export const openMirrorOf = (house: House, settings: Settings) => openMirror(logPaths(settings).mirror, house.vault.derive('log mirror'))

/** The log's name: the address it is served under, else a name of this installation. It is that of its first key and never changes. */
export const openKeysOf = (house: House, settings: Settings) => {
  const id = createHash('sha256').update(house.vault.derive('log name')).digest('hex').slice(0, 8)
  return openLogKeys(logPaths(settings).keys, settings.ANXU_ORIGIN ? `${new URL(settings.ANXU_ORIGIN).host}/log` : `anxu-${id}/log`)
}

/** Starts to seal what this house records, and says in health how it is. */
export async function startSealing(house: House, settings: Settings): Promise<Log> {
  const paths = logPaths(settings)
  const keys = await openKeysOf(house, settings)
  const witnessed = house.demo ? await demoWitnesses(paths.log, keys) : { policy: await readWitnesses(paths.policy, keys) }
  const log = await openLog(house, { keys, ...witnessed, mirror: () => openMirrorOf(house, settings) })
  house.ports['log'] = log
  house.ports['findings'] = { ...(house.ports['findings'] as object | undefined), sealing: sealingFinding(house, log) }
  return log
}

const sealingFinding = (house: House, log: Log): Look => async () => {
  const published = await latestCheckpoint(house.pools.writer)
  const last = await first(house.pools.writer, sql<{ at: Date | null }>`select max(recorded_at) as at from fact`)
  const back = last?.at && last.at.getTime() - house.clock.now().getTime() > patience
  if (log.status.trouble || back) return { ok: false, detail: log.status.trouble ?? 'the clock stands before the last fact' }
  const by = log.policy.witnesses.length ? `${log.policy.witnesses.length} witnesses` : 'no witness is named'
  return { ok: true, detail: `${published?.size ?? 0} entries sealed, ${by}${log.status.leads ? '' : ', by another process'}` }
}
