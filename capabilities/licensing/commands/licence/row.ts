import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { clearDue } from '../../../../kernel/due.ts'
import type { Fact } from '../../../../kernel/fact.ts'
import { clauseOfGround } from '../../grounds.ts'
import { licenceWritNumber } from '../../numbers.ts'
import { remediesOn } from '../../remedies.ts'
import type { Past } from '../../rules/suspension.ts'
import { kept } from '../../rules/validity.ts'
import type { AnswerJson, Licensing } from '../../schema/tables.ts'

/** What every command on a licence has in common. */
export const licenceInput = z.object({ id: z.uuid() })
/** What every decision on a measure takes: its ground, and how it deals with what the holder answered. */
export const decision = licenceInput.extend({ ground: z.string().max(40), considered: z.string().trim().max(2000).default('') })
export const lockLicence = (input: { id: string }) => [`licence:${input.id}`]

/** What the holder answered to the measure that stands proposed, in order. */
const answers = sql<AnswerJson[]>`coalesce((
  select json_agg(json_build_object('fact', a.last_fact::text, 'text', a.text, 'files', a.files, 'by', a.by_name, 'at', a.answered_at) order by a.last_fact)
  from licensing_answer a where a.proposal_id = (licensing_licence.proposal->>'id')::uuid), '[]')`
export const theLicence = (t: Kysely<Licensing>, input: { id: string }) => t.selectFrom('licensing_licence').selectAll().select([kept.as('kept'), answers.as('answers')]).where('id', '=', input.id)
export type LicenceRow = Awaited<ReturnType<ReturnType<typeof theLicence>['executeTakeFirstOrThrow']>>

/** Suspensions of the same enterprise in the same sector, under whichever of its licences. */
export const pastSuspensions = sql<Past[]>`coalesce((
  select json_agg(json_build_object('ground', s.ground, 'from', s.from_on, 'until', s.until_on, 'days', s.days) order by s.from_on) from licensing_suspension s
  where s.credit_code = licensing_licence.credit_code and s.sector = licensing_licence.sector), '[]')`
export const theLicenceWithPast = (t: Kysely<Licensing>, input: { id: string }) => theLicence(t, input).select([pastSuspensions.as('past')])

export const onLicence = (t: Kysely<Licensing>, fact: Fact<any, any>) => t.updateTable('licensing_licence').where('id', '=', fact.subject)

export const which = (row: LicenceRow) => ({ licence: row.number, sector: row.sector, creditCode: row.credit_code, name: row.enterprise_name })

/** What every adverse act says: its writ's number, its clauses, how the holder was heard, and the remedies with their last days. */
export const adverse = (row: LicenceRow, measure: string, ground: string, stepClause: string, day: string, considered = '') => ({
  heard: considered && row.answers.length ? { answers: row.answers.map((a) => a.fact), considered } : null,
  ...which(row), scope: row.scope, validFrom: row.valid_from, validUntil: row.valid_until, told: measure === 'cancel' ? null : (row.proposal?.proposedOn ?? null),
  number: licenceWritNumber(row, measure, day), decidedOn: day, ground, clauses: [...new Set([clauseOfGround(measure, ground), stepClause])], remedies: remediesOn(row.department, day),
})

/** How a licence ends: nothing of it runs any more. */
export const ending = (t: Kysely<Licensing>, f: Fact<any, { decidedOn: string; ground: string }>) => [
  onLicence(t, f).set({ state: f.to!, ended_on: f.body.decidedOn, ended_ground: f.body.ground, proposal: null, measures: sql`measures + 1` }),
  clearDue(f.subject, 'licence-expiry', 'suspension-end'),
]
