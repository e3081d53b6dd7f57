import { decimal, fromBase64, toBase64, type Bytes } from './bytes.ts'
import { verifyCheckpoint, type CheckpointProblem, type Verified } from './checkpoint.ts'
import type { Policy } from './policy.ts'
import { leafOf, verifyInclusion } from './proofs.ts'

/** C2SP tlog-proof: that an entry stands in a log and that witnesses have seen it there; needs nobody to be asked. */
export type Proof = { index: number; hashes: readonly Bytes[]; checkpoint: string; extra: Bytes | null }
const head = 'c2sp.org/tlog-proof@v1'

export const proofText = (p: Proof) =>
  [head, ...(p.extra ? [`extra ${toBase64(p.extra)}`] : []), `index ${p.index}`, ...p.hashes.map(toBase64), '', p.checkpoint].join('\n')

/** Reads a proof; `null` where the text is none. */
export function parseProof(text: string): Proof | null {
  const end = text.indexOf('\n\n')
  if (end < 0) return null
  const lines = text.slice(0, end).split('\n')
  if (lines.shift() !== head) return null
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice(6)) : undefined
  const index = /^index (\d+)$/.exec(lines.shift() ?? '')
  const at = decimal(index?.[1] ?? '')
  const hashes = lines.map(fromBase64)
  if (extra === null || at === null || hashes.length > 63 || !hashes.every((h): h is Bytes => h?.length === 32)) return null
  return { index: at, hashes, checkpoint: text.slice(end + 2), extra: extra ?? null }
}

/** `not-included`: the entry does not stand in the tree of the checkpoint · `no-quorum`: too few witnesses. */
export type ProofProblem = CheckpointProblem | 'not-included' | 'no-quorum'

/** Verifies that `entry` stands where the proof says, under a checkpoint that the policy accepts. */
export async function verifyProof(proof: Proof, entry: Bytes, policy: Policy): Promise<Verified | { problem: ProofProblem }> {
  const verified = await verifyCheckpoint(proof.checkpoint, policy)
  if ('problem' in verified) return verified
  const { size, root } = verified.checkpoint
  if (!(await verifyInclusion(proof.index, size, await leafOf(entry), proof.hashes, root))) return { problem: 'not-included' }
  return verified.quorum ? verified : { problem: 'no-quorum' }
}
