import { join } from 'node:path'
import { openLogKeys } from '../../capabilities/transparency/keys.ts'
import { openLog, type Log } from '../../capabilities/transparency/log.ts'
import { openMirror } from '../../capabilities/transparency/mirror.ts'
import type { House } from '../../kernel/house.ts'
import { demoWitnesses } from '../../start/witnesses.ts'

/** Seals what a house records as the demonstration does: mirror in the data folder, three witnesses on loopback of which two suffice. */
export async function openBenchLog(house: House, dir: string): Promise<Log> {
  const keys = await openLogKeys(join(dir, 'log-keys'), 'bench.test/log')
  return openLog(house, { keys, ...(await demoWitnesses(join(dir, 'log'), keys)), mirror: () => openMirror(join(dir, 'log', 'mirror'), house.vault.derive('log mirror')) })
}
