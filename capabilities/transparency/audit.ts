import { sql } from 'kysely'
import type pg from 'pg'
import { all, transaction } from '../../kernel/db.ts'
import { readEnvelope, type Envelope } from '../../kernel/fact.ts'
import type { House } from '../../kernel/house.ts'
import type { Difference } from '../../kernel/replay.ts'
import { equal, type Bytes } from '../../record/bytes.ts'
import { parseCheckpoint } from '../../record/checkpoint.ts'
import { parseNote, verifyNote, type Key } from '../../record/note.ts'
import { tileWidth } from '../../record/tiles.ts'
import { edgeRoot, leafHash } from '../../record/tree.ts'
import { differingRows, erasures, strayRows, type Erased, type Said } from './audit-rows.ts'
import { entryDigest } from './entry.ts'
import { emptyGrowth, grown, type Growth, type Tile } from './growth.ts'

/** `size`, `root`: the log as it was recomputed. `waiting`: facts that are committed and not sealed yet. */
export type LogAudit = {
  entries: number; waiting: number; checkpoints: number; size: number; root: Bytes; differences: Difference[]; erased: Erased[]; seconds: number
  /** Set where a checkpoint from elsewhere was given: whether the database holds that very history. */
  holds?: boolean
}
export type LogAuditOptions = { keys?: readonly Key[]; checkpoint?: { size: number; root: Bytes }; progress?: (done: number, total: number) => void }

type Entry = {
  idx: string; kind: string; ref: string; salt: Buffer | null; said: Buffer | null; digest: Buffer; fact_salt: Buffer | null; bytes: Buffer | null; seq: string | null; latest: boolean
  region: string | null; department: string | null; caused_by: string | null; recorded_at: Date; effective_at: Date
}
type Check = { n: string; size: string; note: string }
const page = 2_000

const changed = (table: string, key: Record<string, unknown>, column: string, stored: unknown, replayed: unknown): Difference => ({ table, key, kind: 'changed', columns: [{ column, stored, replayed }] })
const gone = (table: string, key: Record<string, unknown>): Difference => ({ table, key, kind: 'missing', columns: [] })

/**
 * Recomputes the log from the rows it speaks of, in one snapshot: each entry from its row, the tree from the entries, each published checkpoint from
 * the tree; and names every fact, attempt, look, file, value or row of the log itself that was altered, removed or put in.
 */
export async function auditLog(house: House, { keys, checkpoint, progress = () => {} }: LogAuditOptions = {}): Promise<LogAudit> {
  const started = performance.now()
  return transaction(house.pools.owner, 'begin isolation level repeatable read read only', async (tx) => {
    await tx.query(`set local timezone = 'UTC'; set local bytea_output = 'hex'`)
    const differences: Difference[] = []
    const checkpoints = await all(tx, sql<Check>`select n, size, note from transparency_checkpoint order by n`)
    const roots = rootsWanted(checkpoints, checkpoint?.size)
    const erased = await erasures(tx)
    let growth = emptyGrowth()
    let facts = 0
    const total = Number((await tx.query<{ n: string }>('select count(*) as n from transparency_entry')).rows[0]!.n)
    for (let from = 0; from < total || from === 0; from += page) {
      const list = await entriesFrom(tx, from)
      const told: Said[] = []
      const digests = list.map((e) => {
        const digest = judged(e, facts + 1, differences, told)
        if (e.kind === 'fact') facts = Number(e.seq ?? facts + 1)
        return digest
      })
      growth = await grownAndCompared(tx, growth, list, digests, roots, differences)
      differences.push(...strayIndexes(list, from), ...await differingRows(tx, house, told, erased))
      progress(Math.min(from + page, total), total)
    }
    differences.push(...await strayTiles(tx, growth), ...await strayRows(tx, house, erased), ...await wrongCheckpoints(checkpoints, roots, keys))
    const [unsealed] = await all(tx, sql<{ n: number }>`select ((select count(*) from fact) - (select count(*) from transparency_entry where kind = 'fact'))::int as n`)
    return {
      entries: total, waiting: Math.max(0, unsealed!.n), checkpoints: checkpoints.length, size: growth.edge.size, root: edgeRoot(growth.edge), differences: unique(differences), erased: [...erased.values()],
      seconds: (performance.now() - started) / 1000, ...(checkpoint ? { holds: equal(roots.get(checkpoint.size) ?? new Uint8Array(), checkpoint.root) } : {}),
    }
  })
}

