import { pino } from 'pino'
import { makeYear } from '../demo/year.ts'
import { systemClock } from '../kernel/clock.ts'
import { openPools } from '../kernel/db.ts'
import { readSettings } from './settings.ts'
import { clauseOn } from '../law/index.ts'
import { findCapabilities } from './capabilities.ts'
import { reachDatabase } from './database.ts'
import { installationKey } from './keys.ts'
import { openStore } from './store.ts'
import { readSetting, writeSetting, type Mode } from './mode.ts'

// Makes the demonstration's year in a process of its own, on the database that the server has started: what it needs of memory goes with it.
const read = readSettings(process.env)
if ('mistakes' in read) throw new Error(read.mistakes.join(' '))
const { settings } = read
const master = installationKey(settings.ANXU_DATA, settings.ANXU_KEY)
const capabilities = await findCapabilities()
const { urls } = await reachDatabase(settings, master, capabilities)
const options = {
  urls, master, capabilities, clock: systemClock, law: { versionOf: (id: string, day: string) => clauseOn(id, day).from },
  store: await openStore(settings), log: pino({ level: 'error', base: null }), demo: true,
}
const mode = await modeOf()
const house = await makeYear(options, { date: mode.date!, seed: mode.seed! }, (line) => console.log(line))
await writeSetting(house.pools, 'mode', { ...mode, ready: true })
await house.close()

async function modeOf(): Promise<Mode> {
  const pools = openPools(urls)
  try { return (await readSetting<Mode>(pools, 'mode'))! } finally { await pools.end() }
}
