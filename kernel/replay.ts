import type { RootOperationNode } from 'kysely'
import pg from 'pg'
import { describeTable, type Table } from '../folding/effect.ts'
import { folding } from '../folding/fold.ts'
import { batch, compile, type Statement } from './db.ts'
import { envelopeBytes, readEnvelope, type Envelope } from './fact.ts'
import type { Capability } from './capability.ts'
import type { House } from './house.ts'
import { writesOf } from './perform.ts'
import { kernelTables, schemaName } from './schema.ts'

export type Difference = { table: string; key: Record<string, unknown>; kind: 'changed' | 'missing' | 'extra'; columns: { column: string; stored: unknown; replayed: unknown }[] }
export type Audit = { facts: number; tables: number; rows: number; differences: Difference[]; seconds: number }
type Progress = (done: number, total: number) => void
type StateTable = { table: string; key: readonly string[]; by?: string | undefined }
type FactRow = { id: string; bytes: string; name: string; subject: string; enterprise_id: string | null; actor_id: string; request_id: string }

const stateTables = (capabilities: readonly Capability[]): StateTable[] =>
  [...Object.entries(kernelTables), ...capabilities.flatMap((c) => Object.entries(c.tables))]
    .flatMap(([table, k]) => (k.kind === 'state' ? [{ table, key: k.key, by: k.by }] : []))

/**
 * Rebuilds every state table from the facts in a scratch schema, compares it with what stands in the tables, and names each row that differs.
 * Refuses where a capability's shape differs from the one its tables were built with.
 */
export async function audit(house: House, progress: Progress = () => {}): Promise<Audit> {
  const differing = await differingShapes(house)
  if (differing.length) throw new Error(`the tables of ${differing.join(', ')} were built by another version; start the server once to rebuild them, then audit`)
  const started = process.hrtime.bigint()
  const scratch = `audit_${process.pid}_${started % 1_000_000n}`
  const list = stateTables(house.capabilities)
  const [owner, other] = await Promise.all([connect(house.urls.owner), connect(house.urls.owner)])
  try {
    await makeScratch(owner, scratch, list)
    const differences: Difference[] = []
    const total = Number((await owner.query('select count(*)::int as n from fact')).rows[0].n)
    let facts = 0
    for (let tries = 1, after = '0'; ; tries++) {
      // A server that goes on working is caught up with; where it never pauses, its commands wait for the last comparison.
      const insist = tries > 5
      const until = await horizon(owner, insist)
      const replayed = await replayAll(house, scratch, { after, until }, (n) => progress(facts + n, Math.max(total, facts + n)))
      facts += replayed.facts
      after = until
      differences.push(...replayed.broken)
      const compared = await compareAll(owner, other, scratch, list, insist ? null : until)
      if (compared) return { facts, tables: list.length, rows: compared.rows, differences: [...differences, ...compared.differences], seconds: Number(process.hrtime.bigint() - started) / 1e9 }
    }
  } finally {
    await owner.query(`drop schema if exists ${scratch} cascade`)
    await Promise.all([owner.end(), other.end()])
  }
}

/** The last fact at a moment between commands: every smaller number is committed. With `hold` the moment lasts until the transaction ends. */
async function horizon(owner: pg.Client, hold: boolean): Promise<string> {
  await owner.query('begin')
  await owner.query('lock table fact in share mode')
  const { rows } = await owner.query<{ id: string }>('select coalesce(max(id), 0)::text as id from fact')
  if (!hold) await owner.query('commit')
  return rows[0]!.id
}

