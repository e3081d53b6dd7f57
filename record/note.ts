import { decimal, equal, fromBase64, joined, sha256, textOf, toBase64, utf8, type Bytes } from './bytes.ts'

/** Signed notes (C2SP signed-note) with Ed25519 signatures (type 1) and timed cosignatures of checkpoints (C2SP tlog-cosignature, type 4). */
export type Key = { name: string; id: Bytes; type: 1 | 4; publicKey: Bytes }
export type Signature = { name: string; id: Bytes; bytes: Bytes }
export type Note = { text: string; signatures: Signature[] }
/** A signature that was verified; `time` in seconds since 1970 where it is a cosignature. */
export type Signed = { key: Key; time: number | null }

const mostSignatures = 100
const nameForm = /^[^\s+]+$/u

export const keyId = async (name: string, type: number, publicKey: Uint8Array) => (await sha256(joined(utf8(`${name}\n`), Uint8Array.of(type), publicKey))).slice(0, 4)

export const vkeyOf = (key: Key) => `${key.name}+${hex(key.id)}+${toBase64(joined(Uint8Array.of(key.type), key.publicKey))}`

/** `<name>+<id>+<base64>`: `null` for anything else, or an id that does not follow from name and key. */
export async function parseVkey(text: string): Promise<Key | null> {
  const [name, id, ...rest] = text.split('+')
  const bytes = fromBase64(rest.join('+'))
  const type = bytes?.[0]
  if (!name || !nameForm.test(name) || !id || bytes?.length !== 33 || (type !== 1 && type !== 4)) return null
  const publicKey = bytes.slice(1)
  const wanted = await keyId(name, type, publicKey)
  return hex(wanted) === id ? { name, id: wanted, type, publicKey } : null
}

/** Text and signatures of a note; `null` where it is not formed as one. */
export function parseNote(note: string): Note | null {
  const at = note.lastIndexOf('\n\n')
  // eslint-disable-next-line no-control-regex
  if (at < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note) || textOf(utf8(note)) !== note) return null
  const lines = note.slice(at + 2, -1).split('\n')
  if (lines.length > mostSignatures) return null
  const signatures = lines.map(parseSignature)
  return signatures.every((s) => s !== null) ? { text: note.slice(0, at + 1), signatures } : null
}

export function parseSignature(line: string): Signature | null {
  const [dash, name, base64, ...more] = line.split(' ')
  const bytes = fromBase64(base64 ?? '')
  if (dash !== '—' || !name || !nameForm.test(name) || !bytes || bytes.length < 5 || more.length) return null
  return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) }
}

export const signatureLine = (s: Signature) => `— ${s.name} ${toBase64(joined(s.id, s.bytes))}\n`

/**
 * The signatures of known keys, each verified and counted once; unknown ones are ignored. `null` where one of a known key is wrong: then nothing
 * of the note is to be believed.
 */
export async function verifyNote({ text, signatures }: Note, keys: readonly Key[]): Promise<Signed[] | null> {
  const found: Signed[] = []
  for (const s of signatures) {
    const key = keys.find((k) => k.name === s.name && equal(k.id, s.id))
    if (!key || found.some((f) => f.key === key)) continue
    const signed = await verifySignature(text, s, key)
    if (!signed) return null
    found.push(signed)
  }
  return found
}

export async function verifySignature(text: string, s: Signature, key: Key): Promise<Signed | null> {
  const timed = key.type === 4
  if (s.bytes.length !== (timed ? 72 : 64)) return null
  const time = timed ? decimal(String(new DataView(s.bytes.buffer, s.bytes.byteOffset).getBigUint64(0))) : null
  if (timed && time === null) return null
  const message = utf8(timed ? cosigned(text, time!) : text)
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify'])
  return (await crypto.subtle.verify('Ed25519', publicKey, s.bytes.slice(timed ? 8 : 0), message)) ? { key, time } : null
}

/** What a witness signs: a header, the second, and the checkpoint's text. */
export const cosigned = (text: string, time: number) => `cosignature/v1\ntime ${time}\n${text}`

const hex = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
