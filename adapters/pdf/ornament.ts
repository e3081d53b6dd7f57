import { degrees } from '@cantoo/pdf-lib'
import { notePath, rectangle } from './marks.ts'
import { colours, glyphs, rgbOf, textWidth } from './sheet.ts'
import type { Colour, Sheet } from './sheet.ts'

export type BorderStyle = {
  /** Points from the edge of the paper to the outer line. */
  margin?: number
  /** Points between the outer and the inner line. */
  band?: number
  colour?: Colour
  accent?: Colour
}

/** A border in the manner of certificates: two frames with plaited waves between them and a rosette in every corner. */
export function border(sheet: Sheet, style: BorderStyle = {}): void {
  const { margin = 24, band = 18, colour = [0.55, 0.1, 0.1], accent = [0.74, 0.57, 0.22] } = style
  frame(sheet, margin, 2.2, colour)
  frame(sheet, margin + 3.6, 0.6, accent)
  frame(sheet, margin + band + 3.6, 0.6, accent)
  frame(sheet, margin + band + 7.2, 1.2, colour)
  const middle = margin + 3.6 + band / 2
  const box = { left: middle, right: sheet.width - middle, top: middle, bottom: sheet.height - middle }
  for (const phase of [0, 1, 2]) plait(sheet, box, band * 0.36, (phase * 2 * Math.PI) / 3, phase === 1 ? accent : colour)
  for (const x of [box.left, box.right]) {
    for (const y of [box.top, box.bottom]) corner(sheet, x, y, band, colour, accent)
  }
}

/** A large faint rosette: the ground of a certificate. */
export function ground(sheet: Sheet, at: { x: number; y: number; radius: number }, colour: Colour = [0.74, 0.57, 0.22]): void {
  for (const share of [1, 0.86, 0.72]) {
    rosette(sheet, at.x, at.y, at.radius * share, { petals: 24, depth: 0.34, colour, thickness: 0.35, opacity: 0.3 })
  }
}

/** Pale words across the page, repeated so that no cut-out is without them. */
export function watermark(sheet: Sheet, text: string, { size = 30, opacity = 0.1 }: { size?: number; opacity?: number } = {}): void {
  const [sin, cos] = [Math.sin(Math.PI / 7), Math.cos(Math.PI / 7)]
  const step = textWidth(sheet, text, size, 'medium') + size * 3
  for (let row = 0, y = -size; y < sheet.height + step; row++, y += size * 5.5) {
    for (let x = -step * (row % 2 === 0 ? 0.2 : 0.7); x < sheet.width; x += step) {
      glyphs(sheet, text, [cos, sin, -sin, cos, x, y - step * sin * 0.5], { size, weight: 'medium', colour: colours.quiet, opacity })
    }
  }
}

function frame(sheet: Sheet, inset: number, thickness: number, colour: Colour): void {
  notePath(sheet, { path: rectangle(inset, inset, sheet.width - inset * 2, sheet.height - inset * 2), stroke: colour, thickness })
  sheet.page.drawRectangle({
    x: inset, y: inset, width: sheet.width - inset * 2, height: sheet.height - inset * 2,
    borderColor: rgbOf(colour), borderWidth: thickness,
  })
}

type Box = { left: number; right: number; top: number; bottom: number }

/** One sine wave along each side, a whole number of periods, so that it meets the corners at rest. */
function plait(sheet: Sheet, box: Box, amplitude: number, phase: number, colour: Colour): void {
  const wave = (length: number) => {
    const periods = Math.round(length / (amplitude * 4.6))
    return Array.from({ length: periods * 10 + 1 }, (_, i) => {
      const along = (i / (periods * 10)) * length
      return [along, amplitude * Math.sin((along / length) * periods * 2 * Math.PI + phase)] as const
    })
  }
  for (const y of [box.top, box.bottom]) stroke(sheet, wave(box.right - box.left).map(([a, b]) => [box.left + a, y + b]), colour)
  for (const x of [box.left, box.right]) stroke(sheet, wave(box.bottom - box.top).map(([a, b]) => [x + b, box.top + a]), colour)
}

function corner(sheet: Sheet, x: number, y: number, band: number, colour: Colour, accent: Colour): void {
  const size = band * 0.98
  notePath(sheet, { path: rectangle(x - size, y - size, size * 2, size * 2), fill: [1, 1, 1], stroke: colour, thickness: 1.2 })
  sheet.page.drawRectangle({
    x: x - size, y: sheet.height - y - size, width: size * 2, height: size * 2,
    color: rgbOf([1, 1, 1]), borderColor: rgbOf(colour), borderWidth: 1.2,
  })
  rosette(sheet, x, y, size * 0.86, { petals: 8, depth: 0.55, colour, thickness: 0.7, opacity: 1 })
  rosette(sheet, x, y, size * 0.62, { petals: 8, depth: 0.7, colour: accent, thickness: 0.6, opacity: 1 })
  const half = size * 0.15
  notePath(sheet, { path: `M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`, fill: colour })
  sheet.page.drawRectangle({
    x, y: sheet.height - y - size * 0.15, width: size * 0.21, height: size * 0.21, rotate: degrees(45), color: rgbOf(colour),
  })
}

type Rosette = { petals: number; depth: number; colour: Colour; thickness: number; opacity: number }

/** Two interlaced wavy circles. */
function rosette(sheet: Sheet, x: number, y: number, radius: number, style: Rosette): void {
  // A straight piece is never longer than four points: finer ones nobody sees, and they make the file.
  const steps = Math.max(10, Math.ceil((2 * Math.PI * radius) / style.petals / 4))
  for (const turn of [0, Math.PI / style.petals]) {
    const points = Array.from({ length: style.petals * steps + 1 }, (_, i) => {
      const angle = (i / (style.petals * steps)) * 2 * Math.PI
      const reach = radius * (1 - style.depth / 2 + (style.depth / 2) * Math.cos(style.petals * (angle + turn)))
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as [number, number]
    })
    stroke(sheet, points, style.colour, style.thickness, style.opacity)
  }
}

function stroke(sheet: Sheet, points: (readonly [number, number])[], colour: Colour, thickness = 0.7, opacity = 1): void {
  const path = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')
  notePath(sheet, { path: `M${path}`, stroke: colour, thickness, opacity })
  sheet.page.drawSvgPath(`M${path}`, { x: 0, y: sheet.height, borderColor: rgbOf(colour), borderWidth: thickness, borderOpacity: opacity })
}
