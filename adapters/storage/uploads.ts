import { access, mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadableStream } from 'node:stream/web'
import { FileStore } from '@tus/file-store'
import { Metadata, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { broken, malformed, notFound, Problem, unavailable } from '../../kernel/problem.ts'
import { fileLocker } from './locker.ts'
import { StoreError } from './problems.ts'

/** What the browser says of a file before it sends it: the name, the length in bytes, and further fields of the form. */
export type UploadMeta = { name: string; size: number; fields: Record<string, string> }
/** A file that has wholly arrived and lies at `path` until `finished` is through. */
export type Upload = UploadMeta & { id: string; path: string; owner: string }

export type UploadOptions = {
  dir: string
  /** Route, for example `/api/uploads`. */
  path: string
  maxBytes: number
  /** Who asks; throws a Problem for strangers. Only the one who began an upload goes on with it. */
  owner(req: FastifyRequest): string | Promise<string>
  /** Whether this may be uploaded; throws a Problem. Asked once, before the first byte. */
  allowed(req: FastifyRequest, meta: UploadMeta): Promise<void>
  /** Takes the file over; what it returns is answered as JSON. After a crash it may be called again for one upload, and must bear it. */
  finished(req: FastifyRequest, upload: Upload): Promise<unknown>
}

/**
 * Resumable uploads (tus 1.0) as a Fastify plugin: `POST path` begins, `PATCH path/:id` adds bytes, `HEAD` tells how many have come,
 * `DELETE` gives up, `GET` answers what `finished` returned (and finishes what a crash left unfinished). Partial uploads live for 24 h.
 */
export function uploadServer(options: UploadOptions) {
  const { dir, path, maxBytes } = options
  const desk = deskOf(options)
  const tus = new Server({
    path, maxSize: maxBytes, relativeLocation: true, allowedOrigins: [], lockDrainTimeout: 500, locker: desk.locker,
    datastore: new FileStore({ directory: dir, expirationPeriodInMilliseconds: day }),
  })
  const routes = async (app: FastifyInstance) => {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await sweepUploads(dir)
    const hourly = setInterval(() => void sweepUploads(dir), hour).unref()
    app.addHook('onClose', async () => clearInterval(hourly))
    app.addContentTypeParser('application/offset+octet-stream', (_, payload, done) => done(null, payload))
    const schema = { hide: true }
    app.post(path, { schema }, (req, reply) => begin(tus, desk, req, reply))
    app.get<Named>(`${path}/:id`, { schema, exposeHeadRoute: false }, async (req, reply) =>
      reply.type('application/json; charset=utf-8').send(await desk.result(req, await desk.find(req))))
    app.head<Named>(`${path}/:id`, { schema }, async (req, reply) => tell(tus, req, reply, await desk.find(req)))
    app.patch<Named>(`${path}/:id`, { schema }, async (req, reply) => add(tus, desk, req, reply, await desk.find(req)))
    app.delete<Named>(`${path}/:id`, { schema }, async (req, reply) => giveUp(tus, req, reply, await desk.find(req)))
  }
  return { routes }
}

type Named = { Params: { id: string } }
type Found = Upload & { done: string; isDone: boolean }
type Desk = ReturnType<typeof deskOf>

/** Removes what began more than a day ago. */
export async function sweepUploads(dir: string) {
  for (const name of (await readdir(dir)).filter((each) => each.endsWith('.json'))) {
    const { creation_date: began } = await readJson<Info>(join(dir, name)) ?? {}
    if (Date.now() - Date.parse(began ?? '') > day) await removeAll(join(dir, name.slice(0, -'.json'.length)))
  }
}

async function begin(tus: Server, desk: Desk, req: FastifyRequest, reply: FastifyReply) {
  const meta = readMeta(req)
  const owner = await desk.check(req, meta)
  const answer = await tus.handleWeb(toWeb(req, { 'upload-metadata': Metadata.stringify({ ...meta.fields, uploader: owner }) }))
  const id = answer.headers.get('location')?.split('/').at(-1)
  const arrived = meta.size === 0 || Number(answer.headers.get('upload-offset') ?? 0) === meta.size
  if (!id || !arrived) return send(reply, answer)
  return send(reply, answer, await desk.result(req, await desk.at(id)))
}

async function add(tus: Server, desk: Desk, req: FastifyRequest, reply: FastifyReply, upload: Found) {
  const answer = await tus.handleWeb(toWeb(req))
  if (!answer.ok || Number(answer.headers.get('upload-offset')) < upload.size) return send(reply, answer)
  return send(reply, answer, await desk.result(req, upload))
}

async function tell(tus: Server, req: FastifyRequest, reply: FastifyReply, upload: Found) {
  if (!upload.isDone) return send(reply, await tus.handleWeb(toWeb(req)))
  const { size } = upload
  return reply.headers({ 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, 'cache-control': 'no-store' }).send()
}

async function giveUp(tus: Server, req: FastifyRequest, reply: FastifyReply, upload: Found) {
  if (!upload.isDone) await checked(await tus.handleWeb(toWeb(req)))
  await removeAll(upload.path)
  return reply.code(204).header('tus-resumable', '1.0.0').send()
}

/** Knows the uploads on disk: `<id>` the bytes, `<id>.json` what tus knows, `<id>.done` what `finished` answered. */
function deskOf({ dir, maxBytes, owner, allowed, finished }: UploadOptions) {
  const locker = fileLocker(join(dir, 'locks'))
  const finish = async (req: FastifyRequest, upload: Found) => {
    try {
      await writeFile(`${upload.done}.new`, JSON.stringify(await finished(req, upload) ?? null))
      await rename(`${upload.done}.new`, upload.done)
      await rm(upload.path, { force: true })
    } catch (error) {
      // Refused for good: the same bytes would be refused again. Anything else may be tried again by GET.
      if (error instanceof Problem && error.status < 500) await removeAll(upload.path)
      throw error
    }
  }
  return {
    locker,
    at: (id: string) => readUpload(dir, id),
    /** The upload that a request names; another's is not found. */
    async find(req: FastifyRequest<Named>) {
      const [upload, asking] = [await readUpload(dir, req.params.id), await owner(req)]
      if (upload.owner !== asking) throw notFound()
      return upload
    },
    async check(req: FastifyRequest, meta: UploadMeta) {
      const asking = await owner(req)
      if (meta.size > maxBytes) throw new StoreError('too-large')
      await allowed(req, meta)
      const { bavail, bsize } = await statfs(dir)
      if (bavail * bsize < meta.size + reserve) throw new StoreError('full')
      return asking
    },
    /** What `finished` answered, now or earlier, be it in another process. */
    async result(req: FastifyRequest, upload: Found): Promise<string> {
      const lock = locker.newLock(upload.id)
      await lock.lock(new AbortController().signal, () => {})
      try {
        if (!await exists(upload.done)) {
          if (await sizeOf(upload.path) !== upload.size) throw incomplete()
          await finish(req, upload)
        }
        return await readFile(upload.done, 'utf8')
      } finally {
        await lock.unlock()
      }
    },
  }
}

async function readUpload(dir: string, id: string): Promise<Found> {
  const info = /^[0-9a-f]{32}$/.test(id) ? await readJson<Info>(join(dir, `${id}.json`)) : undefined
  if (!info) throw notFound()
  const { uploader: owner = '', ...fields } = info.metadata
  const path = join(dir, id)
  const done = `${path}.done`
  return { id, path, owner, fields, name: nameIn(fields), size: info.size, done, isDone: await exists(done) }
}

type Info = { size: number; metadata: Record<string, string>; creation_date?: string }

const hour = 3_600_000
const day = 24 * hour
/** Left free on the disk for the database. */
const reserve = 200 * 2 ** 20

function readMeta(req: FastifyRequest): UploadMeta {
  const size = Number(req.headers['upload-length'])
  if (req.headers['upload-length'] === undefined || !Number.isSafeInteger(size) || size < 0) throw malformed()
  const { uploader: _, ...fields } = parseMetadata(String(req.headers['upload-metadata'] ?? ''))
  return { name: nameIn(fields), size, fields }
}

function parseMetadata(header: string): Record<string, string> {
  try {
    return header === '' ? {} : Object.fromEntries(Object.entries(Metadata.parse(header)).map(([key, value]) => [key, value ?? '']))
  } catch {
    throw malformed()
  }
}

const nameIn = (fields: Record<string, string>) => fields['filename'] ?? fields['name'] ?? ''

const passed = ['tus-resumable', 'upload-offset', 'upload-length', 'upload-metadata', 'content-type', 'content-length']

/** The request as tus reads it. The body is pulled only when tus wants it, so that a refused one is drained by the HTTP server. */
function toWeb(req: FastifyRequest, more: Record<string, string> = {}) {
  const headers = new Headers(more)
  for (const name of passed) {
    const value = req.headers[name]
    if (typeof value === 'string' && !headers.has(name)) headers.set(name, value)
  }
  const hasBody = req.method === 'PATCH' || (req.method === 'POST' && headers.get('content-type') === 'application/offset+octet-stream')
  const body = hasBody ? { body: ReadableStream.from<Uint8Array>(req.raw) as BodyInit, duplex: 'half' as const } : {}
  return new Request(new URL(req.url, 'http://localhost'), { method: req.method, headers, ...body })
}

const told = /^(tus-resumable|upload-.*|location|cache-control|connection)$/

async function send(reply: FastifyReply, answer: Response, json?: string) {
  const { status, headers } = await checked(answer)
  for (const [name, value] of headers) if (told.test(name)) reply.header(name, value)
  if (json === undefined) return reply.code(status).send()
  return reply.code(status === 204 ? 200 : status).type('application/json; charset=utf-8').send(json)
}

/** tus refuses with a line of English: the status becomes a problem with both languages. */
async function checked(answer: Response) {
  if (answer.ok) return answer
  if (answer.status === 404 || answer.status === 410) throw notFound()
  if (answer.status === 409) throw otherOffset()
  if (answer.status === 413) throw new StoreError('too-large')
  if (answer.status < 500) throw malformed()
  throw /lock/.test(await answer.text()) ? unavailable() : broken()
}

const otherOffset = () => new Problem({
  code: 'storage/other-offset', status: 409,
  title: { zh: '续传位置不符', en: 'The upload stands elsewhere' },
  detail: { zh: '请先查询已收到的字节数，再从该处继续。', en: 'Ask how many bytes have come, then go on from there.' },
})

const incomplete = () => new Problem({
  code: 'storage/incomplete', status: 409,
  title: { zh: '文件尚未上传完成', en: 'The file has not wholly arrived' },
  detail: { zh: '请继续上传，完成后再试。', en: 'Go on with the upload, then try again.' },
})

async function removeAll(path: string) {
  for (const ending of ['', '.done', '.done.new', '.json']) await rm(path + ending, { force: true })
}

const exists = (path: string) => access(path).then(() => true, () => false)
const sizeOf = (path: string) => stat(path).then(({ size }) => size, () => -1)
const readJson = <T>(path: string) => readFile(path, 'utf8').then((text) => JSON.parse(text) as T, () => undefined)
