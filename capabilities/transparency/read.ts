import { sql } from 'kysely'
import { all, first, type Runner } from '../../kernel/db.ts'
import { bundle, hashesFrom, tileWidth, widthIn, type TileName } from '../../record/tiles.ts'
import type { Bytes } from '../../record/bytes.ts'
import { proofText } from '../../record/proof-file.ts'
import { inclusionProof, leafHash, type HashAt } from '../../record/tree.ts'

export type Published = { n: string; size: number; note: string }

/** The last checkpoint that was published: the only one that outsiders know. */
export async function latestCheckpoint(on: Runner): Promise<Published | null> {
  const row = await first(on, sql<{ n: string; size: string; note: string }>`select n, size, note from transparency_checkpoint order by size desc, n desc limit 1`)
  return row ? { ...row, size: Number(row.size) } : null
}

/** Full tiles never change: those read last are kept. */
const kept = new WeakMap<Runner, Map<string, Bytes>>()
const mostKept = 512

/** Hashes of complete subtrees, out of the tiles in the database and, at the end of the log, out of the entries themselves. */
export const hashesIn = (on: Runner): HashAt => hashesFrom((level, n) => hashesOf(on, level, n))

async function hashesOf(on: Runner, level: number, n: number): Promise<Bytes> {
  const tiles = kept.get(on) ?? new Map<string, Bytes>()
  kept.set(on, tiles)
  const known = tiles.get(`${level}/${n}`)
  if (known) return known
  const full = await first(on, sql<{ hashes: Buffer }>`select hashes from transparency_tile where level = ${level} and n = ${n}`)
  if (!full) return partialHashes(on, level, n)
  const hashes = new Uint8Array(full.hashes)
  if (tiles.size >= mostKept) tiles.delete(tiles.keys().next().value!)
  tiles.set(`${level}/${n}`, hashes)
  return hashes
}

async function partialHashes(on: Runner, level: number, n: number): Promise<Bytes> {
  const [from, to] = [n * tileWidth, (n + 1) * tileWidth]
  const rows = level === 0 ? (await all(on, sql<{ h: Buffer }>`select digest as h from transparency_entry where idx >= ${from} and idx < ${to} order by idx`)).map((r) => leafHash(r.h))
    : (await all(on, sql<{ h: Buffer }>`select root as h from transparency_tile where level = ${level - 1} and n >= ${from} and n < ${to} order by n`)).map((r) => r.h)
  return new Uint8Array(Buffer.concat(rows))
}

/** A tile, or a bundle of entries, as the published log has it; `null` for one that it does not have. */
export async function tileBytes(on: Runner, { level, n, width }: TileName): Promise<Buffer | null> {
  const published = await latestCheckpoint(on)
  if (!published || width > widthIn(published.size, level, n)) return null
  if (level !== 'entries') return Buffer.from((await hashesOf(on, level, n)).subarray(0, width * 32))
  const from = n * tileWidth
  return bundle((await all(on, sql<{ digest: Buffer }>`select digest from transparency_entry where idx >= ${from} and idx < ${from + width} order by idx`)).map((r) => r.digest))
}

/** The proof file of a fact (C2SP tlog-proof), with what is needed to recompute its entry; `null` while no published checkpoint covers it. */
export async function proofOfFact(on: Runner, fact: string): Promise<string | null> {
  const row = await first(on, sql<{ idx: string; salt: Buffer; bytes: Buffer }>`
    select e.idx, f.salt, f.bytes from transparency_entry e join fact f on f.id = e.ref::bigint where e.kind = 'fact' and e.ref = ${fact}`)
  const published = await latestCheckpoint(on)
  const index = Number(row?.idx)
  if (!row || !published || index >= published.size) return null
  const extra = { kind: 'fact', number: fact, salt: row.salt.toString('base64'), bytes: row.bytes.toString('utf8') }
  return proofText({ index, hashes: await inclusionProof(index, published.size, hashesIn(on)), checkpoint: published.note, extra: new Uint8Array(Buffer.from(JSON.stringify(extra))) })
}

type Stored = { idx: string; kind: string; ref: string; salt: Buffer | null; said: Buffer | null; digest: Buffer; fact_salt: Buffer | null; bytes: Buffer | null }
/** Entries with their contents, from one on; a fact that is gone has no bytes. */
export async function storedFrom(on: Runner, from: number, limit: number): Promise<Stored[]> {
  return all(on, sql<Stored>`select e.*, f.salt as fact_salt, f.bytes from transparency_entry e left join fact f on e.kind = 'fact' and f.id = case when e.kind = 'fact' and e.ref ~ '^[0-9]{1,18}$' then e.ref::bigint end
    where e.idx >= ${from} and e.idx < ${from + limit} order by e.idx`)
}

export const contentsFrom = async (on: Runner, from: number) => (await storedFrom(on, from, 1_000)).map((e) =>
  ({ idx: Number(e.idx), kind: e.kind, ref: e.ref, salt: (e.salt ?? e.fact_salt)!, bytes: (e.said ?? e.bytes)! }))
