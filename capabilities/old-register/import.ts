import { sql } from 'kysely'
import { today } from '../../kernel/calendar.ts'
import { all, first, tables } from '../../kernel/db.ts'
import { readEnvelope } from '../../kernel/fact.ts'
import type { House } from '../../kernel/house.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Work } from '../../kernel/work.ts'
import { finish } from './commands/finish.ts'
import { ImportConfirmed, type Kind, type Origin } from './facts.ts'
import { takings, understood, type Places } from './kinds.ts'
import type { OldRegister, RowRow } from './schema/tables.ts'
import { keptDays, openRows } from './sheets.ts'
import { toolsOf, type Tools } from './tools.ts'

const t = tables<OldRegister>()
const slice = 100

type Outcome = { row: number; outcome: 'done' | 'there' | 'failed'; code: string | null; subject: string | null }
type Parent = { fact: string; id: string; kind: Kind; by: { id: string; name: string }; on: string; file: { name: string; sha256: string }; sheet: string }

/**
 * Takes the rows of a confirmed import over, one command each, until none waits; then it says how it ended. A repeat, after a crash or beside another
 * worker, goes on where it stood: each row's request id follows from the import and the row, so that nothing is recorded twice. `atOnce`: how many
 * rows are under way together; one after the other they are recorded in the order of the sheet.
 */
export async function runImport(house: House, work: Work, id: string, atOnce = 4): Promise<void> {
  const parent = await parentOf(house, id)
  if (!parent) return
  const tools = toolsOf(house)
  const places = await tools.places()
  for (;;) {
    const rows = await all(house.pools.writer, t.selectFrom('old_register_row').selectAll().where('sheet_id', '=', id).where('status', '=', 'good').where('outcome', 'is', null).orderBy('row').limit(slice))
    if (rows.length === 0) break
    await takeSlice(tools, work, parent, rows, places, atOnce)
  }
  await work.perform(finish, { id }, { causedBy: parent.fact, requestId: derivedRequestId('old-register', parent.fact, 'finish') })
  const until = new Date(house.clock.now().getTime() + keptDays * 86_400_000)
  await all(house.pools.writer, t.updateTable('old_register_sheet').set({ expires_at: until }).where('id', '=', id))
}

async function parentOf(house: House, id: string): Promise<Parent | null> {
  const row = await first(house.pools.writer, sql<{ id: string; bytes: Buffer }>`
    select f.id, f.bytes from fact f join old_register_import i on i.id::text = f.subject::text where f.subject = ${id} and f.name = ${ImportConfirmed.name} and i.state = 'running'`)
  if (!row) return null
  const e = readEnvelope(row.bytes)
  const body = ImportConfirmed.body.parse(e.body)
  return { fact: row.id, id, kind: body.kind, by: e.actor, on: today(new Date(e.recordedAt)), file: { name: body.file.name, sha256: body.file.sha256 }, sheet: body.sheet }
}

async function takeSlice(tools: Tools, work: Work, parent: Parent, rows: readonly RowRow[], places: Places, atOnce: number) {
  const secrets = await openRows(tools.house, rows)
  for (let from = 0; from < rows.length; from += atOnce) {
    const outcomes = await Promise.all(rows.slice(from, from + atOnce).map((r) => takeOne(tools, work, parent, r, { ...r.cells, ...secrets.get(r.row) }, places)))
    await all(tools.house.pools.writer, sql`update old_register_row r set outcome = x.outcome, outcome_code = x.code, subject = x.subject
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as x (row int, outcome text, code text, subject uuid) where r.sheet_id = ${parent.id} and r.row = x.row`)
  }
}

/** One row, on behalf of the officer who confirmed. A refusal is the row's outcome; anything else stops the job, which is tried again. */
async function takeOne(tools: Tools, work: Work, parent: Parent, r: RowRow, typed: Record<string, string>, places: Places): Promise<Outcome> {
  const taking = takings[parent.kind]
  const { values } = understood(parent.kind, typed, places)
  const { id, by, on, file, sheet } = parent
  const origin: Origin = { import: id, file, sheet, row: r.row, reference: values['reference'] || null, by, on }
  try {
    const { subject } = await work.perform(tools.command(parent.kind), { ...(await taking.input(values, tools)), origin }, {
      requestId: derivedRequestId('old-register', parent.fact, String(r.row)), causedBy: parent.fact, onBehalfOf: by.id,
    })
    return { row: r.row, outcome: 'done', code: null, subject }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    const isThere = taking.there.includes(error.code.split('/')[1]!)
    return { row: r.row, outcome: isThere ? 'there' : 'failed', code: error.code, subject: null }
  }
}
