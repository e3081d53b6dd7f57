import { sql, type Insertable } from 'kysely'
import { all, batch, first, tables, transaction } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import type { Words } from '../../kernel/problem.ts'
import { uuid } from '../../kernel/random.ts'
import { sheetKinds, type Column } from './columns.ts'
import { judge, type Judged } from './judge.ts'
import type { Places, Values, Wrong } from './kinds.ts'
import { mostRows, type Refused } from './reading/book.ts'
import { textOf, type Cell } from './reading/cells.ts'
import { readInThread } from './reading/index.ts'
import type { OldRegister, SheetRow } from './schema/tables.ts'
import { columnsOf, reachOf, sealRow, withTwin } from './sheets.ts'
import { toolsOf, type Tools } from './tools.ts'

const t = tables<OldRegister>()
const slice = 250
const atOnce = 25

/** Reads an uploaded workbook and checks every row; the page sees how far it has come. A repeat begins anew. */
export async function checkSheet(house: House, id: string) {
  const sheet = await first(house.pools.writer, t.selectFrom('old_register_sheet').selectAll().where('id', '=', id).where('state', '=', 'reading'))
  if (!sheet?.file) return
  const { columns } = sheetKinds[sheet.kind]
  const book = await readInThread(await house.files.bytes(sheet.file.id), columns)
  await all(house.pools.writer, t.deleteFrom('old_register_row').where('sheet_id', '=', id))
  if ('refused' in book) return unreadable(house, id, refusal(book))
  const rows = book.rows.map(({ row, cells }) => ({ row, ...typedOf(cells, columns) })).filter(({ values }) => !isExample(values, columns))
  if (rows.length === 0) return unreadable(house, id, refusal({ refused: 'empty' }))
  await all(house.pools.writer, t.updateTable('old_register_sheet').set({ sheet: book.sheet, of_rows: rows.length, read_rows: 0 }).where('id', '=', id))
  await checkRows(house, sheet, rows)
  await all(house.pools.writer, t.updateTable('old_register_sheet').set({ state: 'checked' }).where('id', '=', id).where('state', '=', 'reading'))
}

type Typed = { row: number; values: Values; odd: Wrong[] }

function typedOf(cells: Record<string, Cell>, columns: readonly Column[]): Omit<Typed, 'row'> {
  const read = columns.map((c) => ({ key: c.key, ...textOf(cells[c.key] ?? null, c) }))
  return { values: Object.fromEntries(read.map(({ key, text }) => [key, text])), odd: read.flatMap(({ key, problem }) => (problem ? [{ column: key, ...problem }] : [])) }
}

/** The template's own example, left in by whoever filled it in. */
const isExample = (values: Values, columns: readonly Column[]) => columns.every((c) => (values[c.key] ?? '') === c.example)

async function checkRows(house: House, sheet: SheetRow, rows: readonly Typed[]) {
  const tools = toolsOf(house)
  const places = await tools.places()
  const seen = new Map<string, number>()
  for (let from = 0; from < rows.length; from += slice) {
    const some = rows.slice(from, from + slice)
    const judged = (await inTurns(some, (r) => judgeRow(tools, sheet, places, r))).map((j, i) => firstOfItsKey(sheet, j, some[i]!.row, seen))
    await keepRows(house, sheet, some, judged)
    await all(house.pools.writer, t.updateTable('old_register_sheet').set({ read_rows: from + some.length }).where('id', '=', sheet.id))
  }
}

const judgeRow = (tools: Tools, sheet: SheetRow, places: Places, { values, odd }: Typed) => judge(tools, sheet.kind, values, places, reachOf(sheet), odd)

function firstOfItsKey(sheet: SheetRow, judged: Judged, row: number, seen: Map<string, number>): Judged {
  const twin = judged.key ? seen.get(judged.key) : undefined
  if (twin === undefined) { seen.set(judged.key, row); return judged }
  return withTwin(sheet.kind, judged, twin)
}

async function inTurns<T, R>(items: readonly T[], one: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += atOnce) results.push(...(await Promise.all(items.slice(from, from + atOnce).map(one))))
  return results
}

async function keepRows(house: House, sheet: SheetRow, rows: readonly Typed[], judged: readonly Judged[]) {
  const vault = house.vault.collector(() => uuid(house.clock.now()), house.pools.writer)
  const values: Insertable<OldRegister['old_register_row']>[] = []
  for (const [i, r] of rows.entries()) {
    const kept = await sealRow(house, sheet, r.values, null, vault)
    values.push({ sheet_id: sheet.id, row: r.row, ...columnsOf(judged[i]!), cells: JSON.stringify(kept.cells), sealed: kept.sealed, outcome: null, outcome_code: null, subject: null, region: sheet.region, department: sheet.department })
  }
  await transaction(house.pools.writer, 'begin', (tx) => batch(tx, [...vault.statements, t.insertInto('old_register_row').values(values)]))
}

const unreadable = (house: House, id: string, problem: Words) =>
  all(house.pools.writer, t.updateTable('old_register_sheet').set({ state: 'unreadable', problem: JSON.stringify(problem), of_rows: 0, sheet: sql`''` }).where('id', '=', id))

function refusal({ refused, missing = [] }: { refused: Refused; missing?: string[] }): Words {
  const said: Record<Refused, Words> = {
    'not-xlsx': { zh: '文件不是可以打开的 XLSX 工作簿，可能已损坏。请在表格软件中打开并另存为 XLSX', en: 'This is no XLSX workbook that opens, perhaps it is damaged. Open it in a spreadsheet program and save it as XLSX' },
    'too-large': { zh: '工作簿解开后过大，请只保留要导入的一张表', en: 'The workbook is too large when unpacked; keep only the sheet to be taken over' },
    empty: { zh: '表里没有要导入的行', en: 'The sheet holds no rows to take over' },
    header: { zh: `没有找到这些列：${missing.join('、')}。请使用模板的表头，不要改动列名`, en: 'Columns are missing in the heading. Use the template and leave its headings as they are' },
    'too-many': { zh: `一次最多 ${mostRows} 行，请分成几个文件`, en: `At most ${mostRows} rows at once; part the file` },
  }
  return said[refused]
}
