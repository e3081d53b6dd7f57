/** Bytes that can be read in part: a file on disk, or one in memory. `end` is exclusive. */
export type Source = { size: number; read(start: number, end: number): Promise<Buffer> }

export const inMemory = (bytes: Uint8Array): Source => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return { size: buffer.length, read: async (start, end) => buffer.subarray(start, end) }
}

/** The names in a ZIP archive, from its directory at the end; where only the file's head is at hand, those of the entries in it. */
export async function zipNames(source: Source): Promise<string[]> {
  const tail = await source.read(Math.max(0, source.size - 66_000), source.size)
  const end = tail.lastIndexOf('PK\x05\x06')
  if (end < 0 || end + 22 > tail.length) return namesAt(await source.read(0, 2 ** 20), localEntry)
  const [size, offset] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  return namesAt(await source.read(offset, offset + Math.min(size, 4 * 2 ** 20)), directoryEntry)
}

type Entry = { mark: string; nameLength: number; name: number }
const localEntry: Entry = { mark: 'PK\x03\x04', nameLength: 26, name: 30 }
const directoryEntry: Entry = { mark: 'PK\x01\x02', nameLength: 28, name: 46 }

function namesAt(bytes: Buffer, { mark, nameLength, name }: Entry) {
  const names: string[] = []
  for (let at = bytes.indexOf(mark); at >= 0 && at + name <= bytes.length; at = bytes.indexOf(mark, at + name)) {
    names.push(bytes.toString('utf8', at + name, at + name + bytes.readUInt16LE(at + nameLength)))
  }
  return names
}

/** The names of streams and storages in a compound file (MS-CFB): the container of .doc and .xls, and of Office files with a password. */
export async function compoundNames(source: Source): Promise<string[]> {
  const header = await source.read(0, 512)
  if (header.length < 512) return []
  const sectorSize = 1 << Math.min(header.readUInt16LE(30), 16)
  const sector = (index: number) => source.read((index + 1) * sectorSize, (index + 2) * sectorSize)
  const tables = await tableSectors(header, sector, sectorSize)
  const names: string[] = []
  for (let at = header.readUInt32LE(48), read = 0; at < endOfChain && read < 256; read++) {
    const bytes = await sector(at)
    for (let entry = 0; entry + 128 <= bytes.length; entry += 128) names.push(entryName(bytes.subarray(entry, entry + 128)))
    at = await nextSector(at, tables, sector, sectorSize)
  }
  return names.filter(Boolean)
}

const endOfChain = 0xffff_fffa

/** Where the allocation table lies: 109 places in the header, further ones in a chain of sectors. */
async function tableSectors(header: Buffer, sector: (index: number) => Promise<Buffer>, sectorSize: number) {
  const tables = words(header.subarray(76, 512))
  for (let at = header.readUInt32LE(68), read = 0; at < endOfChain && read < 256; read++) {
    const entries = words(await sector(at))
    tables.push(...entries.slice(0, sectorSize / 4 - 1))
    at = entries[sectorSize / 4 - 1] ?? endOfChain
  }
  return tables
}

async function nextSector(at: number, tables: number[], sector: (index: number) => Promise<Buffer>, sectorSize: number) {
  const perTable = sectorSize / 4
  const table = tables[Math.floor(at / perTable)] ?? endOfChain
  return table < endOfChain ? words(await sector(table))[at % perTable] ?? endOfChain : endOfChain
}

const words = (bytes: Buffer) => Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => bytes.readUInt32LE(i * 4))

function entryName(entry: Buffer) {
  const length = Math.min(entry.readUInt16LE(64), 64)
  return length < 2 ? '' : entry.toString('utf16le', 0, length - 2)
}
