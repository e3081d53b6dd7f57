/**
 * A small seeded generator (sfc32, public domain, by Chris Doty-Humphrey) for data that must come out the same on every machine.
 * Never for salts, keys or draws that count.
 */
export type Rand = {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One of the list. Throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T
  /** `count` different members of the list (all of them when it is shorter), in random order. */
  sample<T>(list: readonly T[], count: number): T[]
  /** A shuffled copy. */
  shuffle<T>(list: readonly T[]): T[]
  /** Fits the kernel's port for randomness. */
  bytes(length: number): Uint8Array<ArrayBuffer>
  /** A generator of its own, decided by this one's seed and the name alone: what others draw before it changes nothing. */
  fork(name: string): Rand
}

/** The generator of a seed; equal seeds give equal rows of numbers. */
export function random(seed: string): Rand {
  const word = sfc32(hash(seed))
  const next = () => word() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const shuffle = <T>(list: readonly T[]) => {
    const copy = [...list]
    for (let i = copy.length - 1; i > 0; i--) {
      const j = int(0, i)
      ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
    }
    return copy
  }
  const pick = <T>(list: readonly T[]) => {
    if (list.length === 0) throw new RangeError('nothing to pick from')
    return list[int(0, list.length - 1)]!
  }
  return {
    next, int, pick, shuffle,
    chance: (probability) => next() < probability,
    sample: (list, count) => shuffle(list).slice(0, count),
    bytes: (length) => Uint8Array.from({ length }, () => word() & 0xff),
    fork: (name) => random(`${seed}/${name}`),
  }
}

type State = [number, number, number, number]

function sfc32([a, b, c, d]: State): () => number {
  const step = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) step()
  return step
}

/** Four words from a text: FNV-1a with four offsets, each finished by murmur's mixer. */
function hash(text: string): State {
  const words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((offset) => {
    let h = offset
    for (const c of text) h = Math.imul(h ^ c.codePointAt(0)!, 0x01000193)
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return h ^ (h >>> 16)
  })
  return words as State
}
