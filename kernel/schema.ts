import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { policies } from './access.ts'
import type { Capability, TableKind } from './capability.ts'
import type { DatabaseUrls } from './db.ts'

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }

/** The kernel's own tables, declared like everybody's. */
export const kernelTables: Readonly<Record<string, TableKind>> = {
  fact: { kind: 'record', key: ['id'], place },
  attempt: { kind: 'record', key: ['id'], place },
  look: { kind: 'record', key: ['id'] },
  sequenced: { kind: 'record', key: ['seq'], open: true },
  file: { kind: 'record', key: ['id'], place },
  due: { kind: 'state', key: ['subject', 'rule'], place },
  unsequenced: { kind: 'working', key: ['fact_id'] },
  due_tried: { kind: 'working', key: ['subject', 'rule'], open: true },
  vault_key: { kind: 'working', key: ['person'] },
  vault_value: { kind: 'working', key: ['ref'] },
  shape: { kind: 'working', key: ['capability'], open: true },
  setting: { kind: 'working', key: ['name'], open: true },
  migration: { kind: 'working', key: ['name'], open: true },
}

export const roles = ['owner', 'writer', 'reader', 'public'] as const
export const schemaName = 'anxu'

/** Role names carry the installation, so that two installations may share one server. */
export const roleNames = (master: Uint8Array) => {
  const id = createHmac('sha256', master).update('installation').digest('hex').slice(0, 8)
  return Object.fromEntries(roles.map((r) => [r, `anxu_${id}_${r}`])) as Record<(typeof roles)[number], string>
}

/** The four connections of one database; passwords follow from the installation's key and are stored nowhere. */
export function roleUrls(adminUrl: string, master: Uint8Array): DatabaseUrls {
  const names = roleNames(master)
  return Object.fromEntries(roles.map((r) => {
    const url = new URL(adminUrl)
    url.username = names[r]
    url.password = rolePassword(master, r)
    return [r, url.href]
  })) as DatabaseUrls
}
const rolePassword = (master: Uint8Array, role: string) => createHmac('sha256', master).update(`database ${role}`).digest('hex')

/** Makes roles and schema where they are missing, runs the migrations, and arranges grants, triggers and policies by the declared kinds. */
export async function prepareDatabase(adminUrl: string, master: Uint8Array, capabilities: readonly Capability[]): Promise<DatabaseUrls> {
  await withClient(adminUrl, (admin) => makeRoles(admin, master))
  const urls = roleUrls(adminUrl, master)
  await withClient(urls.owner, async (owner) => {
    await owner.query(`select pg_advisory_lock(4042)`)
    const applied = await migrate(owner, capabilities)
    if (applied) await owner.query(arrange(capabilities, roleNames(master)))
  })
  return urls
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try { await work(client) } finally { await client.end() }
}

async function makeRoles(admin: pg.Client, master: Uint8Array) {
  const names = roleNames(master)
  await admin.query('select pg_advisory_lock(4041)')
  for (const role of roles) {
    const known = await admin.query('select from pg_roles where rolname = $1', [names[role]])
    const verb = known.rowCount ? 'alter' : 'create'
    await admin.query(`${verb} role ${names[role]} login password '${rolePassword(master, role)}' ${verb === 'create' ? 'nocreatedb nocreaterole noinherit' : ''}`)
    await admin.query(`alter role ${names[role]} set search_path = ${schemaName}`)
  }
  await admin.query(`grant ${names.owner}, ${names.writer} to current_user`)
  await admin.query(`create schema if not exists ${schemaName} authorization ${names.owner}`)
  await admin.query(`create schema if not exists pgboss authorization ${names.writer}`)
  await admin.query(`grant create on database ${(await admin.query<{ d: string }>('select quote_ident(current_database()) as d')).rows[0]!.d} to ${names.owner}`)
  await admin.query(`grant usage on schema ${schemaName} to ${names.writer}, ${names.reader}, ${names.public}`)
  await admin.query('select pg_advisory_unlock(4041)')
}

