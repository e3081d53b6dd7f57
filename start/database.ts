import pg from 'pg'
import { runningPostgres, startPostgres } from '../adapters/postgres/index.ts'
import { prepareDatabase, roleUrls } from '../kernel/schema.ts'
import type { Capability } from '../kernel/capability.ts'
import type { DatabaseUrls } from '../kernel/db.ts'
import type { Settings } from './settings.ts'

export type Opened = { urls: DatabaseUrls; stop(): Promise<void>; what: string }

/** The database of this installation, ready to use: an existing one by DATABASE_URL, else the embedded one in the data folder. */
export async function openDatabase(settings: Settings, master: Uint8Array, capabilities: readonly Capability[], log: (line: string) => void): Promise<Opened> {
  if (settings.DATABASE_URL) {
    await checkVersion(settings.DATABASE_URL)
    return { urls: await prepareDatabase(settings.DATABASE_URL, master, capabilities), stop: async () => {}, what: 'PostgreSQL by DATABASE_URL' }
  }
  const server = await startPostgres({ dir: settings.ANXU_DATA, log })
  try {
    const url = await ownDatabase(server.url)
    const how = server.reattached ? 'found running' : server.recovered ? 'recovered after an interruption' : 'started'
    return { urls: await prepareDatabase(url, master, capabilities), stop: () => server.stop(), what: `PostgreSQL ${server.version}, ${how}` }
  } catch (error) { await server.stop(); throw error }
}

/** The database of an installation that a command-line tool looks at: the one a running server uses, else started for the time being. */
export async function reachDatabase(settings: Settings, master: Uint8Array, capabilities: readonly Capability[]): Promise<Opened> {
  if (settings.DATABASE_URL) return { urls: roleUrls(settings.DATABASE_URL, master), stop: async () => {}, what: '' }
  const running = await runningPostgres(settings.ANXU_DATA)
  if (running) return { urls: roleUrls(named(running), master), stop: async () => {}, what: '' }
  return openDatabase(settings, master, capabilities, () => {})
}

async function checkVersion(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ v: string }>(`select current_setting('server_version_num') as v`)
  await client.end()
  if (Number(rows[0]!.v) < 150_000) throw new Error('DATABASE_URL: the server is older than PostgreSQL 15')
}

async function ownDatabase(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const known = await client.query(`select from pg_database where datname = 'anxu'`)
  if (!known.rowCount) await client.query('create database anxu')
  await client.end()
  return named(adminUrl)
}

function named(adminUrl: string) {
  const url = new URL(adminUrl)
  url.pathname = '/anxu'
  return url.href
}
