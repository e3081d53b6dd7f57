import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Rule } from '../../../kernel/command.ts'
import { dueOn, latestBefore } from '../../../kernel/calendar.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { explainDue } from '../../../law/explain.ts'
import { calendar, clauseOn, limit, periodOf } from '../../../law/index.ts'
import type { Due, Hearings, HearingTable } from '../schema/tables.ts'

export const hearingInput = z.object({ id: z.uuid(), application: z.uuid(), licence: z.uuid().nullable().default(null) })
type OfCase = { application: string; licence: string | null }
/** The case or licence that a step concerns: gates (a recusal, say) look at it. */
export const concerns = (input: OfCase) => input.licence ?? input.application
/** What a decision waits for changes with the hearing: the case or licence is locked too. */
export const lockCase = (input: OfCase) => [`application:${input.application}`, ...(input.licence ? [`licence:${input.licence}`] : [])]
export const locks = (input: OfCase & { id: string }) => [`hearing:${input.id}`, ...lockCase(input)]

export const theHearing = (t: Kysely<Hearings>, { id }: { id: string }) => t.selectFrom('hearings_hearing').selectAll().where('id', '=', id)
export type HearingRow = Awaited<ReturnType<ReturnType<typeof theHearing>['executeTakeFirstOrThrow']>>
/** Where it stands, and under which law: 许可法 for an application, 处罚法 §64 for a measure. */
export const ofHearing = (row: HearingRow) => ({
  subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department, ...(row.licence_id ? { clause: '处罚法-64' } : {}),
})
export const about = (row: HearingRow) => ({ application: row.application_id, licence: row.licence_id })
export const onHearing = (t: Kysely<Hearings>, f: Fact<any, any>) => t.updateTable('hearings_hearing').where('id', '=', f.subject)

/** The case that was locked and that gates looked at is the hearing's own. */
export const ofItsCase: Rule<Pick<HearingTable, 'application_id' | 'licence_id'>, OfCase> = {
  code: 'another-case',
  clause: '许可法-48',
  broken: (row, input) => (row.application_id !== input.application || row.licence_id !== input.licence) && { zh: '该听证不属于此案', en: 'The hearing belongs to another case' },
}

/** A limit of hearings counted from a day, with the sentence that explains it. */
export function counted(id: string, from: string): Due {
  const found = limit(id, { on: from })
  const due = dueOn(from, periodOf(found), calendar)
  return { ...due, limit: id, clause: found.clause, explained: explainDue(due, clauseOn(found.clause, from).name) }
}

/** The limits of a hearing: 许可法 §47–48 of an application, 处罚法 §64 of a measure, which names no day by which it must be held. */
export const limitsOf = (licence: string | null) =>
  (licence ? { ask: 'penalty.hearing.ask', hold: null, notice: 'penalty.hearing.notice' } : { ask: 'licensing.hearing.ask', hold: 'licensing.hearing.hold', notice: 'licensing.hearing.notice' })

/** The last day on which a hearing of that day may still be announced. */
export const lastNotice = (hearing: string, today: string, licence: string | null) => latestBefore(hearing, periodOf(limit(limitsOf(licence).notice, { on: today })), calendar).on
