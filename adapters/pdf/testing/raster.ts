import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What tests look at: a page as pixels, and its text with the place where each character should stand. */
export type Page = {
  width: number
  height: number
  png(): Uint8Array
  /** RGBA, as a QR reader takes it. */
  pixels: Uint8ClampedArray<ArrayBuffer>
  /** The text as readers extract it. */
  text: string
  /** Ideographs of the text that left no ink where they should stand. Empty when every glyph was drawn. */
  blank: string[]
  /** The share of red pixels in the page's box (in points from the top left): a seal shows here. */
  red(box: { x: number; y: number; width: number; height: number }): number
}

const require = createRequire(import.meta.url)

/** Renders every page. The canvas comes with `npm ci`: without it this fails, so that no test of a drawing passes unseen. */
export async function rasterise(pdf: Uint8Array, dpi = 110): Promise<Page[]> {
  const canvas = await import('@napi-rs/canvas')
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = dirname(require.resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({ data: pdf.slice(), standardFontDataUrl: `${join(home, 'standard_fonts')}/`, verbosity: 0 })
  const opened = await task.promise
  const pages: Page[] = []
  for (let n = 1; n <= opened.numPages; n++) pages.push(await draw(await opened.getPage(n), canvas, dpi / 72))
  await task.destroy()
  return pages
}

type Canvas = typeof import('@napi-rs/canvas')
type PdfPage = import('pdfjs-dist').PDFPageProxy

async function draw(page: PdfPage, { createCanvas }: Canvas, scale: number): Promise<Page> {
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
  const target = createCanvas(width, height)
  await page.render({ canvas: target as never, canvasContext: target.getContext('2d') as never, viewport, background: 'white' }).promise
  const pixels = new Uint8ClampedArray(target.getContext('2d').getImageData(0, 0, width, height).data)
  const content = await page.getTextContent()
  const items = content.items.filter((item) => 'str' in item)
  const look = { pixels, width, height, scale }
  return {
    width, height, pixels, png: () => target.toBuffer('image/png'),
    text: items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''),
    blank: items.flatMap((item) => blankIn(look, item, viewport.convertToViewportPoint(item.transform[4], item.transform[5]))),
    red: (box) => share(look, box.x * scale, box.y * scale, box.width * scale, box.height * scale, isRed),
  }
}

type Look = { pixels: Uint8ClampedArray; width: number; height: number; scale: number }
type Item = { str: string; width: number; transform: number[] }

/** Divides an upright run of ideographs into equal cells and asks each for ink. Turned text (seal, watermark) is looked at by eye. */
function blankIn(look: Look, { str, width, transform }: Item, [x = 0, baseline = 0]: number[]): string[] {
  const characters = [...str]
  if (transform[1] !== 0 || !/^\p{Script=Han}+$/u.test(str)) return []
  const size = transform[3]! * look.scale
  const cell = (width * look.scale) / characters.length
  return characters.filter((_, i) => share(look, x + i * cell, baseline - size * 0.88, cell, size, isInk) < 0.02)
}

type Pixel = (red: number, green: number, blue: number) => boolean
const isInk: Pixel = (red, green, blue) => red * 0.3 + green * 0.59 + blue * 0.11 < 190
const isRed: Pixel = (red, green, blue) => red > 150 && green < 110 && blue < 110

function share(look: Look, x: number, y: number, width: number, height: number, counts: Pixel): number {
  const [left, right] = [Math.max(0, Math.floor(x)), Math.min(look.width, Math.ceil(x + width))]
  const [top, bottom] = [Math.max(0, Math.floor(y)), Math.min(look.height, Math.ceil(y + height))]
  let hits = 0
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const at = (row * look.width + column) * 4
      if (counts(look.pixels[at]!, look.pixels[at + 1]!, look.pixels[at + 2]!)) hits++
    }
  }
  return hits / Math.max(1, (right - left) * (bottom - top))
}
