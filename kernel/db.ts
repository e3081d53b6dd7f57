import { createHash } from 'node:crypto'
import {
  DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Compilable, type CompiledQuery, type RawBuilder,
} from 'kysely'
import pg from 'pg'

/** A statement that has been written but not run. Writes and reactions return these; only the kernel runs them. */
export type Statement<Row = unknown> = Compilable<Row> | RawBuilder<Row> | CompiledQuery<Row>

/** Builds typed statements without a connection. */
export const tables = <DB>() => builder as unknown as Kysely<DB>
const builder = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export type Pools = { writer: pg.Pool; reader: pg.Pool; public: pg.Pool; owner: pg.Pool; end(): Promise<void> }
export type DatabaseUrls = Record<'owner' | 'writer' | 'reader' | 'public', string>

// Numbers of rows and ids come as strings, days as YYYY-MM-DD: neither survives JavaScript's own types.
const types = new pg.TypeOverrides()
types.setTypeParser(1082, (text: string) => text)

export function openPools(urls: DatabaseUrls, size: { writer?: number; reader?: number; public?: number } = {}, onError: (e: Error) => void = () => {}): Pools {
  const pool = (url: string, max: number, name: string) => {
    const p = new pg.Pool({ connectionString: url, max, pipeline: true, types, application_name: `anxu-${name}`, idleTimeoutMillis: 30_000 } as pg.PoolConfig)
    p.on('error', onError)
    // A client that is in use when the server goes away has no other listener: without this one the process would end.
    p.on('connect', (client) => client.on('error', () => {}))
    return p
  }
  const pools = {
    writer: pool(urls.writer, size.writer ?? 16, 'writer'),
    reader: pool(urls.reader, size.reader ?? 12, 'reader'),
    public: pool(urls.public, size.public ?? 12, 'public'),
    owner: pool(urls.owner, 3, 'owner'),
  }
  return { ...pools, end: async () => void (await Promise.all(Object.values(pools).map((p) => p.end()))) }
}

const names = new Map<string, string>()

/** The name under which a connection keeps the prepared statement; statements of ever-changing text stay unnamed. */
function preparedName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= 2000) return known
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

export function compile<Row>(statement: Statement<Row>): CompiledQuery<Row> {
  if ('parameters' in statement) return statement
  return 'isRawBuilder' in statement ? statement.compile(builder) : (statement as Compilable<Row>).compile()
}

export type Runner = pg.Pool | pg.ClientBase

/** Sends one statement. On a pipelined connection several may be sent before the first answers. */
export function send<Row>(on: Runner, statement: Statement<Row>): Promise<pg.QueryResult<Row & pg.QueryResultRow>> {
  const { sql, parameters } = compile(statement)
  const name = preparedName(sql)
  return on.query({ text: sql, values: parameters as unknown[], ...(name ? { name } : {}) })
}

export const all = async <Row>(on: Runner, statement: Statement<Row>): Promise<Row[]> => (await send(on, statement)).rows
export const first = async <Row>(on: Runner, statement: Statement<Row>): Promise<Row | undefined> => (await send(on, statement)).rows[0]

/** Waits for everything that was sent together and throws the first failure; later ones only echo it. */
export async function together<T extends readonly Promise<unknown>[]>(sent: readonly [...T]): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(sent)
  const failed = settled.find((s): s is PromiseRejectedResult => s.status === 'rejected')
  if (failed) throw failed.reason
  return settled.map((s) => (s as PromiseFulfilledResult<unknown>).value) as { [K in keyof T]: Awaited<T[K]> }
}

/** One transaction on one connection; a connection that fails to roll back is thrown away. */
export async function transaction<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    const begun = client.query(begin)
    begun.catch(() => {})
    const result = await work(client)
    await begun
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => { failed = e })
    throw error
  } finally {
    client.release(failed)
  }
}

const sqlState = (error: unknown) => (error as { code?: string } | null)?.code
export const isSerialisation = (error: unknown) => ['40P01', '40001'].includes(sqlState(error) ?? '')
export const isUnique = (error: unknown) => sqlState(error) === '23505'
