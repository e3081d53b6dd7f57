import type { CompiledQuery } from 'kysely'
import { isPlain, type Cells, type Effect, type Key, type Settings, type Table } from './effect.ts'
import { deletion, deletionBy, insertion, putting, updating } from './sql.ts'

/**
 * What waits for one row. `gone`: whatever stands under its key is removed first. Then its cells are inserted, put (inserted or, where it stands
 * already, changed in the places of `put`), or set in the row that stands; then `after` runs.
 */
export type Row = { gone: boolean; next: 'nothing' | 'insert' | 'put' | 'set'; cells: Cells; put: readonly number[]; after: CompiledQuery[] }
type Statements = () => readonly CompiledQuery[]

/** The rows of one table that wait to be written. */
export class WaitingRows {
  readonly table: Table
  #rows = new Map<string, Row>()
  #removed = new Set<unknown>()
  /** The other column's values of rows that are only inserted; `null` once a row waits of which it is not known. */
  #by: Set<unknown> | null = new Set()

  constructor(table: Table) { this.table = table }
  get size() { return this.#rows.size + this.#removed.size }

  /** Whether the row is named so that its name here is the database's: see `isPlain`. */
  fits(effect: Effect): boolean {
    const { key, by, columns } = this.table
    if (effect.does === 'delete-by') return isPlain(effect.value, columns[by!]!.type)
    return key.every((place, i) => isPlain(effect.does === 'insert' ? effect.cells[place] : effect.key[i], columns[place]!.type))
  }

  /** Adds what a fact does to a row; `false`, and nothing is added, where what waits must be written first. `statements`: the same, to run by itself. */
  add(effect: Effect, fact: string, statements: Statements): boolean {
    if (effect.does === 'insert') return this.#insert(effect.cells, effect.put, fact)
    if (effect.does === 'delete-by') return this.#removeBy(effect.value)
    if (effect.does === 'delete') this.#remove(effect.key)
    if (effect.does === 'update') this.#set(effect.key, effect.set, fact, statements)
    if (effect.does === 'own') this.#run(effect.key, statements)
    return true
  }

  /** Whether nothing that waits has to do with rows of this value in the other column, nor with where they may move. */
  misses(value: unknown): boolean { return this.#by !== null && !this.#by.has(value) && this.#removed.size === 0 }

  /** The statements that write all that waits; then nothing waits. */
  take(): CompiledQuery[] {
    const rows = [...this.#rows.values()]
    const next = (what: Row['next']) => rows.filter((r) => r.next === what)
    const out = [
      ...deletionBy(this.table, [...this.#removed]), ...deletion(this.table, rows.filter((r) => r.gone)),
      ...insertion(this.table, next('insert')), ...putting(this.table, next('put')), ...updating(this.table, next('set')), ...rows.flatMap((r) => r.after),
    ]
    this.#rows = new Map()
    this.#removed = new Set()
    this.#by = new Set()
    return out
  }

  #insert(cells: Cells, put: Row['put'] | null, fact: string): boolean {
    cells[this.table.stamp] = fact
    const name = nameOf(this.table.key.map((place) => cells[place]))
    const row = this.#rows.get(name)
    if (!row) this.#wait(name, { gone: false, next: put ? 'put' : 'insert', cells, put: put ? [...new Set([...put, this.table.stamp])] : [], after: [] })
    else if (row.after.length || row.next === 'set' || (row.next !== 'nothing' && !put)) return false
    else if (row.next === 'nothing') Object.assign(row, { next: 'insert', cells })
    else this.#merge(row, put!.map((place) => [place, cells[place]]), fact)
    return true
  }

  #set(key: Key, set: Settings, fact: string, statements: Statements) {
    const name = nameOf(key)
    const row = this.#rows.get(name)
    if (row?.after.length) row.after.push(...statements())
    else if (row && row.next !== 'nothing') this.#merge(row, set, fact)
    else if (!row) {
      const added: Row = { gone: false, next: 'set', cells: this.#named(key), put: [], after: [] }
      this.#merge(added, set, fact)
      this.#wait(name, added)
    }
  }

  /** Later values take the place of earlier ones. */
  #merge(row: Row, set: Settings, fact: string) {
    for (const [place, value] of set) row.cells[place] = value
    row.cells[this.table.stamp] = fact
    if (row.next === 'put') row.put = [...new Set([...row.put, ...set.map(([place]) => place), this.table.stamp])]
  }

  #run(key: Key, statements: Statements) {
    const name = nameOf(key)
    const row = this.#rows.get(name)
    if (!row) this.#wait(name, { gone: false, next: 'nothing', cells: [], put: [], after: [...statements()] })
    else if (row.after.length || row.next !== 'nothing') row.after.push(...statements())
  }

  #remove(key: Key) {
    const name = nameOf(key)
    const row = this.#rows.get(name)
    if (row?.next === 'insert' && !row.gone) this.#rows.delete(name)
    else this.#wait(name, { gone: true, next: 'nothing', cells: this.#named(key), put: [], after: [] })
  }

  #removeBy(value: unknown): boolean {
    if (this.#by === null || this.#by.has(value)) return false
    this.#removed.add(value)
    return true
  }

  #wait(name: string, row: Row) {
    const { by } = this.table
    if (by !== null && row.next === 'insert' && isPlain(row.cells[by], this.table.columns[by]!.type)) this.#by?.add(row.cells[by])
    else this.#by = null
    this.#rows.set(name, row)
  }

  /** Cells that say the key alone. */
  #named(key: Key): Cells {
    const cells: Cells = Array.from({ length: this.table.columns.length })
    this.table.key.forEach((place, i) => { cells[place] = key[i] })
    return cells
  }
}

const nameOf = (key: Key) => (key.length === 1 ? String(key[0]) : key.join('\u0000'))
