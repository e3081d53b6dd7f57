import { createHash } from 'node:crypto'
import type { Bytes } from './bytes.ts'

/** The hash of the complete subtree over entries [index·2^level, (index+1)·2^level). Level 0 is the hash of an entry. */
export type HashAt = (level: number, index: number) => Bytes | Promise<Bytes>

const digest = (...parts: readonly Uint8Array[]): Bytes => {
  const h = createHash('sha256')
  for (const p of parts) h.update(p)
  return new Uint8Array(h.digest())
}
const leaf = Uint8Array.of(0)
const node = Uint8Array.of(1)

/** RFC 6962, section 2.1: the hash of one entry, of two neighbours, of nothing. */
export const leafHash = (entry: Uint8Array) => digest(leaf, entry)
export const nodeHash = (left: Uint8Array, right: Uint8Array) => digest(node, left, right)
export const emptyRoot = digest()

/** The largest power of two below `n` (n ≥ 2): where RFC 6962 divides a tree of `n` entries. */
export function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The root over [start, end), a range as RFC 6962 divides trees: made of the hashes of complete subtrees. */
export async function rootOf(start: number, end: number, hashAt: HashAt): Promise<Bytes> {
  const n = end - start
  if (n === 0) return emptyRoot
  const k = n === 1 ? 1 : split(n) * 2
  if (k === n) return hashAt(Math.log2(n), start / n)
  const left = split(n)
  return nodeHash(await hashAt(Math.log2(left), start / left), await rootOf(start + left, end, hashAt))
}

/** RFC 6962, section 2.1.1: hashes from the entry's neighbour up to the root's child. */
export async function inclusionProof(index: number, size: number, hashAt: HashAt): Promise<Bytes[]> {
  if (index < 0 || index >= size) throw new RangeError(`a tree of ${size} entries has no entry ${index}`)
  const path: Promise<Bytes>[] = []
  for (let start = 0, end = size; end - start > 1;) {
    const middle = start + split(end - start)
    if (index < middle) { path.push(rootOf(middle, end, hashAt)); end = middle } else { path.push(rootOf(start, middle, hashAt)); start = middle }
  }
  return (await Promise.all(path)).reverse()
}

/** RFC 6962, section 2.1.2: that the tree of `size` entries continues the one of `old`. Empty for an empty or an equal one. */
export async function consistencyProof(old: number, size: number, hashAt: HashAt): Promise<Bytes[]> {
  if (old < 0 || old > size) throw new RangeError(`a tree of ${size} entries does not continue one of ${old}`)
  const path: Promise<Bytes>[] = []
  let [start, end, whole] = [0, size, true]
  while (old > 0 && old < end) {
    const middle = start + split(end - start)
    if (old <= middle) { path.push(rootOf(middle, end, hashAt)); end = middle } else { path.push(rootOf(start, middle, hashAt)); start = middle; whole = false }
  }
  if (old > 0 && !whole) path.push(rootOf(start, end, hashAt))
  return (await Promise.all(path)).reverse()
}

/** The right edge of a growing tree: hashes of its complete subtrees, largest first. Its root after each entry, without the entries. */
export type Edge = { size: number; hashes: Bytes[] }
export const emptyEdge = (): Edge => ({ size: 0, hashes: [] })

/** The edge of a tree of which the complete subtrees are known. */
export async function edgeAt(size: number, hashAt: HashAt): Promise<Edge> {
  const hashes: Bytes[] = []
  for (let start = 0; start < size;) {
    const n = size - start
    const k = n === 1 ? 1 : split(n) * 2 === n ? n : split(n)
    hashes.push(await hashAt(Math.log2(k), start / k))
    start += k
  }
  return { size, hashes }
}

/** Adds one entry's hash to an edge, in place. */
export function grow(edge: Edge, hash: Bytes): void {
  let at = hash
  for (let size = edge.size; size % 2 === 1; size = Math.floor(size / 2)) at = nodeHash(edge.hashes.pop()!, at)
  edge.hashes.push(at)
  edge.size++
}

export const edgeRoot = ({ hashes }: Edge): Bytes => (hashes.length ? hashes.reduceRight((right, left) => nodeHash(left, right)) : emptyRoot)
