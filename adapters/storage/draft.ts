import { createHash } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blob } from '../../kernel/files.ts'
import { StoreError } from './problems.ts'
import { addresser, chunkSize, headerSize, sealer } from './sealed.ts'

/** Encrypts a stream into a file of its own; its name is known only when all of it has been read. Plaintext never touches the disk. */
export async function writeSealed(path: string, source: AsyncIterable<Uint8Array>, key: Uint8Array, maxBytes: number): Promise<Blob> {
  const { seal, header } = sealer(key)
  const naming = addresser(key)
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  try {
    let size = 0
    let position = headerSize
    for await (const { chunk, index, last } of inChunks(source)) {
      size += chunk.length
      if (size > maxBytes) throw new StoreError('too-large')
      naming.update(chunk)
      hash.update(chunk)
      position += await writeAll(file, seal(chunk, index, last), position)
    }
    const address = naming.digest('hex')
    await writeAll(file, [header(address)], 0)
    await file.sync()
    return { address, size, sha256: hash.digest('hex') }
  } finally {
    await file.close()
  }
}

/** Cuts a stream into chunks; one is held back until it is known whether it is the last. An empty stream is one empty last chunk. */
async function* inChunks(source: AsyncIterable<Uint8Array>) {
  let held = Buffer.alloc(chunkSize)
  let filled = 0
  let index = 0
  for await (const piece of source) {
    for (let used = 0; used < piece.length;) {
      if (filled === chunkSize) {
        yield { chunk: held, index: index++, last: false }
        held = Buffer.alloc(chunkSize)
        filled = 0
      }
      const taken = piece.subarray(used, used + chunkSize - filled)
      held.set(taken, filled)
      filled += taken.length
      used += taken.length
    }
  }
  yield { chunk: held.subarray(0, filled), index, last: true }
}

async function writeAll(file: FileHandle, buffers: Buffer[], position: number) {
  const bytes = Buffer.concat(buffers)
  for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  return bytes.length
}

const day = 86_400_000

/** Removes drafts that a crash left behind a day ago or earlier. */
export async function sweep(drafts: string) {
  for (const name of await readdir(drafts)) {
    const { mtimeMs } = await stat(join(drafts, name)).catch(() => ({ mtimeMs: Infinity }))
    if (Date.now() - mtimeMs > day) await rm(join(drafts, name), { force: true })
  }
}
