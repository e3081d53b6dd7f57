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

const last = { new: 'issue', renewal: 'renew', change: 'alter', replacement: 'reprint' } as const
const always = ['send-correction-notice', 'stop-clock', 'return', 'refuse', 'withdraw'] as const
/** The way of most applications of a kind; who and under which clause stands in the procedure. */
export const mainSteps = (kind: ApplicationKind) => ['submit', 'accept', 'conclude-review', 'grant', last[kind]] as const
/** What else may happen. */
export const otherSteps = (kind: ApplicationKind) => (kind === 'renewal' ? ['extend', 'deem-renewed', ...always] as const : always)
export type StepName = ReturnType<typeof mainSteps>[number] | ReturnType<typeof otherSteps>[number]

/** A change and another print are decided without publicity. */
export const isPublic = (kind: ApplicationKind): boolean => kind === 'new' || kind === 'renewal'
/** What a step does in a kind of application, where it differs from a first one. */
export const doesOf = (kind: ApplicationKind, step: ReturnType<typeof mainSteps>[number]) => {
  if (kind === 'new' || step === 'accept') return `does.${step as 'issue'}` as const
  if (step === 'grant') return isPublic(kind) ? 'does.grant' as const : 'does.grant-plain' as const
  return step === 'submit' || step === 'conclude-review' ? `does.${step}-${kind}` as const : `does.${step as 'renew'}` as const
}

/** Whose turn a step is: the first role that the procedure names for it. */
export const turnOf = (step: StepName): string => Object.keys(application.steps[step].by)[0]!
export const clauseOf = (step: StepName): string => application.steps[step].clause
