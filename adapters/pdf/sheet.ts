import {
  PDFArray, PDFDocument, PDFName, PDFNumber, PDFOperator, PDFOperatorNames, beginText, endText, popGraphicsState, pushGraphicsState, rgb,
  setCharacterSpacing, setFillingRgbColor, setFontAndSize, setGraphicsState, setTextMatrix,
} from '@cantoo/pdf-lib'
import type { PDFPage } from '@cantoo/pdf-lib'
import type { Face, Fonts, Weight } from './fonts.ts'
import { clean, squeezes, widthOf } from './lines.ts'
import { notePath, noteText, rectangle } from './marks.ts'
import type { Mark, SealBox } from './marks.ts'

/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number]

export const colours = {
  ink: [0.1, 0.1, 0.12],
  quiet: [0.38, 0.38, 0.42],
  rule: [0.62, 0.62, 0.66],
  shade: [0.945, 0.945, 0.95],
  red: [0.78, 0.08, 0.1],
  seal: [0.86, 0.09, 0.11],
} as const satisfies Record<string, Colour>

/** Millimetres in points. */
export const mm = (millimetres: number) => (millimetres * 72) / 25.4

/** Edges of the text area: distances from the left and the top edge of the paper, in points. */
export type Frame = { left: number; right: number; top: number; bottom: number }

/** A document being laid out. All measures are points; y runs down from the top edge of the paper. */
export type Sheet = {
  pdf: PDFDocument
  fonts: Fonts
  page: PDFPage
  width: number
  height: number
  frame: Frame
  /** Where the next block begins. */
  y: number
  /** Drawn on every page as soon as it exists: border, watermark. */
  backgrounds: ((sheet: Sheet) => void)[]
  /** The page that is drawn on, from 0. */
  pageNumber: number
  /** Where it is kept: all that is drawn, for a format beside PDF. */
  tape?: Mark[]
  seals?: SealBox[]
  /** While the picture of a seal is drawn. */
  inSeal?: boolean
}

export type Ink = { size?: number; weight?: Weight; colour?: Colour; opacity?: number; multiply?: boolean }

/** Adds a page of the sheet's own format and puts the cursor at its top. */
export function addPage(sheet: Sheet): void {
  sheet.page = sheet.pdf.addPage([sheet.width, sheet.height])
  sheet.pageNumber++
  beginPage(sheet)
}

/** Puts the cursor at the top of a fresh page and draws what every page shows. */
export function beginPage(sheet: Sheet): void {
  sheet.y = sheet.frame.top
  for (const draw of sheet.backgrounds) draw(sheet)
}

/** Goes to a new page unless `height` points are left above the foot; a block higher than a page stays where it is. */
export function keep(sheet: Sheet, height: number): void {
  if (sheet.y > sheet.frame.top && sheet.y + height > sheet.frame.bottom) addPage(sheet)
}

export const textWidth = (sheet: Sheet, text: string, size: number, weight: Weight = 'regular', spacing = 0) =>
  widthOf(clean(text), sheet.fonts[weight].advance) * size + spacing * ([...text].length - 1)

export type TextAt = Ink & {
  x: number
  /** The baseline. */
  y: number
  /** Extra space after each character. */
  spacing?: number
  align?: 'left' | 'centre' | 'right'
  /** With `align`: the width of the box that begins at `x`. */
  width?: number
}

/** One line of text; it is not broken. */
export function textAt(sheet: Sheet, text: string, at: TextAt): void {
  const { size = 12, weight = 'regular', spacing = 0, align = 'left', width = 0 } = at
  const free = align === 'left' ? 0 : width - textWidth(sheet, text, size, weight, spacing)
  const x = at.x + (align === 'centre' ? free / 2 : free)
  glyphs(sheet, clean(text), [1, 0, 0, 1, x, sheet.height - at.y], at)
}

type Matrix = readonly [number, number, number, number, number, number]

/** Text under a matrix in PDF's own coordinates (origin at the bottom left). */
export function glyphs(sheet: Sheet, text: string, matrix: Matrix, ink: Ink & { spacing?: number }): void {
  const { size = 12, weight = 'regular', colour = colours.ink, spacing = 0 } = ink
  if (text === '') return
  const face = sheet.fonts[weight]
  noteText(sheet, text, () => stepsOf(face, text, size, spacing), matrix, { size, weight, colour, opacity: ink.opacity ?? 1 })
  const key = PDFName.of(`F-${weight}`)
  sheet.page.node.setFontDictionary(key, face.font.ref)
  sheet.page.pushOperators(
    pushGraphicsState(), ...transparency(sheet, ink), beginText(), setFillingRgbColor(...colour), setFontAndSize(key, size),
    setCharacterSpacing(spacing), setTextMatrix(...matrix), show(sheet, face, text), endText(), popGraphicsState(),
  )
}

/** From each character to the next, in points; neighbouring marks move together by half an em, as in `show`. */
function stepsOf(face: Face, text: string, size: number, spacing: number): number[] {
  const characters = [...text]
  return characters.slice(0, -1).map((c, i) => (face.advance(c) - (squeezes(c, characters[i + 1]) ? 0.5 : 0)) * size + spacing)
}

/** The operators that make what follows transparent or multiply it with the ground, as a stamp does. */
export function transparency(sheet: Sheet, { opacity = 1, multiply = false }: Ink): PDFOperator[] {
  if (opacity === 1 && !multiply) return []
  const key = PDFName.of(`G-${Math.round(opacity * 100)}${multiply ? '-m' : ''}`)
  const state = sheet.pdf.context.obj({ Type: 'ExtGState', ca: opacity, CA: opacity, BM: multiply ? 'Multiply' : 'Normal' })
  sheet.page.node.setExtGState(key, state)
  return [setGraphicsState(key)]
}

/** Shows a run of glyphs; neighbouring marks move together by half an em. */
function show(sheet: Sheet, face: Face, text: string): PDFOperator {
  const array = PDFArray.withContext(sheet.pdf.context)
  const characters = [...text]
  let run = ''
  characters.forEach((c, i) => {
    run += c
    if (!squeezes(c, characters[i + 1])) return
    array.push(face.font.encodeText(run))
    array.push(PDFNumber.of(500))
    run = ''
  })
  array.push(face.font.encodeText(run))
  return PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [array])
}

export type Point = readonly [x: number, y: number]

/** A straight line in the sheet's coordinates. */
export function ruleAt(sheet: Sheet, from: Point, to: Point, thickness = 0.6, colour: Colour = colours.rule): void {
  notePath(sheet, { path: `M${from[0]} ${from[1]}L${to[0]} ${to[1]}`, stroke: colour, thickness })
  sheet.page.drawLine({
    start: { x: from[0], y: sheet.height - from[1] }, end: { x: to[0], y: sheet.height - to[1] }, thickness, color: rgbOf(colour),
  })
}

export type Box = { x: number; y: number; width: number; height: number }

/** A rectangle filled or stroked, `x`/`y` at its top left. */
export function boxAt(sheet: Sheet, box: Box, fill?: Colour, stroke?: Colour, thickness = 0.6): void {
  notePath(sheet, { path: rectangle(box.x, box.y, box.width, box.height), ...(fill ? { fill } : {}), ...(stroke ? { stroke, thickness } : {}) })
  sheet.page.drawRectangle({
    x: box.x, y: sheet.height - box.y - box.height, width: box.width, height: box.height,
    ...(fill ? { color: rgbOf(fill) } : {}), ...(stroke ? { borderColor: rgbOf(stroke), borderWidth: thickness } : {}),
  })
}

export const rgbOf = (colour: Colour) => rgb(...colour)
