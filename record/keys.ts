import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { joined, toBase64, fromBase64, utf8, type Bytes } from './bytes.ts'
import { cosigned, keyId, type Key, type Signature } from './note.ts'

/** A private key with what the world knows of it. `skey` is its form in a file, as Go's note package writes it. */
export type Signer = { key: Key; skey: string; private: KeyObject }

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8 = '302e020100300506032b657004220420'

/** A signer from 32 secret bytes: type 1 signs as a log, type 4 as a witness. */
export async function signerOf(name: string, type: 1 | 4, seed: Uint8Array): Promise<Signer> {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8 + Buffer.from(seed).toString('hex'), 'hex'), format: 'der', type: 'pkcs8' })
  const publicKey: Bytes = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
  const id = await keyId(name, type, publicKey)
  return { key: { name, id, type, publicKey }, skey: `PRIVATE+KEY+${name}+${Buffer.from(id).toString('hex')}+${toBase64(joined(Uint8Array.of(type), seed))}`, private: privateKey }
}

/** Reads `PRIVATE+KEY+<name>+<id>+<base64>`. Throws a sentence where the text is none. */
export async function parseSkey(text: string): Promise<Signer> {
  const [a, b, name, id, ...rest] = text.trim().split('+')
  const bytes = fromBase64(rest.join('+'))
  const type = bytes?.[0]
  if (a !== 'PRIVATE' || b !== 'KEY' || !name || bytes?.length !== 33 || (type !== 1 && type !== 4)) throw new Error('this is no private key of a note (PRIVATE+KEY+name+id+key)')
  const signer = await signerOf(name, type, bytes.slice(1))
  if (Buffer.from(signer.key.id).toString('hex') !== id) throw new Error(`the key of ${name} is damaged: its id does not follow from it`)
  return signer
}

/** Signs a text as a note does, or as a cosignature at `time` (seconds) where the key is a witness's. */
export function signText(signer: Signer, text: string, time = 0): Signature {
  const { key } = signer
  if (key.type === 1) return { name: key.name, id: key.id, bytes: new Uint8Array(sign(null, utf8(text), signer.private)) }
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  return { name: key.name, id: key.id, bytes: joined(stamp, sign(null, utf8(cosigned(text, time)), signer.private)) }
}
