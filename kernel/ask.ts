import { sql } from 'kysely'
import type pg from 'pg'
import writeXlsx from 'write-excel-file/node'
import { anybody, grants, readerContext, visible, type Actor } from './access.ts'
import { today } from './calendar.ts'
import { all, batch, gather, tables, type Statement } from './db.ts'
import { fieldProblems } from './fields.ts'
import type { House } from './house.ts'
import { forbidden, invalid, notFound, signInNeeded } from './problem.ts'
import type { Query } from './query.ts'
import { uuid } from './random.ts'

const t = tables<any>()
export const isPublic = (q: Query) => 'public' in q.for

/** Answers one query: public ones on the public connection with nothing but a select; all others as the reader, row-level security on. */
export async function ask(house: House, q: Query, actor: Actor | null, raw: unknown): Promise<unknown> {
  if (!actor && !isPublic(q)) throw signInNeeded()
  const who = actor && grants(q.for, actor).length ? actor : isPublic(q) ? anybody : null
  if (!who) throw forbidden()
  const parsed = q.input.safeParse(raw)
  const inPath = ({ path }: { path: readonly PropertyKey[] }) => q.path.split('/').includes(`:${String(path[0])}`)
  if (!parsed.success) throw parsed.error.issues.some(inPath) ? notFound() : invalid({ fields: fieldProblems(parsed.error.issues) })
  if (q.looks) await recordLook(house, q, who, parsed.data)
  const at = house.clock.now()
  const run = (on: pg.Pool | pg.PoolClient) => q.run({
    t, actor: who, at, day: today(at), house,
    all: (s) => all(on, s),
    first: async (s) => (await all(on, s))[0],
    visible: (alias, columns) => visible(q.for, who, alias, columns),
  }, parsed.data)
  return isPublic(q) && who === anybody ? run(house.pools.public) : asReader(house, q, who, run)
}

/** One read-only transaction that knows who asks; without the settings the policies show no row. */
async function asReader<T>(house: House, q: Query, actor: Actor, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await house.pools.reader.connect()
  let failed: Error | undefined
  try {
    const settings = Object.entries(readerContext(q.for, actor))
    gather(client)
    const begun = batch(client, [
      sql`begin read only`,
      sql`select set_config(k, v, true) from unnest(${settings.map(([k]) => k)}::text[], ${settings.map(([, v]) => v)}::text[]) as s (k, v)`,
    ])
    const [result] = await Promise.all([run(client), begun])
    return result
  } finally {
    await client.query('commit').catch((e: Error) => { failed = e })
    client.release(failed)
  }
}

/** Two steps on purpose: the look is committed before the second transaction reads, so that no rollback undoes it. */
async function recordLook(house: House, q: Query, actor: Actor, input: { id?: string; purpose?: string }) {
  const at = house.clock.now()
  const row = { id: uuid(at), at, actor_id: actor.id, query: `${q.capability}/${q.name}`, subject: input.id ?? null, purpose: input.purpose ?? null }
  await all(house.pools.writer, t.insertInto('look').values(row) as Statement)
}

/** The list, as filtered, as a workbook: the columns that the query declares, in the asked language. A longer list than `most` says so in its first row. */
export async function exportXlsx(house: House, q: Query, actor: Actor | null, raw: Record<string, unknown>, lang: 'zh' | 'en', most = 10_000): Promise<Buffer> {
  const rows: Record<string, unknown>[] = []
  let after: string | null = null
  do {
    const page = await ask(house, q, actor, { ...raw, limit: '200', ...(after ? { after } : {}) }) as { items: Record<string, unknown>[]; next: string | null }
    rows.push(...page.items)
    after = page.next
  } while (after && rows.length < most)
  const columns = q.columns!
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
  const cell = (v: unknown) => (v === null || v === undefined ? null : { type: typeof v === 'number' ? Number : String, value: typeof v === 'number' ? v : neutral(String(v)) })
  const body = rows.slice(0, most).map((r) => columns.map((c) => cell(c.text ? c.text(r) : r[c.key])))
  const said = after || rows.length > most ? [[bold(lang === 'zh' ? `只含最前 ${most} 行，其后还有：请缩小筛选范围，分次导出` : `The first ${most} rows only, there are more: narrow the filters and export in parts`)]] : []
  return writeXlsx([...said, columns.map((c) => bold(c.title[lang])), ...body] as never, { columns: columns.map(() => ({ width: 22 })) }).toBuffer()
}

/** A cell that begins like a formula is shown, not run, by spreadsheet programs. */
const neutral = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
