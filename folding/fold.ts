import type { CompiledQuery, RootOperationNode } from 'kysely'
import { effectsOf, reachOf, tableOf, tablesIn, type Table } from './effect.ts'
import { WaitingRows } from './rows.ts'
import { stamped } from './stamp.ts'

export type Folding = {
  /** Takes one statement of one fact, in the order of the facts. */
  add(statement: RootOperationNode, fact: string): void
  /** How many rows wait. */
  size(): number
  /** What is to be run now, in this order; with `all`, also what writes the rows that wait. */
  take(all: boolean): CompiledQuery[]
}

/**
 * Folds statements upon rows before they reach the database: what several facts say of one row is written once, and many rows by one statement. The tables
 * stand as if every statement had run in its turn: one of which only the database can tell runs after all that it could see has been written.
 */
export function folding(tables: readonly Table[]): Folding {
  const waiting = new Map(tables.map((table) => [table.name, new WaitingRows(table)]))
  const out: CompiledQuery[] = []
  const write = (names: Iterable<string>) => { for (const name of names) out.push(...waiting.get(name)!.take()) }
  return {
    add(node, fact) {
      const rows = waiting.get(tableOf(node) ?? '')
      const effects = rows && effectsOf(node, rows.table)
      const statements = () => stamped(node, fact)
      if (!effects?.every((effect) => rows!.fits(effect))) {
        const reach = rows && reachOf(node, rows.table)
        const seen = reach !== undefined && rows!.misses(reach) ? new Set<string>() : tablesIn(node)
        write(seen?.values().every((name) => waiting.has(name)) ? seen : waiting.keys())
        out.push(...statements())
      } else for (const effect of effects) {
        if (rows!.add(effect, fact, statements)) continue
        write([rows!.table.name])
        rows!.add(effect, fact, statements)
      }
    },
    size: () => waiting.values().reduce((sum, rows) => sum + rows.size, 0),
    take(all) {
      if (all) write(waiting.keys())
      return out.splice(0)
    },
  }
}