/** Compares all tables in one snapshot, on two connections; `null` where facts beyond `until` have come into it. */
async function compareAll(owner: pg.Client, other: pg.Client, scratch: string, list: readonly StateTable[], until: string | null) {
  if (until !== null) await owner.query('begin isolation level repeatable read')
  const { rows: [at] } = await owner.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
  await other.query(`begin isolation level repeatable read; set transaction snapshot '${at!.snapshot}'`)
  try {
    if (until !== null && (await owner.query('select 1 from fact where id > $1 limit 1', [until])).rowCount) return null
    const left = [...list]
    const found: { rows: number; differences: Difference[] }[] = []
    const compare = async (on: pg.Client) => { for (let next = left.shift(); next; next = left.shift()) found.push(await compareTable(on, scratch, next)) }
    await Promise.all([owner, other].map(compare))
    return { rows: found.reduce((sum, f) => sum + f.rows, 0), differences: found.flatMap((f) => f.differences) }
  } finally { for (const on of [owner, other]) await on.query('commit') }
}

/** Rebuilds the tables of capabilities whose declared shape is not the one their tables were built with; a new installation only notes them. */
export async function rebuildWhereShapesDiffer(house: House): Promise<void> {
  const differing = await differingShapes(house)
  if (differing.length === 0) return
  const owner = await connect(house.urls.owner)
  try {
    await owner.query('select pg_advisory_lock(4044)')
    const any = (await owner.query('select 1 from fact limit 1')).rowCount
    if (any) await rebuild(house, owner)
    for (const c of house.capabilities) await owner.query('insert into shape values ($1, $2) on conflict (capability) do update set shape = excluded.shape', [c.name, c.shape])
  } finally { await owner.end() }
}

async function differingShapes(house: House): Promise<string[]> {
  const { rows } = await house.pools.owner.query<{ capability: string; shape: number }>('select capability, shape from shape')
  const stored = new Map(rows.map((r) => [r.capability, r.shape]))
  return house.capabilities.filter((c) => stored.get(c.name) !== c.shape).map((c) => c.name)
}

/** Rows may follow from facts of several capabilities, so all state tables are rebuilt together, in a scratch schema, and swapped in at once. */
async function rebuild(house: House, owner: pg.Client) {
  const scratch = `rebuild_${process.pid}`
  const list = stateTables(house.capabilities)
  house.log.info('rebuilding the tables from the facts: their shape has changed')
  await owner.query(`drop schema if exists ${scratch} cascade`)
  await makeScratch(owner, scratch, list)
  await replayAll(house, scratch, { after: '0', until: await horizon(owner, false) }, () => {})
  await owner.query('begin')
  for (const { table } of list) {
    const columns = (await columnsOf(owner, table)).map((c) => `"${c.name}"`).join(', ')
    await owner.query(`alter table ${table} disable trigger user; delete from ${table}; insert into ${table} (${columns}) select ${columns} from ${scratch}.${table}; alter table ${table} enable always trigger stamp_row`)
  }
  await owner.query(`drop schema ${scratch} cascade`)
  await owner.query('commit')
}

const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig)
  await client.connect()
  return client
}

/** Wide values stand apart and pages have room, so that a fact that changes one column of a long row writes little. */
async function makeScratch(owner: pg.Client, scratch: string, list: readonly StateTable[]) {
  await owner.query(`create schema ${scratch}`)
  for (const { table, key, by } of list) {
    await owner.query(`create unlogged table ${scratch}.${table} (like ${schemaName}.${table} including defaults including generated); alter table ${scratch}.${table} add primary key (${key.join(', ')})`)
    if (by) await owner.query(`create index on ${scratch}.${table} (${by})`)
    await owner.query(`create trigger stamp_row before insert or update on ${scratch}.${table} for each row when (current_setting('anxu.fact', true) <> '') execute function ${schemaName}.stamp()`)
  }
}

/** So many rows wait before they are written together. */
const most = 3000

