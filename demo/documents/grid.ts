import { paragraphAt, paragraphHeight } from '../../adapters/pdf/flow.ts'
import { addPage, boxAt, colours } from '../../adapters/pdf/sheet.ts'
import type { Sheet } from '../../adapters/pdf/sheet.ts'

/** A cell of a form: a label on grey or an answer, over so many of the twelve columns. */
export type Cell = { text: string; span: number; label?: boolean; height?: number; align?: 'left' | 'centre' }

const size = 10.5
const padding = 5

export const label = (text: string, span = 2): Cell => ({ text, span, label: true, align: 'centre' })
export const answer = (text: string, span = 4, height?: number): Cell => ({ text, span, ...(height ? { height } : {}) })
/** One label and its answer over the whole width. */
export const line = (name: string, text: string, height?: number): Cell[] => [label(name), answer(text, 10, height)]
/** Two labels and their answers beside each other. */
export const pair = (a: string, b: string, c: string, d: string): Cell[] => [label(a), answer(b), label(c), answer(d)]

/** A printed form: ruled rows of twelve columns, each as high as its longest answer. Returns where the rows began: stamps stand there. */
export function grid(sheet: Sheet, rows: readonly (readonly Cell[])[]): number[] {
  return rows.map((row) => drawRow(sheet, row))
}

function drawRow(sheet: Sheet, row: readonly Cell[]): number {
  const { left, right } = sheet.frame
  const unit = (right - left) / 12
  const height = Math.max(...row.map((cell) => Math.max(cell.height ?? 26,
    paragraphHeight(sheet, cell.text, styleOf(cell, unit)) + padding * 2)))
  if (sheet.y + height > sheet.frame.bottom) addPage(sheet)
  const top = sheet.y
  let x = left
  for (const cell of row) {
    const style = styleOf(cell, unit)
    boxAt(sheet, { x, y: top, width: cell.span * unit, height }, cell.label ? colours.shade : undefined, colours.ink, 0.6)
    const textHeight = paragraphHeight(sheet, cell.text, style)
    const start = cell.height && !cell.label ? top + padding : top + (height - textHeight) / 2
    paragraphAt(sheet, cell.text, start, { ...style, x: x + padding, width: cell.span * unit - padding * 2 })
    x += cell.span * unit
  }
  sheet.y += height
  return top
}

const styleOf = (cell: Cell, unit: number) => ({
  size, leading: 1.45, align: cell.align ?? ('left' as const), width: cell.span * unit - padding * 2,
  ...(cell.label ? { weight: 'medium' as const } : {}),
})
