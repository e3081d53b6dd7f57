import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Rule } from '../../../kernel/command.ts'
import { dueOn, explainDue, latestBefore } from '../../../kernel/calendar.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { calendar, clauseOn, limit, periodOf } from '../../../law/index.ts'
import type { Due, Hearings, HearingTable } from '../schema/tables.ts'

export const hearingInput = z.object({ id: z.uuid(), application: z.uuid() })
/** The case that a step concerns: gates (a recusal, say) look at it. */
export const concerns = (input: { application: string }) => input.application
/** What a decision waits for changes with the hearing: the case is locked too. */
export const locks = (input: { id: string; application: string }) => [`hearing:${input.id}`, `application:${input.application}`]

export const theHearing = (t: Kysely<Hearings>, { id }: { id: string }) => t.selectFrom('hearings_hearing').selectAll().where('id', '=', id)
export type HearingRow = Awaited<ReturnType<ReturnType<typeof theHearing>['executeTakeFirstOrThrow']>>
export const ofHearing = (row: HearingRow) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
export const onHearing = (t: Kysely<Hearings>, f: Fact<any, any>) => t.updateTable('hearings_hearing').where('id', '=', f.subject)

/** The case that was locked and that gates looked at is the hearing's own. */
export const ofItsCase: Rule<Pick<HearingTable, 'application_id'>, { application: string }> = {
  code: 'another-case',
  clause: '许可法-48',
  broken: (row, input) => row.application_id !== input.application && { zh: '该听证不属于此案', en: 'The hearing belongs to another case' },
}

/** A limit of hearings counted from a day, with the sentence that explains it. */
export function counted(id: string, from: string): Due {
  const found = limit(id, { on: from })
  const due = dueOn(from, periodOf(found), calendar)
  return { ...due, limit: id, clause: found.clause, explained: explainDue(due, clauseOn(found.clause, from).name) }
}

/** The last day on which a hearing of that day may still be announced. */
export const lastNotice = (hearing: string, today: string) => latestBefore(hearing, periodOf(limit('licensing.hearing.notice', { on: today })), calendar).on
