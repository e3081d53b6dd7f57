import {
  AndNode, BinaryOperationNode, ColumnNode, OperatorNode, PrimitiveValueListNode, RawNode, ReferenceNode, TableNode, ValueListNode, ValueNode, ValuesNode,
  type ColumnUpdateNode, type DeleteQueryNode, type InsertQueryNode, type OperationNode, type UpdateQueryNode,
} from 'kysely'

/** A table as folding needs to know it: its columns by place, its key, and where writes find rows by another column, that one. */
export type Table = { name: string; key: readonly number[]; by: number | null; stamp: number; columns: readonly { name: string; type: string }[]; at: ReadonlyMap<string, number> }

export const describeTable = (name: string, columns: Table['columns'], key: readonly string[], by?: string): Table => {
  const at = new Map(columns.map((c, i) => [c.name, i]))
  return { name, columns, at, key: key.map((k) => at.get(k)!), by: by === undefined ? null : at.get(by)!, stamp: at.get('last_fact')! }
}

/** Values by the place of their column; `undefined` where nothing is said. */
export type Cells = unknown[]
/** What is set: places and values. */
export type Settings = readonly (readonly [number, unknown])[]
export type Key = readonly unknown[]

/** What a statement does to one row, named by its whole key: all of it is constants, but for `own`, which computes from the row itself. */
export type Effect =
  | { does: 'insert'; cells: Cells; put: readonly number[] | null }
  | { does: 'update'; key: Key; set: Settings }
  | { does: 'own'; key: Key }
  | { does: 'delete'; key: Key }
  | { does: 'delete-by'; value: unknown }

/** The table that an insert, update or delete is about. */
export function tableOf(node: OperationNode): string | null {
  const { into, table, from } = node as { into?: OperationNode; table?: OperationNode; from?: { froms?: readonly OperationNode[] } }
  const of = into ?? table ?? from?.froms?.[0]
  return of && TableNode.is(of) && !of.table.schema ? of.table.identifier.name : null
}

/** The effects of a plain statement, row by row; `null` for one of which only the database can tell. */
export function effectsOf(node: OperationNode, table: Table): readonly Effect[] | null {
  if (node.kind === 'InsertQueryNode') return insertion(node as InsertQueryNode, table)
  if (node.kind === 'UpdateQueryNode') return change(node as UpdateQueryNode, table)
  return node.kind === 'DeleteQueryNode' ? removal(node as DeleteQueryNode, table) : null
}

/** The other column's value that all rows have of which an update or delete without subqueries can tell; `undefined` where it could be any row. */
export function reachOf(node: OperationNode, table: Table): unknown {
  const { by } = table
  const seen = by === null ? null : tablesIn(node)
  if (by === null || seen?.size !== 1 || !seen.has(table.name)) return undefined
  const of = (where: OperationNode | undefined): unknown => {
    if (!where) return undefined
    if (AndNode.is(where)) return of(where.left) ?? of(where.right)
    const found = named(where, table)?.get(by)
    return found?.length === 1 && isPlain(found[0], table.columns[by]!.type) ? found[0] : undefined
  }
  return of((node as UpdateQueryNode | DeleteQueryNode).where?.where)
}

/** Whether a value names a row by itself: two that differ as text are never the same to the database. */
export function isPlain(value: unknown, type: string): boolean {
  if (type === 'text') return typeof value === 'string'
  if (type === 'uuid') return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  return ['smallint', 'integer', 'bigint'].includes(type) && /^(0|-?[1-9]\d*)$/.test(String(value))
}

/** The tables that a part of a statement mentions; `null` where words of its own SQL may read any. */
export function tablesIn(part: unknown, into: Set<string> = new Set()): Set<string> | null {
  if (part === null || typeof part !== 'object') return into
  if (Array.isArray(part)) return part.every((p) => tablesIn(p, into)) ? into : null
  const node = part as OperationNode
  if (ValueNode.is(node) || PrimitiveValueListNode.is(node)) return into
  if (TableNode.is(node)) into.add(node.table.identifier.name)
  if (RawNode.is(node) && node.sqlFragments.some((text) => /\b(select|from|join|table|into|update)\b/i.test(text))) return null
  return Object.values(node).every((p) => tablesIn(p, into)) ? into : null
}

