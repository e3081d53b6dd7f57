import { baseline } from './flow.ts'
import { breakLines } from './lines.ts'
import { addPage, boxAt, colours, ruleAt, textAt } from './sheet.ts'
import type { Colour, Sheet } from './sheet.ts'

export type Column = { title: string; /** Share of the width. */ share: number; align?: 'left' | 'centre' | 'right' }

export type TableStyle = {
  size?: number
  leading?: number
  /** Points between a rule and the text. */
  padding?: number
  /** The line around the table and under its head. */
  line?: Colour
}

type Laid = { cells: string[][]; height: number }
type Grid = { columns: readonly Column[]; edges: number[]; size: number; lineHeight: number; padding: number; line: Colour }

/** A ruled table. Its head is repeated on every page; a row that does not fit goes on the next page, one higher than a page is divided. */
export function table(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly string[])[], style: TableStyle = {}): void {
  const grid = gridOf(sheet, columns, style)
  const head = layRow(sheet, grid, columns.map((column) => column.title), 'bold')
  const first = rows[0] ? layRow(sheet, grid, rows[0]).height : 0
  if (sheet.y > sheet.frame.top && sheet.y + head.height + Math.min(first, grid.lineHeight * 4) > sheet.frame.bottom) addPage(sheet)
  drawHead(sheet, grid, head)
  for (const row of rows) {
    for (const part of divide(layRow(sheet, grid, row), grid, sheet.frame.bottom - sheet.frame.top - head.height)) {
      if (sheet.y + part.height > sheet.frame.bottom) { addPage(sheet); drawHead(sheet, grid, head) }
      drawRow(sheet, grid, part)
    }
  }
}

function gridOf(sheet: Sheet, columns: readonly Column[], style: TableStyle): Grid {
  const { size = 10.5, leading = 1.5, padding = 4, line = colours.ink } = style
  const whole = columns.reduce((sum, column) => sum + column.share, 0)
  const edges = [sheet.frame.left]
  for (const column of columns) edges.push(edges.at(-1)! + (column.share / whole) * (sheet.frame.right - sheet.frame.left))
  return { columns, edges, size, lineHeight: size * leading, padding, line }
}

function layRow(sheet: Sheet, grid: Grid, row: readonly string[], weight: 'regular' | 'bold' = 'regular'): Laid {
  const cells = grid.columns.map((_, i) => {
    const width = grid.edges[i + 1]! - grid.edges[i]! - grid.padding * 2
    return breakLines(row[i] ?? '', sheet.fonts[weight].advance, width / grid.size).map((line) => line.text)
  })
  return { cells, height: heightOf(grid, Math.max(...cells.map((lines) => lines.length))) }
}

const heightOf = (grid: Grid, lines: number) => lines * grid.lineHeight + grid.padding * 2

function divide(row: Laid, grid: Grid, room: number): Laid[] {
  const most = Math.max(1, Math.floor((room - grid.padding * 2) / grid.lineHeight))
  const longest = Math.max(...row.cells.map((lines) => lines.length))
  return Array.from({ length: Math.ceil(longest / most) }, (_, part) => {
    const cells = row.cells.map((lines) => lines.slice(part * most, (part + 1) * most))
    return { cells, height: heightOf(grid, Math.min(most, longest - part * most)) }
  })
}

function drawHead(sheet: Sheet, grid: Grid, head: Laid): void {
  const { y } = sheet
  boxAt(sheet, { x: grid.edges[0]!, y, width: grid.edges.at(-1)! - grid.edges[0]!, height: head.height }, colours.shade)
  ruleAt(sheet, [grid.edges[0]!, y], [grid.edges.at(-1)!, y], 0.8, grid.line)
  drawRow(sheet, grid, head, 'bold')
}

function drawRow(sheet: Sheet, grid: Grid, row: Laid, weight: 'regular' | 'bold' = 'regular'): void {
  const top = sheet.y
  row.cells.forEach((lines, i) => {
    const x = grid.edges[i]! + grid.padding
    const width = grid.edges[i + 1]! - grid.edges[i]! - grid.padding * 2
    const align = weight === 'bold' ? 'centre' : (grid.columns[i]!.align ?? 'left')
    const start = top + (row.height - lines.length * grid.lineHeight) / 2
    lines.forEach((line, n) => {
      const y = start + n * grid.lineHeight + baseline(grid.size, grid.lineHeight)
      textAt(sheet, line, { x, y, width, align, weight, size: grid.size })
    })
  })
  sheet.y += row.height
  for (const x of grid.edges) ruleAt(sheet, [x, top], [x, sheet.y], 0.6, grid.line)
  ruleAt(sheet, [grid.edges[0]!, sheet.y], [grid.edges.at(-1)!, sheet.y], 0.6, grid.line)
}
