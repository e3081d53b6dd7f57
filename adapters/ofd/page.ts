import type { Weight } from '../pdf/fonts.ts'
import type { Mark } from '../pdf/marks.ts'
import type { Colour } from '../pdf/sheet.ts'
import { escaped } from './xml.ts'

/** Points to millimetres, the unit of OFD. */
export const toMm = (points: number) => (points * 25.4) / 72
const n = (points: number) => String(Math.round(toMm(points) * 1000) / 1000)
const plain = (value: number) => String(Math.round(value * 10_000) / 10_000)

export type Fonts = Readonly<Partial<Record<Weight, number>>>

/** The objects of one page as XML, in the order in which they were drawn; `id` hands out numbers that are unique in the document. */
export const objectsOf = (marks: readonly Mark[], size: { width: number; height: number }, fonts: Fonts, id: () => number): string =>
  marks.map((mark) => (mark.kind === 'text' ? textObject(mark, size, fonts, id()) : pathObject(mark, size, id()))).join('\n')

type Size = { width: number; height: number }
const whole = ({ width, height }: Size) => `Boundary="0 0 ${n(width)} ${n(height)}"`
const alpha = (opacity: number) => (opacity < 1 ? ` Alpha="${Math.round(opacity * 255)}"` : '')
const colour = (name: string, value: Colour) => `<ofd:${name} Value="${value.map((part) => Math.round(part * 255)).join(' ')}"/>`

/** 11.3: characters from the origin of their own plane, each `DeltaX` from the one before. */
function textObject(mark: Extract<Mark, { kind: 'text' }>, size: Size, fonts: Fonts, id: number): string {
  const [a, b, c, d, x, y] = mark.matrix
  const steps = mark.steps.length ? ` DeltaX="${mark.steps.map(n).join(' ')}"` : ''
  return `<ofd:TextObject ID="${id}" ${whole(size)} CTM="${[a, b, c, d].map(plain).join(' ')} ${n(x)} ${n(y)}" Font="${fonts[mark.weight]}" Size="${n(mark.size)}"${alpha(mark.opacity)}>`
    + `${colour('FillColor', mark.colour)}<ofd:TextCode X="0" Y="0"${steps}>${escaped(mark.text)}</ofd:TextCode></ofd:TextObject>`
}

/** 9.1: `Stroke` is on and `Fill` off unless said otherwise. */
function pathObject(mark: Extract<Mark, { kind: 'path' }>, size: Size, id: number): string {
  const look = [mark.stroke ? ` LineWidth="${n(mark.thickness)}"` : ' Stroke="false"', mark.fill ? ' Fill="true"' : '', alpha(mark.opacity)].join('')
  const colours = [mark.fill ? colour('FillColor', mark.fill) : '', mark.stroke ? colour('StrokeColor', mark.stroke) : ''].join('')
  return `<ofd:PathObject ID="${id}" ${whole(size)}${look}>${colours}<ofd:AbbreviatedData>${abbreviated(mark.path)}</ofd:AbbreviatedData></ofd:PathObject>`
}

/** 9.3: the same letters as SVG but for closing, which is C. Of an arc only its radii and its end are lengths. */
const abbreviated = (path: string) => path.replaceAll(/([MLAZ])([^MLAZ]*)/g, (_, command: string, rest: string) => {
  const values = rest.trim().split(/[\s,]+/).map(Number)
  if (command === 'Z') return 'C '
  if (command !== 'A') return `${command} ${values.map(n).join(' ')} `
  const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0, x = 0, y = 0] = values
  return `A ${n(rx)} ${n(ry)} ${turn} ${large} ${sweep} ${n(x)} ${n(y)} `
}).trim()