/** Every migration of kernel and capabilities, in order: `kernel/schema.sql`, then `<capability>/schema/NNN-*.sql`. */
function migrations(capabilities: readonly Capability[]) {
  const kernel = [{ name: 'kernel/001', sql: readFileSync(new URL('./schema.sql', import.meta.url), 'utf8') }]
  return kernel.concat(capabilities.flatMap((c) => {
    const folder = `${c.folder}/schema`
    const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.sql')).sort() : []
    return files.map((f) => ({ name: `${c.name}/${f.replace('.sql', '')}`, sql: readFileSync(`${folder}/${f}`, 'utf8') }))
  }))
}

async function migrate(owner: pg.Client, capabilities: readonly Capability[]): Promise<boolean> {
  await owner.query('create table if not exists migration (name text primary key, digest text not null)')
  const known = new Map((await owner.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map((r) => [r.name, r.digest]))
  const arrangement = { name: 'arrangement', sql: JSON.stringify([kernelTables, capabilities.map((c) => [c.tables, c.publicViews])]) + policies.toString() + arrange.toString() }
  const wanted = [...migrations(capabilities), arrangement].map((m) => ({ ...m, digest: createHash('sha256').update(m.sql).digest('hex') }))
  const missing = wanted.filter((m) => known.get(m.name) !== m.digest)
  for (const m of missing) {
    if (m !== arrangement && known.has(m.name) && m.name !== 'arrangement') throw new Error(`the migration ${m.name} was changed after it had been applied; add a new file instead`)
    await owner.query('begin')
    if (m.name !== 'arrangement') await owner.query(m.sql)
    await owner.query('insert into migration values ($1, $2) on conflict (name) do update set digest = excluded.digest', [m.name, m.digest])
    await owner.query('commit')
  }
  return missing.length > 0
}

/** Functions behind the triggers: a record never changes, a state row carries the fact that wrote it. */
const functions = `
create or replace function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the table % holds records: they are never changed or removed', tg_table_name; end $$;
create or replace function stamp() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('anxu.fact', true), '') = '' then raise exception 'the table % is written by facts alone', tg_table_name; end if;
  if tg_op = 'DELETE' then return old; end if;
  new.last_fact := current_setting('anxu.fact')::bigint;
  return new;
end $$;`

export function arrange(capabilities: readonly Capability[], role: ReturnType<typeof roleNames>): string {
  const everything = Object.entries({ ...kernelTables, ...Object.assign({}, ...capabilities.map((c) => c.tables)) as Record<string, TableKind> })
  const views = capabilities.flatMap((c) => c.publicViews ?? [])
  return [
    functions,
    ...everything.map(([table, kind]) => tableGrants(table, kind, role)),
    ...views.map((v) => `grant select on ${v} to ${role.public}, ${role.reader}, ${role.writer};`),
    `grant usage on all sequences in schema ${schemaName} to ${role.writer};`,
  ].join('\n')
}

function tableGrants(table: string, kind: TableKind, role: ReturnType<typeof roleNames>): string {
  const rights = { record: 'select, insert', state: 'select, insert, update, delete', working: 'select, insert, update, delete' }[kind.kind]
  return [
    `revoke all on ${table} from ${role.writer}, ${role.reader}, ${role.public};`,
    `grant ${rights} on ${table} to ${role.writer};`,
    kind.place || kind.open ? `grant select on ${table} to ${role.reader};` : '',
    kind.place ? policies(table, kind.place, role) : '',
    kind.kind === 'record' ? guard(table, 'refuse_change', 'update or delete', 'row') + guard(table, 'refuse_change', 'truncate', 'statement') : '',
    kind.kind === 'state' ? guard(table, 'stamp', 'insert or update or delete', 'row') : '',
  ].join('\n')
}

/** `always`: also where a session calls itself a replica. */
const guard = (table: string, fn: string, events: string, each: 'row' | 'statement') => `
create or replace trigger ${fn}_${each} before ${events} on ${table} for each ${each} execute function ${fn}();
alter table ${table} enable always trigger ${fn}_${each};`
