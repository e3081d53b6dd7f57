import { z } from 'zod'
import { both } from '../../../kernel/fields.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import { objection } from '../procedure.ts'
import type { Licensing } from '../schema/tables.ts'
import { place } from './scope.ts'

const said = z.object({ name: z.string().nullable(), contact: z.string().nullable() })

/** Who objected and how to reach them, for those who may answer: each look is recorded with what it was for; erased values are null. */
export const objector = query<Licensing>()({
  name: 'objector', capability: 'licensing', path: '/objections/:id/objector', for: objection.step('uphold').by, looks: true,
  summary: { zh: '异议人的姓名和联系方式；每次查看都留有记录', en: 'Name and contact of an objector; every look is recorded' },
  input: z.object({
    id: z.uuid(), purpose: z.string().trim().min(4, { error: both('请写明查看用途（至少 4 个字）', 'Say what it is needed for (four characters or more)') }).max(200),
  }),
  result: said,
  run: async (ask, { id }) => {
    const row = await ask.first(ask.t.selectFrom('licensing_objection').select('contact').where('id', '=', id).where(ask.visible('licensing_objection', place)))
    if (!row) throw notFound()
    const value = row.contact && (await ask.house.vault.reveal([row.contact])).get(row.contact)
    return value ? said.parse(JSON.parse(value)) : { name: null, contact: null }
  },
})
