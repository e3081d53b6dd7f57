import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../adapters/postgres/index.ts'
import { openJobs } from '../../kernel/jobs.ts'
import { prepareDatabase, roleNames, roleUrls } from '../../kernel/schema.ts'
import { findCapabilities } from '../../start/capabilities.ts'

export const testKey = Buffer.alloc(32, 7)
const template = 'anxu_template'

export type TestServer = { url: string; stop(): Promise<void> }

/** One PostgreSQL for the run, with one database that is migrated once; every test file gets a copy of it. */
export async function startTestServer(): Promise<TestServer> {
  const database = await startPostgres({ dir: mkdtempSync(join(tmpdir(), 'anxu-test-')), ephemeral: true, log: () => {} })
  const admin = await connected(database.url)
  await admin.query(`create database ${template}`)
  await admin.end()
  const urls = await prepareDatabase(named(database.url, template), testKey, await findCapabilities())
  const jobs = await openJobs(urls.writer, () => {})
  await jobs.close()
  return { url: database.url, stop: () => database.stop() }
}

let own: Promise<TestServer> | undefined

/** The run's server; a file that is run alone starts one for itself. */
export async function testServerUrl(): Promise<string> {
  if (process.env['TEST_POSTGRES']) return process.env['TEST_POSTGRES']
  own ??= startTestServer()
  return (await own).url
}
export const stopOwnServer = async () => (await own)?.stop()

let copies = 0

/** A copy of the migrated database for one test (or file), dropped by `drop`. */
export async function copyDatabase() {
  const server = await testServerUrl()
  const name = `t_${process.pid}_${copies++}`
  const admin = await connected(server)
  // Two copies at once would find the template in use.
  await admin.query('select pg_advisory_lock(4049)')
  await admin.query(`create database ${name} template ${template}`)
  await admin.query(`grant create on database ${name} to ${roleNames(testKey).owner}`)
  await admin.end()
  const drop = async () => {
    const again = await connected(server)
    await again.query(`drop database ${name} with (force)`)
    await again.end()
  }
  return { adminUrl: named(server, name), urls: roleUrls(named(server, name), testKey), drop }
}

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

function named(url: string, database: string) {
  const u = new URL(url)
  u.pathname = `/${database}`
  return u.href
}
