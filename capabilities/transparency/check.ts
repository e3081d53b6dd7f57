import { fromBase64, joined, sha256, textOf, utf8 } from '../../record/bytes.ts'
import { parsePolicy } from '../../record/policy.ts'
import { parseProof, verifyProof, type ProofProblem } from '../../record/proof-file.ts'

/** What a proof file says once it holds: the fact, its place in the log, and who has seen it there and when (seconds since 1970). */
export type CheckedProof = {
  fact: { name: string; subject: string; step: string; actor: { name: string }; reason: string | null; clause: string; recordedAt: string; body: Record<string, unknown> } & Record<string, unknown>
  number: string; index: number; origin: string; size: number; witnesses: { name: string; time: number }[]
}

/** Checks a proof file by a policy and by nothing else: pure, in a browser as on the command line. */
export async function checkProof(file: string, policy: string): Promise<CheckedProof | { problem: ProofProblem }> {
  const proof = parseProof(file)
  const extra = contentOf(proof?.extra)
  const trusted = await parsePolicy(policy).catch(() => null)
  if (!proof || !extra || !trusted) return { problem: 'malformed' }
  const entry = await sha256(joined(utf8('anxu-entry/v1 fact\n'), extra.salt, utf8(extra.bytes)))
  const verified = await verifyProof(proof, entry, trusted)
  if ('problem' in verified) return verified
  const { origin, size } = verified.checkpoint
  return { fact: JSON.parse(extra.bytes) as CheckedProof['fact'], number: extra.number, index: proof.index, origin, size, witnesses: verified.witnesses }
}

/** The content beside the proof. It is believed only because the entry that follows from it stands in the log. */
function contentOf(extra: Uint8Array | null | undefined): { salt: Uint8Array; bytes: string; number: string } | null {
  try {
    const { kind, salt, bytes, number } = JSON.parse(textOf(extra ?? new Uint8Array()) ?? '') as Record<string, unknown>
    const salted = fromBase64(String(salt))
    return kind === 'fact' && salted?.length === 32 && typeof bytes === 'string' && typeof JSON.parse(bytes) === 'object' ? { salt: salted, bytes, number: String(number) } : null
  } catch { return null }
}
