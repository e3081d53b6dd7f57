import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Place = { enterprise_id: string; region: string; department: string; last_fact: string }
export type Officer = { id: string; name: string }
export type StoredFile = { id: string; name: string; size: number; sha256: string; mime: string }
export type Signed = { how: 'workspace' | 'on-site' | 'refused'; name: string | null; post: string | null; comment: string; image: StoredFile | null; at: string; by: string; reason: string | null }

export type CaseTable = Place & { id: string; number: string; sector: string; enterprise_name: string; address: string; officer_id: string | null; reviewing: boolean }
export type OfficerTable = { account_id: string; name: string; roles: string[]; region: string | null; department: string | null; active: boolean; last_fact: string }
export type CheckTable = Place & {
  id: string
  number: string
  application_id: string
  enterprise_name: string
  state: string
  on_day: string
  place: string
  purpose: string
  team: Json<Officer[]>
  present: ColumnType<Officer[], string | undefined, string>
  host: string | null
  begun_at: Date | null
  result: 'passed' | 'failed' | null
  summary: string | null
  closed_by: string | null
  signed: Json<Signed | null> | null
  ordered_at: Date
}
export type FindingTable = Place & {
  id: string
  check_id: string
  item: string
  condition: number | null
  result: string
  text: string
  photos: Json<StoredFile[]>
  officer_name: string
  found_at: Date
}
export type SiteChecks = {
  site_checks_case: CaseTable
  site_checks_officer: OfficerTable
  site_checks_check: CheckTable
  site_checks_finding: FindingTable
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  site_checks_case: { kind: 'state', key: ['id'], place: { ...place, officer: 'officer_id' } },
  site_checks_officer: { kind: 'state', key: ['account_id'], place: { region: 'region', department: 'department' } },
  site_checks_check: { kind: 'state', key: ['id'], place },
  site_checks_finding: { kind: 'state', key: ['id'], place },
}
