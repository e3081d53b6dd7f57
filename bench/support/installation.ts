import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { startPostgres } from '../../adapters/postgres/index.ts'
import { diskStore } from '../../adapters/storage/index.ts'
import type { Capability } from '../../kernel/capability.ts'
import { systemClock, type Clock } from '../../kernel/clock.ts'
import type { DatabaseUrls } from '../../kernel/db.ts'
import { openHouse, type House } from '../../kernel/house.ts'
import { prepareDatabase } from '../../kernel/schema.ts'
import { clauseOn } from '../../law/index.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { installationKey } from '../../start/keys.ts'
import { startChild } from './child.ts'
import { startFlags } from './flags.ts'
import type { Seal, Serve, Served } from './serve.ts'

export const lawPort = { versionOf: (id: string, day: string) => clauseOn(id, day).from }

/** Every capability as it is, but no writs are drawn: a PDF takes a tenth of a second, and would be all that is measured. */
export async function capabilitiesWithoutDrawing(): Promise<Capability[]> {
  return (await findCapabilities()).map((c) => (c.name === 'licensing' ? { ...c, jobs: [], reactions: withinAlone(c.reactions) } : c))
}

const withinAlone = (reactions: Capability['reactions']): Exclude<Capability['reactions'], undefined> =>
  (all) => (typeof reactions === 'function' ? reactions(all) : (reactions ?? [])).filter((r) => r.when === 'within')

export type Installation = {
  dir: string
  master: Buffer
  urls: DatabaseUrls
  adminUrl: string
  /** A house without jobs in this process. */
  open(clock: Clock): Promise<House>
  /** Numbers everything recorded so far, without the jobs that would follow. */
  number(): Promise<void>
  /** The server in a process of its own. */
  serve(nodeOptions?: readonly string[]): Promise<Served & { settle(): Promise<void>; seal(): Promise<void>; close(): Promise<void> }>
  stop(): Promise<void>
}

/** A data folder of its own, which goes away when the measurement is over; `from` is one to begin with. */
export function temporaryFolder(from?: string) {
  const dir = mkdtempSync(join(tmpdir(), 'anxu-bench-'))
  if (from) execFileSync('cp', ['-a', `${from}/.`, dir])
  execFileSync('chmod', ['711', dir])
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

/** The embedded PostgreSQL of a data folder, with the durability that users have (fsync on), and the tables of the product. */
export async function startInstallation(dir: string): Promise<Installation> {
  const server = await startPostgres({ dir, log: () => {} })
  try {
    return { ...await prepared(dir, server.url), stop: () => server.stop() }
  } catch (error) { await server.stop(); throw error }
}

async function prepared(dir: string, serverUrl: string): Promise<Omit<Installation, 'stop'>> {
  const adminUrl = await database(serverUrl)
  const master = installationKey(dir, undefined)
  const urls = await prepareDatabase(adminUrl, master, await findCapabilities())
  const options = { urls, master, clock: systemClock, law: lawPort, store: diskStore(join(dir, 'files')), log: pino({ level: 'silent' }) }
  return {
    dir, master, urls, adminUrl,
    open: async (clock) => openHouse({ ...options, clock, capabilities: await capabilitiesWithoutDrawing() }),
    number: async () => {
      const capabilities = (await findCapabilities()).map((c) => ({ ...c, reactions: withinAlone(c.reactions) }))
      const house = await openHouse({ ...options, capabilities, workers: true })
      try { await house.sequencer.flush() } finally { await house.close() }
    },
    serve: async (nodeOptions = []) => {
      const child = await startChild('serve.ts', [...startFlags, ...nodeOptions])
      const served = await child.ask<Served>({ dir, urls, master: master.toString('hex') } satisfies Serve).catch(async (error: unknown) => { await child.close(); throw error })
      return { ...served, settle: async () => { await child.ask({ settle: true }) }, seal: async () => { await child.ask({ seal: true, dir } satisfies Seal) }, close: child.close }
    },
  }
}

async function database(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  const known = await client.query(`select from pg_database where datname = 'anxu'`)
  if (!known.rowCount) await client.query('create database anxu')
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = '/anxu'
  return url.href
}
