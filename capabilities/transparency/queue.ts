import type { TableKind } from '../../kernel/capability.ts'
import { transaction } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { kernelTables } from '../../kernel/schema.ts'
import { own } from './schema/tables.ts'

/** Record tables whose rows are entries of the log by trigger. Facts come in the order of their numbers; the log's own tables are no entries. */
export function queuedTables(house: House): { table: string; key: readonly string[] }[] {
  const all = { ...kernelTables, ...Object.assign({}, ...house.capabilities.map((c) => c.tables)) as Record<string, TableKind> }
  const apart: readonly string[] = ['fact', 'sequenced', ...own]
  return Object.entries(all).flatMap(([table, kind]) => (kind.kind === 'record' && !apart.includes(table) ? [{ table, key: kind.key }] : []))
}

/** Puts the trigger on each record table and on the vault where it is missing, and queues what stands there already. */
export async function watchRecords(house: House): Promise<void> {
  const { rows } = await house.pools.owner.query<{ t: string }>(`select tgrelid::regclass::text as t from pg_trigger where tgname = 'transparency_queue'`)
  const watched = new Set(rows.map((r) => r.t.replace(/^.*\./, '')))
  const wanted = [
    ...queuedTables(house).map(({ table, key }) => ({ table, ref: key.map((k) => `t.${k}`).join(` || ',' || `), said: 'to_jsonb(t)', on: 'insert', when: '', does: `transparency_queue(${key.map((k) => `'${k}'`).join(', ')})` })),
    { table: 'vault_value', ref: 't.ref', said: 'transparency_of_value(t)', on: 'insert or update of ciphertext', when: '', does: 'transparency_queue_value()' },
    { table: 'vault_key', ref: 't.person', said: 'transparency_of_key(t)', on: 'insert or update of wrapped', when: 'when (new.wrapped is not null)', does: 'transparency_queue_key()' },
  ].filter((w) => !watched.has(w.table))
  if (wanted.length === 0) return
  await transaction(house.pools.owner, 'begin', async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(4047); set local timezone = 'UTC'; set local bytea_output = 'hex'`)
    for (const { table, ref, said, on, when, does } of wanted) {
      await tx.query(`create or replace trigger transparency_queue after ${on} on ${table} for each row ${when} execute function ${does}; alter table ${table} enable always trigger transparency_queue`)
      await tx.query(`insert into transparency_unsealed (kind, ref, said) select '${table}', (${ref})::text, ${said} from ${table} t
        where ${said} is not null and not exists (select from transparency_entry e where e.kind = '${table}' and e.ref = (${ref})::text)
          and not exists (select from transparency_unsealed u where u.kind = '${table}' and u.ref = (${ref})::text)${table === 'vault_key' ? ' and t.wrapped is not null' : ''}`)
    }
  })
}
