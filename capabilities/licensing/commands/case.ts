import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Fact } from '../../../kernel/fact.ts'
import type { Licensing } from '../schema/tables.ts'

/** What every command on a case has in common. */
export const caseInput = z.object({ id: z.uuid() })
export const lockCase = (input: { id: string }) => [`application:${input.id}`]

/** Of a licence at stake, what may have changed since the case was filed: until when it runs, and whether it does. */
const licenceNow = [
  sql<Date | null>`(select l.expires_at from licensing_licence l where l.id = licensing_application.licence_id)`.as('licence_expires_at'),
  sql<string | null>`(select l.state from licensing_licence l where l.id = licensing_application.licence_id)`.as('licence_state'),
] as const

export const theCase = (t: Kysely<Licensing>, input: { id: string }) => t.selectFrom('licensing_application').selectAll().select(licenceNow).where('id', '=', input.id)
export type CaseRow = Awaited<ReturnType<ReturnType<typeof theCase>['executeTakeFirstOrThrow']>>

export const ofCase = (row: Pick<CaseRow, 'id' | 'enterprise_id' | 'region' | 'department'>) =>
  ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })

/** The row of the case that a fact is about; every fact of a case leaves its stamp on it. */
export const onCase = (t: Kysely<Licensing>, fact: Fact<any, any>) => t.updateTable('licensing_application').where('id', '=', fact.subject)

export const placeOf = (fact: Fact<any, any>) => ({ enterprise_id: fact.enterprise!, region: fact.region!, department: fact.department!, last_fact: '0' })

/** The latest finding of each document and condition, as JSON. */
export const latestFindings = sql<{ kind: string; key: string; round: number; result: string }[]>`coalesce((
  select json_agg(json_build_object('kind', f.kind, 'key', f.key, 'round', f.round, 'result', f.result))
  from (select distinct on (kind, key) * from licensing_finding where application_id = licensing_application.id order by kind, key, round desc) f), '[]')`

/** What the notices of a case asked for, as JSON. */
export const noticeItems = sql<{ key: string; kind: string; round: number; cured: boolean }[]>`coalesce((
  select json_agg(json_build_object('key', n.key, 'kind', n.kind, 'round', n.round, 'cured', n.cured_round is not null))
  from licensing_notice_item n where n.application_id = licensing_application.id), '[]')`

export const theCaseWithItems = (t: Kysely<Licensing>, input: { id: string }) => theCase(t, input).select([noticeItems.as('items')])
export const theCaseWithFindings = (t: Kysely<Licensing>, input: { id: string }) => theCase(t, input).select([latestFindings.as('findings')])
