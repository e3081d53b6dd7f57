import { strFromU8, unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import type { Column } from '../columns.ts'
import type { Cell } from './cells.ts'

export type Refused = 'not-xlsx' | 'too-large' | 'empty' | 'header' | 'too-many'
export type Book =
  | { sheet: string; rows: { row: number; cells: Record<string, Cell> }[] }
  | { refused: Refused; missing?: string[] }

/** A file may unpack to no more than this, whatever it says of itself. */
const mostUnpacked = 150 * 2 ** 20
export const mostRows = 20_000
/** The heading stands within the first rows: above it there may be a title. */
const headingWithin = 10

/** The rows of the sheet whose heading holds the columns that are needed, each cell as the file has it. */
export async function readBook(bytes: Uint8Array, columns: readonly Column[]): Promise<Book> {
  const sheets = unpack(bytes)
  if (!sheets) return { refused: 'not-xlsx' }
  if (sheets === 'too-large') return { refused: 'too-large' }
  let data: { sheet: string; data: unknown[][] }[]
  try { data = await readXlsx(Buffer.from(bytes), { parseNumber: (number: string) => ({ number }), trim: false } as never) as never } catch { return { refused: 'not-xlsx' } }
  const headings = data.map((sheet, index) => ({ ...sheet, index, heading: headingOf(sheet.data, columns) }))
  const best = headings.sort((a, b) => a.heading.missing.length - b.heading.missing.length)[0]
  if (!best || best.data.every((row) => row.every((cell) => cell === null))) return { refused: 'empty' }
  if (best.heading.missing.length) return { refused: 'header', missing: best.heading.missing }
  if (best.data.length > mostRows + headingWithin) return { refused: 'too-many' }
  const rows = rowsBelow(best.data, best.heading, formulasIn(sheets, best.index))
  return rows.length ? { sheet: best.sheet, rows } : { refused: 'empty' }
}

/** The sheets' own parts, in their order; only they are looked at, and only as far as they may unpack. */
function unpack(bytes: Uint8Array): Map<string, string> | 'too-large' | null {
  let unpacked = 0
  try {
    const parts = unzipSync(bytes, { filter: (file) => {
      unpacked += file.originalSize
      return unpacked <= mostUnpacked && /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(file.name)
    } })
    if (unpacked > mostUnpacked) return 'too-large'
    return parts['xl/workbook.xml'] ? new Map(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)])) : null
  } catch { return null }
}

/** Cells of one sheet that are formulas without a stored result: `C7`. */
function formulasIn(parts: ReadonlyMap<string, string>, index: number): Set<string> {
  const ids = [...parts.get('xl/workbook.xml')!.matchAll(/<(?:\w+:)?sheet\b[^>]*?\br:id="([^"]+)"/g)].map((m) => m[1]!)
  const target = new RegExp(`<Relationship\\b(?=[^>]*\\bId="${ids[index] ?? ''}")[^>]*\\bTarget="([^"]+)"`).exec(parts.get('xl/_rels/workbook.xml.rels') ?? '')?.[1]
  const sheet = parts.get(`xl/${target?.replace(/^\/?(xl\/)?/, '')}`) ?? ''
  const cells = sheet.matchAll(/<c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>(?:(?!<\/c>)[\s\S])*?<\/c>/g)
  return new Set([...cells].filter(([cell]) => /<f[\s>/]/.test(cell) && !/<v>[^<]/.test(cell)).map((m) => m[1]!))
}

type Heading = { at: number; places: Map<string, number>; missing: string[] }
const plain = (text: unknown) => String(text ?? '').normalize('NFKC').replace(/[\s*]/g, '').toLowerCase()

/** The row that names most of the columns, in Chinese or English, in any order; columns of nobody's are left out. */
function headingOf(data: readonly unknown[][], columns: readonly Column[]): Heading {
  const tried = data.slice(0, headingWithin).map((row, at) => {
    const names = row.map(plain)
    const places = new Map(columns.flatMap((c) => {
      const place = names.findIndex((n) => n !== '' && [plain(c.title.zh), plain(c.title.en), plain(c.title.zh + c.title.en)].includes(n))
      return place < 0 ? [] : [[c.key, place] as const]
    }))
    return { at, places, missing: columns.filter((c) => c.required && !places.has(c.key)).map((c) => c.title.zh) }
  })
  return tried.sort((a, b) => b.places.size - a.places.size)[0] ?? { at: 0, places: new Map(), missing: columns.filter((c) => c.required).map((c) => c.title.zh) }
}

function rowsBelow(data: readonly unknown[][], { at, places }: Heading, formulas: ReadonlySet<string>) {
  return data.slice(at + 1).flatMap((cells, i) => {
    const row = at + 2 + i
    const read = Object.fromEntries([...places].map(([key, place]) => [key, formulas.has(`${letters(place)}${row}`) ? { odd: 'formula' as const } : cellOf(cells[place])]))
    return Object.values(read).every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === '')) ? [] : [{ row, cells: read }]
  })
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10) }
  if (typeof value === 'boolean') return { odd: 'true' }
  if (typeof value === 'object') return value as { number: string }
  return /^#(REF|VALUE|NAME|DIV|N\/A|NUM|NULL)/.test(String(value)) ? { odd: 'error' } : String(value)
}

const letters = (place: number): string => (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))
