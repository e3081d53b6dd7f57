import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { BlobStore } from '../../kernel/files.ts'
import { sweep, writeSealed } from './draft.ts'
import type { BlobArchive } from './index.ts'
import { StoreError } from './problems.ts'
import { chunkSize, headerSize, layout, opener } from './sealed.ts'

export type S3Options = {
  /** `https://host[:port]`; buckets are addressed by path. */
  endpoint: string
  bucket: string
  region: string
  key: string
  secret: string
  /** A folder on this host where a file is encrypted before it is sent, because its address is known only at its end. */
  drafts: string
}

/**
 * The file port's other real side: the same encrypted files as objects `aa/bb/<address>` of one bucket. Asks for the bucket first.
 * Throws StoreError `unreachable`, `refused`, `no-bucket` besides those of the disk.
 */
export async function s3Store(options: S3Options): Promise<BlobStore & BlobArchive> {
  const { bucket, drafts } = options
  const client = clientOf(options)
  const at = (address: string) => ({ Bucket: bucket, Key: keyOf(address) })
  /** Sends what `fill` writes into a draft; whatever happens, the draft is gone afterwards. */
  const send = async <T>(fill: (draft: string) => Promise<T>, addressOf: (filled: T) => string): Promise<T> => {
    const draft = join(drafts, randomUUID())
    try {
      const filled = await fill(draft).catch((error: unknown) => { throw isFull(error) ? new StoreError('full') : error })
      const { size } = await stat(draft)
      await client.send(new PutObjectCommand({ ...at(addressOf(filled)), Body: createReadStream(draft), ContentLength: size })).catch(fail)
      return filled
    } finally {
      await rm(draft, { force: true })
    }
  }
  await mkdir(drafts, { recursive: true, mode: 0o700 })
  await sweep(drafts)
  await client.send(new HeadBucketCommand({ Bucket: bucket })).catch((error: unknown) => { throw problemOf(error, 'no-bucket') })
  return {
    put: (source, key, { maxBytes = Number.MAX_SAFE_INTEGER } = {}) => send((draft) => writeSealed(draft, source, key, maxBytes), (blob) => blob.address),
    get: (address, key, range) => readObject(client, at(address), address, key, range),
    async has(address) {
      const found = await client.send(new HeadObjectCommand(at(address))).catch(missingIsNothing)
      return found !== undefined
    },
    async remove(address) {
      await client.send(new DeleteObjectCommand(at(address))).catch(missingIsNothing)
    },
    fetch: (address) => readRaw(client, at(address)),
    place: (address, source) => send((draft) => pipeline(source, createWriteStream(draft, { flags: 'wx', mode: 0o600 })), () => address),
    /** An object store does not say; what can run full is the folder of drafts. */
    async free() {
      const { bavail, bsize } = await statfs(drafts)
      return bavail * bsize
    },
  }
}

const silent = () => {}

const clientOf = ({ endpoint, region, key, secret }: S3Options) => new S3Client({
  endpoint, region, forcePathStyle: true, credentials: { accessKeyId: key, secretAccessKey: secret }, maxAttempts: 3,
  // Every chunk carries its own tag; checksums of newer servers would lock out the older ones.
  requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
  logger: { trace: silent, debug: silent, info: silent, warn: silent, error: silent },
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
})

function keyOf(address: string): string {
  if (!/^[0-9a-f]{64}$/.test(address)) throw new StoreError('missing')
  return `${address.slice(0, 2)}/${address.slice(2, 4)}/${address}`
}

type At = { Bucket: string; Key: string }

/** The head first, which tells the length; then the chunks of the range in one request, opened as they come. */
async function* readObject(client: S3Client, at: At, address: string, key: Uint8Array, range = { start: 0, end: Number.MAX_SAFE_INTEGER }) {
  const head = await client.send(new GetObjectCommand({ ...at, Range: `bytes=0-${headerSize - 1}` })).catch(fail)
  const { chunks, chunk, size } = layout(Number(head.ContentRange?.split('/')[1] ?? 0))
  const unseal = opener(await gathered(head.Body as AsyncIterable<Uint8Array>), address, key)
  const final = Math.min(Math.ceil(range.end / chunkSize), chunks) - 1
  let index = Math.min(Math.floor(range.start / chunkSize), chunks - 1)
  if (index > final) return
  const last = chunk(final)
  const body = await client.send(new GetObjectCommand({ ...at, Range: `bytes=${chunk(index).position}-${last.position + last.length - 1}` })).catch(fail)
  for await (const sealed of pieces(body.Body as AsyncIterable<Uint8Array>, () => chunk(index).length)) {
    const plain = unseal(sealed, index, index === chunks - 1)
    const offset = index * chunkSize
    const part = plain.subarray(Math.max(range.start - offset, 0), Math.max(Math.min(range.end, size) - offset, 0))
    if (part.length > 0) yield part
    index++
    if (index > final) return
  }
  throw new StoreError('damaged')
}

async function* readRaw(client: S3Client, at: At) {
  const { Body: body } = await client.send(new GetObjectCommand(at)).catch(fail)
  yield* body as AsyncIterable<Uint8Array>
}

/** Cuts what arrives into pieces of the length that is asked for each time; an interruption is told, a short end is nothing. */
async function* pieces(source: AsyncIterable<Uint8Array>, length: () => number) {
  let held: Buffer = Buffer.alloc(0)
  try {
    for await (const part of source) {
      held = Buffer.concat([held, part])
      for (let wanted = length(); held.length >= wanted && wanted > 0; wanted = length()) {
        const piece = held.subarray(0, wanted)
        held = held.subarray(wanted)
        yield piece
      }
    }
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('unreachable')
  }
}

const gathered = async (source: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(source))
const fail = (error: unknown): never => { throw problemOf(error) }
const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOSPC'

function missingIsNothing(error: unknown): undefined {
  const problem = problemOf(error)
  if (problem.reason !== 'missing') throw problem
}

type Answered = { name?: string; $metadata?: { httpStatusCode?: number } }

/** Servers differ in their names of errors; the status tells them apart where the name is missing, as it is for HEAD. */
function problemOf(error: unknown, absent: 'missing' | 'no-bucket' = 'missing'): StoreError {
  if (error instanceof StoreError) return error
  const { name = '', $metadata: { httpStatusCode: status } = {} } = error as Answered
  if (name === 'NoSuchBucket') return new StoreError('no-bucket')
  if (status === 404) return new StoreError(absent)
  if (status === 403 || status === 401) return new StoreError('refused')
  return new StoreError(status === 416 ? 'damaged' : 'unreachable')
}
