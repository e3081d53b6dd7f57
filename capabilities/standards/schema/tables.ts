import type { ColumnType, Generated } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Change, Indicator } from '../facts.ts'

type Day = string
type Words = { zh: string; en: string }
/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Scoped = { enterprise_id: string; region: string; department: string; last_fact: string }
export type Evidence = { material: string; page?: number | undefined }
export type Pinned = { id: string; title: Words; number: number; size: string; effectiveOn: Day }

type StandardTable = {
  id: string; sector: string; size: string; number: number; base: string | null; region: string; department: string; title: Json<Words>; indicators: Json<Indicator[]>; changes: Json<Change[]>
  state: string; drafters: string[]; asked: string | null; opinions: string | null; approved_by: string | null; founding: string | null; effective_on: Day | null; holds_from: Date | null; until_on: Day | null
  withdrawn_at: Date | null; withdrawn_why: string | null; evaluate_on: Day | null; evaluation_due: Generated<boolean>; last_fact: string
}
type SupplementTable = {
  id: string; sector: string; region: string; department: string; title: Json<Words>; kind: string; keywords: string[]; conditions: Json<{ key: string; text: Words }[]>
  guidance: string; state: string; last_fact: string
}
type JudgementTable = Scoped & {
  id: string; number: string; enterprise_name: string; sector: string; kind: string; state: string; case_state: string; officer_id: string | null; materials: string[]; technology: string | null
  accepted_on: Day | null; accepted_at: Date | null; version: string | null; pinned: Json<Pinned | null> | null; pinned_on: Day | null; enterprise_size: string | null
  kept: string | null; kept_why: string | null; flagged: string | null
}
export type Standards = {
  standards_standard: StandardTable
  standards_evaluation: { standard_id: string; on_day: Day; findings: string; outcome: string; officer_name: string; last_fact: string }
  standards_supplement: SupplementTable
  standards_enterprise: { id: string; enterprise_id: string; region: string; size: string; last_fact: string }
  standards_judgement: JudgementTable
  standards_measure: Scoped & {
    application_id: string; key: string; value: Json<number | boolean>; unit: string | null; evidence: Json<Evidence[]>; opinion: string; officer_name: string; measured_at: Date; stale: Generated<boolean>
  }
  standards_condition: Scoped & {
    application_id: string; supplement_id: string; key: string; place: number; title: Json<Words>; text: Json<Words>; guidance: string; result: string | null; evidence: Json<Evidence[]>
    opinion: string; officer_name: string | null
  }
  standards_public: Pick<StandardTable, 'id' | 'sector' | 'size' | 'number' | 'region' | 'title' | 'indicators' | 'changes' | 'state' | 'effective_on' | 'until_on'>
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  standards_standard: { kind: 'state', key: ['id'], open: true },
  standards_evaluation: { kind: 'state', key: ['standard_id', 'on_day'], open: true },
  standards_supplement: { kind: 'state', key: ['id'], open: true },
  standards_enterprise: { kind: 'state', key: ['id'], place: { enterprise: 'enterprise_id', region: 'region' } },
  standards_judgement: { kind: 'state', key: ['id'], place: { ...place, officer: 'officer_id' } },
  standards_measure: { kind: 'state', key: ['application_id', 'key'], place },
  standards_condition: { kind: 'state', key: ['application_id', 'supplement_id', 'key'], place },
}
