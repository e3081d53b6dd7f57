import { BlendMode, rgb } from '@cantoo/pdf-lib'
import { glyphs, mm } from '../../adapters/pdf/sheet.ts'
import type { Sheet } from '../../adapters/pdf/sheet.ts'

export type StampAt = {
  /** Centre, from the top left corner. */
  x: number
  y: number
  name: string
  radius?: number
  /** Words below the star; every stamp of the demo says 演示. */
  words?: string
}

const red = [0.85, 0.1, 0.12] as const
const ink = { weight: 'bold', colour: red, opacity: 0.82, multiply: true } as const

/** A round red stamp that says 演示: ring, star, the name on the arc. It stands a little askew, as if by hand. */
export function stamp(sheet: Sheet, { x, y, name, radius = mm(20), words = '演示' }: StampAt): void {
  const style = { borderOpacity: 0.82, opacity: 0.82, blendMode: BlendMode.Multiply }
  const centre = sheet.height - y
  const ring = radius * 0.06
  sheet.page.drawCircle({ x, y: centre, size: radius - ring / 2, borderColor: rgb(...red), borderWidth: ring, ...style })
  sheet.page.drawSvgPath(star(radius * 0.28), { x, y: centre, color: rgb(...red), borderWidth: 0, ...style })
  onArc(sheet, name, x, centre, radius)
  const size = radius * 0.23
  const width = size * [...words].length
  glyphs(sheet, words, [1, 0, 0, 1, x - width / 2, centre - radius * 0.66], { ...ink, size })
}

/** A name of so many characters reaches around so far; each stands with its feet to the centre and a long name is set narrower. */
function onArc(sheet: Sheet, name: string, x: number, y: number, radius: number): void {
  const characters = [...name]
  const size = radius * Math.min(0.32, 0.36 - characters.length * 0.006)
  const foot = radius * 0.9 - size * 0.88
  const whole = Math.min(250, characters.length * 24) * (Math.PI / 180)
  const step = whole / characters.length
  const narrow = Math.min(0.95, (step * (foot + size * 0.35)) / size)
  characters.forEach((character, i) => {
    const angle = (i - (characters.length - 1) / 2) * step
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
    const half = (size * narrow) / 2
    glyphs(sheet, character, [narrow * cos, -narrow * sin, sin, cos, x + foot * sin - half * cos, y + foot * cos + half * sin],
      { ...ink, size })
  })
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 === 0 ? radius : radius * 0.382
    return `${(reach * Math.sin((i * Math.PI) / 5)).toFixed(2)} ${(-reach * Math.cos((i * Math.PI) / 5)).toFixed(2)}`
  })
  return `M${points.join('L')}Z`
}
