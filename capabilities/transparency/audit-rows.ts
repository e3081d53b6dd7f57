import { sql } from 'kysely'
import type pg from 'pg'
import { all } from '../../kernel/db.ts'
import { canonical } from '../../kernel/fact.ts'
import type { House } from '../../kernel/house.ts'
import type { Difference } from '../../kernel/replay.ts'
import { PersonErased } from '../privacy/facts.ts'
import { queuedTables } from './queue.ts'

/** What the log says last of a row. */
export type Said = { kind: string; ref: string; said: Record<string, unknown> }
/** A person whose values were destroyed, as the law wants it, by a fact. */
export type Erased = { person: string; fact: string; values: number }
type Told = { ref: string; row: Record<string, unknown> }

export async function erasures(tx: pg.ClientBase): Promise<Map<string, Erased>> {
  const rows = await all(tx, sql<Erased>`select f.subject as person, f.id as fact, (select count(*)::int from vault_value v where v.person = f.subject) as values
    from fact f where f.name = ${PersonErased.name} order by f.id`)
  return new Map(rows.map((r) => [r.person, r]))
}

/** Rows beside what the log says of them: gone, or with another value in a column that the log knows. */
export async function differingRows(tx: pg.ClientBase, house: House, told: readonly Said[], erased: ReadonlyMap<string, Erased>): Promise<Difference[]> {
  const kinds = Map.groupBy(told, (s) => s.kind)
  const found = await Promise.all([...kinds].map(async ([kind, list]) => {
    const rows = new Map((await rowsOf(tx, house, kind, list.map((s) => s.ref))).map((r) => [r.ref, r.row]))
    return list.flatMap((s) => difference(s, rows.get(s.ref), erased))
  }))
  return found.flat()
}

function difference({ kind, ref, said }: Said, row: Record<string, unknown> | undefined, erased: ReadonlyMap<string, Erased>): Difference[] {
  const key = { ref }
  if (!row) return [{ table: kind, key, kind: 'missing', columns: [] }]
  const fact = kind === 'vault_value' || kind === 'vault_key' ? erased.get(String(said['person']))?.fact : undefined
  const destroyed = kind === 'vault_value' ? 'rest' : 'wrapped'
  const wanted = fact ? { ...said, [destroyed]: null } : said
  const columns = Object.keys(wanted).filter((c) => canonical(row[c] ?? null) !== canonical(wanted[c] ?? null))
    .map((column) => ({ column, stored: row[column] ?? null, replayed: fact && column === destroyed ? `erased by fact ${fact}` : wanted[column] }))
  return columns.length ? [{ table: kind, key, kind: 'changed', columns }] : []
}

/** A reference that was altered may be none of its type. */
const forms: Readonly<Record<string, (ref: string) => boolean>> = { uuid: (r) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(r), bigint: (r) => /^\d{1,18}$/.test(r), integer: (r) => /^\d{1,9}$/.test(r) }

/** Rows by reference, in the form in which the log speaks of them. */
async function rowsOf(tx: pg.ClientBase, house: House, kind: string, said: readonly string[]): Promise<Told[]> {
  const refs = kind.startsWith('vault') ? said.filter(forms['uuid']!) : said
  if (kind === 'vault_value') return all(tx, sql<Told>`select t.ref, transparency_of_value(t) as row from vault_value t where t.ref = any(${refs}::uuid[])`)
  if (kind === 'vault_key') return all(tx, sql<Told>`select t.person as ref, transparency_of_key(t) as row from vault_key t where t.person = any(${refs}::uuid[])`)
  const table = queuedTables(house).find((q) => q.table === kind)
  if (!table) return []
  const [key, ...more] = table.key
  const text = table.key.map((k) => `t.${k}`).join(` || ',' || `)
  const { rows: [type] } = await tx.query<{ t: string }>('select format_type(atttypid, null) as t from pg_attribute where attrelid = $1::regclass and attname = $2', [kind, key])
  const which = more.length ? `(${text})::text = any($1::text[])` : `t.${key} = any($1::text[]::${type!.t}[])`
  return (await tx.query<Told>(`select (${text})::text as ref, to_jsonb(t) as row from ${kind} t where ${which}`, [more.length ? refs : refs.filter(forms[type!.t] ?? (() => true))])).rows
}

/** Rows of which neither the log nor the queue before it knows anything: they were put in behind the record's back. */
export async function strayRows(tx: pg.ClientBase, house: House, erased: ReadonlyMap<string, Erased>): Promise<Difference[]> {
  const tables = [...queuedTables(house), { table: 'vault_value', key: ['ref'] }, { table: 'vault_key', key: ['person'] }]
  const found: Difference[] = []
  for (const { table, key } of tables) {
    const text = `(${key.map((k) => `t.${k}`).join(` || ',' || `)})::text`
    const { rows } = await tx.query<{ ref: string }>(`select ${text} as ref from ${table} t where not exists (select from transparency_entry e where e.kind = '${table}' and e.ref = ${text})
      and not exists (select from transparency_unsealed u where u.kind = '${table}' and u.ref = ${text}) limit 1000`)
    found.push(...rows.filter((r) => !(table === 'vault_key' && erased.has(r.ref))).map((r) => ({ table, key: { ref: r.ref }, kind: 'extra' as const, columns: [] })))
  }
  const { rows } = await tx.query<{ id: string }>(`select id from fact f where not exists (select from sequenced s where s.fact_id = f.id) and not exists (select from unsequenced u where u.fact_id = f.id) limit 1000`)
  const { rows: numbers } = await tx.query<{ seq: string }>('select seq from sequenced s where not exists (select from fact f where f.id = s.fact_id) limit 1000')
  const { rows: skipped } = await tx.query<{ seq: string; fact_id: string }>(`select seq, fact_id from sequenced s where not exists (select from transparency_entry e where e.kind = 'fact' and e.ref = s.fact_id::text)
    and seq <= (select count(*) from transparency_entry where kind = 'fact') limit 1000`)
  return [...found, ...rows.map((key) => ({ table: 'fact', key, kind: 'extra' as const, columns: [] })), ...[...numbers, ...skipped].map((key) => ({ table: 'sequenced', key, kind: 'extra' as const, columns: [] }))]
}
