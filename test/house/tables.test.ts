import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import type { TableKind } from '../../kernel/capability.ts'
import { kernelTables, roleNames } from '../../kernel/schema.ts'
import { findCapabilities } from '../../start/capabilities.ts'
import { copyDatabase, stopOwnServer, testKey } from '../support/database.ts'
import { after } from 'node:test'

const database = await copyDatabase()
const owner = new pg.Client({ connectionString: database.urls.owner })
const writer = new pg.Client({ connectionString: database.urls.writer })
const reader = new pg.Client({ connectionString: database.urls.reader })
const publicly = new pg.Client({ connectionString: database.urls.public })
await Promise.all([owner, writer, reader, publicly].map((c) => c.connect()))
after(async () => {
  await Promise.all([owner, writer, reader, publicly].map((c) => c.end()))
  await database.drop()
  await stopOwnServer()
})

const declared: Record<string, TableKind> = { ...kernelTables, ...Object.assign({}, ...(await findCapabilities()).map((c) => c.tables)) as Record<string, TableKind> }
const role = roleNames(testKey)

/** Tables of the schema that no capability declares under a kind. */
const undeclared = (tables: readonly string[], kinds: Record<string, TableKind>) => tables.filter((t) => !kinds[t])
const existing = async () => (await owner.query<{ t: string }>(`select tablename as t from pg_tables where schemaname = 'anxu'`)).rows.map((r) => r.t)

test('every table is declared under one kind, and every declared one exists', async () => {
  const tables = await existing()
  assert.deepEqual(undeclared(tables, declared), [])
  assert.deepEqual(Object.keys(declared).filter((t) => !tables.includes(t)), [])
  assert.deepEqual(undeclared(['strange'], declared), ['strange'], 'a table of no kind is found')
})

test('rights follow from the kind: a record is never changed, only views are public, the reader writes nothing', async () => {
  const { rows } = await owner.query<{ grantee: string; table_name: string; privilege_type: string }>(
    `select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'anxu' and grantee = any($1)`, [[role.writer, role.reader, role.public]])
  const rights = (who: string, t: string) => rows.filter((r) => r.grantee === who && r.table_name === t).map((r) => r.privilege_type).sort()
  for (const [t, kind] of Object.entries(declared)) {
    assert.deepEqual(rights(role.writer, t), kind.kind === 'record' ? ['INSERT', 'SELECT'] : ['DELETE', 'INSERT', 'SELECT', 'UPDATE'], t)
    assert.ok(rights(role.reader, t).every((p) => p === 'SELECT'), t)
    assert.deepEqual(rights(role.public, t), [], t)
  }
})

test('a record refuses change even by its owner, and a state row refuses whatever comes from no fact', async () => {
  await owner.query(`insert into attempt (id, at, command, actor_id, outcome) values (gen_random_uuid(), '2026-01-01', 'x', 'y', 'z')`)
  for (const sql of [`update attempt set outcome = 'w'`, 'delete from attempt', 'truncate attempt'])
    await assert.rejects(owner.query(sql), /never changed/)
  await assert.rejects(owner.query(`set session_replication_role = replica; update attempt set outcome = 'w'`), /never changed|permission denied/)
  for (const [t] of Object.entries(declared).filter(([, k]) => k.kind === 'state')) {
    const { rows } = await owner.query<{ tgname: string; tgenabled: string }>(`select tgname, tgenabled from pg_trigger where tgrelid = $1::regclass and tgname = 'stamp_row'`, [`anxu.${t}`])
    assert.deepEqual(rows, [{ tgname: 'stamp_row', tgenabled: 'A' }], t)
  }
  await assert.rejects(writer.query(`insert into due (subject, rule, at, detail, last_fact) values (gen_random_uuid(), 'r', '2026-01-01', '{}', 0)`), /written by facts alone/)
})

test('the reader without a context sees no row of a scoped table; the public sees no table at all', async () => {
  for (const [t, kind] of Object.entries(declared).filter(([, k]) => k.place)) {
    const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from pg_policies where schemaname = 'anxu' and tablename = $1`, [t])
    assert.equal(rows[0]!.n, 2, `${t} has its two policies`)
    assert.equal((await reader.query(`select 1 from ${t} limit 1`)).rowCount, 0, `${t} (${kind.kind})`)
  }
  await assert.rejects(publicly.query('select 1 from fact'), /permission denied/)
})
