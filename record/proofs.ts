import { equal, joined, sha256, type Bytes } from './bytes.ts'

/** Checks of proofs, also in a browser: nothing but Web Crypto. */

const node = (left: Uint8Array, right: Uint8Array) => sha256(joined(Uint8Array.of(1), left, right))
export const leafOf = (entry: Uint8Array) => sha256(joined(Uint8Array.of(0), entry))
const half = (n: number) => Math.floor(n / 2)
const isHash = (h: Uint8Array) => h.length === 32

/** RFC 9162, section 2.1.3.2: whether the entry of this hash stands at `index` in the tree of `size` entries with this root. */
export async function verifyInclusion(index: number, size: number, leaf: Bytes, proof: readonly Bytes[], root: Bytes): Promise<boolean> {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || ![leaf, root, ...proof].every(isHash)) return false
  let [fn, sn, r] = [index, size - 1, leaf]
  for (const p of proof) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      r = await node(p, r)
      while (fn % 2 === 0 && fn !== 0) { fn = half(fn); sn = half(sn) }
    } else r = await node(r, p)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(r, root)
}

/** RFC 9162, section 2.1.4.2: whether the tree (`size`, `root`) continues the tree (`old`, `oldRoot`). From nothing the proof is empty (C2SP). */
export async function verifyConsistency(old: number, size: number, proof: readonly Bytes[], oldRoot: Bytes, root: Bytes): Promise<boolean> {
  if (!Number.isSafeInteger(old) || !Number.isSafeInteger(size) || old < 0 || old > size || ![oldRoot, root, ...proof].every(isHash)) return false
  if (old === size) return proof.length === 0 && equal(oldRoot, root)
  if (old === 0) return proof.length === 0
  if (proof.length === 0) return false
  const path = isPower(old) ? [oldRoot, ...proof] : proof
  let [fn, sn] = [old - 1, size - 1]
  while (fn % 2 === 1) { fn = half(fn); sn = half(sn) }
  let [fr, sr] = [path[0]!, path[0]!]
  for (const c of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [await node(c, fr), await node(c, sr)]
      while (fn % 2 === 0 && fn !== 0) { fn = half(fn); sn = half(sn) }
    } else sr = await node(sr, c)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(fr, oldRoot) && equal(sr, root)
}

const isPower = (n: number) => Number.isInteger(Math.log2(n))
