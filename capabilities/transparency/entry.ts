import { createHash } from 'node:crypto'
import type { Bytes } from '../../record/bytes.ts'

/** One entry as the sealer takes it up: `bytes` are a fact's envelope, or what another row says, canonical. */
export type Content = { kind: string; ref: string; salt: Buffer; bytes: Buffer }

/** What stands before salt and bytes: an entry of one kind is never one of another. */
export const entryPrefix = (kind: string) => `anxu-entry/v1 ${kind}\n`

/** The entry itself: 32 bytes that tell nothing without salt and bytes. The log hashes it as its leaf. */
export const entryDigest = ({ kind, salt, bytes }: Pick<Content, 'kind' | 'salt' | 'bytes'>): Bytes =>
  new Uint8Array(createHash('sha256').update(entryPrefix(kind)).update(salt).update(bytes).digest())
