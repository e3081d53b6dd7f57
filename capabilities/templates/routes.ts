import type { FastifyInstance } from 'fastify'
import { ask } from '../../kernel/ask.ts'
import type { House } from '../../kernel/house.ts'
import { specimen } from './queries.ts'

/** The specimen as the file that a reader of PDFs wants. */
export function routes(app: FastifyInstance, house: House) {
  app.get('/api/templates/specimen.pdf', { schema: { hide: true } }, async (req, reply) => {
    const { pdf } = await ask(house, specimen, req.actor, req.query) as { pdf: string }
    return reply.header('content-type', 'application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf, 'base64'))
  })
}
