import { sql } from 'kysely'
import type pg from 'pg'
import { all, batch, first, transaction, type Runner, type Statement } from '../../kernel/db.ts'
import { canonical } from '../../kernel/fact.ts'
import { secretBytes } from '../../kernel/random.ts'
import type { Bytes } from '../../record/bytes.ts'
import { fold, tileWidth } from '../../record/tiles.ts'
import { edgeAt, edgeRoot, emptyEdge, grow, leafHash, type Edge } from '../../record/tree.ts'
import { entryDigest, type Content } from './entry.ts'
import { hashesIn } from './read.ts'

/** The growing end of the log in memory: its edge, the tiles that are not full yet, and the number of the last fact. */
export type Growth = { edge: Edge; partial: Bytes[][]; facts: string }
export type Added = { from: number; contents: (Content & { digest: Bytes })[] }

const most = 2_000
const bytea = (b: Buffer): Bytes => new Uint8Array(b)

/** Takes up the log where the database has it. */
export async function loadGrowth(on: Runner): Promise<Growth> {
  const size = Number((await first(on, sql<{ n: string }>`select coalesce(max(idx) + 1, 0)::text as n from transparency_entry`))!.n)
  const partial: Bytes[][] = []
  const digests = await all(on, sql<{ digest: Buffer }>`select digest from transparency_entry where idx >= ${size - (size % tileWidth)} order by idx`)
  partial.push(digests.map((d) => leafHash(d.digest)))
  for (let level = 1, full = Math.floor(size / tileWidth); full > 0; level++, full = Math.floor(full / tileWidth))
    partial.push((await all(on, sql<{ root: Buffer }>`select root from transparency_tile where level = ${level - 1} and n >= ${full - (full % tileWidth)} order by n`)).map((t) => bytea(t.root)))
  const last = await first(on, sql<{ seq: string }>`
    select s.seq from (select ref from transparency_entry where kind = 'fact' order by idx desc limit 1) e join sequenced s on s.fact_id = e.ref::bigint`)
  return { edge: await edgeAt(size, hashesIn(on)), partial, facts: last?.seq ?? '0' }
}

/**
 * Adds what was committed since: facts in the order of their numbers, then other rows as they were queued; one transaction, under one lock. The
 * state in memory changes after the commit alone. Answers `stale` where another process has added meanwhile.
 */
export async function append(pool: pg.Pool, growth: Growth): Promise<{ added: Added; growth: Growth; more: boolean } | 'stale'> {
  return transaction(pool, 'begin', async (tx) => {
    const [, , size] = await batch(tx, [sql`set local synchronous_commit = on`, sql`select pg_advisory_xact_lock(4046)`, sql<{ n: string }>`select coalesce(max(idx) + 1, 0)::text as n from transparency_entry`])
    if (Number(size!.rows[0].n) !== growth.edge.size) return 'stale'
    const [facts, others] = await batch(tx, [
      sql<Row>`select s.seq, f.id, f.bytes, f.salt from sequenced s join fact f on f.id = s.fact_id where s.seq > ${growth.facts} order by s.seq limit ${most}`,
      sql<Queued>`with taken as (delete from transparency_unsealed where n in (select n from transparency_unsealed order by n limit ${most}) returning *) select kind, ref, said from taken order by n`,
    ])
    const contents = [
      ...(facts!.rows as Row[]).map((f) => ({ kind: 'fact', ref: f.id, salt: f.salt, bytes: f.bytes })),
      ...(others!.rows as Queued[]).map((q) => ({ kind: q.kind, ref: q.ref, salt: Buffer.from(secretBytes(32)), bytes: Buffer.from(canonical(q.said)) })),
    ].map((c) => ({ ...c, digest: entryDigest(c) }))
    const { next, tiles } = grown(growth, contents)
    next.facts = (facts!.rows as Row[]).at(-1)?.seq ?? growth.facts
    if (contents.length) await batch(tx, [entries(growth.edge.size, contents), ...tiles.map(tileRow)])
    return { added: { from: growth.edge.size, contents }, growth: next, more: facts!.rows.length === most || others!.rows.length === most }
  })
}
type Row = { seq: string; id: string; bytes: Buffer; salt: Buffer }
type Queued = { kind: string; ref: string; said: unknown }

/** The rows of entries: a fact's bytes and salt are not kept twice. */
export function entries(from: number, contents: Added['contents']): Statement {
  const own = (c: Content, value: Buffer) => (c.kind === 'fact' ? null : value)
  return sql`insert into transparency_entry (idx, kind, ref, salt, said, digest) select * from unnest(${contents.map((_, i) => from + i)}::bigint[], ${contents.map((c) => c.kind)}::text[], ${contents.map((c) => c.ref)}::text[],
    ${contents.map((c) => own(c, c.salt))}::bytea[], ${contents.map((c) => own(c, c.bytes))}::bytea[], ${contents.map((c) => Buffer.from(c.digest))}::bytea[])`
}

export type Tile = { level: number; n: number; hashes: Buffer; root: Bytes }
export const tileRow = ({ level, n, hashes, root }: Tile): Statement => sql`insert into transparency_tile (level, n, hashes, root) values (${level}, ${n}, ${hashes}, ${Buffer.from(root)})`

/** The growth after these entries, and the tiles that became full on the way. */
export function grown(growth: Growth, contents: readonly { digest: Bytes }[]): { next: Growth; tiles: Tile[] } {
  const next: Growth = { ...growth, edge: { size: growth.edge.size, hashes: [...growth.edge.hashes] }, partial: growth.partial.map((p) => [...p]) }
  const tiles: Tile[] = []
  for (const { digest } of contents) {
    const hash = leafHash(digest)
    grow(next.edge, hash)
    let above: Bytes | null = hash
    for (let level = 0; above; level++) {
      const row: Bytes[] = (next.partial[level] ??= [])
      row.push(above)
      above = null
      if (row.length < tileWidth) break
      const hashes = Buffer.concat(row)
      above = fold(hashes)
      next.partial[level] = []
      tiles.push({ level, n: next.edge.size / tileWidth ** (level + 1) - 1, hashes, root: above })
    }
  }
  return { next, tiles }
}

export const rootOfGrowth = (growth: Growth) => edgeRoot(growth.edge)

export const emptyGrowth = (): Growth => ({ edge: emptyEdge(), partial: [], facts: '0' })
