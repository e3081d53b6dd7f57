import type { Kysely, RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Actor, PlaceColumns } from './access.ts'
import type { Statement } from './db.ts'
import { storable } from './fields.ts'
import type { By } from './procedure.ts'
import type { Words } from './problem.ts'
import type { House } from './house.ts'

/** What a query works with: the reader's connection (row-level security on), the moment, and what this actor may see. */
export type Asking<DB> = {
  t: Kysely<DB>
  all<Row>(statement: Statement<Row>): Promise<Row[]>
  first<Row>(statement: Statement<Row>): Promise<Row | undefined>
  actor: Actor
  at: Date
  /** The legal day in Asia/Shanghai. */
  day: string
  /** The actor's scopes as a condition over the columns of `alias`. */
  visible(alias: string, columns: PlaceColumns): RawBuilder<boolean>
  house: House
}

export type Column<Row> = { key: keyof Row & string; title: Words; text?(row: Row): string | number | null }

export type Query<DB = any, I extends z.ZodObject = any, R extends z.ZodType = any> = {
  name: string
  capability: string
  /** Below `/api/<capability>`, with `:id` for parameters. */
  path: string
  for: By
  input: I
  result: R
  /** Lists with columns are also served as `<path>.xlsx`. */
  columns?: readonly Column<any>[]
  /** Personal or secret values come out: the look is committed before the answer is read. */
  looks?: true
  summary: Words
  run(ask: Asking<DB>, input: z.output<I>): Promise<z.input<R>>
}

export const query = <DB>() => <I extends z.ZodObject, R extends z.ZodType>(q: Query<DB, I, R>) => q

/** The members that every list takes; cursors are opaque. */
export const listing = { limit: z.coerce.number().int().min(1).max(200).default(20), after: z.string().max(400).optional() }
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const encodeCursor = (values: readonly (string | number | null)[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
export function decodeCursor(cursor: string): (string | number | null)[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(values) && storable(values) && values.every((v) => v === null || ['string', 'number'].includes(typeof v)) ? values as (string | number | null)[] : null
  } catch { return null }
}
