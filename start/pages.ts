import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { webIsStale } from '../web/build.ts'

const dist = join(import.meta.dirname, '..', 'web', 'dist')

/** Builds the pages where their sources have changed, in a process of its own. */
export async function pagesAreBuilt(log: (line: string) => void): Promise<void> {
  if (!webIsStale()) return
  log('building the pages (once, some seconds)')
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'web', 'build.ts')], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (d: Buffer) => said.push(d.toString()))
  const [code] = await once(child, 'close') as [number]
  if (code !== 0) throw new Error(`the pages could not be built:\n${said.join('')}`)
}

/** Each surface is one page whose script finds the rest of the path; assets carry their digest in the name and never change. */
export async function servePages(app: FastifyInstance) {
  await app.register(fastifyStatic, { root: dist, serve: false, decorateReply: true, preCompressed: true })
  const page = (name: string) => (_req: unknown, reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile(`${name}/index.html`, dist, { cacheControl: false })
  const schema = { hide: true }
  app.get('/assets/*', { schema, logLevel: 'warn' }, (req, reply) =>
    reply.sendFile(`assets/${(req.params as { '*': string })['*']}`, dist, { maxAge: '365d', immutable: true }))
  for (const surface of ['workspace', 'workbench', 'sign-in']) {
    app.get(`/${surface}`, { schema }, page(surface))
    app.get(`/${surface}/*`, { schema }, page(surface))
  }
  app.get('/', { schema }, page('portal'))
  app.get('/*', { schema }, (req, reply) => {
    const path = req.url.split('?')[0]!
    if (path.startsWith('/api/') || /\.[a-z0-9]{2,5}$/i.test(path)) return reply.callNotFound()
    return page('portal')(req, reply)
  })
}
