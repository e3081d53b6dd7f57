import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import Fastify from 'fastify'
import * as tus from 'tus-js-client'
import { Problem, signInNeeded } from '../../kernel/problem.ts'
import { sweepUploads, uploadServer } from './uploads.ts'
import type { Upload, UploadOptions } from './uploads.ts'

const content = randomBytes(3_000_000)
const maxBytes = 5_000_000

describe('an upload is refused', () => {
  test('to a stranger', async (t) => {
    const { url } = await server(t)
    const answer = await begin(url, 10, { authorization: '' })
    assert.equal(answer.status, 401)
  })

  test('when it is larger than allowed, before the first byte', async (t) => {
    const { url, files } = await server(t)
    const answer = await begin(url, maxBytes + 1)
    assert.equal(answer.status, 413)
    assert.equal((await answer.json() as { code: string }).code, 'storage/too-large')
    assert.deepEqual(await files(), [])
  })

  test('when what is sent is more than was announced', async (t) => {
    const { url, files } = await server(t)
    const { location } = await begun(url, 10)
    assert.equal((await patch(location, 0, content.subarray(0, 11))).status, 413)
    assert.deepEqual((await files()).filter((name) => name.endsWith('.done')), [])
  })

  test('when the capability does not allow it, in its words', async (t) => {
    const { url } = await server(t, { allowed: async () => { throw closed() } })
    const answer = await begin(url, 10)
    assert.deepEqual([answer.status, await answer.json()], [409, { code: 'case/closed' }])
  })

  test('without a length, or with fields that cannot be read', async (t) => {
    const { url } = await server(t)
    assert.equal((await begin(url, 10, { 'upload-length': 'many' })).status, 400)
    assert.equal((await begin(url, 10, { 'upload-metadata': 'a b c' })).status, 400)
  })

  test('at a place that is not where it stands, and goes on from the right one', async (t) => {
    const { url } = await server(t)
    const { location } = await begun(url, 10)
    const wrong = await patch(location, 4, content.subarray(4, 10))
    assert.deepEqual([wrong.status, await wrong.json()], [409, { code: 'storage/other-offset' }])
    assert.equal((await patch(location, 0, content.subarray(0, 10))).status, 200)
  })

  test('to everybody but who began it: for others it does not exist', async (t) => {
    const { url } = await server(t)
    const { location } = await begun(url, 10)
    const as = { authorization: 'li' }
    assert.equal((await head(location, as)).status, 404)
    assert.equal((await patch(location, 0, content.subarray(0, 10), as)).status, 404)
    assert.equal((await fetch(location, { headers: as })).status, 404)
    assert.equal((await fetch(location, { method: 'DELETE', headers: { ...tusHeader, ...as } })).status, 404)
    assert.equal((await head(location)).headers.get('upload-offset'), '0')
  })

  test('to who only says that it is another\'s', async (t) => {
    const { url } = await server(t)
    const { location } = await begun(url, 10, { 'upload-metadata': `uploader ${btoa('li')}` })
    assert.equal((await head(location, { authorization: 'li' })).status, 404)
  })

  test('under a name that is a path', async (t) => {
    const { url, dir } = await server(t)
    await writeFile(join(dir, '..', 'outside.json'), '{"metadata":{"uploader":"zhang"},"size":1}')
    assert.equal((await head(`${url}/..%2Foutside`)).status, 404)
  })

  test('when its content is refused, and nothing of it stays', async (t) => {
    const { url, files } = await server(t, { finished: async () => { throw closed() } })
    const { location } = await begun(url, 10)
    assert.equal((await patch(location, 0, content.subarray(0, 10))).status, 409)
    assert.deepEqual(await files(), [])
    assert.equal((await head(location)).status, 404)
  })
})

