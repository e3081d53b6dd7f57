import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendFile } from '../../adapters/storage/send-file.ts'
import { ask } from '../../kernel/ask.ts'
import { first, tables } from '../../kernel/db.ts'
import { fieldProblems } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { forbidden, invalid, notFound, signInNeeded } from '../../kernel/problem.ts'
import { noteLook } from './looks.ts'
import { meetingPage } from './queries/meeting.ts'
import type { Deliberation, Minutes } from './schema/tables.ts'

const t = tables<Deliberation>()
/** A page tells at most one minute at a time, so that a page left open overnight does not count as diligence. */
const lookInput = z.strictObject({ application: z.uuid(), paper: z.string().min(1).max(60), seconds: z.number().int().min(0).max(60) })

/** What is not JSON, and what is not evidence by itself: minutes as PDF, and the time that members look at papers. */
export function routes(app: FastifyInstance, house: House) {
  app.post('/api/deliberation/meetings/:id/look', { schema: { tags: ['deliberation'], summary: 'a member looked at a paper' } }, async (req) => {
    if (!req.actor) throw signInNeeded()
    const parsed = lookInput.safeParse(req.body)
    if (!parsed.success) throw invalid({ fields: fieldProblems(parsed.error.issues) })
    const id = z.uuid().safeParse((req.params as { id: string }).id)
    if (!id.success) throw forbidden()
    return noteLook(house, req.actor, id.data, parsed.data)
  })

  app.get('/api/deliberation/meetings/:id/minutes', { schema: { hide: true } }, async (req, reply) => {
    const { id } = await ask(house, meetingPage, req.actor, req.params) as { id: string }
    const row = await first(house.pools.writer, t.selectFrom('deliberation_meeting').select('minutes').where('id', '=', id))
    const minutes = row?.minutes as Minutes | null
    if (!minutes) throw notFound()
    return sendFile(house, req, reply, minutes.id, [minutes])
  })
}