const entriesFrom = (tx: pg.ClientBase, from: number) => all(tx, sql<Entry>`
  select e.*, f.salt as fact_salt, f.bytes, f.region, f.department, f.caused_by, f.recorded_at, f.effective_at, s.seq, not exists (select from transparency_entry l where l.kind = e.kind and l.ref = e.ref and l.idx > e.idx) as latest
  from transparency_entry e left join fact f on e.kind = 'fact' and f.id = case when e.kind = 'fact' and e.ref ~ '^[0-9]{1,18}$' then e.ref::bigint end left join sequenced s on s.fact_id = f.id
  where e.idx >= ${from} and e.idx < ${from + page} order by e.idx`)

/** One entry beside the row it speaks of. Answers the digest that the tree is to have: as recomputed where that is possible. */
function judged(e: Entry, number: number, differences: Difference[], told: Said[]): Bytes {
  const stored = new Uint8Array(e.digest)
  if (e.kind !== 'fact') {
    const recomputed = e.salt && e.said ? entryDigest({ kind: e.kind, salt: e.salt, bytes: e.said }) : new Uint8Array(32)
    const whole = equal(recomputed, stored)
    if (e.latest && whole) told.push({ kind: e.kind, ref: e.ref, said: JSON.parse(e.said!.toString('utf8')) as Record<string, unknown> })
    if (!whole) differences.push(changed('transparency_entry', { idx: e.idx, kind: e.kind, ref: e.ref }, 'digest', hex(stored), hex(recomputed)))
    return stored
  }
  if (!e.bytes || !e.fact_salt) { differences.push(gone('fact', { id: e.ref })); return stored }
  if (e.salt || e.said) differences.push(changed('transparency_entry', { idx: e.idx }, 'said', 'something', null))
  if (e.seq !== String(number)) differences.push(e.seq ? changed('sequenced', { fact_id: e.ref }, 'seq', e.seq, String(number)) : gone('sequenced', { fact_id: e.ref }))
  const recomputed = entryDigest({ kind: 'fact', salt: e.fact_salt, bytes: e.bytes })
  if (!equal(recomputed, stored)) differences.push(changed('fact', { id: e.ref }, 'bytes, salt', hex(recomputed), hex(stored)))
  else differences.push(...columnsBeside(e, readEnvelope(e.bytes)))
  return stored
}

/** Columns of a fact that the replay does not read: who may see it, and when it was, must be what the bytes say. */
function columnsBeside(e: Entry, said: Envelope): Difference[] {
  const pairs: [string, unknown, unknown][] = [
    ['region', e.region, said.region], ['department', e.department, said.department], ['caused_by', e.caused_by, said.causedBy],
    ['recorded_at', e.recorded_at.toISOString(), said.recordedAt], ['effective_at', e.effective_at.toISOString(), said.effectiveAt],
  ]
  return pairs.filter(([, a, b]) => a !== b).map(([column, stored, replayed]) => changed('fact', { id: e.ref }, column, stored, replayed))
}

/** Grows the tree; tiles that became full are compared with those stored, so that an entry altered together with its row is named too. */
async function grownAndCompared(tx: pg.ClientBase, growth: Growth, list: readonly Entry[], digests: readonly Bytes[], roots: Map<number, Bytes | null>, differences: Difference[]): Promise<Growth> {
  let at = growth
  const cuts = [...[...list.keys()].map((i) => i + 1).filter((n) => roots.has(growth.edge.size + n)), list.length]
  const tiles: Tile[] = []
  let from = 0
  for (const to of cuts) {
    const step = grown(at, digests.slice(from, to).map((digest) => ({ digest })))
    tiles.push(...step.tiles)
    at = step.next
    if (roots.has(at.edge.size)) roots.set(at.edge.size, edgeRoot(at.edge))
    from = to
  }
  for (const tile of tiles) {
    const [row] = await all(tx, sql<{ hashes: Buffer; root: Buffer }>`select hashes, root from transparency_tile where level = ${tile.level} and n = ${tile.n}`)
    if (!row) differences.push(gone('transparency_tile', { level: tile.level, n: tile.n }))
    else if (!row.hashes.equals(tile.hashes)) differences.push(...await alteredIn(tx, tile, row.hashes))
    else if (!row.root.equals(tile.root)) differences.push(changed('transparency_tile', { level: tile.level, n: tile.n }, 'root', row.root.toString('hex'), hex(tile.root)))
  }
  return at
}

