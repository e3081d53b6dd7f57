import { createCipheriv, createDecipheriv } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretBytes } from '../../kernel/random.ts'
import type { Content } from './entry.ts'

/** An entry with its place and what it takes to write its row again. */
export type Mirrored = Content & { idx: number }
export type Mirror = Awaited<ReturnType<typeof openMirror>>

/**
 * A second copy of all entries in a folder, best on another disk: what refills a database that came back from an older backup. Written before
 * anything is signed, so it never lacks what a witness has seen. Encrypted, one line a batch: `<from> <to> <base64>`; a torn last line is what a crash leaves, and is cut off.
 */
export async function openMirror(dir: string, key: Uint8Array) {
  await mkdir(dir, { recursive: true })
  const path = join(dir, 'entries')
  let size = await trim(path)
  return {
    /** Entries that the mirror holds. */
    get size() { return size },
    /** Adds entries durably; those it has already are left out. */
    async add(entries: readonly Mirrored[]) {
      const fresh = entries.filter((e) => e.idx >= size)
      if (fresh.length === 0) return
      if (fresh[0]!.idx !== size) throw new Error(`the mirror ends at ${size}, and ${fresh[0]!.idx} cannot follow`)
      const to = fresh.at(-1)!.idx
      const rows = fresh.map((e) => [e.kind, e.ref, e.salt.toString('base64'), e.bytes.toString('utf8')])
      const file = await open(path, 'a', 0o600)
      try { await file.writeFile(`${size} ${to} ${close(key, JSON.stringify(rows), `${size} ${to}`)}\n`); await file.datasync() } catch (error) { await file.close(); size = await trim(path); throw error }
      await file.close()
      size = to + 1
    },
    /** The checkpoint that was published last. */
    async publish(note: string) {
      await writeFile(join(dir, 'checkpoint.new'), note, { flush: true })
      await rename(join(dir, 'checkpoint.new'), join(dir, 'checkpoint'))
    },
    checkpoint: async () => (existsSync(join(dir, 'checkpoint')) ? readFile(join(dir, 'checkpoint'), 'utf8') : null),
    /** All entries from one on, batch by batch. */
    async *read(from: number): AsyncGenerator<Mirrored[]> {
      const file = await open(path)
      for await (const line of file.readLines()) {
        const [a, b, sealed] = line.split(' ')
        if (Number(b) < from || !sealed) continue
        const rows = JSON.parse(reveal(key, sealed, `${a} ${b}`)) as [string, string, string, string][]
        yield rows.map(([kind, ref, salt, bytes], i) => ({ idx: Number(a) + i, kind, ref, salt: Buffer.from(salt, 'base64'), bytes: Buffer.from(bytes) })).filter((e) => e.idx >= from)
      }
    },
  }
}

/** Cuts off what a crash or a full disk left unfinished; answers how many entries stand there. */
async function trim(path: string): Promise<number> {
  const file = await open(path, existsSync(path) ? 'r+' : 'w+', 0o600)
  try {
    const { size } = await file.stat()
    const line = await lastLine(file, size)
    if (line.end < size) await file.truncate(line.end)
    return line.text ? Number(line.text.split(' ')[1]) + 1 : 0
  } finally { await file.close() }
}

/** The last complete line, and where it ends. Read from the end, in growing pieces. */
async function lastLine(file: Awaited<ReturnType<typeof open>>, size: number): Promise<{ text: string; end: number }> {
  for (let length = Math.min(size, 1 << 16); ; length = Math.min(size, length * 8)) {
    const tail = Buffer.alloc(length)
    await file.read(tail, 0, length, size - length)
    const end = tail.lastIndexOf(10)
    const start = end > 0 ? tail.lastIndexOf(10, end - 1) : -1
    if (end < 0 && length === size) return { text: '', end: 0 }
    if (end >= 0 && (start >= 0 || length === size)) return { text: tail.subarray(start + 1, start + 60).toString('utf8').split('\n')[0]!, end: size - length + end + 1 }
  }
}

function close(key: Uint8Array, text: string, context: string): string {
  const nonce = secretBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

function reveal(key: Uint8Array, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