describe('an upload', () => {
  test('arrives whole, answers what was made of it, and leaves no plaintext behind', async (t) => {
    const { url, received, files } = await server(t)
    const { body, upload } = await uploaded(url, content)
    assert.deepEqual(body, { size: content.length, name: '安全评价报告.pdf' })
    assert.ok(received[0]!.bytes.equals(content))
    assert.deepEqual([received[0]!.upload.owner, received[0]!.upload.fields['draft']], ['zhang', '7'])
    assert.deepEqual((await files()).map((name) => name.slice(32)).toSorted(), ['.done', '.json'])
    const { headers } = await head(upload.url!)
    assert.equal(headers.get('upload-offset'), String(content.length), 'a client that lost the answer is told it is done')
    assert.deepEqual(await (await fetch(upload.url!, { headers: zhang })).json(), body)
  })

  test('goes on where the client left it', async (t) => {
    const { url, received } = await server(t)
    const location = await new Promise<string>((resolve, reject) => {
      const leave = () => void upload.abort().then(() => resolve(upload.url!))
      const upload = client(url, content, { chunkSize: 1_000_000, onError: reject, onChunkComplete: leave })
      upload.start()
    })
    const offset = Number((await head(location)).headers.get('upload-offset'))
    assert.ok(offset >= 1_000_000 && offset < content.length)
    await uploaded(url, content, { uploadUrl: location })
    assert.ok(received[0]!.bytes.equals(content))
  })

  test('keeps what came before the line was cut', async (t) => {
    const { url, received } = await server(t)
    const { location } = await begun(url, content.length)
    const sending = startPatch(location, content.length)
    sending.write(content.subarray(0, 500_000))
    await arrived(t, location, received.dir, 500_000)
    sending.destroy()
    const offset = Number((await head(location)).headers.get('upload-offset'))
    assert.equal(offset, 500_000)
    assert.equal((await patch(location, offset, content.subarray(offset))).status, 200)
    assert.ok(received[0]!.bytes.equals(content))
  })

  test('goes on through another process although the old connection still hangs there', async (t) => {
    const first = await server(t)
    const second = await server(t, {}, first.dir)
    const { location } = await begun(first.url, content.length)
    const sending = startPatch(location, content.length)
    sending.write(content.subarray(0, 300_000))
    await arrived(t, location, first.dir, 300_000)
    const there = location.replace(first.url, second.url)
    const offset = Number((await head(there)).headers.get('upload-offset'))
    assert.equal((await patch(there, offset, content.subarray(offset))).status, 200)
    assert.ok(second.received[0]!.bytes.equals(content))
    sending.destroy()
  })

  test('that failed in our hands is finished by asking again', async (t) => {
    let calls = 0
    const finished = async () => {
      if (++calls === 1) throw new Error('database away')
      return { calls }
    }
    const { url } = await server(t, { finished })
    const { location } = await begun(url, 10)
    assert.equal((await fetch(location, { headers: zhang })).status, 409, 'not before it has arrived')
    assert.equal((await patch(location, 0, content.subarray(0, 10))).status, 500)
    assert.deepEqual(await (await fetch(location, { headers: zhang })).json(), { calls: 2 })
    assert.deepEqual(await (await fetch(location, { headers: zhang })).json(), { calls: 2 }, 'and once only')
  })

  test('comes with its beginning when it is small, and may be empty', async (t) => {
    const { url, received } = await server(t)
    const { body } = await uploaded(url, content.subarray(0, 1000), { uploadDataDuringCreation: true })
    assert.equal((body as { size: number }).size, 1000)
    const empty = await begin(url, 0)
    assert.deepEqual([empty.status, await empty.json()], [201, { size: 0, name: '' }])
    assert.deepEqual(received.map(({ bytes }) => bytes.length), [1000, 0])
  })

  test('is given up, and forgotten after a day', async (t) => {
    const { url, files, dir } = await server(t)
    const given = await begun(url, 10)
    assert.equal((await fetch(given.location, { method: 'DELETE', headers: { ...tusHeader, ...zhang } })).status, 204)
    assert.deepEqual(await files(), [])

    const [old] = [await begun(url, 10), await begun(url, 10)]
    const record = join(dir, `${old.location.split('/').at(-1)}.json`)
    await writeFile(record, (await readFile(record, 'utf8')).replace(/"creation_date":"[^"]+"/, '"creation_date":"2020-01-01T00:00:00Z"'))
    await sweepUploads(dir)
    assert.equal((await files()).length, 2)
    assert.equal((await head(old.location)).status, 404)
  })
})

const tusHeader = { 'tus-resumable': '1.0.0' }
const zhang = { authorization: 'zhang' }
const closed = () => new Problem({ code: 'case/closed', status: 409, title: { zh: '案件已办结', en: 'The case is closed' } })

type Received = { upload: Upload; bytes: Buffer }[] & { dir: string }

/** A server whose users are whom the header names. */
async function server(t: TestContext, more: Partial<UploadOptions> = {}, shared?: string) {
  const dir = shared ?? join(await scratch(t), 'uploads')
  const received: Received = Object.assign([], { dir })
  const app = Fastify({ forceCloseConnections: true })
  t.after(() => app.close())
  app.setErrorHandler((error, _, reply) =>
    error instanceof Problem ? reply.code(error.status).send({ code: error.code }) : reply.code(500).send({ code: 'broken' }))
  await app.register(uploadServer({
    dir, path: '/api/uploads', maxBytes,
    owner: (req) => req.headers.authorization || Promise.reject(signInNeeded()),
    allowed: async () => {},
    finished: async (_, upload) => {
      received.push({ upload, bytes: await readFile(upload.path) })
      return { size: upload.size, name: upload.name }
    },
    ...more,
  }).routes)
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/uploads`
  return { url, dir, received, files: async () => (await readdir(dir)).filter((name) => name !== 'locks') }
}

function client(endpoint: string, bytes: Buffer, more: tus.UploadOptions) {
  return new tus.Upload(bytes, { endpoint, headers: zhang, retryDelays: null, metadata: { filename: '安全评价报告.pdf', draft: '7' }, ...more })
}

function uploaded(endpoint: string, bytes: Buffer, more: tus.UploadOptions = {}) {
  return new Promise<{ upload: tus.Upload; body: unknown }>((resolve, reject) => {
    const upload = client(endpoint, bytes, {
      ...more, onError: reject, onSuccess: ({ lastResponse }) => resolve({ upload, body: JSON.parse(lastResponse.getBody()) }),
    })
    upload.start()
  })
}

const begin = (url: string, length: number, more: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', headers: { ...tusHeader, ...zhang, 'upload-length': String(length), ...more } })

async function begun(url: string, length: number, more: Record<string, string> = {}) {
  const answer = await begin(url, length, more)
  assert.equal(answer.status, 201)
  return { location: new URL(answer.headers.get('location')!, url).href }
}

const head = (location: string, more: Record<string, string> = {}) =>
  fetch(location, { method: 'HEAD', headers: { ...tusHeader, ...zhang, ...more } })

const patchHeaders = (offset: number) =>
  ({ ...tusHeader, ...zhang, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) })
const patch = (location: string, offset: number, body: Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
  fetch(location, { method: 'PATCH', headers: { ...patchHeaders(offset), ...more }, body })

/** A PATCH that is written by hand, to be cut or to hang. */
function startPatch(location: string, length: number) {
  const sending = request(location, { method: 'PATCH', headers: { ...patchHeaders(0), 'content-length': length } })
  sending.on('error', () => {})
  sending.flushHeaders()
  return sending
}

/** Waits until the server has this many bytes on disk. */
async function arrived(t: TestContext, location: string, dir: string, size: number) {
  const path = join(dir, location.split('/').at(-1)!)
  await t.waitFor(async () => assert.equal((await readFile(path)).length, size), { interval: 10, timeout: 10_000 })
}

async function scratch(t: TestContext) {
  const dir = await mkdtemp(join(tmpdir(), 'anxu-uploads-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}