/** Which entries the tile remembers otherwise. */
async function alteredIn(tx: pg.ClientBase, tile: Tile, stored: Buffer): Promise<Difference[]> {
  const wrong = Array.from({ length: tileWidth }, (_, i) => i).filter((i) => !stored.subarray(i * 32, i * 32 + 32).equals(tile.hashes.subarray(i * 32, i * 32 + 32)))
  if (tile.level > 0) return [changed('transparency_tile', { level: tile.level, n: tile.n }, 'hashes', `differ in ${wrong.length}`, 'as recomputed')]
  const rows = await all(tx, sql<{ idx: string; kind: string; ref: string; digest: Buffer }>`select idx, kind, ref, digest from transparency_entry where idx = any(${wrong.map((i) => tile.n * tileWidth + i)}::bigint[])`)
  return rows.map((r) => changed('transparency_entry', { idx: r.idx, kind: r.kind, ref: r.ref }, 'digest', hex(leafHash(r.digest)), stored.subarray((Number(r.idx) % tileWidth) * 32, (Number(r.idx) % tileWidth) * 32 + 32).toString('hex')))
}

/** Numbers that are missing in the order. */
function strayIndexes(list: readonly Entry[], from: number): Difference[] {
  const known = new Set(list.map((e) => Number(e.idx)))
  const last = Number(list.at(-1)?.idx ?? from - 1)
  return Array.from({ length: last - from + 1 }, (_, i) => from + i).filter((i) => !known.has(i)).map((i) => gone('transparency_entry', { idx: String(i) }))
}

async function strayTiles(tx: pg.ClientBase, { edge }: Growth): Promise<Difference[]> {
  const rows = await all(tx, sql<{ level: number; n: string }>`select level, n from transparency_tile where (n + 1) * 256::numeric ^ (level + 1) > ${edge.size} limit 100`)
  return rows.map((key) => ({ table: 'transparency_tile', key, kind: 'extra', columns: [] }))
}

const rootsWanted = (checkpoints: readonly Check[], more?: number) =>
  new Map<number, Bytes | null>([...checkpoints.map((c) => parseCheckpoint(parseNote(c.note)?.text ?? '')?.size ?? -1), ...(more === undefined ? [] : [more])].map((size) => [size, null]))

/** Each checkpoint by its own numbers, by the tree, and by the log's signature. */
async function wrongCheckpoints(checkpoints: readonly Check[], roots: ReadonlyMap<number, Bytes | null>, keys?: readonly Key[]): Promise<Difference[]> {
  const found: Difference[] = []
  for (const [i, c] of checkpoints.entries()) {
    const note = parseNote(c.note)
    const said = note && parseCheckpoint(note.text)
    const wrong = (column: string, stored: unknown, replayed: unknown) => found.push(changed('transparency_checkpoint', { n: c.n }, column, stored, replayed))
    if (Number(c.n) !== i + 1) wrong('n', c.n, String(i + 1))
    if (!note || !said) { wrong('note', 'no checkpoint', null); continue }
    const root = roots.get(said.size)
    if (String(said.size) !== c.size) wrong('size', c.size, String(said.size))
    else if (!root || !equal(root, said.root)) wrong('note', hex(said.root), root ? hex(root) : 'the log is shorter')
    if (keys && !(await verifyNote(note, keys))?.length) wrong('note', 'signature', 'not signed by the log')
  }
  return found
}

const unique = (list: readonly Difference[]) => [...new Map(list.map((d) => [`${d.table} ${JSON.stringify(d.key)} ${d.kind} ${d.columns.map((c) => c.column).join()}`, d])).values()]
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').slice(0, 16)
