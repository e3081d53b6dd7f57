import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { sendFile } from '../../adapters/storage/send-file.ts'
import { ask } from '../../kernel/ask.ts'
import { first } from '../../kernel/db.ts'
import { both, valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { requestIdOf } from '../../kernel/http.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { notFound } from '../../kernel/problem.ts'
import { fileComplaint } from './commands/complaint.ts'
import { evidence, keepEvidence, mostBody } from './evidence.ts'
import { complaintById } from './queries/complaints.ts'
import type { FileRef } from './schema/tables.ts'

const body = z.strictObject({
  about: z.string().trim().min(2, { error: both('请写明投诉的人员或者事项', 'Say whom or what it is about') }).max(200),
  text: z.string().trim().min(10, { error: both('请至少写 10 个字', 'Ten characters or more') }).max(5000),
  name: z.string().trim().max(60).optional(), contact: z.string().trim().max(100).optional(), department: z.string().trim().max(60).optional(),
  files: evidence,
})

/** Anybody complains, with or without a name: the answer is a number and a code, told to nobody else, by which the outcome is asked for. */
export function routes(app: FastifyInstance, house: House): void {
  const key = house.vault.derive('complaint code')
  const schema = { tags: ['integrity'], summary: 'complain about an officer or the procedure', body, headers: z.object({ 'idempotency-key': z.uuid().optional() }) }
  app.post('/api/integrity/complain', { schema, bodyLimit: mostBody, config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async (req) => {
    const { department, files, ...input } = valid(body, req.body)
    const requestId = requestIdOf(req)
    const id = derivedRequestId('complaint', createHmac('sha256', key).update(`id ${requestId}`).digest('hex'))
    await keepEvidence(house, id, files)
    // A request that is sent again gets the same code: it follows from the request, under a key of the installation.
    const code = codeOf(createHmac('sha256', key).update(requestId).digest())
    const done = await house.work('complaint-desk').perform(fileComplaint, {
      ...input, id, channel: 'portal', code, region: await regionOf(house), department: department || null,
    }, { requestId: derivedRequestId('complaint-desk', requestId) })
    const row = await first(house.pools.writer, sql<{ number: string }>`select number from integrity_complaint where id = ${done.subject}`)
    return { number: row!.number, code }
  })
  app.get('/api/integrity/complaints/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const p = fileOf.safeParse(req.params)
    if (!p.success) throw notFound()
    const { files } = (await ask(house, complaintById, req.actor, { id: p.data.id })) as { files: FileRef[] }
    return sendFile(house, req, reply, p.data.file, files)
  })
}

const fileOf = z.object({ id: z.uuid(), file: z.uuid() })

/** Ten characters without those that are taken for one another. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeOf = (digest: Buffer) => [...digest.subarray(0, 10)].map((b) => letters[b % letters.length]).join('')

async function regionOf(house: House): Promise<string> {
  const row = await first(house.pools.writer, sql<{ region: string }>`select value ->> 'region' as region from setting where name = 'authority'`)
  return row?.region ?? '000000'
}
