import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { ask } from '../../kernel/ask.ts'
import { valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { parseTilePath } from '../../record/tiles.ts'
import { publicPolicy } from './keys.ts'
import type { Log } from './log.ts'
import { latestCheckpoint, proofOfFact, tileBytes } from './read.ts'

const asked = z.strictObject({ query: z.string().regex(/^[a-z-]+\/[a-z-]+$/), id: z.uuid() })
const never = 'public, max-age=31536000, immutable'

/** The log as static files (C2SP tlog-tiles), read-only, and the proof of a fact for whoever sees it on a page. */
export function routes(app: FastifyInstance, house: House): void {
  const limited = { schema: { hide: true }, config: { rateLimit: { max: (house.ports['publicRate'] as number) * 10, timeWindow: '1 minute' } } }
  const text = (reply: FastifyReply, body: string) => reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(body)
  app.get('/log/checkpoint', limited, async (_req, reply) => {
    const published = await latestCheckpoint(house.pools.writer)
    if (!published) throw notFound()
    return text(reply, published.note)
  })
  app.get('/log/policy', limited, async (_req, reply) => {
    const log = house.ports['log'] as Log | undefined
    if (!log) throw notFound()
    return text(reply, publicPolicy(log.policy))
  })
  app.get('/log/tile/*', limited, async (req, reply) => {
    const name = parseTilePath((req.params as { '*': string })['*'])
    const bytes = name && await tileBytes(house.pools.writer, name)
    if (!bytes) throw notFound()
    return reply.type('application/octet-stream').header('cache-control', never).send(bytes)
  })
  app.get('/api/transparency/proofs/:fact', { schema: { hide: true } }, async (req, reply) => {
    const { fact } = req.params as { fact: string }
    const { query, id } = valid(asked, req.query)
    const q = house.queries.find((x) => `${x.capability}/${x.name}` === query && !x.looks && !('public' in x.for))
    if (!q || !/^\d{1,18}$/.test(fact) || !tells(await ask(house, q, req.actor, { id }), fact)) throw notFound()
    const proof = await proofOfFact(house.pools.writer, fact)
    if (!proof) throw new Problem({ code: 'transparency/not-sealed-yet', status: 409, title: { zh: '这条记录尚未封存，请稍后再下载', en: 'This fact is not sealed yet; try again in a moment' } })
    return reply.type('text/plain; charset=utf-8').header('content-disposition', `attachment; filename="${fact}.tlog-proof"`).header('cache-control', 'no-store').send(proof)
  })
}

/** Whoever is told of a fact by the page it stands on may have its proof: the page's own query decides, with its own scopes. */
const tells = (answer: unknown, fact: string): boolean =>
  typeof answer === 'object' && answer !== null && ((answer as { fact?: unknown }).fact === fact || Object.values(answer).some((v) => tells(v, fact)))
