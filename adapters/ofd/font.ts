import type { FontkitFont } from 'fontkit'

type Table = { tag: string; bytes: Buffer }

/**
 * A TrueType font with the glyphs of these characters alone, which readers can use by character: fontkit's subset plus the tables that it leaves
 * out (cmap, name, OS/2, post; OpenType 1.9). `family` is the name inside; the same input gives the same bytes.
 */
export function subsetFont(font: FontkitFont, characters: ReadonlySet<string>, family: string): Uint8Array {
  const subset = font.createSubset()
  const glyphs = [...characters].map((c) => c.codePointAt(0)!).sort((a, b) => a - b)
    .map((code) => ({ code, glyph: subset.includeGlyph(font.glyphForCodePoint(code).id) }))
  const tables = tablesOf(Buffer.from(subset.encode()))
  const os2 = original(font, 'OS/2')
  return sfnt([...tables, { tag: 'cmap', bytes: cmap(glyphs) }, { tag: 'name', bytes: names(family) }, { tag: 'post', bytes: post() }, ...(os2 ? [{ tag: 'OS/2', bytes: os2 }] : [])])
}

function tablesOf(file: Buffer): Table[] {
  return Array.from({ length: file.readUInt16BE(4) }, (_, i) => {
    const at = 12 + i * 16
    const start = file.readUInt32BE(at + 8)
    return { tag: file.toString('latin1', at, at + 4), bytes: file.subarray(start, start + file.readUInt32BE(at + 12)) }
  })
}

/** A table of the whole font as it lies in its file. */
function original(font: FontkitFont, tag: string): Buffer | undefined {
  const { directory, stream } = font as unknown as { directory: { tables: Record<string, { offset: number; length: number } | undefined> }; stream: { buffer: Uint8Array } }
  const found = directory.tables[tag]
  return found && Buffer.from(stream.buffer.subarray(found.offset, found.offset + found.length))
}

/** Format 12: groups of consecutive characters; platform 3 encoding 10. Format 4 beside it is what older readers look for. */
function cmap(glyphs: { code: number; glyph: number }[]): Buffer {
  const [plain, wide] = [format4(glyphs.filter(({ code }) => code < 0xffff)), format12(glyphs)]
  const head = Buffer.alloc(20)
  head.writeUInt16BE(2, 2)
  const records: [encoding: number, offset: number][] = [[1, 20], [10, 20 + plain.length]]
  records.forEach(([encoding, offset], i) => {
    head.writeUInt16BE(3, 4 + i * 8)
    head.writeUInt16BE(encoding, 6 + i * 8)
    head.writeUInt32BE(offset, 8 + i * 8)
  })
  return Buffer.concat([head, plain, wide])
}

function format12(glyphs: { code: number; glyph: number }[]): Buffer {
  const table = Buffer.alloc(16 + glyphs.length * 12)
  table.writeUInt16BE(12, 0)
  table.writeUInt32BE(table.length, 4)
  table.writeUInt32BE(glyphs.length, 12)
  glyphs.forEach(({ code, glyph }, i) => {
    table.writeUInt32BE(code, 16 + i * 12)
    table.writeUInt32BE(code, 20 + i * 12)
    table.writeUInt32BE(glyph, 24 + i * 12)
  })
  return table
}

/** One segment for each character and the closing one (0xFFFF); the distance from code to glyph stands in idDelta. */
function format4(glyphs: { code: number; glyph: number }[]): Buffer {
  const segments = [...glyphs, { code: 0xffff, glyph: 0 }]
  const count = segments.length
  const power = 2 ** Math.floor(Math.log2(count))
  const words = [
    4, 16 + count * 8, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2,
    ...segments.map(({ code }) => code), 0, ...segments.map(({ code }) => code),
    ...segments.map(({ code, glyph }) => (glyph - code) & 0xffff), ...segments.map(() => 0),
  ]
  return Buffer.concat(words.map(word))
}

const word = (value: number) => { const bytes = Buffer.alloc(2); bytes.writeUInt16BE(value); return bytes }

/** Family (1), style (2), full name (4) and PostScript name (6), in English for Windows. */
function names(family: string): Buffer {
  const texts: [id: number, text: string][] = [[1, family], [2, 'Regular'], [4, family], [6, family.replaceAll(' ', '')]]
  const strings = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.concat([word(0), word(texts.length), word(6 + texts.length * 12)])
  let offset = 0
  const records = texts.map(([id], i) => {
    const { length } = strings[i]!
    const record = Buffer.concat([3, 1, 0x409, id, length, offset].map(word))
    offset += length
    return record
  })
  return Buffer.concat([head, ...records, ...strings])
}

/** Version 3: no glyph names. */
function post(): Buffer {
  const table = Buffer.alloc(32)
  table.writeUInt32BE(0x0003_0000, 0)
  return table
}

/** Puts the tables together, each on four bytes, with the checksums that the format asks for. */
function sfnt(tables: Table[]): Uint8Array {
  const sorted = tables.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const head = Buffer.concat([Buffer.from('00010000', 'hex'), word(sorted.length), word(power * 16), word(Math.log2(power)), word((sorted.length - power) * 16)])
  const directory = Buffer.alloc(sorted.length * 16)
  let offset = head.length + directory.length
  const bodies = sorted.map(({ tag, bytes }, i) => {
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])
    directory.write(tag, i * 16, 'latin1')
    directory.writeUInt32BE(checksum(padded), i * 16 + 4)
    directory.writeUInt32BE(offset, i * 16 + 8)
    directory.writeUInt32BE(bytes.length, i * 16 + 12)
    offset += padded.length
    return padded
  })
  return new Uint8Array(Buffer.concat([head, directory, ...bodies]))
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
