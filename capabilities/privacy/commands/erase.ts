import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { PersonErased } from '../facts.ts'
import { person } from '../procedure.ts'
import type { Privacy } from '../schema/tables.ts'

type Row = { known: boolean; erased: boolean; value_count: number }
const something: Rule<Row> = { code: 'nothing-kept', clause: '个保法-47', broken: (row) => !row.known && { zh: '没有找到此人的信息', en: 'Nothing is kept of this person' } }
const notBefore: Rule<Row> = { code: 'erased-already', clause: '个保法-47', broken: (row) => row.erased && { zh: '此人的信息已经删除', en: 'The data of this person have been erased already' } }

const found = (_t: unknown, i: { person: string }) => sql<Row>`
  select exists (select from vault_key where person = ${i.person}) as known, exists (select from privacy_erasure where person = ${i.person}) as erased,
    (select count(*)::int from vault_value where person = ${i.person}) as value_count`

/** Destroys the key of a person: every value sealed under it is unreadable from this fact on, in facts, tables and copies alike. */
export const erasePerson = command<Privacy>()({
  does: person.step('erase'),
  input: z.object({ person: z.uuid() }),
  locks: (i) => [`vault:${i.person}`],
  find: found,
  rules: [something, notBefore],
  place: () => ({}),
  draw: ({ erase }, _row, input) => erase(input.person),
  fact: PersonErased,
  record: (row, input) => ({ subject: input.person, enterprise: null, region: null, department: null, body: { values: row.value_count } }),
  write: (t, f) => [t.insertInto('privacy_erasure').values({
    person: f.subject, value_count: f.body.values, erased_at: new Date(f.recordedAt), erased_by: f.actor.name, reason: f.reason ?? '', last_fact: '0',
  })],
})
