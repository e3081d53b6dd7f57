import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import helmet from 'helmet'
import { z } from 'zod'
import { anybody, grants, type Actor } from './access.ts'
import { ask, exportXlsx, isPublic } from './ask.ts'
import { commandName, type Command } from './command.ts'
import { storable } from './fields.ts'
import type { House } from './house.ts'
import { liveRoutes } from './live.ts'
import { health, metrics } from './observe.ts'
import { safe } from './perform.ts'
import { broken, forbidden, invalid, malformed, notFound, Problem, problemDocument, signInNeeded, tooLarge, tooMany } from './problem.ts'
import type { Query } from './query.ts'
import { uuid } from './random.ts'

declare module 'fastify' { interface FastifyRequest { actor: Actor | null; token: string | null } }

export type HttpOptions = { secure: boolean; publicRate: number; version: string }
export const sessionCookie = (secure: boolean) => (secure ? '__Host-anxu' : 'anxu')

/** The server over one house: every command and query becomes its route and its OpenAPI entry; capabilities add what is not JSON. */
export async function openHttp(house: House, options: HttpOptions): Promise<FastifyInstance> {
  Object.assign(house.ports, { publicRate: options.publicRate, secure: options.secure })
  const app = Fastify({
    loggerInstance: house.log.child({}), logController: new LogController({ disableRequestLogging: true }), genReqId: () => uuid(house.clock.now()), bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200 }, forceCloseConnections: true,
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => JSON.stringify)
  app.setErrorHandler((error, req, reply) => answerProblem(house, error, req, reply))
  app.setNotFoundHandler((req, reply) => answerProblem(house, notFound(), req, reply))
  app.addHook('preValidation', (req, _reply, done) => done([req.body, req.query, req.params].every((v) => storable(v)) ? undefined : malformed()))
  await secure(app, options)
  observeRequests(app, house)
  await identify(app, house, options)
  await describe(app, options)
  await app.register(async (api) => {
    for (const c of house.commands.values()) if (isReachable(c)) commandRoute(api, house, c)
    for (const q of house.queries) queryRoute(api, house, q)
    liveRoutes(api, house, async (req) => (req as FastifyRequest).actor)
    for (const c of house.capabilities) await c.routes?.(api, house)
  })
  return app
}

/** None of the system's steps is reachable from outside. */
const isReachable = (c: Command) => Object.keys(c.does.by).some((role) => !role.startsWith('system:'))

async function secure(app: FastifyInstance, options: HttpOptions) {
  const headers = headersOf(helmet({
    contentSecurityPolicy: { useDefaults: false, directives: {
      defaultSrc: [`'self'`], scriptSrc: [`'self'`, `'wasm-unsafe-eval'`], styleSrc: [`'self'`], imgSrc: [`'self'`, 'data:', 'blob:'], fontSrc: [`'self'`],
      connectSrc: [`'self'`], workerSrc: [`'self'`, 'blob:'], objectSrc: [`'none'`], baseUri: [`'none'`], formAction: [`'self'`], frameAncestors: [`'none'`],
    } },
    strictTransportSecurity: options.secure, crossOriginEmbedderPolicy: false, referrerPolicy: { policy: 'same-origin' },
  }))
  app.addHook('onRequest', (_req, reply, done) => { reply.headers(headers); done() })
  await app.register(cookie)
  // Never the live stream: its type is not among those that are compressed.
  await app.register(compress, { encodings: ['gzip'], threshold: 1024 })
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => tooMany() })
}

/** What helmet sets: the same for every answer, so it is asked once. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const headers: Record<string, string> = {}
  const answer = { setHeader: (name: string, value: string) => { headers[name.toLowerCase()] = value }, removeHeader: () => {} }
  middleware({} as never, answer as never, () => {})
  return headers
}

function observeRequests(app: FastifyInstance, house: House) {
  const m = metrics(house)
  app.addHook('onRequest', (req, reply, done) => { reply.header('x-request-id', req.id); done() })
  app.addHook('onResponse', (req, reply, done) => {
    const route = req.routeOptions.url ?? 'none'
    m.seen(req.method, route, reply.statusCode, reply.elapsedTime / 1000)
    req.log.info({ method: req.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), actor: req.actor?.id }, 'request')
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (_req, reply) => reply.type(m.registry.contentType).send(await m.registry.metrics()))
  app.get('/api/health', { schema: { hide: true } }, async (_req, reply) => {
    const h = await health(house)
    return reply.code(h.status === 'down' ? 503 : 200).send(h)
  })
}

/** The actor behind the cookie. A change asked for with a cookie must carry the header that no foreign page can set. */
async function identify(app: FastifyInstance, house: House, options: HttpOptions) {
  const name = sessionCookie(options.secure)
  app.decorateRequest('actor', null)
  app.decorateRequest('token', null)
  app.addHook('onRequest', async (req) => {
    const token = req.cookies[name]
    if (!token) return
    req.token = token
    req.actor = await house.authenticate(token)
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(req.method)
    if (changes && req.headers['x-anxu'] !== '1') throw forbidden({ code: 'kernel/cross-site', title: { zh: '请求来源不明，已拒绝', en: 'The request did not come from our own pages' } })
  })
}

