import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { secretBytes } from '../../kernel/random.ts'
import { StoreError } from './problems.ts'

/**
 * The format of a stored file, version 1:
 *
 *     magic 'ANXB' · version · log2 of the chunk size · 2 zero bytes · salt (24)   the head, 32 bytes
 *     HMAC(seal key, head ‖ address)                                              32 bytes
 *     chunks of 64 KiB, each AES-256-GCM ciphertext ‖ tag (16)
 *
 * Keys are derived (HKDF-SHA256) from the case's key and the file's own salt, so a nonce is never used twice under one key: it is a derived
 * base xor the chunk's number. Each chunk authenticates the head and whether it is the last. So a changed bit, a swapped, missing or
 * added chunk, and a file put under another's address are all refused.
 */
export const chunkSize = 2 ** 16
export const headerSize = 64
const headSize = 32
const tagSize = 16
const stride = chunkSize + tagSize
const magic = Buffer.from('ANXB\x01\x10\0\0', 'latin1')

export type Sealer = { seal(chunk: Uint8Array, index: number, last: boolean): Buffer[]; header(address: string): Buffer }

/** Encrypts one file under the case's key, with a fresh salt. */
export function sealer(key: Uint8Array): Sealer {
  const head = Buffer.concat([magic, secretBytes(headSize - magic.length)])
  const keys = derive(key, head)
  return {
    seal(chunk, index, last) {
      const cipher = createCipheriv('aes-256-gcm', keys.content, nonce(keys.base, index)).setAAD(aad(head, last))
      return [cipher.update(chunk), cipher.final(), cipher.getAuthTag()]
    },
    header: (address) => Buffer.concat([head, bind(keys.binding, head, address)]),
  }
}

/** Opens chunks of the file whose header this is; throws `damaged` where it is not the file of `address` under `key`. */
export function opener(header: Buffer, address: string, key: Uint8Array) {
  const head = header.subarray(0, headSize)
  if (header.length !== headerSize || !head.subarray(0, magic.length).equals(magic)) throw new StoreError('damaged')
  const keys = derive(key, head)
  if (!timingSafeEqual(header.subarray(headSize), bind(keys.binding, head, address))) throw new StoreError('damaged')
  return (chunk: Uint8Array, index: number, last: boolean) => {
    const text = chunk.subarray(0, -tagSize)
    const decipher = createDecipheriv('aes-256-gcm', keys.content, nonce(keys.base, index), { authTagLength: tagSize })
    decipher.setAAD(aad(head, last)).setAuthTag(chunk.subarray(-tagSize))
    try {
      return Buffer.concat([decipher.update(text), decipher.final()])
    } catch {
      throw new StoreError('damaged')
    }
  }
}

/** Where a stored file's chunks lie and how much plaintext they hold, told from its length. */
export function layout(fileSize: number) {
  const body = fileSize - headerSize
  const chunks = Math.ceil(body / stride)
  const lastLength = body - (chunks - 1) * stride
  if (body < tagSize || lastLength < tagSize) throw new StoreError('damaged')
  return {
    chunks,
    size: body - chunks * tagSize,
    chunk: (index: number) => ({ position: headerSize + index * stride, length: index === chunks - 1 ? lastLength : stride }),
  }
}

/** Names a content: only who has the case's key can tell which content an address names. */
export const addresser = (key: Uint8Array) => createHmac('sha256', hkdf(key, new Uint8Array(), 'address', 32))

function derive(key: Uint8Array, head: Buffer) {
  const derived = hkdf(key, head, 'content', 32 + 12 + 32)
  return { content: derived.subarray(0, 32), base: derived.subarray(32, 44), binding: derived.subarray(44) }
}

function hkdf(key: Uint8Array, salt: Uint8Array, purpose: string, length: number) {
  if (key.length !== 32) throw new RangeError('a key of the file store has 32 bytes')
  return Buffer.from(hkdfSync('sha256', key, salt, `anxu/file/1/${purpose}`, length))
}

function nonce(base: Buffer, index: number) {
  const value = Buffer.from(base)
  value.writeUInt32BE((value.readUInt32BE(8) ^ index) >>> 0, 8)
  return value
}

const aad = (head: Buffer, last: boolean) => Buffer.concat([head, Buffer.from([last ? 1 : 0])])
const bind = (key: Buffer, head: Buffer, address: string) => createHmac('sha256', key).update(head).update(address).digest()
