import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { standardSectors, SupplementEnded, SupplementRegistered, SupplementRevised, supplementContent } from '../facts.ts'
import { departmentOf } from '../founding.ts'
import { supplement } from '../procedure.ts'
import type { Standards } from '../schema/tables.ts'
import { lockRegister, standsAt } from './register.ts'

const supplementInput = z.object({ id: z.uuid() })
export const theSupplement = (t: Kysely<Standards>, input: { id: string }) => t.selectFrom('standards_supplement').selectAll().where('id', '=', input.id)
type Row = Awaited<ReturnType<ReturnType<typeof theSupplement>['executeTakeFirstOrThrow']>>
const ofSupplement = (row: Row) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })
type Content = z.output<z.ZodObject<typeof supplementContent>>
const columns = (b: Content) => ({ title: JSON.stringify(b.title), kind: b.kind, keywords: b.keywords, conditions: JSON.stringify(b.conditions), guidance: b.guidance })

/** What is asked beyond the standard of one new technology, with guidance to what is inherently safer. */
export const register = command<Standards>()({
  does: supplement.step('register'),
  input: z.object({ sector: z.enum(standardSectors), ...supplementContent }),
  locks: lockRegister,
  place: (_row, input, actor) => standsAt(undefined, departmentOf[input.sector], actor),
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: SupplementRegistered,
  record: (_row, input, { id }, { actor }) => ({ subject: id, enterprise: null, ...standsAt(undefined, departmentOf[input.sector], actor), body: input }),
  write: (t, f) => [t.insertInto('standards_supplement').values({ id: f.subject, sector: f.body.sector, region: f.region!, department: f.department!, ...columns(f.body), state: f.to!, last_fact: '0' })],
})

/** Cases to which it is attached keep the words that they were given. */
export const reviseSupplement = command<Standards>()({
  does: supplement.step('revise'),
  input: supplementInput.extend(supplementContent),
  locks: lockRegister,
  find: theSupplement,
  fact: SupplementRevised,
  record: (row, { id: _, ...body }) => ({ ...ofSupplement(row), body }),
  write: (t, f) => [t.updateTable('standards_supplement').set(columns(f.body)).where('id', '=', f.subject)],
})

export const endSupplement = command<Standards>()({
  does: supplement.step('end'),
  input: supplementInput,
  locks: lockRegister,
  find: theSupplement,
  fact: SupplementEnded,
  record: (row) => ({ ...ofSupplement(row), body: {} }),
  write: (t, f) => [t.updateTable('standards_supplement').set({ state: f.to! }).where('id', '=', f.subject)],
})