async function describe(app: FastifyInstance, options: HttpOptions) {
  const transform: typeof jsonSchemaTransform = (args) => {
    try { return jsonSchemaTransform(args) } catch { return { schema: { ...args.schema, response: undefined } as never, url: args.url } }
  }
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Anxu 安许', version: options.version, license: { name: 'Apache-2.0' } } }, transform })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false, uiConfig: { docExpansion: 'none', filter: true } })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}

const problemSchema = z.object({
  type: z.string(), status: z.number(), title: z.string(), title_en: z.string(), detail: z.string().optional(), detail_en: z.string().optional(),
  clause: z.string().optional(), errors: z.array(z.object({ pointer: z.string(), zh: z.string(), en: z.string() })).optional(), instance: z.string(),
})
const doneSchema = z.object({ fact: z.string(), subject: z.uuid(), state: z.string().nullable(), repeated: z.boolean() })

/** `POST /api/<capability>/<things>[/:id]/<step>`, with the input as body, `seen` and `reason` beside it, and the request id as Idempotency-Key. */
function commandRoute(app: FastifyInstance, house: House, c: Command) {
  const { does } = c
  const existing = does.from.length > 0
  const url = `/api/${does.capability}/${does.things}${existing ? '/:id' : ''}/${does.name}`
  const body = (existing ? c.input.omit({ id: true }) : c.input).extend({
    ...(existing ? { seen: z.string().describe('Last fact of the subject that the caller has seen') } : {}),
    reason: does.reason === 'required' ? z.string() : z.string().optional(),
  })
  const schema = {
    tags: [does.capability], summary: commandName(c), body, response: { 200: doneSchema, '4xx': problemSchema },
    description: `${Object.keys(does.by).join(', ')} · ${does.clause}${existing ? ` · from ${does.from.join(', ')}` : ''} → ${does.to}`,
    headers: z.object({ 'idempotency-key': z.uuid().optional() }), ...(existing ? { params: z.object({ id: z.uuid() }) } : {}),
  }
  const limit = 'public' in does.by ? { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } } : {}
  app.post(url, { schema, ...limit }, async (req) => {
    const forAll = 'public' in does.by
    if (!req.actor && !forAll) throw signInNeeded()
    const actor = req.actor && grants(does.by, req.actor).length ? req.actor : forAll ? anybody : req.actor!
    const { seen, reason, ...rest } = bodyOf(req)
    const input = existing ? { ...rest, id: (req.params as { id: string }).id } : rest
    return house.perform(c, {
      actor, requestId: requestIdOf(req), input,
      ...(seen === undefined ? {} : { seen: String(seen) }), ...(typeof reason === 'string' ? { reason } : {}),
    })
  })
}

function bodyOf(req: FastifyRequest): Record<string, unknown> {
  const body = req.body ?? {}
  if (typeof body !== 'object' || Array.isArray(body)) throw malformed()
  return body as Record<string, unknown>
}

export function requestIdOf(req: FastifyRequest): string {
  const given = req.headers['idempotency-key']
  if (given === undefined) return req.id
  if (!z.uuid().safeParse(given).success) throw invalid({ fields: [{ pointer: '/idempotency-key', zh: '请求编号必须是 UUID', en: 'The request id must be a UUID' }] })
  return String(given).toLowerCase()
}

function queryRoute(app: FastifyInstance, house: House, q: Query) {
  const url = `/api/${q.capability}${q.path}`
  const names = [...q.path.matchAll(/:(\w+)/g)].map((m) => m[1]!)
  const mask = (keep: boolean) => Object.fromEntries(Object.keys(q.input.shape).filter((k) => names.includes(k) === keep).map((k) => [k, true])) as Record<string, true>
  const schema = {
    tags: [q.capability], summary: `${q.capability}/${q.name}`, description: `${q.summary.zh} · ${q.summary.en}`, response: { 200: q.result, '4xx': problemSchema },
    querystring: q.input.pick(mask(false)), ...(names.length ? { params: q.input.pick(mask(true)) } : {}),
  }
  // What everybody asks costs what a bare select costs: no hook that looks whether to compress it.
  const limit = isPublic(q) ? { compress: false as const, config: { rateLimit: { max: house.ports['publicRate'] as number, timeWindow: '1 minute' } } } : {}
  const raw = (req: FastifyRequest) => ({ ...(req.query as object), ...(req.params as object) })
  app.get(url, { schema, ...limit }, async (req) => ask(house, q, req.actor, raw(req)))
  if (!q.columns) return
  app.get(`${url}.xlsx`, { schema: { hide: true } }, async (req, reply) => {
    const { lang, ...rest } = raw(req) as { lang?: string }
    const book = await exportXlsx(house, q, req.actor, rest, lang === 'en' ? 'en' : 'zh')
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="${q.capability}-${q.name}.xlsx"`).send(book)
  })
}

/** Every error becomes a problem document; a text that our code did not write never leaves the server or enters the log. */
export function answerProblem(house: House, error: unknown, req: FastifyRequest, reply: FastifyReply) {
  const status = (error as { statusCode?: number }).statusCode
  const code = (error as { code?: string }).code
  const problem = error instanceof Problem ? error
    : code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413 ? tooLarge()
      : status === 429 ? tooMany()
        : status && status < 500 ? malformed() : broken()
  if (problem.status >= 500) house.log.error({ err: safe(error), requestId: req.id }, 'request failed')
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problemDocument(problem, req.id)))
}
