import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import type { TableKind } from '../../kernel/capability.ts'
import { audit } from '../../kernel/replay.ts'
import { kernelTables } from '../../kernel/schema.ts'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { testServerUrl } from '../../test/support/database.ts'
import { anEnterprise, submitted } from '../../test/support/licensing.ts'
import { aSealing, number, type Sealing } from '../../test/support/sealing.ts'
import { auditLog } from './audit.ts'

type Column = { name: string; type: string }

describe('what a superuser of the database alters is named by the audit', () => {
  let t: TestHouse
  let sealing: Sealing
  let root: pg.Client
  let person: string
  const kinds = () => ({ ...kernelTables, ...Object.assign({}, ...t.house.capabilities.map((c) => c.tables)) as Record<string, TableKind> })
  const tables = (kind: TableKind['kind']) => Object.entries(kinds()).filter(([, k]) => k.kind === kind).map(([table, k]) => ({ table, key: k.key }))
  const found = async () => (await auditLog(t.house, { keys: sealing.options.keys.keys })).differences

  before(async () => {
    t = await openTestHouse()
    sealing = await aSealing()
    const log = await sealing.open(t.house)
    const who = await anEnterprise(t, {}, { name: '石望川', citizenId: '11010519491231002X', phone: '13666660001' })
    await submitted(t, who)
    await t.as(officer('window')).post(`/api/licensing/applications/${who.id}/accept`, { seen: '1' })
    await t.as(null).post('/api/accounts/sign-in', { account: 'nobody-at-all', password: 'a password nobody may see' })
    await t.as(officer('window')).get(`/api/enterprises/enterprises/${who.id}/personal?purpose=x`)
    const url = new URL(await testServerUrl())
    url.pathname = new URL(t.house.urls.owner).pathname
    root = new pg.Client({ connectionString: url.href })
    await root.connect()
    await root.query('set search_path = anxu')
    await root.query(`insert into look (id, at, actor_id, query, subject, purpose) values (gen_random_uuid(), '2026-03-02', 'somebody', 'enterprises/personal', null, '核对身份')`)
    await root.query(`insert into accounts_sign_in (id, at, account_id, account, outcome) select gen_random_uuid(), '2026-03-02', null, 'nobody', 'refused' where not exists (select from accounts_sign_in)`).catch(() => {})
    // Enough entries for a tile of their own.
    await root.query(`insert into attempt (id, at, command, actor_id, outcome) select gen_random_uuid(), '2026-03-02', 'licensing/application/accept', 'somebody', 'kernel/forbidden' from generate_series(1, 256)`)
    person = (await root.query<{ person: string }>('select person from vault_value limit 1')).rows[0]!.person
    await number(t.house)
    await log.seal()
    // What is altered from here on is not to be sealed as if it were true.
    await log.close()
    assert.deepEqual(await found(), [])
    assert.deepEqual((await audit(t.house)).differences, [])
  })
  after(() => root.end())

  const columnsOf = async (table: string) => (await root.query<Column>(`select attname as name, format_type(atttypid, null) as type from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [table])).rows
  const behindTheTriggers = async (table: string, sql: string) => {
    await root.query(`begin; alter table ${table} disable trigger all`)
    const result = await root.query<Record<string, unknown>>(sql).catch(async (e: Error) => { await root.query('rollback'); throw e })
    await root.query(`alter table ${table} enable trigger all; commit`)
    return result
  }
  const other = ({ name, type }: Column) => ({
    text: `${name} || 'x'`, bigint: `${name} + 100000`, integer: `${name} + 1`, uuid: 'gen_random_uuid()', bytea: `set_byte(${name}, 0, (get_byte(${name}, 0) + 1) % 256)`, boolean: `not ${name}`,
    'timestamp with time zone': `${name} + interval '1 second'`, date: `${name} + 1`, jsonb: `${name} || '{"x": 1}'::jsonb`,
  })[type] ?? `${name}`

  /** The row of one temporary table gives way to that of another. */
  const replace = (table: string, from: string, to: string) => behindTheTriggers(table,
    `delete from ${table} where ctid = (select min(t.ctid) from ${table} t where to_jsonb(t) = (select to_jsonb(k) from ${from} k)); insert into ${table} overriding system value select * from ${to}`)

  test('one row of each record table in turn: every column of facts, attempts and looks, two of the others', async () => {
    let altered = 0
    for (const { table } of tables('record')) {
      const { rows: [row] } = await root.query<Record<string, unknown>>(`create temp table kept as select * from ${table} where ctid = (select min(ctid) from ${table}); create temp table put as select * from kept`).then(() => root.query('select * from kept'))
      assert.ok(row, `${table} has a row`)
      const filled = (await columnsOf(table)).filter((x) => row[x.name] !== null)
      for (const c of ['fact', 'attempt', 'look'].includes(table) ? filled : filled.slice(-2)) {
        await root.query(`delete from put; insert into put select * from kept; update put set ${c.name} = ${other(c)}`)
        await replace(table, 'kept', 'put')
        const named = [...await found(), ...(['name', 'subject', 'enterprise_id', 'actor_id', 'request_id'].includes(c.name) && table === 'fact' ? (await audit(t.house)).differences : [])]
        assert.ok(named.some((d) => d.table === table || table.startsWith('transparency')), `${table}.${c.name} was altered: ${JSON.stringify(named)}`)
        await replace(table, 'put', 'kept')
        altered++
      }
      await root.query('drop table kept, put')
    }
    assert.ok(altered > 30, `${altered} columns`)
    assert.deepEqual(await found(), [])
  })

  test('a row removed, and one put in, of each record table that holds what people did', async () => {
    for (const table of ['attempt', 'look', 'file', 'fact']) {
      await root.query(`create temp table kept as select * from ${table} where ctid = (select max(ctid) from ${table})`)
      await behindTheTriggers(table, `delete from ${table} where ctid = (select max(ctid) from ${table})`)
      assert.ok((await found()).some((d) => d.table === table && d.kind === 'missing'), `${table}: removed`)
      await behindTheTriggers(table, `insert into ${table} overriding system value select * from kept`)
      const id = table === 'fact' ? '999999' : 'gen_random_uuid()'
      await root.query(table === 'fact' ? 'update kept set id = 999999, request_id = gen_random_uuid()' : `update kept set id = ${id}`)
      await behindTheTriggers(table, `insert into ${table} overriding system value select * from kept`)
      assert.deepEqual((await found()).map((d) => `${d.table} ${d.kind}`), [`${table} extra`])
      await behindTheTriggers(table, `delete from ${table} where id = (select id from kept)`)
      await root.query('drop table kept')
    }
    assert.deepEqual(await found(), [])
  })

  test('a row that was altered together with its entry is found by the checkpoint', async () => {
    await root.query(`create temp table kept as select * from transparency_entry where kind = 'attempt' order by idx desc limit 1`)
    await behindTheTriggers('transparency_entry', `update transparency_entry set digest = sha256(('anxu-entry/v1 attempt' || E'\\n')::bytea || salt || replace(convert_from(said, 'UTF8'), 'kernel', 'kernal')::bytea), said = replace(convert_from(said, 'UTF8'), 'kernel', 'kernal')::bytea where idx = (select idx from kept)`)
    await behindTheTriggers('attempt', `update attempt set outcome = replace(outcome, 'kernel', 'kernal') where id::text = (select ref from kept)`)
    const named = (await found()).map((d) => d.table)
    assert.ok(named.includes('transparency_checkpoint') && named.every((n) => n.startsWith('transparency_')), named.join())
    await behindTheTriggers('transparency_entry', 'update transparency_entry e set said = k.said, digest = k.digest from kept k where e.idx = k.idx')
    await behindTheTriggers('attempt', `update attempt set outcome = replace(outcome, 'kernal', 'kernel') where id::text = (select ref from kept)`)
    assert.deepEqual(await found(), [])
    await root.query('drop table kept')
  })

  test('one value of the vault: ciphertext, salt, lookup, owner, and its key, altered or destroyed without a fact', async () => {
    const { rows: [value] } = await root.query<{ ref: string }>('select ref from vault_value where lookup is not null limit 1')
    await root.query(`create temp table kept as select * from vault_value where ref = '${value!.ref}'; create temp table kept_key as select * from vault_key where person = (select person from kept)`)
    for (const set of ['ciphertext = set_byte(ciphertext, 5, 7)', 'salt = set_byte(salt, 0, (get_byte(salt, 0) + 1) % 256)', 'lookup = null', `kind = 'phone'`, 'salt = null, lookup = null']) {
      await behindTheTriggers('vault_value', `update vault_value set ${set} where ref = '${value!.ref}'`)
      assert.deepEqual((await found()).map((d) => `${d.table} ${d.kind} ${String(d.key['ref'])}`), [`vault_value changed ${value!.ref}`], set)
      await behindTheTriggers('vault_value', 'update vault_value v set ciphertext = k.ciphertext, salt = k.salt, lookup = k.lookup, kind = k.kind from kept k where v.ref = k.ref')
    }
    for (const set of ['null', 'set_byte(wrapped, 3, (get_byte(wrapped, 3) + 1) % 256)']) {
      await behindTheTriggers('vault_key', `update vault_key set wrapped = ${set} where person = (select person from kept)`)
      assert.deepEqual((await found()).map((d) => `${d.table} ${d.kind}`), ['vault_key changed'], set)
      await behindTheTriggers('vault_key', 'update vault_key v set wrapped = k.wrapped from kept_key k where v.person = k.person')
    }
    assert.deepEqual(await found(), [])
    await root.query('drop table kept, kept_key')
  })

  test('an erased person reads “erased by fact N”, and no tampering', async () => {
    const erased = await t.as(officer('administrator', { region: null, department: null })).post('/api/privacy/persons/erase', { person, reason: '本人申请' })
    assert.equal(erased.status, 200, JSON.stringify(erased.body))
    const result = await auditLog(t.house)
    assert.deepEqual(result.differences, [])
    assert.deepEqual(result.erased.map((e) => [e.person, e.fact]), [[person, erased.body.fact]])
  })

  test('one row of every state table at once: one audit names each', async () => {
    const wanted = tables('state')
    for (const { table, key } of wanted) {
      const columns = await columnsOf(table)
      const text = columns.find((c) => c.type === 'text' && !key.includes(c.name))
      const { rowCount } = await root.query(`select 1 from ${table} limit 1`)
      const one = (set: string) => behindTheTriggers(table, `update ${table} set ${set} where ctid = (select min(ctid) from ${table})`)
      if (!rowCount) await behindTheTriggers(table, `insert into ${table} (${columns.map((c) => c.name).join(', ')}) values (${columns.map(anything).join(', ')})`)
      else if (text) await one(`${text.name} = coalesce(${text.name}, '') || 'x'`).catch(() => one('last_fact = last_fact + 100000'))
      else await one('last_fact = last_fact + 100000')
    }
    const named = new Set((await audit(t.house)).differences.map((d) => d.table))
    assert.deepEqual(wanted.map((w) => w.table).filter((w) => !named.has(w)), [])
    assert.ok(wanted.length > 50)
  })
  const anything = ({ type }: Column) => ({
    uuid: 'gen_random_uuid()', bigint: '1', integer: '1', smallint: '1', boolean: 'true', jsonb: `'{}'`, date: `'2026-01-01'`, 'timestamp with time zone': `'2026-01-01'`, bytea: `'x'`, numeric: '1', 'double precision': '1',
  })[type] ?? (type.endsWith('[]') ? `'{}'` : `'x'`)
})
