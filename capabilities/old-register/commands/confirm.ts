import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { ImportConfirmed, type Kind } from '../facts.ts'
import { outOfReach } from '../judge.ts'
import { lockSheet } from '../locks.ts'
import { importing } from '../procedure.ts'
import type { FileRef, OldRegister } from '../schema/tables.ts'

const input = z.object({ sheet: z.uuid(), version: z.number().int().describe('The version of the sheet that was looked at') })
type Item = { row: number; key: string; cells: Record<string, string>; sealed: string | null }
type Row = {
  id: string; kind: Kind; state: string; file: FileRef; sheet: string; version: number; uploaded_by: string; uploader: string; region: string; department: string | null
  confirmed: boolean; items: Item[]; places: { region: string | null; department: string | null }[]; wrong: number; there: number
}

const findSheet = (_t: Kysely<OldRegister>, i: { sheet: string }) => sql<Row>`
  select s.id, s.kind, null as state, s.state as check, s.file, s.sheet, s.version, s.uploaded_by, s.uploader, s.region, s.department,
    exists (select from old_register_import i where i.id = s.id) as confirmed,
    (select coalesce(json_agg(json_build_object('row', r.row, 'key', r.key, 'cells', r.cells, 'sealed', r.sealed) order by r.row), '[]')
      from old_register_row r where r.sheet_id = s.id and r.status = 'good') as items,
    (select coalesce(json_agg(distinct jsonb_build_object('region', r.at_region, 'department', r.at_department)), '[]') from old_register_row r where r.sheet_id = s.id and r.status = 'good') as places,
    (select count(*)::int from old_register_row r where r.sheet_id = s.id and r.status = 'wrong') as wrong,
    (select count(*)::int from old_register_row r where r.sheet_id = s.id and r.status = 'there') as there
  from old_register_sheet s where s.id = ${i.sheet}`
type Found = Row & { check: string }

const clause = '条例-10'
const guards: readonly Guard<Found>[] = [
  { code: 'confirmed-already', clause, broken: (row) => row.confirmed && { zh: '这份表已经确认导入', en: 'The sheet has been confirmed already' } },
  { code: 'not-checked', clause, broken: (row) => row.check !== 'checked' && { zh: '这份表还没有核对完', en: 'The sheet has not been checked yet' } },
  { code: 'nothing-to-import', clause, broken: (row) => row.items.length === 0 && { zh: '没有可以导入的行', en: 'No row can be taken over' } },
]
const asSeen: Rule<Found, z.output<typeof input>> = {
  code: 'sheet-changed', clause, broken: (row, i) => row.version !== i.version && { zh: '核对之后表里又有更正，请刷新后再确认', en: 'A row was corrected in the meantime; reload, then confirm' },
}
const within: Rule<Found> = {
  code: 'beyond-reach', clause,
  broken: (row, _input, { actor }) => row.places.some((place) => outOfReach(row.kind, actor, place).length > 0) && { zh: '表中有不在您职权范围内的内容，请由相应的负责人确认', en: 'Some rows are beyond your reach; whoever is responsible for all of them confirms' },
}

/** What an import holds is fixed by its digest: values by row, with the references of what is sealed. */
const contentOf = (items: readonly Item[]) => createHash('sha256').update(JSON.stringify(items.map((i) => [i.row, Object.entries(i.cells).sort(), i.sealed]))).digest('hex')

/** An officer answers by name for what a sheet says: these rows are taken over. The items follow as commands of their own. */
const confirming = (kind: Kind) => command<OldRegister>()({
  does: importing.step(`confirm-${kind}`),
  input,
  locks: (i) => [lockSheet(i.sheet)],
  find: findOf(kind),
  guards,
  rules: [asSeen, within],
  place: (row) => ({ region: row.region, department: row.department }),
  fact: ImportConfirmed,
  record: (row) => ({
    subject: row.id, enterprise: null, region: row.region, department: row.department,
    body: {
      kind: row.kind, file: row.file, sheet: row.sheet, uploadedBy: { id: row.uploaded_by, name: row.uploader }, content: contentOf(row.items),
      items: row.items.map(({ row: number, key }) => ({ row: number, key })), left: { wrong: row.wrong, there: row.there },
    },
  }),
  write: writeConfirmed,
})
/** Each step finds sheets of its own kind alone. */
const findOf = (kind: Kind) => (t: Kysely<OldRegister>, i: { sheet: string }) => sql<Found>`select x.* from (${findSheet(t, i)}) x where x.kind = ${kind}`

function writeConfirmed(t: Kysely<OldRegister>, f: FactOf<typeof ImportConfirmed>) {
  const { kind, file, sheet, items, left } = f.body
  return [t.insertInto('old_register_import').values({
    id: f.subject, kind, file_name: file.name, sha256: file.sha256, sheet, items: items.length, left_wrong: left.wrong, left_there: left.there, state: f.to!, confirmed_at: new Date(f.recordedAt),
    confirmed_by: f.actor.name, reason: f.reason, done: null, there: null, region: f.region!, department: f.department, last_fact: '0',
  })]
}

export const confirmEnterprises = confirming('enterprises')
export const confirmLicences = confirming('licences')
export const confirmStaff = confirming('staff')
export const confirmOfficers = confirming('officers')
