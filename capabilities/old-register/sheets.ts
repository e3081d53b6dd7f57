import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/access.ts'
import { all, batch, first, tables, transaction, type Statement } from '../../kernel/db.ts'
import type { FileRow } from '../../kernel/files.ts'
import { valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { lockKey } from '../../kernel/perform.ts'
import { forbidden, invalid, notFound, Problem } from '../../kernel/problem.ts'
import { uuid } from '../../kernel/random.ts'
import { sheetKinds } from './columns.ts'
import { kinds, type Kind } from './facts.ts'
import { judge, type Judged } from './judge.ts'
import type { Values } from './kinds.ts'
import { lockSheet } from './locks.ts'
import { importing } from './procedure.ts'
import type { OldRegister, SheetRow } from './schema/tables.ts'
import { toolsOf } from './tools.ts'

const t = tables<OldRegister & { file: FileRow }>()
export type Sheet = SheetRow & { confirmed: boolean }

/** How long a check waits for its officer; after that its rows and what was sealed of them are gone. */
export const keptDays = 14
const dayMs = 86_400_000
export const mostBytes = 10_000_000

/** Who prepares which sheets: whoever may confirm them, and the acceptance window for the licences that its head confirms. */
export const preparers: Readonly<Record<Kind, readonly string[]>> = {
  enterprises: Object.keys(importing.steps['confirm-enterprises'].by), licences: ['window', ...Object.keys(importing.steps['confirm-licences'].by)],
  staff: Object.keys(importing.steps['confirm-staff'].by), officers: Object.keys(importing.steps['confirm-officers'].by),
}

/** A check begins: its id is the owner under which the file is uploaded. */
export async function beginSheet(house: House, actor: Actor, raw: unknown) {
  const { kind } = valid(z.strictObject({ kind: z.enum(kinds) }), raw)
  if (!actor.region || !preparers[kind].some((role) => actor.roles.includes(role))) throw forbidden()
  await endExpired(house)
  const at = house.clock.now()
  const row = {
    id: uuid(at), kind, state: 'new' as const, file: null, problem: null, secret: uuid(at), uploaded_by: actor.id, uploader: actor.name, uploaded_at: at,
    expires_at: new Date(at.getTime() + keptDays * dayMs), region: actor.region, department: actor.department,
  }
  await all(house.pools.writer, t.insertInto('old_register_sheet').values(row))
  return { id: row.id }
}

const notThatFile = (zh: string, en: string) => invalid({ fields: [{ pointer: '/file', zh, en }] })

/** The uploaded file is read and checked by a job; a second file takes the first one's place until somebody has confirmed. */
export async function readSheet(house: House, actor: Actor, id: string, raw: unknown) {
  const { file } = valid(z.strictObject({ file: z.uuid() }), raw)
  const sheet = await ownSheet(house, actor, id)
  const row = await first(house.pools.writer, t.selectFrom('file').selectAll().where('id', '=', file).where('owner', '=', id))
  if (!row) throw notThatFile('文件不属于本次核对，请重新上传', 'The file is not of this check; upload it again')
  if (!row.mime.includes('spreadsheetml')) throw notThatFile('请上传 XLSX 工作簿（XLS、CSV 请另存为 XLSX）', 'An XLSX workbook is needed: save an XLS or CSV as XLSX')
  if (Number(row.size) > mostBytes) throw notThatFile('文件超过 10 MB，请分成几个文件', 'The file is larger than 10 MB; part it')
  const reference = { id: row.id, name: row.name, size: Number(row.size), sha256: row.sha256 }
  await all(house.pools.writer, t.updateTable('old_register_sheet').set({
    state: 'reading', file: JSON.stringify(reference), problem: null, read_rows: 0, of_rows: 0, version: sql`version + 1`,
  }).where('id', '=', sheet.id))
  await house.jobs?.insert('old-register-read', [{ data: { sheet: id } }])
  return { id }
}

/** One row is corrected in the page: it is checked again, and so is whichever row had or now has the same key. */
export async function correctRow(house: House, actor: Actor, id: string, number: number, raw: unknown) {
  const { cells } = valid(z.strictObject({ cells: z.record(z.string().max(60), z.string().max(2000)) }), raw)
  const sheet = await ownSheet(house, actor, id)
  if (sheet.state !== 'checked') throw notOpen()
  const unknown = Object.keys(cells).find((key) => !sheetKinds[sheet.kind].columns.some((c) => c.key === key))
  if (unknown !== undefined) throw invalid({ fields: [{ pointer: `/cells/${unknown}`, zh: '没有这一列', en: 'No such column' }] })
  const row = await first(house.pools.writer, t.selectFrom('old_register_row').selectAll().where('sheet_id', '=', id).where('row', '=', number))
  if (!row) throw notFound()
  const secrets = await openRows(house, [row])
  const typed = Object.fromEntries(Object.entries({ ...row.cells, ...secrets.get(number), ...cells }).map(([key, text]) => [key, text.trim()]))
  const tools = toolsOf(house)
  const judged = await judge(tools, sheet.kind, typed, await tools.places(), reachOf(sheet))
  const kept = await sealRow(house, sheet, typed, row.sealed)
  return transaction(house.pools.writer, 'begin', async (tx) => {
    await all(tx, sql`select pg_advisory_xact_lock(${lockKey(lockSheet(id))})`)
    if (await first(tx, t.selectFrom('old_register_import').select('id').where('id', '=', id))) throw notOpen()
    const twin = await first(tx, t.selectFrom('old_register_row').select('row').where('sheet_id', '=', id).where('key', '=', judged.key).where('row', '<>', number).orderBy('row').limit(1))
    const said = twin && judged.key ? withTwin(sheet.kind, judged, twin.row) : judged
    await batch(tx, [...kept.statements, t.updateTable('old_register_row').set({ ...columnsOf(said), cells: JSON.stringify(kept.cells), sealed: kept.sealed, corrected: true }).where('sheet_id', '=', id).where('row', '=', number),
      t.updateTable('old_register_sheet').set({ version: sql`version + 1` }).where('id', '=', id)])
    return { row: number, status: said.status, problems: said.problems, version: sheet.version + 1 }
  })
}

export const columnsOf = (j: Judged) => ({ key: j.key, status: j.status, problems: JSON.stringify(j.problems), at_region: j.at.region, at_department: j.at.department })

/** The same in another row of the file: the later one is wrong, whichever is meant. */
export function withTwin(kind: Kind, judged: Judged, row: number): Judged {
  const problem = { column: sheetKinds[kind].key, zh: `与第 ${row} 行重复`, en: `The same as in row ${row}` }
  return { ...judged, status: judged.status === 'there' ? 'there' : 'wrong', problems: [...judged.problems, problem] }
}

/** Gives a check up: its rows go, and what was sealed of them can be opened by nobody any more. */
export async function removeSheet(house: House, actor: Actor, id: string) {
  const sheet = await ownSheet(house, actor, id)
  await endSheets(house, [sheet])
}

/** The sheet of an officer who may go on with it: whoever uploaded it, until it is confirmed. */
export async function ownSheet(house: House, actor: Actor, id: string): Promise<Sheet> {
  const sheet = z.uuid().safeParse(id).success ? await first(house.pools.writer, t.selectFrom('old_register_sheet').selectAll()
    .select(sql<boolean>`exists (select from old_register_import i where i.id = old_register_sheet.id)`.as('confirmed')).where('id', '=', id).where('uploaded_by', '=', actor.id)) : undefined
  if (!sheet) throw notFound()
  if (sheet.confirmed) throw notOpen()
  return sheet
}
const notOpen = () => new Problem({ code: 'old-register/sheet-closed', status: 409, title: { zh: '这份表已确认导入或者尚未核对完，不能修改', en: 'The sheet has been confirmed, or is still being checked; it cannot be changed' } })

export const reachOf = (sheet: Pick<Sheet, 'uploaded_by' | 'region' | 'department'>) => ({ id: sheet.uploaded_by, region: sheet.region, department: sheet.department })

/** Personal cells apart from the others, as one sealed value under the check's own key. */
export async function sealRow(house: House, sheet: Pick<Sheet, 'kind' | 'secret'>, typed: Values, ref: string | null, vault = house.vault.collector(() => uuid(house.clock.now()), house.pools.writer)) {
  const personal = sheetKinds[sheet.kind].columns.filter((c) => c.personal && typed[c.key]).map((c) => c.key)
  const cells = Object.fromEntries(Object.entries(typed).filter(([key]) => !personal.includes(key)))
  const sealed = personal.length ? await vault.seal(sheet.secret, 'old-register-row', JSON.stringify(Object.fromEntries(personal.map((key) => [key, typed[key]]))), ref ? { ref } : {}) : null
  return { cells, sealed, statements: vault.statements as Statement[] }
}

/** Personal cells of rows, by row. */
export async function openRows(house: Pick<House, 'vault'>, rows: readonly { row: number; sealed: string | null }[]): Promise<Map<number, Values>> {
  const values = await house.vault.reveal(rows.flatMap((r) => (r.sealed ? [r.sealed] : [])))
  return new Map(rows.map((r) => [r.row, JSON.parse((r.sealed && values.get(r.sealed)) || '{}') as Values]))
}

/** Checks whose time is over, and rows of imports that ended long ago. */
export async function endExpired(house: House) {
  const over = await all(house.pools.writer, t.selectFrom('old_register_sheet').select(['id', 'secret']).where('expires_at', '<', house.clock.now())
    .where(sql<boolean>`not exists (select from old_register_import i where i.id = old_register_sheet.id and i.state = 'running')`))
  await endSheets(house, over)
}

async function endSheets(house: House, sheets: readonly { id: string; secret: string }[]) {
  for (const { id, secret } of sheets) {
    const vault = house.vault.collector(() => uuid(house.clock.now()), house.pools.writer)
    vault.erase(secret)
    await transaction(house.pools.writer, 'begin', (tx) => batch(tx, [
      ...vault.statements, t.deleteFrom('old_register_row').where('sheet_id', '=', id), t.deleteFrom('old_register_sheet').where('id', '=', id),
    ]))
  }
}
