import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard } from '../../../kernel/command.ts'
import { ImportFinished } from '../facts.ts'
import { lockSheet } from '../locks.ts'
import { importing } from '../procedure.ts'
import type { Failed, OldRegister } from '../schema/tables.ts'

type Row = { id: string; state: string; region: string; department: string | null; last_fact: string; waiting: number; done: number; there: number; failed: Failed[] }
const findImport = (_t: Kysely<OldRegister>, { id }: { id: string }) => sql<Row>`
  select i.id, i.state, i.region, i.department, i.last_fact,
    (select count(*)::int from old_register_row r where r.sheet_id = i.id and r.status = 'good' and r.outcome is null) as waiting,
    (select count(*)::int from old_register_row r where r.sheet_id = i.id and r.outcome = 'done') as done,
    (select count(*)::int from old_register_row r where r.sheet_id = i.id and r.outcome = 'there') as there,
    (select coalesce(json_agg(json_build_object('row', r.row, 'key', r.key, 'code', r.outcome_code) order by r.row), '[]') from old_register_row r where r.sheet_id = i.id and r.outcome = 'failed') as failed
  from old_register_import i where i.id = ${id}`

const allTried: Guard<Row> = {
  code: 'still-running', clause: '条例-10', broken: (row) => row.waiting > 0 && { zh: `还有 ${row.waiting} 行没有导入`, en: `${row.waiting} rows wait` },
}

/** Every row has been tried; those that were refused are named for good. */
export const finish = command<OldRegister>()({
  does: importing.step('finish'),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [lockSheet(i.id)],
  find: findImport,
  guards: [allTried],
  fact: ImportFinished,
  record: ({ id, region, department, done, there, failed }) => ({ subject: id, enterprise: null, region, department, body: { done, there, failed } }),
  write: (t, f) => [t.updateTable('old_register_import').set({ state: f.to!, done: f.body.done, there: f.body.there, failed: JSON.stringify(f.body.failed) }).where('id', '=', f.subject)],
})
