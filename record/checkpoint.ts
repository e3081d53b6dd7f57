import { decimal, fromBase64, toBase64, type Bytes } from './bytes.ts'
import { parseNote, signatureLine, verifyNote, type Note, type Signature, type Signed } from './note.ts'
import { hasQuorum, type Policy } from './policy.ts'

/** C2SP tlog-checkpoint: the head of a log's tree at one size. */
export type Checkpoint = { origin: string; size: number; root: Bytes }

export const checkpointText = (c: Checkpoint) => `${c.origin}\n${c.size}\n${toBase64(c.root)}\n`
export const noteOf = (text: string, signatures: readonly Signature[]) => `${text}\n${signatures.map(signatureLine).join('')}`

/** Reads the text of a note as a checkpoint; `null` where it is none. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.slice(0, -1).split('\n')
  const [origin, digits, base64] = lines
  const size = decimal(digits ?? '')
  const root = fromBase64(base64 ?? '')
  if (!text.endsWith('\n') || !origin || size === null || root?.length !== 32 || lines.includes('')) return null
  return { origin, size, root }
}

/** What was found of a checkpoint: whose it is and which witnesses of the policy have co-signed it. */
export type Verified = { checkpoint: Checkpoint; note: Note; log: Signed; witnesses: { name: string; time: number }[]; quorum: boolean }
/** `malformed`: no checkpoint · `another-log`: of an origin that the policy does not name · `wrong-signature`: not signed by the key it names. */
export type CheckpointProblem = 'malformed' | 'another-log' | 'wrong-signature'

/** Verifies a checkpoint by a policy: the log's own signature is a must; whether the witnesses suffice is told. */
export async function verifyCheckpoint(text: string, policy: Policy): Promise<Verified | { problem: CheckpointProblem }> {
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) return { problem: 'malformed' }
  const logs = policy.logs.filter((l) => l.name === checkpoint.origin)
  if (logs.length === 0) return { problem: 'another-log' }
  const signed = await verifyNote(note, [...logs, ...policy.witnesses.map((w) => w.key)])
  const log = signed?.find((s) => logs.includes(s.key))
  if (!signed || !log) return { problem: 'wrong-signature' }
  const witnesses = policy.witnesses.flatMap((w) => signed.flatMap((s) => (s.key === w.key ? [{ name: w.name, time: s.time! }] : [])))
  return { checkpoint, note, log, witnesses, quorum: hasQuorum(policy, witnesses.map((w) => w.name)) }
}
