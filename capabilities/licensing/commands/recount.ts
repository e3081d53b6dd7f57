import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { setDue } from '../../../kernel/due.ts'
import { calendar } from '../../../law/index.ts'
import { DeadlinesRecounted } from '../facts.ts'
import { countedAgain } from '../limits.ts'
import { application } from '../procedure.ts'
import type { DueJson, Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase, type CaseRow } from './case.ts'

const clause = '许可法-82'
/** The clock that runs in this state, where its date is provisional and the year that settles it is now known. */
const open = (due: DueJson | null, runs: boolean) => (runs && due?.provisional && due.on <= calendar.knownUntil ? due : null)
const clocksOf = (row: CaseRow) => ({ intake: open(row.intake_due, row.state === 'submitted'), decision: open(row.due, row.state !== 'submitted') })

const isProvisional: Guard<CaseRow> = {
  code: 'nothing-provisional', clause,
  broken: (row) => { const { intake, decision } = clocksOf(row); return !intake && !decision && { zh: '没有需要重新推算的暂定期限', en: 'No provisional date that this year settles' } },
}
/** Two servers may learn of a year one after the other: whoever does not know it yet tries again. */
const yearIsKnown: Rule<CaseRow, { year: number }> = {
  code: 'year-not-known', clause, broken: (_row, i) => calendar.knownUntil < `${i.year}-12-31` && { zh: '放假安排尚未生效', en: 'The year is not known yet' },
}

/** 许可法 §82: periods are working days, so a date beyond the published holidays is settled by their publication, whichever way it moves. */
export const recountDeadlines = command<Licensing>()({
  does: application.step('recount-deadlines'),
  input: caseInput.extend({ year: z.number().int(), notice: z.string() }),
  locks: lockCase,
  find: theCase,
  guards: [isProvisional],
  rules: [yearIsKnown],
  fact: DeadlinesRecounted,
  record: (row, i) => {
    const { intake, decision } = clocksOf(row)
    const again = (due: DueJson | null, on: string) => due && { before: due.on, due: countedAgain(due, on, row.sector, i.notice) }
    return { ...ofCase(row), body: { year: i.year, notice: i.notice, number: row.number, intake: again(intake, intake?.from ?? ''), decision: again(decision, row.accepted_on ?? '') } }
  },
  write: (t, f) => {
    const { intake, decision, number } = f.body
    const deemedAt = intake && instantOf(intake.due.on, 'end')
    return [
      onCase(t, f).set({
        last_fact: '0', ...(intake ? { intake_due: JSON.stringify(intake.due), intake_deemed_at: deemedAt } : {}), ...(decision ? { due: JSON.stringify(decision.due), due_on: decision.due.on } : {}),
      }),
      ...(intake ? [setDue(f, f.subject, 'deemed-acceptance', deemedAt!.toISOString(), { number, due: intake.due })] : []),
    ]
  },
})
