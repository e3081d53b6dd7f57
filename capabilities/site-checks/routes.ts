import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sendFile } from '../../adapters/storage/send-file.ts'
import { ask } from '../../kernel/ask.ts'
import type { House } from '../../kernel/house.ts'
import { notFound } from '../../kernel/problem.ts'
import { one } from './queries.ts'
import type { Signed, StoredFile } from './schema/tables.ts'

const params = z.object({ id: z.uuid(), file: z.uuid() })

/** Photos and signatures, for whoever may read the check. */
export function routes(app: FastifyInstance, house: House) {
  app.get('/api/site-checks/checks/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const p = params.safeParse(req.params)
    if (!p.success) throw notFound()
    const check = (await ask(house, one, req.actor, { id: p.data.id })) as { findings: { photos: StoredFile[] }[]; signed: Signed | null }
    return sendFile(house, req, reply, p.data.file, [...check.findings.flatMap((f) => f.photos), ...(check.signed?.image ? [check.signed.image] : [])])
  })
}
