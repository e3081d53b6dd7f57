import { unzipSync } from 'fflate'

type Painted = { width: number; height: number; png(): Uint8Array; pixels: Uint8ClampedArray }

/**
 * Paints one page of an OFD by reading its files alone, as a reader would: the fonts that it brings, text by character and step, paths, and the picture of
 * its seal where its signature puts it. Knows only what our writer writes; readers of others are not here to try.
 */
export async function paint(file: Uint8Array, page = 0, dpi = 110): Promise<Painted> {
  const canvas = await import('@napi-rs/canvas')
  const files = unzipSync(file)
  const text = (path: string) => new TextDecoder().decode(files[path])
  const [, , width, height] = /<ofd:PhysicalBox>([^<]+)</.exec(text('Doc_0/Document.xml'))![1]!.split(' ').map(Number) as [number, number, number, number]
  const scale = dpi / 25.4
  const target = canvas.createCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
  const on = target.getContext('2d')
  on.fillStyle = 'white'
  on.fillRect(0, 0, target.width, target.height)
  on.scale(scale, scale)
  await draw(on, files, page)
  const stamp = /<ofd:StampAnnot [^>]*Boundary="([^"]+)"/.exec(files['Doc_0/Signs/Sign_0/Signature.xml'] ? text('Doc_0/Signs/Sign_0/Signature.xml') : '')
  if (stamp) {
    const [x, y] = stamp[1]!.split(' ').map(Number) as [number, number]
    on.translate(x, y)
    await draw(on, unzipSync(pictureIn(files['Doc_0/Signs/Sign_0/Seal.esl']!)), 0)
  }
  return { width: target.width, height: target.height, png: () => target.toBuffer('image/png'), pixels: new Uint8ClampedArray(on.getImageData(0, 0, target.width, target.height).data) }

  async function draw(into: typeof on, from: Record<string, Uint8Array>, number: number) {
    const names = fontsOf(from, canvas)
    const content = new TextDecoder().decode(from[`Doc_0/Pages/Page_${number}/Content.xml`])
    for (const [, kind, attributes, inner] of content.matchAll(/<ofd:(Text|Path)Object ([^>]*)>(.*?)<\/ofd:\1Object>/gs)) {
      into.save()
      into.globalAlpha = Number(attribute(attributes!, 'Alpha') ?? 255) / 255
      if (kind === 'Text') drawText(into, attributes!, inner!, names)
      else drawPath(into, canvas, attributes!, inner!)
      into.restore()
    }
  }
}

type Canvas = typeof import('@napi-rs/canvas')
type Context = import('@napi-rs/canvas').SKRSContext2D

let registered = 0

/** Each document's fonts are registered under names of their own: subsets of one face differ. */
function fontsOf(files: Record<string, Uint8Array>, { GlobalFonts }: Canvas): Map<string, string> {
  const list = new TextDecoder().decode(files['Doc_0/PublicRes.xml'])
  return new Map([...list.matchAll(/<ofd:Font ID="(\d+)"[^>]*><ofd:FontFile>([^<]+)</g)].map(([, id, name]) => {
    const family = `ofd-${++registered}`
    if (!GlobalFonts.register(Buffer.from(files[`Doc_0/Res/${name}`]!), family)) throw new Error(`the font ${name} cannot be used`)
    return [id!, family]
  }))
}

const attribute = (attributes: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
const colourOf = (inner: string, name: string) => {
  const value = new RegExp(`<ofd:${name} Value="([^"]+)"`).exec(inner)?.[1]
  return value && `rgb(${value.replaceAll(' ', ',')})`
}

function drawText(on: Context, attributes: string, inner: string, fonts: Map<string, string>) {
  const [a, b, c, d, e, f] = attribute(attributes, 'CTM')!.split(' ').map(Number) as [number, number, number, number, number, number]
  on.transform(a, b, c, d, e, f)
  on.fillStyle = colourOf(inner, 'FillColor')!
  // Drawn large and scaled down: the canvas would round small sizes.
  const size = Number(attribute(attributes, 'Size'))
  on.font = `100px "${fonts.get(attribute(attributes, 'Font')!)}"`
  const [, code, text] = /<ofd:TextCode([^>]*)>([^<]*)</.exec(inner)!
  const steps = attribute(code!, 'DeltaX')?.split(' ').map(Number) ?? []
  on.scale(size / 100, size / 100)
  let x = 0
  ;[...text!.replaceAll('&amp;', '&')].forEach((character, i) => {
    on.fillText(character, x, 0)
    x += ((steps[i] ?? 0) * 100) / size
  })
}

function drawPath(on: Context, { Path2D }: Canvas, attributes: string, inner: string) {
  const path = new Path2D(/<ofd:AbbreviatedData>([^<]*)</.exec(inner)![1]!.replaceAll('C', 'Z'))
  on.fillStyle = colourOf(inner, 'FillColor') ?? 'black'
  if (attribute(attributes, 'Fill') === 'true') on.fill(path)
  if (attribute(attributes, 'Stroke') === 'false') return
  on.strokeStyle = colourOf(inner, 'StrokeColor')!
  on.lineWidth = Number(attribute(attributes, 'LineWidth'))
  on.stroke(path)
}

/** The package inside the seal's structure: from its first local header to its end of directory. */
function pictureIn(seal: Uint8Array): Uint8Array {
  const bytes = Buffer.from(seal)
  const end = bytes.indexOf(Buffer.from('PK\x05\x06', 'latin1'))
  return bytes.subarray(bytes.indexOf(Buffer.from('PK\x03\x04', 'latin1')), end + 22)
}
