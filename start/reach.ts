import { join } from 'node:path'
import { pino } from 'pino'
import type { Capability } from '../kernel/capability.ts'
import { systemClock } from '../kernel/clock.ts'
import type { DatabaseUrls } from '../kernel/db.ts'
import { openHouse, type House } from '../kernel/house.ts'
import { clauseOn } from '../law/index.ts'
import { findCapabilities } from './capabilities.ts'
import { reachDatabase } from './database.ts'
import { installationKey } from './keys.ts'
import { openStore } from './store.ts'
import type { Settings } from './settings.ts'

/** What holds keys beside the installation's own: the seals' and the log's. */
export const keyPaths = (settings: Settings) => ['seal', 'log-keys'].map((name) => join(settings.ANXU_DATA, name))

/** Lends a tool the house of an installation, beside its running server or without one: no workers, no rebuilding, no pages. */
export async function withHouse<T>(settings: Settings, work: (house: House) => Promise<T>): Promise<T> {
  const master = installationKey(settings.ANXU_DATA, settings.ANXU_KEY)
  const capabilities = await findCapabilities()
  const database = await reachDatabase(settings, master, capabilities)
  try { return await withHouseOn(settings, database.urls, master, capabilities, work) } finally { await database.stop() }
}

/** The same on a database that is reached already. */
export async function withHouseOn<T>(settings: Settings, urls: DatabaseUrls, master: Uint8Array, capabilities: readonly Capability[], work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({
    urls, master, capabilities, clock: systemClock, law: { versionOf: (id, day) => clauseOn(id, day).from },
    store: await openStore(settings), log: pino({ level: 'silent' }), poolSize: { writer: 2, reader: 1, public: 1 }, rebuild: false,
  })
  try { return await work(house) } finally { await house.close() }
}
