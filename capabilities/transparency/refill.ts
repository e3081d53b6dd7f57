import { sql } from 'kysely'
import type pg from 'pg'
import { all, batch, transaction, type Statement } from '../../kernel/db.ts'
import { readEnvelope } from '../../kernel/fact.ts'
import type { House } from '../../kernel/house.ts'
import { equal } from '../../record/bytes.ts'
import { parseCheckpoint } from '../../record/checkpoint.ts'
import { parseNote } from '../../record/note.ts'
import { entryDigest } from './entry.ts'
import { entries, grown, loadGrowth, rootOfGrowth, tileRow } from './growth.ts'
import type { Mirror, Mirrored } from './mirror.ts'
import { queuedTables } from './queue.ts'

/** `lost`: values and keys of the vault that were sealed after the backup and are not in the mirror. */
export type Refilled = { before: number; after: number; facts: number; lost: number }

/**
 * Puts back what the mirror has and the database, which came back from an older backup, has not: rows as they were, entries in their places, in one transaction. The
 * root must be that of the last published checkpoint, or nothing is kept. The next start rebuilds the tables from the facts.
 */
export async function refill(house: House, mirror: Mirror, progress: (done: number, total: number) => void = () => {}): Promise<Refilled> {
  return transaction(house.pools.owner, 'begin', async (tx) => {
    let growth = await loadGrowth(tx)
    const result: Refilled = { before: growth.edge.size, after: growth.edge.size, facts: 0, lost: 0 }
    const text = parseNote((await mirror.checkpoint()) ?? '')?.text
    const published = text ? parseCheckpoint(text) : null
    const tables = queuedTables(house).map((q) => q.table)
    await resting(tx, tables, 'disable')
    for await (const list of mirror.read(growth.edge.size)) {
      for (const part of halves(list, published?.size ?? -1)) {
        const contents = part.map((c) => ({ ...c, digest: entryDigest(c) }))
        const { next, tiles } = grown(growth, contents)
        await batch(tx, [...await rowsOf(tx, part, tables, result), entries(growth.edge.size, contents), ...tiles.map(tileRow)])
        growth = next
        if (growth.edge.size === published?.size && !equal(rootOfGrowth(growth), published.root)) throw new Error('the mirror does not lead to the checkpoint that was published; nothing was changed')
      }
      progress(growth.edge.size, mirror.size)
    }
    await resting(tx, tables, 'enable always')
    await tx.query(`select setval(pg_get_serial_sequence('fact', 'id'), (select greatest(max(id), 1) from fact)); delete from unsequenced u using sequenced s where s.fact_id = u.fact_id;
      delete from transparency_unsealed u using transparency_entry e where e.kind = u.kind and e.ref = u.ref; update shape set shape = 0`)
    return { ...result, after: growth.edge.size }
  })
}

/** A batch is parted where the published checkpoint ends, so that its root can be compared. */
const halves = (list: readonly Mirrored[], at: number) => [list.filter((e) => e.idx < at), list.filter((e) => e.idx >= at)].filter((part) => part.length > 0)

const resting = async (tx: pg.ClientBase, tables: readonly string[], verb: string) => {
  for (const table of tables) await tx.query(`alter table ${table} ${verb} trigger transparency_queue`)
}

/** The rows that entries speak of; one that the backup held already stays. */
async function rowsOf(tx: pg.ClientBase, list: readonly Mirrored[], tables: readonly string[], result: Refilled): Promise<Statement[]> {
  const [last] = await all(tx, sql<{ seq: string }>`select coalesce(max(s.seq), 0)::text as seq from sequenced s join transparency_entry e on e.kind = 'fact' and e.ref = s.fact_id::text`)
  let seq = BigInt(last!.seq)
  return list.flatMap((e): Statement[] => {
    if (e.kind === 'fact') { result.facts++; seq++; return factRow(e, seq.toString()) }
    if (tables.includes(e.kind)) return [sql`insert into ${sql.table(e.kind)} select * from jsonb_populate_record(null::${sql.table(e.kind)}, ${e.bytes.toString('utf8')}::jsonb) on conflict do nothing`]
    result.lost++
    return []
  })
}

function factRow({ ref, salt, bytes }: Mirrored, seq: string): Statement[] {
  const e = readEnvelope(bytes)
  return [
    sql`insert into fact (id, bytes, salt, name, subject, enterprise_id, region, department, actor_id, request_id, caused_by, recorded_at, effective_at) overriding system value
      values (${ref}, ${bytes}, ${salt}, ${e.name}, ${e.subject}, ${e.enterprise}, ${e.region}, ${e.department}, ${e.actor.id}, ${e.requestId}, ${e.causedBy}, ${e.recordedAt}, ${e.effectiveAt}) on conflict (id) do nothing`,
    sql`insert into sequenced (seq, fact_id) values (${seq}, ${ref}) on conflict do nothing`,
  ]
}
