import { first, tables, type Pools } from './db.ts'
import { notFound } from './problem.ts'
import { uuid } from './random.ts'
import type { Clock } from './clock.ts'
import type { Vault } from './vault.ts'

/** What the store keeps of one content: addressed by a keyed hash, so that the name tells nothing; `sha256` is the plaintext's. */
export type Blob = { address: string; size: number; sha256: string }

/** The port for file bytes. Everything is encrypted under the owner's key; a damaged content is refused, never returned. */
export type BlobStore = {
  put(source: AsyncIterable<Uint8Array>, key: Uint8Array, options?: { maxBytes?: number }): Promise<Blob>
  get(address: string, key: Uint8Array, range?: { start: number; end: number }): AsyncIterable<Uint8Array>
  has(address: string): Promise<boolean>
  remove(address: string): Promise<void>
  /** Bytes free on the disk. */
  free(): Promise<number>
}

export type FileRow = {
  id: string; owner: string; address: string; sha256: string; size: string; mime: string; kind: string; name: string
  uploaded_by: string; uploaded_at: Date; enterprise_id: string | null; region: string | null; department: string | null
}
export type NewFile = { owner: string; name: string; mime: string; kind: string; uploadedBy: string; enterprise: string | null; region: string | null; department: string | null }
const t = tables<{ file: FileRow }>()

/** Stored files: the row that says what it is, and the bytes under the key of the case (or enterprise) that owns it. */
export function openFiles(store: BlobStore, vault: Vault, pools: Pools, clock: Clock) {
  const rowOf = async (id: string) => (await first(pools.writer, t.selectFrom('file').selectAll().where('id', '=', id))) ?? Promise.reject(notFound())
  const bytesOf = async (row: FileRow, range?: { start: number; end: number }) => store.get(row.address, await vault.ownerKey(row.owner), range)
  return {
    store,
    async put(source: AsyncIterable<Uint8Array>, file: NewFile, maxBytes?: number): Promise<FileRow> {
      const blob = await store.put(source, await vault.ownerKey(file.owner), maxBytes ? { maxBytes } : {})
      const at = clock.now()
      const row = {
        id: uuid(at), owner: file.owner, address: blob.address, sha256: blob.sha256, size: String(blob.size), mime: file.mime, kind: file.kind, name: file.name,
        uploaded_by: file.uploadedBy, uploaded_at: at, enterprise_id: file.enterprise, region: file.region, department: file.department,
      }
      await first(pools.writer, t.insertInto('file').values(row))
      return row
    },
    row: rowOf,
    stream: bytesOf,
    async bytes(id: string): Promise<Buffer> {
      const chunks: Uint8Array[] = []
      for await (const chunk of await bytesOf(await rowOf(id))) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}
export type Blobs = ReturnType<typeof openFiles>
