import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { all, tables } from '../../kernel/db.ts'
import { valid } from '../../kernel/fields.ts'
import type { House } from '../../kernel/house.ts'
import { forbidden, signInNeeded } from '../../kernel/problem.ts'
import { kinds } from './facts.ts'
import { beginSheet, correctRow, openRows, ownSheet, preparers, readSheet, removeSheet } from './sheets.ts'
import type { OldRegister } from './schema/tables.ts'
import { template, wrongRows } from './templates.ts'

const t = tables<OldRegister>()
const sheetParams = z.object({ id: z.uuid() })
const rowParams = sheetParams.extend({ row: z.coerce.number().int() })
const asked = z.object({ lang: z.enum(['zh', 'en']).default('zh') })

/** Checks under way (working data, no facts yet) and workbooks: what is neither command nor query. */
export function routes(app: FastifyInstance, house: House) {
  const schema = (summary: string) => ({ tags: ['old-register'], summary })
  app.post('/api/old-register/sheets', { schema: schema('begin a check') }, async (req) => beginSheet(house, actorOf(req), req.body))
  app.post('/api/old-register/sheets/:id/read', { schema: schema('read an uploaded workbook') }, async (req) => readSheet(house, actorOf(req), valid(sheetParams, req.params).id, req.body))
  app.post('/api/old-register/sheets/:id/rows/:row', { schema: schema('correct a row') }, async (req) => {
    const { id, row } = valid(rowParams, req.params)
    return correctRow(house, actorOf(req), id, row, req.body)
  })
  app.post('/api/old-register/sheets/:id/remove', { schema: schema('give a check up') }, async (req) => { await removeSheet(house, actorOf(req), valid(sheetParams, req.params).id); return {} })
  app.get('/api/old-register/templates/:kind', { schema: { hide: true } }, async (req, reply) => {
    const { kind } = valid(z.object({ kind: z.enum(kinds) }), req.params)
    if (!preparers[kind].some((role) => actorOf(req).roles.includes(role))) throw forbidden()
    const { lang } = valid(asked, req.query)
    return sendBook(reply, `anxu-${kind}-${lang}.xlsx`, await template(kind, lang))
  })
  app.get('/api/old-register/sheets/:id/wrong', { schema: { hide: true } }, async (req, reply) => {
    const s = await ownSheet(house, actorOf(req), valid(sheetParams, req.params).id)
    const rows = await all(house.pools.writer, t.selectFrom('old_register_row').selectAll().where('sheet_id', '=', s.id).where('status', '=', 'wrong').orderBy('row'))
    const secrets = await openRows(house, rows)
    const book = await wrongRows(s.kind, rows.map((r) => ({ row: r.row, problems: r.problems, values: { ...r.cells, ...secrets.get(r.row) } })), valid(asked, req.query).lang)
    return sendBook(reply, `anxu-${s.kind}-wrong.xlsx`, book)
  })
}

function actorOf(req: FastifyRequest) {
  if (!req.actor) throw signInNeeded()
  return req.actor
}

const sendBook = (reply: FastifyReply, name: string, book: Buffer) =>
  reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store').send(book)