function insertion(node: InsertQueryNode, table: Table): readonly Effect[] | null {
  if (!hasOnly(node, insertParts) || !node.columns || !node.values || !ValuesNode.is(node.values)) return null
  const places = node.columns.map((c) => table.at.get(c.column.name))
  if (places.includes(undefined) || !table.key.every((k) => places.includes(k))) return null
  const rows: Cells[] = []
  for (const list of node.values.values) {
    const values = constants(list)
    if (!values) return null
    const cells: Cells = Array.from({ length: table.columns.length })
    places.forEach((place, i) => { cells[place!] = values[i] })
    rows.push(cells)
  }
  if (!node.onConflict) return rows.map((cells) => ({ does: 'insert', cells, put: null }))
  const { columns, updates, ...more } = node.onConflict
  if (!hasOnly(more, none) || rows.length !== 1 || columns?.length !== table.key.length || !columns.every((c) => table.key.includes(table.at.get(c.column.name)!))) return null
  const set = settings(updates, table)
  // What is inserted and what is put in its place must be the same, or the row would depend on whether it was there.
  const one = set?.every(([place, value]) => place === table.stamp || same(value, rows[0]![place]))
  return one ? [{ does: 'insert', cells: rows[0]!, put: set!.map(([place]) => place) }] : null
}
const same = (a: unknown, b: unknown) => a === b || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())

function change(node: UpdateQueryNode, table: Table): readonly Effect[] | null {
  const [key, ...others] = (hasOnly(node, updateParts) && keysOf(named(node.where?.where, table), table)) || []
  if (!key || others.length) return null
  const set = settings(node.updates, table)
  if (set) return [{ does: 'update', key, set }]
  const own = node.updates?.every((u) => movable(u, table) !== null && tablesIn(u.value)?.size === 0)
  return own ? [{ does: 'own', key }] : null
}

function removal(node: DeleteQueryNode, table: Table): readonly Effect[] | null {
  const found = hasOnly(node, deleteParts) && node.from.froms.length === 1 ? named(node.where?.where, table) : null
  const keys = keysOf(found, table)
  if (keys) return keys.map((key) => ({ does: 'delete', key }))
  const by = table.by !== null && found?.size === 1 ? found.get(table.by) : undefined
  return by?.length === 1 ? [{ does: 'delete-by', value: by[0] }] : null
}

const insertParts = new Set(['into', 'columns', 'values', 'onConflict'])
const updateParts = new Set(['table', 'where', 'updates'])
const deleteParts = new Set(['from', 'where'])
const none = new Set<string>()
function hasOnly(node: object, parts: ReadonlySet<string>): boolean {
  for (const part in node) if (part !== 'kind' && (node as Record<string, unknown>)[part] && !parts.has(part)) return false
  return true
}

/** The place of a column that an update may change without a row being found elsewhere afterwards. */
function movable({ column }: ColumnUpdateNode, table: Table): number | null {
  const place = ColumnNode.is(column) ? table.at.get(column.column.name) : undefined
  return place === undefined || place === table.by || table.key.includes(place) ? null : place
}

/** What is set, where all of it is constants. */
function settings(updates: readonly ColumnUpdateNode[] | undefined, table: Table): Settings | null {
  if (!updates) return null
  const set: [number, unknown][] = []
  for (const u of updates) {
    const place = movable(u, table)
    if (place === null || !ValueNode.is(u.value)) return null
    set.push([place, u.value.value])
  }
  return set
}

function constants(list: OperationNode): readonly unknown[] | null {
  if (PrimitiveValueListNode.is(list)) return list.values
  return ValueListNode.is(list) && list.values.every((v) => ValueNode.is(v)) ? list.values.map((v) => (v as ValueNode).value) : null
}

type Named = Map<number, readonly unknown[]>
/** `a = 1 and b in (2, 3)`: which columns must have which constants; `null` for any other condition. */
function named(where: OperationNode | undefined, table: Table, into: Named = new Map()): Named | null {
  if (!where) return null
  if (AndNode.is(where)) return named(where.left, table, into) && named(where.right, table, into)
  if (!BinaryOperationNode.is(where) || !OperatorNode.is(where.operator)) return null
  const { leftOperand: left, operator: { operator }, rightOperand: right } = where
  const place = ReferenceNode.is(left) && !left.table && ColumnNode.is(left.column) ? table.at.get(left.column.column.name) : undefined
  const values = operator === '=' && ValueNode.is(right) ? [right.value] : operator === 'in' ? constants(right) : null
  return place !== undefined && values && !into.has(place) ? into.set(place, values) : null
}

function keysOf(found: Named | null, table: Table): readonly Key[] | null {
  if (found?.size !== table.key.length || !table.key.every((k) => found.has(k))) return null
  if (table.key.length === 1) return found.get(table.key[0]!)!.map((value) => [value])
  return table.key.reduce<Key[]>((keys, k) => keys.flatMap((key) => found.get(k)!.map((value) => [...key, value])), [[]])
}