/** Replays all facts into `scratch`: one connection reads them in their order, another writes what they come to. */
async function replayAll(house: House, scratch: string, { after, until }: { after: string; until: string }, progress: (done: number) => void) {
  const [reader, writer] = await Promise.all([connect(house.urls.owner), connect(house.urls.owner)])
  const broken: Difference[] = []
  try {
    await writer.query(`set search_path = ${scratch}, ${schemaName}; set synchronous_commit = off`)
    const fold = folding(await Promise.all(stateTables(house.capabilities).map((table) => describe(reader, table))))
    let done = 0
    let sent: Promise<unknown> = Promise.resolve()
    // The database has work while the next facts are folded. Each batch is a transaction of its own, so that the row versions it leaves behind make room.
    const write = async (all: boolean) => {
      const ready = fold.take(all)
      await sent
      sent = ready.length ? batch(writer, ready) : sent
      sent.catch(() => {})
    }
    const page = (from: string) => reader.query<FactRow>({ name: 'facts', text: `select id, encode(bytes, 'base64') as bytes, name, subject, enterprise_id, actor_id, request_id from fact where id > $1 and id <= $2 order by id limit 200`, values: [from, until] })
    for (let next = page(after); ;) {
      const { rows } = await next
      if (rows.length === 0) break
      next = page(rows.at(-1)!.id)
      next.catch(() => {})
      for (const row of rows) {
        const bytes = Buffer.from(row.bytes, 'base64')
        const envelope = readEnvelope(bytes)
        broken.push(...columnsAgree(row, bytes, envelope))
        for (const statement of writesOf(house, envelope)) fold.add(treeOf(statement), row.id)
      }
      await write(fold.size() > most)
      done += rows.length
      progress(done)
    }
    await write(true)
    await sent
    return { facts: done, broken }
  } finally { await Promise.all([reader, writer].map((c) => c.end())) }
}

const treeOf = (write: Statement) => ('toOperationNode' in write ? (write as { toOperationNode(): RootOperationNode }).toOperationNode() : compile(write).query)
const describe = async (on: pg.Client, { table, key, by }: StateTable): Promise<Table> => describeTable(table, await columnsOf(on, table), key, by)

/** The columns beside the bytes are for indexes; one that was altered is as much a finding as an altered row. */
function columnsAgree(row: FactRow, bytes: Buffer, e: Envelope): Difference[] {
  const said: [string, unknown, unknown][] = [
    ['name', row.name, e.name], ['subject', row.subject, e.subject], ['enterprise_id', row.enterprise_id, e.enterprise],
    ['actor_id', row.actor_id, e.actor.id], ['request_id', row.request_id, e.requestId], ['bytes', bytes.equals(envelopeBytes(e)), true],
  ]
  const columns = said.filter(([, a, b]) => a !== b).map(([column, stored, replayed]) => ({ column, stored, replayed }))
  return columns.length ? [{ table: 'fact', key: { id: row.id }, kind: 'changed', columns }] : []
}

const columnsOf = async (on: pg.Client, table: string) =>
  (await on.query<{ name: string; type: string }>(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = ($1)::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`, [`${schemaName}.${table}`])).rows

async function compareTable(on: pg.Client, scratch: string, { table, key }: StateTable): Promise<{ rows: number; differences: Difference[] }> {
  const same = key.map((k) => `a.${k} = b.${k}`).join(' and ')
  const columns = await columnsOf(on, table)
  const row = (of: string) => `row(${columns.map((c) => `${of}.${c.name}`).join(', ')})`
  // Rows of equal bytes are equal; only others are looked at more closely.
  const { rows } = await on.query<{ a: Record<string, unknown> | null; b: Record<string, unknown> | null }>(`
    select to_jsonb(a) as a, to_jsonb(b) as b from ${schemaName}.${table} a full join ${scratch}.${table} b on ${same}
    where ${row('a')}::record *<> ${row('b')}::record and ${row('a')} is distinct from ${row('b')} limit 1000`)
  const differences = rows.map(({ a, b }): Difference => ({
    table, key: Object.fromEntries(key.map((k) => [k, (a ?? b)![k]])), kind: a && b ? 'changed' : a ? 'extra' : 'missing',
    columns: a && b ? Object.keys(a).filter((c) => JSON.stringify(a[c]) !== JSON.stringify(b[c])).map((c) => ({ column: c, stored: a[c], replayed: b[c] })) : [],
  }))
  return { rows: (await on.query<{ n: number }>(`select count(*)::int as n from ${scratch}.${table}`)).rows[0]!.n, differences }
}
