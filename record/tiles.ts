import type { Bytes } from './bytes.ts'
import { nodeHash, type HashAt } from './tree.ts'

/** C2SP tlog-tiles: a tree in pieces of 256 hashes. `width` is 256 for a full tile. `entries`: a bundle of the entries themselves. */
export type TileName = { level: number | 'entries'; n: number; width: number }
export const tileWidth = 256

/** The path of a tile below `tile/`. */
export function tilePath({ level, n, width }: TileName): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, '0')
  const parts = digits.match(/\d{3}/g)!.map((p, i, all) => (i < all.length - 1 ? `x${p}` : p))
  return `${level}/${parts.join('/')}${width < tileWidth ? `.p/${width}` : ''}`
}

/** Reads a path; `null` for one that is not exactly as it would be written. */
export function parseTilePath(path: string): TileName | null {
  const m = /^(entries|\d{1,2})\/((?:x\d{3}\/){0,5})(\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!m) return null
  const name: TileName = { level: m[1] === 'entries' ? 'entries' : Number(m[1]), n: Number(m[2]!.replaceAll(/[x/]/g, '') + m[3]!), width: m[4] ? Number(m[4]) : tileWidth }
  return name.level !== 'entries' && name.level > 63 || name.width < 1 || tilePath(name) !== path || !Number.isSafeInteger(name.n) ? null : name
}

/** How many hashes a tile has in a tree of this size: 0 where there is none. */
export function widthIn(size: number, level: number | 'entries', n: number): number {
  const hashes = Math.floor(size / tileWidth ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(tileWidth, hashes - n * tileWidth))
}

/** The hash of a complete subtree out of tiles, which are read by level and number (and may be partial). */
export const hashesFrom = (tile: (level: number, n: number) => Bytes | Promise<Bytes>): HashAt => async (level, index) => {
  const height = level % 8
  const first = index * 2 ** height
  const n = Math.floor(first / tileWidth)
  const hashes = await tile(Math.floor(level / 8), n)
  const at = (first - n * tileWidth) * 32
  return fold(hashes.subarray(at, at + 32 * 2 ** height))
}

/** The root over a power of two of hashes that stand one after the other. */
export function fold(hashes: Uint8Array): Bytes {
  let row = Array.from({ length: hashes.length / 32 }, (_, i) => hashes.slice(i * 32, i * 32 + 32) as Bytes)
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i]!, row[2 * i + 1]!))
  if (row[0]?.length !== 32) throw new Error('a tile lacks the hashes that were asked of it')
  return row[0]
}

/** Entries as a bundle: each with its length before it, two bytes. */
export function bundle(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(entries.flatMap((e) => [Buffer.from([e.length >> 8, e.length & 255]), e]))
}
