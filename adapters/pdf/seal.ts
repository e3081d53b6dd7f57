import { BlendMode } from '@cantoo/pdf-lib'
import { clean } from './lines.ts'
import { circle, notePath, placed } from './marks.ts'
import { colours, glyphs, mm, rgbOf } from './sheet.ts'
import type { Sheet } from './sheet.ts'

export type SealAt = {
  /** Centre, in the sheet's coordinates. */
  x: number
  y: number
  /** The name on the arc: the authority. */
  name: string
  /** Radius in points; 21 mm unless said otherwise (the round seal of an authority is 42 mm wide). */
  radius?: number
}

/**
 * A round red test seal: ring, star, the authority's name on the arc and 测试印章 below the star. It is a picture that says it is a test;
 * the seal that counts is the signature of the file, and real seals come from the designated bodies (国办发〔2025〕33号).
 */
export function sealAt(sheet: Sheet, { x, y, name, radius = mm(21) }: SealAt): void {
  const stamp = { borderOpacity: 0.75, opacity: 0.75, blendMode: BlendMode.Multiply }
  const red = rgbOf(colours.seal)
  const centre = sheet.height - y
  const ring = radius * 0.055
  sheet.inSeal = true
  sheet.seals?.push({ page: sheet.pageNumber, x, y, radius, name })
  notePath(sheet, { path: circle(x, y, radius - ring / 2), stroke: colours.seal, thickness: ring, opacity: 0.75 })
  notePath(sheet, { path: placed(star(radius * 0.29), x, y), fill: colours.seal, opacity: 0.75 })
  sheet.page.drawCircle({ x, y: centre, size: radius - ring / 2, borderColor: red, borderWidth: ring, ...stamp })
  sheet.page.drawSvgPath(star(radius * 0.29), { x, y: centre, color: red, borderWidth: 0, ...stamp })
  nameOnArc(sheet, clean(name), { x, y: centre, radius })
  const size = radius * 0.205
  const spacing = size * 0.12
  const width = size * 4 + spacing * 3
  glyphs(sheet, '测试印章', [1, 0, 0, 1, x - width / 2, centre - radius * 0.62], { ...stampInk, size, spacing })
  sheet.inSeal = false
}

const stampInk = { weight: 'medium', colour: colours.seal, opacity: 0.75, multiply: true } as const

/** A five-pointed star around the origin, as an SVG path (y down). */
function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 === 0 ? radius : radius * 0.382
    const angle = (i * Math.PI) / 5
    return `${(reach * Math.sin(angle)).toFixed(3)} ${(-reach * Math.cos(angle)).toFixed(3)}`
  })
  return `M${points.join('L')}Z`
}

/** Sets the characters along the upper arc, feet to the centre; long names get narrower characters and a longer arc. */
function nameOnArc(sheet: Sheet, name: string, { x, y, radius }: { x: number; y: number; radius: number }): void {
  const characters = [...name]
  const size = radius * Math.min(0.31, 0.37 - characters.length * 0.006)
  const foot = radius * 0.9 - size * 0.9
  const step = Math.min((230 / Math.max(characters.length - 1, 1)) * (Math.PI / 180), (size * 1.22) / foot)
  const narrow = Math.min(0.92, (step * (foot + size * 0.3)) / (size * 1.02))
  characters.forEach((character, i) => {
    const angle = (i - (characters.length - 1) / 2) * step
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    const half = (size * narrow * sheet.fonts.medium.advance(character)) / 2
    const left = { x: x + foot * sin - half * cos, y: y + foot * cos + half * sin }
    glyphs(sheet, character, [narrow * cos, -narrow * sin, sin, cos, left.x, left.y], { ...stampInk, size })
  })
}
