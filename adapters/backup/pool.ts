import { createWriteStream, existsSync } from 'node:fs'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BlobArchive } from '../storage/index.ts'

/** Files of all backups under one folder, each content once: a file never changes under its address, so a later backup copies only what is new. */
export const poolOf = (dir: string) => join(dir, 'files')
const pathOf = (dir: string, address: string) => join(poolOf(dir), address.slice(0, 2), address.slice(2, 4), address)

/** Takes a file, still encrypted, out of the store. Returns its bytes in the pool. */
export async function keep(store: BlobArchive, dir: string, address: string): Promise<number> {
  const path = pathOf(dir, address)
  if (!existsSync(path)) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(Readable.from(store.fetch(address)), createWriteStream(`${path}.partial`, { mode: 0o600, flush: true }))
    await rename(`${path}.partial`, path)
  }
  return (await stat(path)).size
}

export const isKept = (dir: string, address: string) => existsSync(pathOf(dir, address))
export const putBack = (store: BlobArchive, dir: string, address: string) => store.place(address, createReadStream(pathOf(dir, address)))

/** Removes from the pool what no backup lists any more. */
export async function sweepPool(dir: string, listed: ReadonlySet<string>): Promise<number> {
  let removed = 0
  for (const entry of existsSync(poolOf(dir)) ? await readdir(poolOf(dir), { recursive: true, withFileTypes: true }) : []) {
    if (!entry.isFile() || listed.has(entry.name)) continue
    await rm(join(entry.parentPath, entry.name))
    removed++
  }
  return removed
}
