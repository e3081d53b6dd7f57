import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { diskStore, StoreError } from './index.ts'

const key = randomBytes(32)
const chunk = 65_536
const stored = chunk + 16
const content = randomBytes(3 * chunk + 1000)

describe('the file store refuses', () => {
  test('a file that was cut, at any place', async (t) => {
    const { store, dir } = await scratch(t)
    for (const length of [0, 10, 63, 64, 70, 64 + 100, 64 + stored, 64 + 3 * stored, 64 + 3 * stored + 5]) {
      const { address } = await store.put(stream(content), key)
      await truncate(pathOf(dir, address), length)
      await assert.rejects(read(store, address), damaged)
      await assert.rejects(read(store, address, key, { start: 3 * chunk, end: 3 * chunk + 10 }), damaged, `range after a cut at ${length}`)
    }
  })

  test('a file with one bit flipped in header, text or tag', async (t) => {
    const { store, dir } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    const good = await readFile(pathOf(dir, address))
    for (const at of [0, 4, 20, 40, 64, 64 + chunk + 3, 64 + stored + 77, good.length - 1]) {
      const bad = Buffer.from(good)
      bad[at]! ^= 1
      await writeFile(pathOf(dir, address), bad)
      await assert.rejects(read(store, address), damaged, `bit at ${at}`)
    }
  })

  test('swapped, doubled and dropped chunks', async (t) => {
    const { store, dir } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    const good = await readFile(pathOf(dir, address))
    const header = good.subarray(0, 64)
    const [a, b, c, d] = [0, 1, 2, 3].map((i) => good.subarray(64 + i * stored, 64 + (i + 1) * stored))
    for (const parts of [[b, a, c, d], [a, a, c, d], [a, c, d], [a, b, c, d, d], [a, b, c]]) {
      await writeFile(pathOf(dir, address), Buffer.concat([header, ...parts as Buffer[]]))
      await assert.rejects(read(store, address), damaged)
    }
  })

  test('another file of the same case under this one\'s address', async (t) => {
    const { store, dir } = await scratch(t)
    const [one, two] = [await store.put(stream(content), key), await store.put(stream(Buffer.from('other')), key)]
    await writeFile(pathOf(dir, one.address), await readFile(pathOf(dir, two.address)))
    await assert.rejects(read(store, one.address), damaged)
    await assert.rejects(read(store, one.address, key, { start: 0, end: 2 }), damaged)
  })

  test('the key of another case', async (t) => {
    const { store } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    await assert.rejects(read(store, address, randomBytes(32)), damaged)
  })

  test('an address that it does not have, or that is a path', async (t) => {
    const { store } = await scratch(t)
    const missing = (error: unknown) => error instanceof StoreError && error.reason === 'missing' && error.status === 404
    await assert.rejects(read(store, 'a'.repeat(64)), missing)
    assert.throws(() => store.get('../../etc/passwd', key), missing)
    assert.equal(await store.has('a'.repeat(64)), false)
    await store.remove('a'.repeat(64))
  })

  test('more bytes than allowed, and keeps nothing of them', async (t) => {
    const { store, dir } = await scratch(t)
    await assert.rejects(store.put(stream(content, content), key, { maxBytes: content.length }),
      (error) => error instanceof StoreError && error.reason === 'too-large')
    assert.deepEqual(await readdir(dir), ['drafts'])
    assert.deepEqual(await readdir(join(dir, 'drafts')), [])
    await store.put(stream(content), key, { maxBytes: content.length })
  })

  test('a source that breaks off, and keeps nothing of it', async (t) => {
    const { store, dir } = await scratch(t)
    async function* broken() { yield content; throw new Error('line lost') }
    await assert.rejects(store.put(broken(), key), /line lost/)
    assert.deepEqual(await readdir(join(dir, 'drafts')), [])
  })
})

describe('the file store', () => {
  test('gives back what it got, whatever the size and the pieces', async (t) => {
    const { store } = await scratch(t)
    for (const size of [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, content.length]) {
      const bytes = content.subarray(0, size)
      const blob = await store.put(pieces(bytes, 7777), key)
      assert.deepEqual([blob.size, blob.sha256], [size, createHash('sha256').update(bytes).digest('hex')])
      assert.ok((await read(store, blob.address)).equals(bytes), `size ${size}`)
    }
  })

  test('reads any range, and what there is of one past the end', async (t) => {
    const { store } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    const all = content.length
    const ends = [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk, all - 1, all, all + 5, 10 * chunk]
    for (const start of ends) for (const end of ends.filter((one) => one >= start)) {
      assert.ok((await read(store, address, key, { start, end })).equals(content.subarray(start, end)), `${start}–${end}`)
    }
  })

  test('names the same content of one case alike, of two cases differently', async (t) => {
    const { store } = await scratch(t)
    const one = await store.put(stream(content), key)
    assert.equal((await store.put(pieces(content, 100_000), key)).address, one.address)
    assert.notEqual((await store.put(stream(content), randomBytes(32))).address, one.address)
  })

  test('takes the same content from two writers at once', async (t) => {
    const { store, dir } = await scratch(t)
    const blobs = await Promise.all([store, diskStore(dir), store].map((each) => each.put(pieces(content, 5000), key)))
    assert.equal(new Set(blobs.map((blob) => blob.address)).size, 1)
    assert.ok((await read(store, blobs[0]!.address)).equals(content))
  })

  test('is healed by the same content put again', async (t) => {
    const { store, dir } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    await truncate(pathOf(dir, address), 100)
    await store.put(stream(content), key)
    assert.ok((await read(store, address)).equals(content))
  })

  test('never writes plaintext', async (t) => {
    const { store, dir } = await scratch(t)
    const secret = Buffer.from('居民身份证号码 110101199003070011'.repeat(5000))
    const { address } = await store.put(stream(secret), key)
    const file = await readFile(pathOf(dir, address))
    assert.equal(file.includes(secret.subarray(0, 16)), false)
  })

  test('forgets a removed file, and drafts older than a day', async (t) => {
    const { store, dir } = await scratch(t)
    const { address } = await store.put(stream(content), key)
    assert.equal(await store.has(address), true)
    await store.remove(address)
    assert.equal(await store.has(address), false)

    const other = join(dir, 'other')
    await mkdir(join(other, 'drafts'), { recursive: true })
    for (const [name, age] of [['old', 2 * 86_400], ['young', 3600]] as const) {
      await writeFile(join(other, 'drafts', name), '')
      await utimes(join(other, 'drafts', name), Date.now() / 1000 - age, Date.now() / 1000 - age)
    }
    assert.ok(await diskStore(other).free() > 0)
    assert.deepEqual(await readdir(join(other, 'drafts')), ['young'])
  })
})

const damaged = (error: unknown) => error instanceof StoreError && error.reason === 'damaged'
const pathOf = (dir: string, address: string) => join(dir, address.slice(0, 2), address.slice(2, 4), address)

type Store = ReturnType<typeof diskStore>

async function read(store: Store, address: string, withKey: Uint8Array = key, range?: { start: number; end: number }) {
  return Buffer.concat(await Array.fromAsync(store.get(address, withKey, range)))
}

async function* stream(...parts: Uint8Array[]) {
  yield* parts
}

async function* pieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function scratch(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'anxu-store-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return { dir, store: diskStore(dir) }
}
