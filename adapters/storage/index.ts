import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BlobStore } from '../../kernel/files.ts'
import { sweep, writeSealed } from './draft.ts'
import { StoreError } from './problems.ts'
import { chunkSize, headerSize, layout, opener } from './sealed.ts'

export { StoreError } from './problems.ts'

/** What a backup needs of a store: contents as they lie there, encrypted. `fetch` throws StoreError `missing` on the first read. */
export type BlobArchive = {
  fetch(address: string): AsyncIterable<Uint8Array>
  place(address: string, source: AsyncIterable<Uint8Array>): Promise<void>
}

/**
 * The file port's real side: encrypted files on one disk, `dir/aa/bb/<address>`. Plaintext never touches the disk.
 * `range.end` is exclusive; a range past the end gives what there is. Throws StoreError `too-large`, `damaged`, `missing`, `full`.
 */
export function diskStore(dir: string): BlobStore & BlobArchive {
  const drafts = join(dir, 'drafts')
  let swept = false
  const prepare = async () => {
    await mkdir(drafts, { recursive: true, mode: 0o700 })
    if (!swept) await sweep(drafts)
    swept = true
  }
  const pathOf = (address: string) => {
    if (!/^[0-9a-f]{64}$/.test(address)) throw new StoreError('missing')
    return join(dir, address.slice(0, 2), address.slice(2, 4), address)
  }
  return {
    async put(source, key, { maxBytes = Number.MAX_SAFE_INTEGER } = {}) {
      await prepare()
      const draft = join(drafts, randomUUID())
      try {
        const blob = await writeSealed(draft, source, key, maxBytes)
        await publish(draft, pathOf(blob.address), dir)
        return blob
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new StoreError('full') : error
      } finally {
        await rm(draft, { force: true })
      }
    },
    get: (address, key, range) => readSealed(pathOf(address), address, key, range),
    has: async (address) => access(pathOf(address)).then(() => true, () => false),
    async remove(address) {
      await rm(pathOf(address), { force: true })
      await sync(dirname(pathOf(address)))
    },
    fetch: (address) => readRaw(pathOf(address)),
    async place(address, source) {
      await prepare()
      const draft = join(drafts, randomUUID())
      await pipeline(source, createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true }))
      await publish(draft, pathOf(address), dir)
    },
    async free() {
      await prepare()
      const { bavail, bsize } = await statfs(dir)
      return bavail * bsize
    },
  }
}

async function* readSealed(path: string, address: string, key: Uint8Array, range = { start: 0, end: Number.MAX_SAFE_INTEGER }) {
  const file = await open(path).catch((error: unknown) => { throw isMissing(error) ? new StoreError('missing') : error })
  try {
    const { chunks, chunk, size } = layout((await file.stat()).size)
    const unseal = opener(await readAt(file, 0, headerSize), address, key)
    // A range that ends past the end reads the last chunk, whose mark tells a short file from a cut one.
    const final = Math.min(Math.ceil(range.end / chunkSize), chunks) - 1
    for (let index = Math.min(Math.floor(range.start / chunkSize), chunks - 1); index <= final; index++) {
      const { position, length } = chunk(index)
      const plain = unseal(await readAt(file, position, length), index, index === chunks - 1)
      const offset = index * chunkSize
      const part = plain.subarray(Math.max(range.start - offset, 0), Math.max(Math.min(range.end, size) - offset, 0))
      if (part.length > 0) yield part
    }
  } finally {
    await file.close()
  }
}

async function* readRaw(path: string) {
  const file = await open(path).catch((error: unknown) => { throw isMissing(error) ? new StoreError('missing') : error })
  yield* file.createReadStream()
}

async function readAt(file: FileHandle, position: number, length: number) {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) throw new StoreError('damaged')
    done += bytesRead
  }
  return bytes
}

/** Renames into place and makes the name last. The same content again replaces the file by its equal, which also heals a damaged one. */
async function publish(draft: string, path: string, dir: string) {
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(draft, path)
  for (const each of made ? [folder, dirname(folder), dir] : [folder]) await sync(each)
}

async function sync(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder).catch((error: unknown) => { if (!isMissing(error)) throw error })
  await handle?.sync()
  await handle?.close()
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'
