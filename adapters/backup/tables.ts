import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** `name` is qualified: `anxu.fact`. Columns are those that can be written: generated ones follow by themselves. */
export type Table = { name: string; columns: string[] }
export type Dumped = Table & { rows: number; size: number; sha256: string }

export const fileOf = (table: string) => `${table}.copy.gz`

/** Every table of the authority, parents before the tables that refer to them. */
export async function tablesOf(client: pg.ClientBase, schema: string): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind = 'r' order by c.relname`, [schema])
  const bare = (name: string) => name.replace(/^.*\./, '')
  const sorted: typeof rows = []
  for (let left = rows; left.length;) {
    const ready = left.filter((t) => t.parents.every((p) => sorted.some((s) => s.name === bare(p))))
    const next = ready.length ? ready : left
    sorted.push(...next)
    left = left.filter((t) => !next.includes(t))
  }
  return sorted.map((t) => ({ name: `${schema}.${t.name}`, columns: t.columns }))
}

/** Copies what a select gives into a compressed file, within the caller's transaction. */
export async function dump(client: pg.ClientBase, table: Table, select: string, path: string): Promise<Dumped> {
  const rows = client.query(copyTo(`copy (${select}) to stdout`))
  const hash = createHash('sha256')
  const hashed = new Transform({ transform(piece: Buffer, _encoding, done) { hash.update(piece); done(null, piece) } })
  await pipeline(rows, createGzip({ level: constants.Z_BEST_SPEED }), hashed, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return { ...table, rows: rows.rowCount, size: (await stat(path)).size, sha256: hash.digest('hex') }
}

/** Copies a file back into an empty table; rows that a migration put there give way. Triggers rest meanwhile and are as strict afterwards. */
export async function load(owner: pg.ClientBase, table: Dumped, path: string): Promise<void> {
  const { rows: triggers } = await owner.query<{ name: string }>(`select tgname as name from pg_trigger where tgrelid = $1::regclass and not tgisinternal and tgenabled = 'A'`, [table.name])
  await owner.query(`alter table ${table.name} disable trigger user`)
  await owner.query(`delete from ${table.name}`)
  await fill(owner, table.name, table.columns, path)
  for (const { name } of triggers) await owner.query(`alter table ${table.name} enable always trigger ${name}`)
}

export const fill = async (client: pg.ClientBase, into: string, columns: readonly string[], path: string) =>
  pipeline(createReadStream(path), createGunzip(), client.query(copyFrom(`copy ${into} (${columns.map((c) => `"${c}"`).join(', ')}) from stdin`)))

/** Numbers that tables give out by themselves go on after the largest one in them. */
export async function raiseSequences(owner: pg.ClientBase, schema: string) {
  const { rows } = await owner.query<{ table: string; column: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, a.attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' and a.attidentity <> ''`, [schema])
  for (const { table, column } of rows)
    await owner.query(`select setval(pg_get_serial_sequence('${table}', '${column}'), coalesce((select max("${column}") from ${table}), 0) + 1, false)`)
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest('hex')
}
