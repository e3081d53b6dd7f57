import type { Words } from '../../../web/shared/words.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Change, Indicator } from '../facts.ts'

/** What the API answers, as far as the pages read it. */
export type Shown = Indicator & { demand: Words; clauseName: Words }
export type Phase = 'in-force' | 'coming' | 'preparing' | 'ended'
export type Line = {
  id: string; sector: string; size: string; number: number; title: Words; state: string; phase: Phase; effectiveOn: string | null; untilOn: string | null; evaluateOn: string | null
  evaluationDue: boolean; indicators: number; unverified: number; region: string
}
export type Difference = { key: string; kind: 'added' | 'removed' | 'changed' | 'same'; before: Shown | null; after: Shown | null; source: Change | null }
export type Standard = Omit<Line, 'indicators'> & {
  seen: string; department: string; base: string | null; indicators: readonly Shown[]; changes: readonly Change[]; differences: readonly Difference[] | null; asked: string | null
  opinions: string | null; approvedBy: string | null; founding: string | null; withdrawn: { on: string; why: string | null } | null; versions: readonly Line[]
  evaluations: readonly { on: string; findings: string; outcome: string; by: string }[]; actions: readonly Action[]
}
export type Founding = { id: string; sector: string; size: string; title: Words; indicators: readonly Shown[] }
export type Effects = {
  looked: number
  items: readonly { id: string; number: string; enterprise: string; key: string; name: Words; value: Words | null; before: Words | null; after: Words | null; now: string; under: string }[]
}
export type Supplement = {
  id: string; sector: string; title: Words; kind: string; keywords: readonly string[]; conditions: readonly { key: string; text: Words }[]; guidance: string; state: string
  seen?: string; actions?: readonly Action[]
}
export type Evidence = { material: string; page?: number }
export type JudgedIndicator = Shown & {
  result: 'met' | 'unmet' | 'unmeasured' | null
  measured: { value: number | boolean; unit: string | null; evidence: readonly Evidence[]; opinion: string; by: string; at: string; stale: boolean } | null
}
export type JudgedCondition = { key: string; text: Words; result: 'met' | 'unmet' | null; evidence: readonly Evidence[]; opinion: string; by: string | null }
export type ConditionSet = { supplement: string; title: Words; guidance: string; items: readonly JudgedCondition[] }
export type Version = { id: string; title: Words; number: number; size: string; effectiveOn: string }
export type Judgement = {
  id: string; seen: string; sector: string; caseState: string; version: Version | null; why: Words | null; enterpriseSize: string | null; technology: string | null
  withdrawn: { why: string | null; kept: string | null } | null; choices: readonly Version[]; materials: readonly string[]; indicators: readonly JudgedIndicator[]
  conditions: readonly ConditionSet[]; offered: readonly { id: string; title: Words; declared: boolean }[]; actions: readonly Action[]
}
