import { CompiledQuery } from 'kysely'
import type { Cells, Table } from './effect.ts'
import type { Row } from './rows.ts'

/** A statement with the rows that follow it. */
export type Copy = CompiledQuery & { copy: string }

/** Removes the rows under these keys. */
export const deletion = (table: Table, rows: readonly Row[]): CompiledQuery[] =>
  rows.length ? [CompiledQuery.raw(`delete from ${named(table)} using ${given(table.key)} where ${underKey(table)}`, columnsOf(rows, table.key))] : []

/** Removes the rows that the other column says. */
export const deletionBy = (table: Table, values: readonly unknown[]): CompiledQuery[] =>
  values.length ? [CompiledQuery.raw(`delete from ${named(table)} where t.${name(table, table.by!)} = any($1::${table.columns[table.by!]!.type}[])`, [literal(values)])] : []

/** Inserts rows, as many in one statement as say the same columns. */
export const insertion = (table: Table, rows: readonly Row[]): Copy[] =>
  [...Map.groupBy(rows, (r) => places(r.cells).join()).values()].map((alike) => {
    const columns = places(alike[0]!.cells)
    let copy = ''
    for (const { cells } of alike) copy += `${columns.map((p) => field(cells[p])).join('\t')}\n`
    return { ...CompiledQuery.raw(`copy ${quoted(table.name)} (${columns.map((p) => name(table, p)).join(', ')}) from stdin`), copy }
  })

/** Inserts rows, or changes those that stand. */
export const putting = (table: Table, rows: readonly Row[]): CompiledQuery[] =>
  [...Map.groupBy(rows, (r) => `${places(r.cells)} ${r.put.toSorted((a, b) => a - b)}`).values()].map((alike) => {
    const { cells, put } = alike[0]!
    const columns = places(cells)
    const names = (of: readonly number[]) => of.map((p) => name(table, p)).join(', ')
    const into = `insert into ${named(table)} (${names(columns)}) select ${columns.map((p) => value(table, p)).join(', ')} from ${given(columns)}`
    return CompiledQuery.raw(`${into} on conflict (${names(table.key)}) do update set ${put.map((p) => `${name(table, p)} = excluded.${name(table, p)}`).join(', ')}`, columnsOf(alike, columns))
  })

/** Changes rows that stand, as many in one statement as say the same columns. */
export const updating = (table: Table, rows: readonly Row[]): CompiledQuery[] =>
  [...Map.groupBy(rows, (r) => places(r.cells).join()).values()].map((alike) => {
    const columns = places(alike[0]!.cells)
    const set = columns.filter((p) => !table.key.includes(p)).map((p) => `${name(table, p)} = ${value(table, p)}`)
    return CompiledQuery.raw(`update ${named(table)} set ${set.join(', ')} from ${given(columns)} where ${underKey(table)}`, columnsOf(alike, columns))
  })

const quoted = (id: string) => `"${id.replaceAll('"', '""')}"`
const named = (table: Table) => `${quoted(table.name)} as t`
const name = (table: Table, place: number) => quoted(table.columns[place]!.name)
/** Every value travels as the text that a single statement would send, and is read by its column's type. */
const value = (table: Table, place: number) => `v.c${place}::${table.columns[place]!.type}`
const given = (columns: readonly number[]) => `unnest(${columns.map((_, i) => `$${i + 1}::text[]`).join(', ')}) as v(${columns.map((p) => `c${p}`).join(', ')})`
const underKey = (table: Table) => table.key.map((p) => `t.${name(table, p)} = ${value(table, p)}`).join(' and ')

function places(cells: Cells): number[] {
  const found: number[] = []
  for (let place = 0; place < cells.length; place++) if (cells[place] !== undefined) found.push(place)
  return found
}

/** One parameter for a column: the literal of an array of what each value is as text. */
const columnsOf = (rows: readonly Row[], columns: readonly number[]) => columns.map((place) => literal(rows.map((r) => r.cells[place])))

const literal = (values: readonly unknown[]): string => {
  let text = ''
  for (const v of values) text += text === '' ? element(v) : `,${element(v)}`
  return `{${text}}`
}

/** In quotes, so that nothing in it is read as a part of the array. */
function element(v: unknown): string {
  const text = textOf(v)
  if (text === null) return 'NULL'
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`
}

/** What a value is in the text of a copy. */
function field(v: unknown): string {
  const text = textOf(v)
  if (text === null) return '\\N'
  return /[\\\n\r\t]/.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (c) => escapes[c]!) : text
}
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A value as `pg` sends it by itself. */
function textOf(v: unknown): string | null {
  if (typeof v === 'string') return v
  if (v === null || v === undefined) return null
  if (v instanceof Date) return v.toISOString()
  if (Array.isArray(v)) return literal(v)
  if (ArrayBuffer.isView(v)) return `\\x${Buffer.from(v.buffer, v.byteOffset, v.byteLength).toString('hex')}`
  return typeof v === 'object' ? JSON.stringify(v) : String(v)
}
