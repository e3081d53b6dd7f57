import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { diskStore, StoreError } from './index.ts'
import { s3Store, type S3Options } from './s3.ts'

type S3Server = { run(): Promise<{ port: number }>; close(): Promise<void> }
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => S3Server

const key = randomBytes(32)
const content = randomBytes(300_000)
let dir: string
let server: S3Server
let options: S3Options
let store: Awaited<ReturnType<typeof s3Store>>

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'anxu-s3-'))
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: join(dir, 'server'), configureBuckets: [{ name: 'anxu-files' }] })
  const { port } = await server.run()
  options = { endpoint: `http://127.0.0.1:${port}`, bucket: 'anxu-files', region: 'us-east-1', key: 'S3RVER', secret: 'S3RVER', drafts: join(dir, 'drafts') }
  store = await s3Store(options)
})
after(async () => {
  await server.close()
  await rm(dir, { recursive: true, force: true })
})

describe('files in an object store are refused', () => {
  test('when the keys are wrong, the bucket does not exist or nobody answers, each in words of its own', async () => {
    await assert.rejects(s3Store({ ...options, key: 'NOBODY' }), reason('refused'))
    await assert.rejects(s3Store({ ...options, bucket: 'elsewhere' }), reason('no-bucket'))
    await assert.rejects(s3Store({ ...options, endpoint: 'http://127.0.0.1:1' }), reason('unreachable'))
  })

  test('when there is none of that address', async () => {
    await assert.rejects(read('a'.repeat(64)), reason('missing'))
    assert.throws(() => store.get('../../etc/passwd', key), reason('missing'))
    assert.equal(await store.has('a'.repeat(64)), false)
    await store.remove('a'.repeat(64))
  })

  test('when the object was altered or cut at the store, or is of another case', async () => {
    const { address } = await store.put(parts(content), key)
    await assert.rejects(read(address, randomBytes(32)), reason('damaged'))
    const path = await objectOf(address)
    const good = await readFile(path)
    for (const bad of [flipped(good, 70_000), flipped(good, 20), good.subarray(0, good.length - 5), good.subarray(0, 10)]) {
      await writeFile(path, bad)
      await assert.rejects(read(address), reason('damaged'))
    }
  })

  test('when more bytes come than allowed, and nothing is kept here', async () => {
    await assert.rejects(store.put(parts(content, content), key, { maxBytes: content.length }), reason('too-large'))
    assert.deepEqual(await readdir(options.drafts), [])
  })
})

describe('files in an object store', () => {
  test('come back as they were, whole and by range, also an empty one', async () => {
    const blob = await store.put(parts(content.subarray(0, 1000), content.subarray(1000)), key)
    assert.equal(blob.size, content.length)
    assert.deepEqual(await read(blob.address), content)
    for (const [start, end] of [[0, 1], [65_530, 65_545], [131_072, 200_000], [299_990, 400_000]] as const)
      assert.deepEqual(await read(blob.address, key, { start, end }), content.subarray(start, end))
    const empty = await store.put(parts(), key)
    assert.equal((await read(empty.address)).length, 0)
    assert.deepEqual(await readdir(options.drafts), [])
  })

  test('have the address that they would have on a disk, so that they can be moved', async () => {
    const [here, there] = [await diskStore(join(dir, 'disk')).put(parts(content), key), await store.put(parts(content), key)]
    assert.deepEqual(there, here)
    assert.equal(await store.has(there.address), true)
    await store.remove(there.address)
    assert.equal(await store.has(there.address), false)
  })

  test('leave and come back as they lie there, for a backup', async () => {
    const { address } = await store.put(parts(content), key)
    const raw = Buffer.concat(await Array.fromAsync(store.fetch(address)))
    await store.remove(address)
    await store.place(address, parts(raw))
    assert.deepEqual(await read(address), content)
    await assert.rejects(Array.fromAsync(store.fetch('a'.repeat(64))), reason('missing'))
  })

  test('are not kept, with a sentence that says so, when the store goes away; when it comes back all is as before', async () => {
    const kept = await store.put(parts(content), key)
    await server.close()
    await assert.rejects(store.put(parts(content), key), reason('unreachable'))
    await assert.rejects(read(kept.address), reason('unreachable'))
    await assert.rejects(store.has(kept.address), reason('unreachable'))
    server = new S3rver({ address: '127.0.0.1', port: Number(new URL(options.endpoint).port), silent: true, directory: join(dir, 'server') })
    await server.run()
    assert.deepEqual(await read(kept.address), content)
  })
})

const reason = (wanted: string) => (error: unknown) => error instanceof StoreError && error.reason === wanted

async function read(address: string, withKey: Uint8Array = key, range?: { start: number; end: number }) {
  return Buffer.concat(await Array.fromAsync(store.get(address, withKey, range)))
}

async function* parts(...all: Uint8Array[]) { yield* all }

/** Where the server keeps the bytes of an object on its disk. */
async function objectOf(address: string) {
  const names = await readdir(join(dir, 'server'), { recursive: true })
  return join(dir, 'server', names.find((name) => name.includes(address) && name.endsWith('_object'))!)
}

function flipped(bytes: Buffer, at: number) {
  const bad = Buffer.from(bytes)
  bad[at]! ^= 1
  return bad
}
