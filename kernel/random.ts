import { randomFillSync, getRandomValues } from 'node:crypto'

/** The port for randomness. Tests and the demo may seed it; everything else leaves it alone. */
export type Random = { bytes(length: number): Uint8Array }

/** Asking the system costs more than sixteen bytes: it is asked for many at once, and none is given twice. */
const pool = new Uint8Array(8192)
let given = pool.length
const system: Random = { bytes(length) {
  if (length > 64) return randomFillSync(new Uint8Array(length))
  if (given + length > pool.length) { randomFillSync(pool); given = 0 }
  return pool.slice(given, given += length)
} }
let source: Random = system

/** Replaces the source of randomness (demo and tests); `null` restores the system's. Salts and keys never come from here: see `secretBytes`. */
export const useRandom = (random: Random | null) => void (source = random ?? system)

export const bytes = (length: number) => source.bytes(length)

/** Bytes for salts, keys and tokens: always the system's source, whatever `useRandom` was told. */
export const secretBytes = (length: number) => getRandomValues(new Uint8Array(length))

/** A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds from `at`, the rest random. */
export function uuid(at: Date): string {
  const b = bytes(16)
  let ms = at.getTime()
  for (let i = 5; i >= 0; i--) { b[i] = ms % 256; ms = Math.floor(ms / 256) }
  b[6] = (b[6]! & 0x0f) | 0x70
  b[8] = (b[8]! & 0x3f) | 0x80
  const hex = Buffer.from(b).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
