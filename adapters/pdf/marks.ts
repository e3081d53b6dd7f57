import type { Weight } from './fonts.ts'
import type { Colour, Sheet } from './sheet.ts'

type Stands = { page: number; opacity: number; /** Part of the picture of a seal, which formats with seals of their own put there themselves. */ seal?: true }

/** What was drawn, told apart from PDF so that another format can draw the same face. Points from the top left corner of the paper, y down. */
export type Mark =
  | Stands & {
    kind: 'text'; text: string; size: number; weight: Weight; colour: Colour
    /** From each character to the next. */
    steps: number[]
    /** a b c d x y: the glyphs' own plane (baseline at 0, y down) on the paper. */
    matrix: readonly [number, number, number, number, number, number]
  }
  | Stands & { kind: 'path'; /** M, L, A (rx ry 0 large sweep x y) and Z, absolute. */ path: string; fill?: Colour; stroke?: Colour; thickness: number }

export type SealBox = { page: number; x: number; y: number; radius: number; name: string }

/** What a document drew, page by page. */
export type Tape = { width: number; height: number; title: string; author: string; subject: string; keywords: readonly string[]; createdAt: Date; pages: number; marks: Mark[]; seals: SealBox[] }

type PathMark = Omit<Extract<Mark, { kind: 'path' }>, 'page' | 'opacity' | 'kind' | 'thickness' | 'seal'> & { opacity?: number; thickness?: number }

/** Notes a path, where the sheet keeps a tape. */
export function notePath(sheet: Sheet, { opacity = 1, thickness = 0, ...mark }: PathMark): void {
  sheet.tape?.push({ kind: 'path', page: sheet.pageNumber, opacity, thickness, ...sealPart(sheet), ...mark })
}

/** Notes text as it was set: PDF's matrix points up, ours down. */
export function noteText(sheet: Sheet, text: string, steps: () => number[], matrix: readonly [number, number, number, number, number, number], ink: { size: number; weight: Weight; colour: Colour; opacity: number }): void {
  const [a, b, c, d, x, y] = matrix
  sheet.tape?.push({ kind: 'text', page: sheet.pageNumber, text, steps: steps(), matrix: [a, -b, -c, d, x, sheet.height - y], ...sealPart(sheet), ...ink })
}

const sealPart = (sheet: Sheet) => (sheet.inSeal ? { seal: true as const } : {})

export const rectangle = (x: number, y: number, width: number, height: number) => `M${f(x)} ${f(y)}L${f(x + width)} ${f(y)}L${f(x + width)} ${f(y + height)}L${f(x)} ${f(y + height)}Z`

/** Two half circles. */
export const circle = (x: number, y: number, radius: number) =>
  `M${f(x - radius)} ${f(y)}A${f(radius)} ${f(radius)} 0 1 1 ${f(x + radius)} ${f(y)}A${f(radius)} ${f(radius)} 0 1 1 ${f(x - radius)} ${f(y)}Z`

/** Moves and scales a path of M, L, H, V and Z with spaces between its numbers. */
export function placed(path: string, x: number, y: number, scale = 1): string {
  let [left, top] = [0, 0]
  return path.replaceAll(/([MLHVZ])([^MLHVZ]*)/g, (_, command: string, rest: string) => {
    const [one = 0, two = 0] = rest.trim().split(/[\s,]+/).map(Number)
    if (command === 'Z') return 'Z'
    if (command === 'H') left = one
    else if (command === 'V') top = one
    else [left, top] = [one, two]
    return `${command === 'M' ? 'M' : 'L'}${f(x + left * scale)} ${f(y + top * scale)}`
  })
}

const f = (n: number) => String(Math.round(n * 1000) / 1000)
