import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Post, Teacher } from '../facts.ts'

type Day = string
type Json<T> = ColumnType<T, string, string>
type Stamped = { region: string; department: string; last_fact: string }

export type OfficerRow = Stamped & { id: string; name: string; citizen_ref: string; state: string; entered_on: Day }
export type AccountRow = {
  account_id: string; account: string; name: string; roles: string[]; region: string; department: string | null; open: boolean; opened_on: Day | null; officer_id: string | null; last_fact: string
}
export type PostingRow = Stamped & { officer_id: string; post: Post; from_on: Day; due_on: Day; warn_on: Day; ended_on: Day | null; successor_id: string | null; id: string }
export type QualificationRow = Stamped & {
  officer_id: string; post: Post; id: string; since_on: Day; until_on: Day; warn_on: Day; suspended_on: Day | null; suspended_why: string | null; rotated_on: Day | null
}
export type Measures = { hours: number; marks: number | null; done: number; turned: number; complaints: number }
export type Bars = { hours: number; pass: number; share: number; sample: number; complaints: number }

export type Officers = {
  officers_officer: OfficerRow
  officers_account: AccountRow
  officers_posting: PostingRow
  officers_qualification: QualificationRow
  officers_training: Stamped & { id: string; title: string; topics: string; teacher: Json<Teacher>; hours: ColumnType<string, number, number>; held_on: Day; retraining: boolean; state: string }
  officers_attendance: Stamped & {
    training_id: string; officer_id: string; held_on: Day; name: string; hours: ColumnType<string, number, number>; mark: ColumnType<string | null, number | null, number | null>
  }
  officers_assessment: Stamped & { id: string; title: string; from_on: Day; until_on: Day; officers: number; state: string; opened_at: Date; opened_by: string }
  officers_result: Stamped & {
    assessment_id: string; officer_id: string; name: string; from_on: Day; until_on: Day; measures: Json<Measures>; bars: Json<Bars>; passed: boolean; failed: string[]
  }
  officers_complaint: Stamped & { id: string; officer_id: string; counted_on: Day; note: string; source: string | null }
  officers_regime: Stamped & { id: string; from_on: Day; until_on: Day | null; state: string }
  officers_case: Stamped & { application_id: string; number: string; enterprise_id: string; enterprise_name: string; state: string; officer_id: string | null; licence_id: string | null }
  officers_act: Stamped & { request_id: string; actor_id: string; application_id: string; kind: string; at: Date; on_day: Day; enterprise_id: string }
  officers_handover: Stamped & { application_id: string; from_officer: string; to_officer: string; post: Post; given_on: Day }
}

const place = { region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  officers_officer: { kind: 'state', key: ['id'], place },
  officers_account: { kind: 'state', key: ['account_id'], place: { ...place, officer: 'account_id' } },
  officers_posting: { kind: 'state', key: ['officer_id', 'post', 'from_on'], place },
  officers_qualification: { kind: 'state', key: ['officer_id', 'post'], place },
  officers_training: { kind: 'state', key: ['id'], place },
  officers_attendance: { kind: 'state', key: ['training_id', 'officer_id'], place },
  officers_assessment: { kind: 'state', key: ['id'], place },
  officers_result: { kind: 'state', key: ['assessment_id', 'officer_id'], place },
  officers_complaint: { kind: 'state', key: ['id'], place },
  officers_regime: { kind: 'state', key: ['id'], place },
  officers_case: { kind: 'state', key: ['application_id'], place },
  officers_act: { kind: 'state', key: ['request_id', 'actor_id'], place },
  officers_handover: { kind: 'state', key: ['application_id', 'from_officer', 'given_on'], place },
}
