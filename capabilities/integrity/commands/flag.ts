import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { FlagRaised, FlagSettled, tieKinds } from '../facts.ts'
import { flag } from '../procedure.ts'
import type { CaseRow, Integrity } from '../schema/tables.ts'

type Input = { application: string; tie: string }
const theCase = (_t: Kysely<Integrity>, i: Input) => sql<CaseRow & { flagged: boolean }>`
  select c.*, exists (select from integrity_flag x where x.application_id = c.id and x.tie_id = ${i.tie}) as flagged from integrity_case c where c.id = ${i.application}`

/** A tie came to light after the decision: the decided case says so, with what the officer did in it. The decision stands until somebody acts on it. */
export const raiseFlag = command<Integrity>()({
  does: flag.step('raise'),
  input: z.object({
    application: z.uuid(), tie: z.uuid(), kind: z.enum(tieKinds), officer: z.object({ id: z.string(), name: z.string() }),
    steps: z.array(z.object({ step: z.string(), on: z.iso.date() })).min(1).max(200),
  }),
  locks: (i) => [`application:${i.application}`],
  find: theCase,
  guards: [{ code: 'already-flagged', clause: '公务员法-76', broken: (row) => row.flagged && { zh: '此案已提示这一关联关系', en: 'The case is flagged for this tie already' } }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: FlagRaised,
  record: (row, i, { id }) => ({
    subject: id, enterprise: row.enterprise_id, region: row.region, department: row.department,
    body: { application: row.id, number: row.number, enterpriseName: row.enterprise_name, officer: i.officer, tie: i.tie, kind: i.kind, steps: i.steps },
  }),
  write: (t, f) => [t.insertInto('integrity_flag').values({
    id: f.subject, application_id: f.body.application, number: f.body.number, enterprise_id: f.enterprise!, enterprise_name: f.body.enterpriseName, region: f.region!, department: f.department!,
    officer_id: f.body.officer.id, officer_name: f.body.officer.name, tie_id: f.body.tie, kind: f.body.kind, steps: JSON.stringify(f.body.steps), state: f.to!,
    raised_at: new Date(f.recordedAt), settled_by: null, settled_at: null, settlement: null, last_fact: '0',
  })],
})

/** What the head or the auditor found and did about it: the decision stands, or its annulment was begun. */
export const settleFlag = command<Integrity>()({
  does: flag.step('settle'),
  input: z.object({ id: z.uuid() }),
  locks: (i) => [`integrity/flag/${i.id}`],
  find: (t, i) => t.selectFrom('integrity_flag').selectAll().where('id', '=', i.id),
  guards: [{ code: 'own-recusal', clause: '公务员法-77', broken: (row, _input, { actor }) => row.officer_id === actor.id && { zh: '涉及本人的，应当由其他负责人处理', en: 'What concerns you is settled by somebody else' } }],
  fact: FlagSettled,
  record: (row) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department, body: { application: row.application_id } }),
  write: (t, f) => [t.updateTable('integrity_flag').set({ state: f.to!, settled_by: f.actor.name, settled_at: new Date(f.recordedAt), settlement: f.reason }).where('id', '=', f.subject)],
})
