import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Words } from '../../../kernel/problem.ts'

/** jsonb: values come out, JSON text goes in. */
type JsonOr<T> = ColumnType<T, string | undefined, string>
type Json<T> = ColumnType<T, string, string>
type Place = { enterprise_id: string; region: string; department: string; last_fact: string }
export type StoredFile = { id: string; name: string; size: number; sha256: string; mime: string }
export type Documents = Record<string, StoredFile[]>

export type ReviewTable = Place & {
  id: string
  number: string
  year: number
  serial: number
  sector: string
  why: string
  source_draft: string | null
  enterprise_name: string
  state: string
  round: ColumnType<number, number | undefined, number>
  doubts: ColumnType<string, string | undefined, string>
  officer_id: string | null
  officer_name: string | null
  visit_on: string | null
  visit_note: ColumnType<string, string | undefined, string>
  summary: string | null
  asked_at: Date
  handed_in_at: Date | null
  advised_at: Date | null
  papers: JsonOr<{ round: number; file: StoredFile }[]>
  draft: string | null
}
export type ItemTable = Place & {
  review_id: string
  key: string
  kind: string
  title: Json<Words>
  position: number
  documents: JsonOr<StoredFile[]>
  changed_round: ColumnType<number, number | undefined, number>
  result: string | null
  advice: ColumnType<string, string | undefined, string>
  found_round: ColumnType<number, number | undefined, number>
  done: ColumnType<boolean, boolean | undefined, boolean>
  note: ColumnType<string, string | undefined, string>
}
export type CaseTable = Place & {
  id: string
  number: string
  kind: string
  sector: string
  received_on: string
  submitted_at: Date
  decided_on: string | null
  notices: ColumnType<number, number | undefined, number>
  documents: Json<Documents>
}
export type PreReview = {
  pre_review_enterprise: { id: string; name: string; region: string; enterprise_id: string; last_fact: string }
  pre_review_case: CaseTable
  pre_review_review: ReviewTable
  pre_review_item: ItemTable
  pre_review_public_days: { sector: string; days: number; notices: number; reviewed: boolean }
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  pre_review_enterprise: { kind: 'state', key: ['id'], place: { enterprise: 'enterprise_id', region: 'region' } },
  pre_review_case: { kind: 'state', key: ['id'], place },
  pre_review_review: { kind: 'state', key: ['id'], place: { ...place, officer: 'officer_id' } },
  pre_review_item: { kind: 'state', key: ['review_id', 'key'], place },
}
