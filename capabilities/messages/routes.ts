import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { all } from '../../kernel/db.ts'
import { valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { signInNeeded } from '../../kernel/problem.ts'
import { markRead, unread } from './inbox.ts'

const body = z.union([z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }), z.strictObject({ all: z.literal(true) })])

/** Read marks are no facts: nobody answers for them. */
export function routes(app: FastifyInstance, house: House): void {
  app.post('/api/messages/read', { schema: { tags: ['messages'], body } }, async (req) => {
    if (!req.actor) throw signInNeeded()
    const which = valid(body, req.body)
    await all(house.pools.writer, markRead(req.actor, 'ids' in which ? which.ids : null, house.clock.now()))
    return { unread: await unread(house, req.actor) }
  })
}
