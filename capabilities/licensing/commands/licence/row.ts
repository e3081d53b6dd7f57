import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { clearDue } from '../../../../kernel/due.ts'
import type { Fact } from '../../../../kernel/fact.ts'
import { clauseOfGround } from '../../grounds.ts'
import { licenceWritNumber } from '../../numbers.ts'
import { remediesOn } from '../../remedies.ts'
import type { Past } from '../../rules/suspension.ts'
import { kept } from '../../rules/validity.ts'
import type { Licensing } from '../../schema/tables.ts'

/** What every command on a licence has in common. */
export const licenceInput = z.object({ id: z.uuid() })
export const lockLicence = (input: { id: string }) => [`licence:${input.id}`]

export const theLicence = (t: Kysely<Licensing>, input: { id: string }) => t.selectFrom('licensing_licence').selectAll().select([kept.as('kept')]).where('id', '=', input.id)
export type LicenceRow = Awaited<ReturnType<ReturnType<typeof theLicence>['executeTakeFirstOrThrow']>>

/** Suspensions of the same enterprise in the same sector, under whichever of its licences. */
export const pastSuspensions = sql<Past[]>`coalesce((
  select json_agg(json_build_object('ground', s.ground, 'from', s.from_on, 'until', s.until_on, 'days', s.days) order by s.from_on) from licensing_suspension s
  where s.credit_code = licensing_licence.credit_code and s.sector = licensing_licence.sector), '[]')`
export const theLicenceWithPast = (t: Kysely<Licensing>, input: { id: string }) => theLicence(t, input).select([pastSuspensions.as('past')])

export const onLicence = (t: Kysely<Licensing>, fact: Fact<any, any>) => t.updateTable('licensing_licence').where('id', '=', fact.subject)

export const which = (row: LicenceRow) => ({ licence: row.number, sector: row.sector, creditCode: row.credit_code, name: row.enterprise_name })

/** What every adverse act says: its writ's number, its clauses, and the remedies with their last days. */
export const adverse = (row: LicenceRow, measure: string, ground: string, stepClause: string, day: string) => ({
  ...which(row), scope: row.scope, validFrom: row.valid_from, validUntil: row.valid_until, told: measure === 'cancel' ? null : (row.proposal?.proposedOn ?? null),
  number: licenceWritNumber(row, measure, day), decidedOn: day, ground, clauses: [...new Set([clauseOfGround(measure, ground), stepClause])], remedies: remediesOn(row.department, day),
})

/** How a licence ends: nothing of it runs any more. */
export const ending = (t: Kysely<Licensing>, f: Fact<any, { decidedOn: string; ground: string }>) => [
  onLicence(t, f).set({ state: f.to!, ended_on: f.body.decidedOn, ended_ground: f.body.ground, proposal: null, measures: sql`measures + 1` }),
  clearDue(f.subject, 'licence-expiry', 'suspension-end'),
]
