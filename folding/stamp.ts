import {
  ColumnNode, ColumnUpdateNode, createQueryId, DeleteQueryNode, InsertQueryNode, PostgresQueryCompiler, PrimitiveValueListNode, UpdateQueryNode, ValueNode, ValuesNode,
  CompiledQuery, type OperationNode, type RootOperationNode,
} from 'kysely'

const compiler = new PostgresQueryCompiler()

/** A write and what stamps its rows: it says the fact's number itself, or a setting tells the trigger where it is no plain statement. */
export function stamped(node: RootOperationNode, fact: string): readonly CompiledQuery[] {
  const tree = withStamp(node, fact)
  if (tree) return [compiler.compileQuery(tree, createQueryId())]
  return [CompiledQuery.raw(`select set_config('anxu.fact', $1, true)`, [fact]), compiler.compileQuery(node, createQueryId()), CompiledQuery.raw(`select set_config('anxu.fact', '', true)`)]
}

/** A plain insert, update or delete with `last_fact` in its tree; `null` for anything else. */
function withStamp(node: RootOperationNode, fact: string): RootOperationNode | null {
  const stamp = ColumnUpdateNode.create(ColumnNode.create('last_fact'), ValueNode.create(fact))
  const set = (updates: readonly ColumnUpdateNode[] = []) => [...updates.filter((u) => !isStamp(u.column)), stamp]
  if ('with' in node && node.with) return null
  if (DeleteQueryNode.is(node)) return node
  if (UpdateQueryNode.is(node)) return { ...node, updates: set(node.updates) }
  const at = InsertQueryNode.is(node) ? (node.columns?.findIndex(isStamp) ?? -1) : -1
  if (!InsertQueryNode.is(node) || !node.values || !ValuesNode.is(node.values) || at < 0) return null
  const values = node.values.values.map((row) => (PrimitiveValueListNode.is(row) ? { ...row, values: row.values.with(at, fact) } : { ...row, values: row.values.with(at, stamp.value) }))
  const { onConflict } = node
  return { ...node, values: ValuesNode.create(values), ...(onConflict?.updates ? { onConflict: { ...onConflict, updates: set(onConflict.updates) } } : {}) }
}
const isStamp = (node: OperationNode) => ColumnNode.is(node) && node.column.name === 'last_fact'
