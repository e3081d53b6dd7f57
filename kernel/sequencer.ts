import { sql } from 'kysely'
import pg from 'pg'
import { all, first, transaction, type DatabaseUrls, type Pools } from './db.ts'
import { readEnvelope, type Recorded } from './fact.ts'

export type Numbered = Recorded & { seq: string }
type Row = { seq: string; id: string; bytes: Buffer }
const numbered = (r: Row): Numbered => ({ ...readEnvelope(r.bytes), id: r.id, seq: r.seq })

/**
 * Numbers committed facts without gaps. Whichever process pokes it does the work under one lock; the number is the only cursor of
 * the installation, and this transaction alone sends NOTIFY, with nothing but the cursor. `enqueue` puts the jobs that follow from the facts
 * into the queue within the same transaction, so that none is lost and none is made for a fact that was not committed. A process without a
 * queue (`null`) numbers nothing and leaves its facts to one that has it.
 */
export function sequencer(pools: Pools, enqueue: ((client: pg.PoolClient, facts: readonly { id: string; name: string }[]) => Promise<void>) | null, onError: (e: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let again = false
  let closed = false

  async function once(): Promise<number> {
    return transaction(pools.writer, 'begin', async (tx) => {
      await all(tx, sql`select pg_advisory_xact_lock(4043)`)
      const facts = await all(tx, sql<{ seq: string; id: string; name: string }>`
        with taken as (delete from unsequenced where fact_id in (select fact_id from unsequenced order by fact_id limit 500) returning fact_id),
        put as (insert into sequenced (seq, fact_id)
          select (select coalesce(max(seq), 0) from sequenced) + row_number() over (order by fact_id), fact_id from taken returning seq, fact_id)
        select put.seq, fact.id, fact.name from put join fact on fact.id = put.fact_id order by put.seq`)
      if (facts.length === 0) return 0
      await enqueue!(tx, facts)
      await all(tx, sql`select pg_notify('anxu', ${facts.at(-1)!.seq})`)
      return facts.length
    })
  }

  async function run(): Promise<void> {
    try {
      do { again = false; while ((await once()) === 500); } while (again && !closed)
    } catch (error) { onError(error) } finally { running = undefined }
  }

  return {
    /** Asks for the facts that have just been committed to be numbered soon. */
    poke() {
      if (running) { again = true; return }
      if (timer || closed || !enqueue) return
      // Long enough to gather what a busy moment records: each numbering is a transaction with a commit of its own.
      timer = setTimeout(() => { timer = undefined; running ??= run() }, 25)
    },
    /** Numbers everything committed so far before it returns. */
    async flush() {
      await running
      while (enqueue && (await once()) > 0);
    },
    async close() { closed = true; clearTimeout(timer); await running },
  }
}
export type Sequencer = ReturnType<typeof sequencer>

/** Facts after a cursor, in sequence; the writer's side, so whoever passes them on filters them. */
export const factsAfter = async (pools: Pools, seq: string, limit = 500): Promise<Numbered[]> =>
  (await all(pools.writer, sql<Row>`select s.seq, f.id, f.bytes from sequenced s join fact f on f.id = s.fact_id where s.seq > ${seq} order by s.seq limit ${limit}`)).map(numbered)

const lastSeq = async (pools: Pools) => (await first(pools.writer, sql<{ seq: string }>`select coalesce(max(seq), 0)::text as seq from sequenced`))!.seq

/** Hands every numbered fact to its subscribers, in order, whichever process recorded it. Reconnects by itself and misses nothing. */
export async function follow(urls: DatabaseUrls, pools: Pools, onError: (e: unknown) => void) {
  const subscribers = new Set<(facts: readonly Numbered[]) => void>()
  let cursor = await lastSeq(pools)
  let client: pg.Client | undefined
  let closed = false
  let reading: Promise<void> = Promise.resolve()

  const read = () => (reading = reading.then(async () => {
    for (;;) {
      const facts = await factsAfter(pools, cursor)
      if (facts.length === 0) return
      cursor = facts.at(-1)!.seq
      for (const tell of subscribers) tell(facts)
    }
  }).catch(onError))

  async function listen() {
    const next = new pg.Client({ connectionString: urls.writer, application_name: 'anxu-follow', keepAlive: true })
    next.on('notification', () => void read())
    next.on('error', (e) => { onError(e); if (!closed && client === next) { client = undefined; setTimeout(() => void listen().catch(onError), 500).unref() } })
    await next.connect()
    await next.query('listen anxu')
    client = next
    void read()
  }
  await listen()
  return {
    get cursor() { return cursor },
    subscribe(tell: (facts: readonly Numbered[]) => void) { subscribers.add(tell); return () => void subscribers.delete(tell) },
    async close() { closed = true; await client?.end(); await reading },
  }
}
export type Follower = Awaited<ReturnType<typeof follow>>
