import { application } from '../../procedure.ts'
import type { Condition, Material, Section } from '../../sectors/sector.ts'
import type { ApplicationKind } from '../../sectors/kinds.ts'
import type { Unit } from '../../../../web/shared/format.ts'
import type { Words } from '../../../../web/shared/words.ts'

export type Reading = { value: number; unit: 'working-day' | 'day'; explained: Words }
export type Counted = Reading & { on: string; provisional: boolean; verified: boolean; others: Reading[] }
/** What only one kind of application depends on. */
export type KindLimit = { value: number; unit: Unit; clause: Words; verified: boolean }
export type Guide = {
  on: string
  kind: ApplicationKind
  sector: { sector: string; title: Words; complete: boolean; form: { sections: Section[] }; materials: Material[]; conditions: Condition[] }
  clauses: Record<string, Words>
  authority: { name: Words; reviewBody: string; court: string; address?: string; phone?: string }
  limits: { intake: Counted; decision: Counted; publicity: Counted; issue: Counted; validity: { value: number }; window?: KindLimit; deemed?: KindLimit; renewed?: KindLimit; change?: KindLimit }
}

/** The way of most applications, and what else may happen; who and under which clause stands in the procedure. */
export const mainSteps = ['submit', 'accept', 'conclude-review', 'grant', 'issue'] as const
export const otherSteps = ['send-correction-notice', 'stop-clock', 'return', 'refuse', 'withdraw'] as const
export type StepName = (typeof mainSteps)[number] | (typeof otherSteps)[number]

/** Whose turn a step is: the first role that the procedure names for it. */
export const turnOf = (step: StepName): string => Object.keys(application.steps[step].by)[0]!
export const clauseOf = (step: StepName): string => application.steps[step].clause
