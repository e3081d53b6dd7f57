import { createHash } from 'node:crypto'
import {
  DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type Compilable, type CompiledQuery, type RawBuilder,
} from 'kysely'
import pg from 'pg'

/** A statement that has been written but not run. Writes and reactions return these; only the kernel runs them. */
export type Statement<Row = unknown> = Compilable<Row> | RawBuilder<Row> | (CompiledQuery<Row> & { copy?: string })

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

type Connection = { stream: { cork(): void; uncork(): void }; sendCopyFromChunk(chunk: Uint8Array): void; endCopyFrom(): void; _send(piece: Uint8Array): unknown; sync(): void; submittedNamedStatements: Record<string, string>; parsedStatements: Record<string, string> }
/** What `pg` offers to classes of queries, beyond its published types. */
type Part = {
  copy?: string; name?: string; text: string; submit(connection: Connection): Error | null; _result: pg.QueryResult & { _types: unknown }
  handleRowDescription(m: unknown): void; handleDataRow(m: unknown): void; handleCommandComplete(m: unknown, c: Connection): void
}
const QueryBase = pg.Query as unknown as new (config: object) => { name: string | undefined; text: string | undefined; callback: (error: Error | null) => void; _result: { _types: unknown } }

/** Statements under one Sync: the server reads them in one piece and answers in one, instead of waking both sides for each. */
class Batch extends QueryBase {
  parts: readonly Part[]
  at = 0
  constructor(parts: readonly Part[], callback: (error: Error | null) => void) {
    super({ text: '', callback })
    this.parts = parts
    this.#enter(0)
  }
  #enter(at: number) {
    this.at = at
    this.name = this.parts[at]?.name
    this.text = this.parts[at]?.text
  }
  /** All messages go out as one piece: a stream that gets thousands of small ones spends more on them than on their bytes. */
  submit(connection: Connection) {
    const pieces: Uint8Array[] = []
    const stream = { writable: true, cork() {}, uncork() {}, write: (piece: Uint8Array) => pieces.push(piece) }
    const gathering = Object.create(connection, { sync: { value: () => {} }, stream: { value: stream } }) as Connection
    for (const p of this.parts) {
      p._result._types = this._result._types
      p.submit(gathering)
      if (p.copy === undefined) continue
      gathering.sendCopyFromChunk(Buffer.from(p.copy))
      gathering.endCopyFrom()
    }
    connection.sync.call(gathering)
    connection._send(Buffer.concat(pieces))
    return null
  }
  handleRowDescription(m: unknown) { this.parts[this.at]!.handleRowDescription(m) }
  handleDataRow(m: unknown) { this.parts[this.at]!.handleDataRow(m) }
  handleCommandComplete(m: unknown, c: Connection) { this.parts[this.at]!.handleCommandComplete(m, c); this.#enter(this.at + 1) }
  /** The rows are on their way already. */
  handleCopyInResponse() {}
  handleReadyForQuery() { this.callback(null) }
  /** The server skipped what came after the failure, so those statements are not prepared. */
  handleError(error: Error, c: Connection) {
    for (const { name } of this.parts) if (name && !(name in c.parsedStatements)) delete c.submittedNamedStatements[name]
    this.callback(error)
  }
}

/** Sends statements together on one connection and answers their results in order; the first failure is thrown. They run one after the other. */
export function batch(on: pg.ClientBase, statements: readonly Statement[]): Promise<pg.QueryResult[]> {
  const parts = statements.map((s) => {
    const { sql: text, parameters, copy } = compile(s) as CompiledQuery & { copy?: string }
    return Object.assign(new pg.Query(text, parameters as unknown[]), { copy, name: preparedName(text), queryMode: 'extended', callback: () => {} }) as unknown as Part
  })
  return new Promise((resolve, reject) => {
    on.query(new Batch(parts, (error) => (error ? reject(error) : resolve(parts.map((p) => p._result)))) as never)
  })
}

/** What is sent in this turn leaves in one piece. */
export function gather(client: pg.ClientBase) {
  const { stream } = (client as unknown as { connection: Connection }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** One transaction on one connection; a connection that fails to roll back is thrown away. */
export async function transaction<T>(pool: pg.Pool, begin: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failed: Error | undefined
  try {
    gather(client)
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
