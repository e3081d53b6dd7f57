import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { pino } from 'pino'
import { fileMailer } from '../../adapters/mail/index.ts'
import { diskStore } from '../../adapters/storage/index.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { DatabaseUrls } from '../../kernel/db.ts'
import { openHouse, type House } from '../../kernel/house.ts'
import { openHttp } from '../../kernel/http.ts'
import { answerParent } from './child.ts'
import { capabilitiesWithoutDrawing, lawPort } from './installation.ts'
import { openBenchLog } from './sealing.ts'

export type Serve = { dir: string; urls: DatabaseUrls; master: string }
export type Served = { url: string; bareUrl: string }
export type Settle = { settle: true }
export type Seal = { seal: true; dir: string }

/**
 * One process that serves the product and, on another port, a bare Fastify with one select of the same row: both on the same machine, the
 * same Node, the same database. The product logs every request, as it does for users, into the data folder.
 */
let house: House | undefined
const ends: (() => Promise<unknown>)[] = []

async function serve({ dir, urls, master }: Serve): Promise<Served> {
  const log = pino({ base: null }, createWriteStream(join(dir, 'server.log')))
  house = await openHouse({
    urls, master: Buffer.from(master, 'hex'), capabilities: await capabilitiesWithoutDrawing(), clock: systemClock, law: lawPort, store: diskStore(join(dir, 'files')), log, workers: true,
    ports: { mail: fileMailer(join(dir, 'mail')), origin: 'http://127.0.0.1' },
  })
  const app = await openHttp(house, { secure: false, publicRate: 1_000_000_000, version: 'bench' })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const bare = await serveBare(urls)
  ends.push(() => app.close(), bare.close, () => house!.close())
  return { url, bareUrl: bare.url }
}

async function serveBare(urls: DatabaseUrls) {
  const pool = new pg.Pool({ connectionString: urls.public, max: 12 })
  const app = Fastify()
  const text = 'select * from licensing_public_licence where number = $1'
  app.get('/check', async (request) => {
    const { rows } = await pool.query({ name: 'check', text, values: [(request.query as { number: string }).number] })
    return rows[0] as object
  })
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), close: async () => { await app.close(); await pool.end() } }
}

/** Waits until everything recorded so far is numbered and no job that follows from it is left. */
async function settle(): Promise<object> {
  await house!.sequencer.flush()
  for (;;) {
    const { rows } = await house!.pools.writer.query<{ n: number }>(`select count(*)::int as n from pgboss.job where state < 'completed' and name not like '\\_\\_%'`)
    if (rows[0]!.n === 0) return {}
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

/** Seals everything recorded so far, and from then on what is recorded. */
async function seal({ dir }: Seal): Promise<object> {
  const log = await openBenchLog(house!, dir)
  ends.unshift(() => log.close())
  await log.seal()
  return {}
}

answerParent<Serve | Settle | Seal>(
  (message) => ('settle' in message ? settle() : 'seal' in message ? seal(message) : serve(message)),
  async () => { for (const end of ends) await end() },
)
