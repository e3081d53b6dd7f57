import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { ObjectionFiled, ObjectionRejected, ObjectionUpheld } from '../facts.ts'
import { objection } from '../procedure.ts'
import type { Licensing } from '../schema/tables.ts'
import { placeOf, theCase } from './case.ts'

/** Anybody may object during publicity; who objects stands in the vault, never in the fact. */
export const fileObjection = command<Licensing>()({
  does: objection.step('file'),
  input: z.object({ application: z.uuid(), text: z.string().trim().min(10).max(2000), name: z.string().trim().max(50).optional(), contact: z.string().trim().max(100).optional() }),
  locks: (i) => [`application:${i.application}`],
  find: (t, i) => theCase(t, { id: i.application }).select(sql<number>`(select count(*) + 1 from licensing_objection o where o.application_id = licensing_application.id)::int`.as('nth')),
  guards: [{
    code: 'not-in-publicity', clause: '许可法-36',
    broken: (row, _input, { day }) => (row.state !== 'publicised' || row.publicity_until === null || day > row.publicity_until) && { zh: '该事项不在公示期内，不能提出异议', en: 'The matter is not in its publicity period' },
  }],
  draw: async ({ uuid, seal }, _row, input) => {
    const id = uuid()
    return { id, contact: input.contact || input.name ? await seal(id, 'objector', JSON.stringify({ name: input.name ?? null, contact: input.contact ?? null })) : null }
  },
  fact: ObjectionFiled,
  record: (row, input, drawn) => ({
    subject: drawn.id, enterprise: row.enterprise_id, region: row.region, department: row.department,
    body: { application: row.id, text: input.text, name: null, contact: drawn.contact, number: `${row.number}-异${row.nth}` },
  }),
  write: (t, f) => [t.insertInto('licensing_objection').values({
    id: f.subject, number: f.body.number, application_id: f.body.application, text: f.body.text, name: f.body.name, contact: f.body.contact, state: f.to!,
    answer: null, filed_at: new Date(f.recordedAt), answered_at: null, ...placeOf(f),
  })],
})

const answering = (step: 'uphold' | 'reject', fact: typeof ObjectionUpheld | typeof ObjectionRejected) => command<Licensing>()({
  does: objection.step(step),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [`objection:${i.id}`],
  find: (t, i) => t.selectFrom('licensing_objection').selectAll().where('id', '=', i.id),
  fact: fact as typeof ObjectionUpheld,
  record: (row) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department, body: { application: row.application_id } }),
  write: (t, f) => [t.updateTable('licensing_objection').set({ state: f.to!, answer: f.reason ?? '', answered_at: new Date(f.recordedAt) }).where('id', '=', f.subject)],
})

export const upholdObjection = answering('uphold', ObjectionUpheld)
export const rejectObjection = answering('reject', ObjectionRejected)
