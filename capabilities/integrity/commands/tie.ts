import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { TieEnded, TieFound, tieKinds } from '../facts.ts'
import { tie } from '../procedure.ts'
import type { Integrity } from '../schema/tables.ts'

type Input = { officer: string; enterprise: string; kind: string; declaration: string }
type Found = { officer_name: string; region: string; department: string | null; enterprise_name: string; known: boolean }

const theParties = (_t: Kysely<Integrity>, i: Input) => sql<Found>`
  select d.officer_name, d.region, d.department, e.name as enterprise_name, exists (
    select from integrity_tie x where x.officer_id = d.officer_id and x.enterprise_id = e.id and x.kind = ${i.kind} and (x.state = 'standing' or x.declaration_id = d.id)) as known
  from integrity_declaration d, integrity_enterprise e where d.id = ${i.declaration} and e.id = ${i.enterprise}`

/** What the declaration of an officer and the register of enterprises say together. A tie that was ended is found again only from a new declaration. */
export const findTie = command<Integrity>()({
  does: tie.step('find'),
  input: z.object({ officer: z.string().max(60), enterprise: z.uuid(), kind: z.enum(tieKinds), declaration: z.uuid(), until: z.iso.date().nullable() }),
  locks: (i) => [`integrity/tie/${i.officer}/${i.enterprise}`],
  find: theParties,
  guards: [{ code: 'tie-known', clause: '公务员法-76', broken: (row) => row.known && { zh: '这一关联关系已登记', en: 'This tie is known' } }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: TieFound,
  record: (row, i, { id }) => ({
    subject: id, enterprise: i.enterprise, region: row.region, department: row.department,
    body: { officer: { id: i.officer, name: row.officer_name }, enterprise: { id: i.enterprise, name: row.enterprise_name }, kind: i.kind, declaration: i.declaration, until: i.until },
  }),
  write: (t, f) => [t.insertInto('integrity_tie').values({
    id: f.subject, officer_id: f.body.officer.id, officer_name: f.body.officer.name, enterprise_id: f.body.enterprise.id, enterprise_name: f.body.enterprise.name, kind: f.body.kind,
    declaration_id: f.body.declaration, until: f.body.until, state: f.to!, found_at: new Date(f.recordedAt), ended_by: null, ended_reason: null, region: f.region, department: f.department, last_fact: '0',
  })],
})

/** The head or the auditor finds that the tie does not hold, or holds no more. */
export const endTie = command<Integrity>()({
  does: tie.step('end'),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [`integrity/tie/${i.id}`],
  find: (t, i) => t.selectFrom('integrity_tie').selectAll().where('id', '=', i.id),
  // The officer whom it concerns does not end it, whatever posts he holds.
  guards: [{ code: 'own-recusal', clause: '公务员法-77', broken: (row, _input, { actor }) => row.officer_id === actor.id && { zh: '本人的关联关系应当由其他负责人认定', en: 'Your own tie is judged by somebody else' } }],
  fact: TieEnded,
  record: (row) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department, body: {} }),
  write: (t, f) => [t.updateTable('integrity_tie').set({ state: f.to!, ended_by: f.actor.name, ended_reason: f.reason }).where('id', '=', f.subject)],
})
