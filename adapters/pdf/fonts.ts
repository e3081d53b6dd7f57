import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import type { FontkitFont } from 'fontkit'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'

export type Weight = 'regular' | 'medium' | 'bold' | 'black'

export type Face = {
  /** Embeds as a subset: only the glyphs that the document drew. */
  font: PDFFont
  /** Advance of one character in em; ligatures and kerning are not used, so a line is the sum of its characters. */
  advance(character: string): number
}

export type Fonts = Record<Weight, Face>

const files: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  medium: '500Medium/NotoSansSC_500Medium.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
  black: '900Black/NotoSansSC_900Black.ttf',
}

/** Embeds the four weights of Noto Sans SC (SIL OFL 1.1); a weight that nothing was drawn with leaves no trace in the file. */
export async function embedFonts(pdf: PDFDocument): Promise<Fonts> {
  const weights = Object.keys(files) as Weight[]
  const faces = await Promise.all(weights.map((weight) => embed(pdf, weight)))
  return Object.fromEntries(weights.map((weight, i) => [weight, faces[i]])) as Fonts
}

/** The characters of a text that the font cannot print (they would come out as an empty box), each once. */
export function unprintable(text: string): string[] {
  const { font } = parsed('regular')
  return [...new Set(text)].filter((c) => !/\s/u.test(c) && font.glyphForCodePoint(c.codePointAt(0)!).id === 0)
}

/** The whole face of one weight, for a format that embeds its own subset. */
export const faceOf = (weight: Weight): FontkitFont => parsed(weight).font

async function embed(pdf: PDFDocument, weight: Weight): Promise<Face> {
  const { bytes, font, advances } = parsed(weight)
  pdf.registerFontkit({ create: () => font } as never)
  const name = `AAAAAA+NotoSansSC-${weight[0]!.toUpperCase()}${weight.slice(1)}`
  const embedded = await pdf.embedFont(bytes, { subset: true, customName: name, features: { kern: false, liga: false } })
  return { font: embedded, advance: (character) => advanceOf(font, advances, character) }
}

type Parsed = { bytes: Uint8Array; font: FontkitFont; advances: Map<string, number> }
const cache = new Map<Weight, Parsed>()
const require = createRequire(import.meta.url)

/** Each file is read and parsed once in a process: 10 MB and 20 ms. */
function parsed(weight: Weight): Parsed {
  const known = cache.get(weight)
  if (known) return known
  const bytes = new Uint8Array(readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`)))
  const fresh = { bytes, font: fontkit.create(bytes), advances: new Map<string, number>() }
  cache.set(weight, fresh)
  return fresh
}

function advanceOf(font: FontkitFont, advances: Map<string, number>, character: string): number {
  const known = advances.get(character)
  if (known !== undefined) return known
  const advance = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm
  advances.set(character, advance)
  return advance
}
