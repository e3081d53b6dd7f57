import type { Asking } from '../../../kernel/query.ts'
import type { Words } from '../../../kernel/problem.ts'
import { clauseOn } from '../../../law/index.ts'
import { authorityOn } from '../authority.ts'
import type { CaseRow } from '../commands/case.ts'
import { publicised } from '../commands/decide.ts'
import { alternatives, count, decisionStart } from '../limits.ts'
import type { DueJson, Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import { clockOf } from './clock-view.ts'

type Named = { id: string; name: Words }

/** What the open steps of a case would set in motion if they were taken today: pages say it before anybody presses a button. */
export function previewOf(row: CaseRow, day: Asking<Licensing>['day']) {
  const clock = (due: DueJson) => clockOf(due, day)
  if (row.state === 'submitted') {
    const from = decisionStart(row.sector, day, row.received_on, day)
    return {
      decision: clock(count('licensing.decision', from, day, row.sector)),
      alternatives: alternatives('licensing.decision', from, day, row.sector).map(clock),
    }
  }
  if (row.state !== 'reviewed') return null
  const { reviewBody, court } = authorityOn(row.department, day)
  return {
    publicity: publicised.includes(row.kind) ? clock(count('licensing.publicity', day, day, row.sector)) : null,
    issue: clock(count('licensing.issue', day, day, row.sector)),
    remedies: { reviewUntil: clock(count('remedy.review', day, day)), suitUntil: clock(count('remedy.suit', day, day)), reviewBody, court },
    clauses: refusalClauses(row, day),
  }
}

/** The clauses that a refusal may rest on: what the kind of application rests on, the conditions examined for it, the decision itself, and what asked for each document. */
function refusalClauses({ sector, kind }: Pick<CaseRow, 'sector' | 'kind'>, day: string): Named[] {
  const { conditions, materials } = sectorOf(sector, kind)
  const own = { renewal: ['条例-9'], change: ['许可法-49'], replacement: ['惯例-补办'] }[kind] ?? []
  return [...new Set([...own, ...(conditions.length ? ['条例-6'] : []), '许可法-38', ...materials.map((m) => m.clause)])].map((id) => named(id, day))
}

export const named = (id: string, day: string): Named => ({ id, name: clauseOn(id, day).name })

/** The other readings of the clock that runs, with the case's own stops. */
export const otherReadings = (row: CaseRow, day: string) =>
  row.due && row.accepted_on
    ? alternatives('licensing.decision', row.due.from, row.accepted_on, row.sector, row.stops).map((due) => clockOf(due, day))
    : []
