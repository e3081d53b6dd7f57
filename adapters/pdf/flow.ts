import { breakLines } from './lines.ts'
import type { Line } from './lines.ts'
import { addPage, colours, keep, ruleAt, textAt } from './sheet.ts'
import type { Ink, Sheet } from './sheet.ts'

export type Align = 'left' | 'centre' | 'right' | 'justify'

export type ParagraphStyle = Ink & {
  /** Justified unless said otherwise; the last line of a paragraph stays ragged. */
  align?: Align
  /** Blank ems before the first line; two in Chinese body text. */
  indent?: number
  /** Line height as a multiple of the size. */
  leading?: number
  /** Space after the paragraph, in points. */
  after?: number
  /** Lets the block stand narrower than the text area, from `x` for `width` points. */
  x?: number
  width?: number
}

export type HeadingStyle = Ink & { align?: 'left' | 'centre'; spacing?: number; before?: number; after?: number }

/** A title on one line; several when it is wider than the text area. */
export function heading(sheet: Sheet, text: string, style: HeadingStyle = {}): void {
  const { size = 16, weight = 'bold', align = 'left', spacing = 0, before = 0, after = size * 0.6 } = style
  const width = sheet.frame.right - sheet.frame.left
  sheet.y += before
  for (const line of breakLines(text, sheet.fonts[weight].advance, width / (size + spacing))) {
    keep(sheet, size * 1.5)
    const y = sheet.y + baseline(size, size * 1.5)
    textAt(sheet, line.text, { ...style, size, weight, align, spacing, x: sheet.frame.left, y, width })
    sheet.y += size * 1.5
  }
  sheet.y += after
}

/** A paragraph; a line feed in the text begins another. */
export function paragraph(sheet: Sheet, text: string, style: ParagraphStyle = {}): void {
  const { size = 12, leading = 1.75, after = 0 } = style
  const height = size * leading
  for (const line of lay(sheet, text, style)) {
    if (sheet.y + height > sheet.frame.bottom) addPage(sheet)
    drawLine(sheet, line, style, sheet.y)
    sheet.y += height
  }
  sheet.y += after
}

/** The height that a paragraph will take. */
export const paragraphHeight = (sheet: Sheet, text: string, style: ParagraphStyle = {}) =>
  lay(sheet, text, style).length * (style.size ?? 12) * (style.leading ?? 1.75) + (style.after ?? 0)

/** A paragraph at a fixed place: lines run down from `y` and never turn the page. Returns the y below it. */
export function paragraphAt(sheet: Sheet, text: string, y: number, style: ParagraphStyle & { x: number; width: number }): number {
  const height = (style.size ?? 12) * (style.leading ?? 1.75)
  lay(sheet, text, style).forEach((line, i) => drawLine(sheet, line, style, y + i * height))
  return y + paragraphHeight(sheet, text, { ...style, after: 0 })
}

export type FieldsStyle = { size?: number; labelWidth?: number; ruled?: boolean; leading?: number }

/** Rows of a label and its value, the values in one column. */
export function fields(sheet: Sheet, rows: readonly (readonly [label: string, value: string])[], style: FieldsStyle = {}): void {
  const { size = 11, labelWidth = size * 8, ruled = true, leading = 1.6 } = style
  const { left, right } = sheet.frame
  for (const [label, value] of rows) {
    const at = { size, leading, x: left + labelWidth, width: right - left - labelWidth, align: 'left' as const }
    keep(sheet, paragraphHeight(sheet, value, at) + size * 0.6)
    const top = sheet.y + size * 0.3
    paragraphAt(sheet, label, top, { size, leading, x: left, width: labelWidth, align: 'left', colour: colours.quiet })
    sheet.y = Math.max(paragraphAt(sheet, value, top, at), top + size * leading) + size * 0.3
    if (ruled) ruleAt(sheet, [left, sheet.y], [right, sheet.y], 0.4)
  }
}

/** Where the baseline stands in a line of `height`: ideographs of this font fill the em from 0.12 below to 0.88 above it. */
export const baseline = (size: number, height: number) => (height - size) / 2 + size * 0.88

type Placed = Line & { indent: number }

function lay(sheet: Sheet, text: string, style: ParagraphStyle): Placed[] {
  const { size = 12, weight = 'regular', indent = 0 } = style
  const width = style.width ?? sheet.frame.right - sheet.frame.left
  const advance = sheet.fonts[weight].advance
  return text.split('\n').flatMap((part) =>
    breakLines(part, advance, width / size, indent).map((line, i) => ({ ...line, indent: i === 0 ? indent : 0 })))
}

function drawLine(sheet: Sheet, line: Placed, style: ParagraphStyle, top: number): void {
  const { size = 12, leading = 1.75, align = 'justify' } = style
  const x = (style.x ?? sheet.frame.left) + line.indent * size
  const width = (style.width ?? sheet.frame.right - sheet.frame.left) - line.indent * size
  const at = { ...style, size, x, y: top + baseline(size, size * leading) }
  if (align === 'justify') textAt(sheet, line.text, { ...at, align: 'left', spacing: line.last ? 0 : gap(line, width, size) })
  else textAt(sheet, line.text, { ...at, align, width })
}

/** Space between characters that fills the line; a line that is far too short (a long number follows) stays ragged. */
function gap(line: Line, width: number, size: number): number {
  const gaps = [...line.text].length - 1
  const free = width - line.width * size
  return gaps > 0 && free < size * 4 ? free / gaps : 0
}
