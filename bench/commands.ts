import pg from 'pg'
import { beginSession } from '../capabilities/accounts/sessions.ts'
import { systemClock } from '../kernel/clock.ts'
import { compile } from '../kernel/db.ts'
import { envelopeBytes, readEnvelope, type Envelope } from '../kernel/fact.ts'
import type { House } from '../kernel/house.ts'
import { lockKey, writesOf } from '../kernel/perform.ts'
import { secretBytes, uuid } from '../kernel/random.ts'
import { startChild, type Child } from './support/child.ts'
import { atLeast, besidePeer, median, type Bench, type Say } from './support/figures.ts'
import { startInstallation, type Installation } from './support/installation.ts'
import type { Load, Loaded } from './support/load.ts'
import { clerk, townFolder } from './support/town.ts'

const rounds = 5
const alone = { clients: 1, cases: 100 }
const crowd = { clients: 16, cases: 400 }

type Waiting = { id: string; seen: string }
type Rates = { http: number[]; sql: number[] }

export const bench: Bench = {
  what: 'accept an application: through HTTP, and the same rows by bare SQL transactions',
  notes: ['Facts are numbered, sealed and witnessed, and mails queued meanwhile; writs are not drawn. The rates are medians of alternating rounds, the ratios medians of the rounds’ ratios.'],
  async measure(say) {
    const folder = await townFolder(say)
    const place = await startInstallation(folder.dir)
    try {
      const one = await compare(place, alone, say)
      const many = await compare(place, crowd, say)
      const figure = (r: Rates, clients: number) => besidePeer(median(r.sql), 'bare SQL', { metric: `per_s_${clients}`, what: `commands, ${clients} client${clients > 1 ? 's' : ''}`, value: median(r.http), unit: '/s' })
      return [
        figure(one, 1), figure(many, 16),
        atLeast(0.5, { metric: 'ratio_16', what: 'share of bare SQL, 16 clients', value: ratio(many), unit: '' }),
        { metric: 'ratio_1', what: 'share of bare SQL, 1 client', value: ratio(one), unit: '', beside: '', ratio: null },
      ]
    } finally { await place.stop(); folder.remove() }
  },
}

const ratio = (r: Rates) => median(r.http.map((value, i) => value / r.sql[i]!))

/** Alternating rounds; which side goes first changes from round to round. */
async function compare(place: Installation, { clients, cases }: typeof alone, say: Say): Promise<Rates> {
  const rates: Rates = { http: [], sql: [] }
  const house = await place.open(systemClock)
  const load = await startChild('load.ts')
  const server = await place.serve()
  await server.seal()
  try {
    const cookie = `anxu=${await session(house)}`
    const pattern = await acceptance(house, load, server.url, cookie)
    const byHttp = async () => rates.http.push(await throughHttp(load, server.url, cookie, clients, await take(house, cases)))
    const bySql = async () => rates.sql.push(await throughSql(place, house, pattern, clients, await take(house, cases)))
    for (let i = 0; i < rounds; i++) {
      for (const side of i % 2 ? [bySql, byHttp] : [byHttp, bySql]) { await side(); await server.settle() }
      say(`${clients} client${clients > 1 ? 's' : ''}, round ${i + 1} of ${rounds}: HTTP ${Math.round(rates.http[i]!)}/s, bare SQL ${Math.round(rates.sql[i]!)}/s`)
    }
    return rates
  } finally { await load.close(); await server.close(); await house.close() }
}

export async function session(house: House): Promise<string> {
  const { rows } = await house.pools.writer.query('select * from accounts_account where account = $1', [clerk])
  return beginSession(house, rows[0], 'bench', true)
}

export const take = async (house: House, count: number): Promise<Waiting[]> =>
  (await house.pools.writer.query<Waiting>(`select id, last_fact as seen from licensing_application where state = 'submitted' order by id limit $1`, [count])).rows

export async function throughHttp(load: Child, url: string, cookie: string, connections: number, cases: Waiting[]): Promise<number> {
  const each = cases.map(({ id, seen }) => ({ path: `/api/licensing/applications/${id}/accept`, body: { seen } }))
  const done = await load.ask<Loaded>({ url, connections, headers: { cookie, 'x-anxu': '1' }, each } satisfies Load)
  if (done.failed || done.requests !== cases.length) throw new Error(`${done.failed} of ${done.requests} requests failed: ${done.example}`)
  return done.perSecond
}

/** The fact of one case that was accepted through HTTP: what bare SQL writes is made after it. */
export async function acceptance(house: House, load: Child, url: string, cookie: string): Promise<Envelope> {
  const [first] = await take(house, 1)
  await throughHttp(load, url, cookie, 1, [first!])
  const { rows } = await house.pools.writer.query<{ bytes: Buffer }>(`select bytes from fact where subject = $1 order by id desc limit 1`, [first!.id])
  return readEnvelope(rows[0]!.bytes)
}

type Written = { id: string; fact: unknown[]; writes: { text: string; values: unknown[]; name: string }[] }

/** Everything is made ready before the clock runs: only the transactions are timed. */
async function throughSql(place: Installation, house: House, pattern: Envelope, clients: number, cases: Waiting[]): Promise<number> {
  const ready = await Promise.all(cases.map(({ id }) => writtenFor(house, pattern, id)))
  const pool = new pg.Pool({ connectionString: place.urls.writer, max: clients })
  try {
    await Promise.all(Array.from({ length: clients }, async () => pool.query('select pg_sleep(0.05)')))
    const started = performance.now()
    await Promise.all(Array.from({ length: clients }, async () => { for (let next = ready.pop(); next; next = ready.pop()) await transaction(pool, next) }))
    return cases.length / ((performance.now() - started) / 1000)
  } finally { await pool.end() }
}

async function writtenFor(house: House, pattern: Envelope, id: string): Promise<Written> {
  const { rows } = await house.pools.writer.query<{ enterprise_id: string }>('select enterprise_id from licensing_application where id = $1', [id])
  const e: Envelope = { ...pattern, subject: id, enterprise: rows[0]!.enterprise_id, requestId: uuid(systemClock.now()) }
  const writes = writesOf(house, e).map((statement, i) => { const { sql, parameters } = compile(statement); return { text: sql, values: parameters as unknown[], name: `write-${i}` } })
  const fact = [envelopeBytes(e), Buffer.from(secretBytes(32)), e.name, id, e.enterprise, e.region, e.department, e.actor.id, e.requestId, e.recordedAt, e.effectiveAt]
  return { id, fact, writes }
}

const insertFact = `insert into fact (bytes, salt, name, subject, enterprise_id, region, department, actor_id, request_id, recorded_at, effective_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`

/** As one writes it by hand with `pg`: one prepared statement after the other. */
async function transaction(pool: pg.Pool, { id, fact, writes }: Written) {
  const client = await pool.connect()
  const run = (name: string, text: string, values: unknown[]) => client.query<{ id: string }>({ name, text, values })
  await client.query('begin')
  await run('lock', 'select pg_advisory_xact_lock($1)', [lockKey(`application:${id}`)])
  await run('find', 'select * from licensing_application where id = $1 for update', [id])
  const inserted = await run('fact', insertFact, fact)
  await run('stamp', `select set_config('anxu.fact', $1, true)`, [inserted.rows[0]!.id])
  await run('queue', 'insert into unsequenced (fact_id) values ($1)', [inserted.rows[0]!.id])
  for (const w of writes) await run(w.name, w.text, w.values)
  await client.query('commit')
  client.release()
}
