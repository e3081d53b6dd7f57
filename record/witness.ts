import { createHash } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { decimal, equal, fromBase64, type Bytes } from './bytes.ts'
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { signText, type Signer } from './keys.ts'
import { parseNote, signatureLine, verifyNote, type Key } from './note.ts'
import { verifyConsistency } from './proofs.ts'
import { emptyRoot } from './tree.ts'

export type Answer = { status: 200 | 400 | 403 | 404 | 409 | 422 | 500; type: string; body: string }
export type Witness = { key: Key; add(body: string): Promise<Answer> }
export type WitnessOptions = { dir: string; signer: Signer; logs: readonly Key[]; now: () => Date }

/**
 * A witness (C2SP tlog-witness): it remembers of each log the last head that it has co-signed, and co-signs only what continues it. What it
 * remembers is on the disk before its answer leaves, so a crash makes it forget nothing that anybody may have seen.
 */
export function openWitness({ dir, signer, logs, now }: WitnessOptions): Witness {
  mkdirSync(dir, { recursive: true })
  let turn: Promise<unknown> = Promise.resolve()
  const add = async (body: string): Promise<Answer> => {
    const asked = parseRequest(body)
    if (!asked) return plain(400, 'not a request to add a checkpoint')
    const keys = logs.filter((k) => k.name === asked.checkpoint.origin)
    if (keys.length === 0) return plain(404, 'an unknown log')
    const signed = await verifyNote(asked.note, keys)
    if (!signed?.length) return plain(403, 'not signed by a key of this log')
    const path = join(dir, createHash('sha256').update(asked.checkpoint.origin).digest('hex'))
    const known = await remembered(path)
    const refused = await refusal(asked, known)
    if (refused) return refused
    await remember(dir, path, asked.text)
    const cosignature = signText(signer, asked.note.text, Math.floor(now().getTime() / 1000))
    return { status: 200, type: 'text/plain; charset=utf-8', body: signatureLine(cosignature) }
  }
  // One after the other: between the look at the last head and its replacement nothing else may happen.
  return { key: signer.key, add: (body) => { const answer = turn.then(() => add(body)); turn = answer.catch(() => {}); return answer } }
}

type Asked = { old: number; proof: Bytes[]; text: string; note: NonNullable<ReturnType<typeof parseNote>>; checkpoint: Checkpoint }

/** `old <size>`, proof lines, an empty line, the checkpoint. */
function parseRequest(body: string): Asked | null {
  const end = body.indexOf('\n\n')
  if (end < 0) return null
  const [first, ...lines] = body.slice(0, end).split('\n')
  const old = decimal(/^old (\d+)$/.exec(first!)?.[1] ?? '')
  const proof = lines.map(fromBase64)
  const text = body.slice(end + 2)
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (old === null || !note || !checkpoint || proof.length > 63 || !proof.every((h): h is Bytes => h?.length === 32)) return null
  return { old, proof, text, note, checkpoint }
}

async function refusal({ old, proof, checkpoint }: Asked, known: Checkpoint | null): Promise<Answer | null> {
  const size = known?.size ?? 0
  const root = known?.root ?? emptyRoot
  if (old > checkpoint.size) return plain(400, 'the old size is larger than the new one')
  if (old !== size) return { status: 409, type: 'text/x.tlog.size', body: `${size}\n` }
  if (old === checkpoint.size && known && !equal(root, checkpoint.root)) return { status: 409, type: 'text/x.tlog.size', body: `${size}\n` }
  if (old === 0 && proof.length) return plain(422, 'a proof from nothing is empty')
  return (await verifyConsistency(old, checkpoint.size, proof, root, checkpoint.root)) ? null : plain(422, 'the checkpoint does not continue the last one')
}

const plain = (status: Answer['status'], sentence: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body: `${sentence}\n` })

/** The last head of a log. A file that cannot be read is no reason to begin anew: then nothing is co-signed. */
async function remembered(path: string): Promise<Checkpoint | null> {
  if (!existsSync(path)) return null
  const note = parseNote(await readFile(path, 'utf8'))
  const checkpoint = note && parseCheckpoint(note.text)
  if (!checkpoint) throw new Error(`${path} is damaged: it should hold the last checkpoint`)
  return checkpoint
}

async function remember(dir: string, path: string, text: string) {
  const file = await open(`${path}.new`, 'w', 0o600)
  try { await file.writeFile(text); await file.sync() } finally { await file.close() }
  await rename(`${path}.new`, path)
  const folder = await open(dir, 'r')
  try { await folder.sync() } finally { await folder.close() }
}
