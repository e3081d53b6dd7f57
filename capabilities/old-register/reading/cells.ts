import type { Words } from '../../../kernel/problem.ts'
import type { Column } from '../columns.ts'

/** A cell as the file holds it: what was typed, or why it cannot be read. Numbers keep the text that the file has for them. */
export type Cell = string | { number: string } | { date: string } | { odd: 'formula' | 'error' | 'true' } | null

/** A cell as text for its column, or the sentence that says what to do about it. */
export function textOf(cell: Cell, column: Column): { text: string; problem?: Words } {
  if (cell === null) return { text: '' }
  if (typeof cell === 'string') return { text: tidy(cell, column) }
  if ('odd' in cell) return { text: '', problem: oddities[cell.odd] }
  if ('date' in cell) return { text: cell.date }
  return column.type === 'date' ? { text: dayOfSerial(cell.number) } : numeric(cell.number, column)
}

const oddities: Readonly<Record<'formula' | 'error' | 'true', Words>> = {
  formula: { zh: '这一格是公式，文件里没有存下结果：请改为直接填写的内容', en: 'This cell is a formula without a stored result: type its value instead' },
  error: { zh: '这一格的公式出错', en: 'The formula in this cell failed' },
  true: { zh: '这一格是逻辑值，请填写文字', en: 'This cell is a truth value; type a text' },
}

/** A spreadsheet keeps 15 digits of a number: a longer code in such a cell has lost its end for good. */
function numeric(number: string, column: Column): { text: string; problem?: Words } {
  const value = Number(number)
  const text = Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? String(value) : number
  if (Math.abs(value) >= 1e15) return { text, problem: {
    zh: '单元格是数字格式，第 15 位以后的数字已经丢失：请把这一列设为文本格式，照原件重新填写', en: 'The cell is a number and its digits after the 15th are lost: set the column to text and type it again',
  } }
  return { text: column.type === 'number' && Number.isFinite(value) ? String(value) : text }
}

function tidy(text: string, { type, personal, key }: Column): string {
  const plain = text.replace(/[\u200b\ufeff]/g, '').trim()
  if (type === 'date') return dayIn(plain)
  if (type === 'number') return plain.normalize('NFKC').replace(/[,\s]/g, '')
  return personal || /code|account|region/i.test(key) ? plain.normalize('NFKC').replace(/^'/, '') : plain
}

/** 2024-5-1, 2024/5/1, 2024.5.1, 2024年5月1日, 20240501; what is none of these stays as it is and is refused later. */
export function dayIn(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (parts) return parts.slice(1).map((n, i) => n.padStart(i ? 2 : 4, '0')).join('-')
  return /^\d{5}$/.test(plain) ? dayOfSerial(plain) : text
}

/** The day of a spreadsheet's serial number; 20240501 is a day too, written without marks. */
function dayOfSerial(number: string): string {
  const value = Number(number)
  if (/^(19|20)\d{6}$/.test(number)) return dayIn(`${number.slice(0, 4)}-${number.slice(4, 6)}-${number.slice(6)}`)
  if (!(value >= 1 && value < 80_000)) return number
  return Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(value) }).toString()
}
