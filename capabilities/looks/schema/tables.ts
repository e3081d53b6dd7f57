import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Named } from '../facts.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Of = { enterprise_id: string; region: string; last_fact: string }
type Handled = Of & { department: string; officer_id: string; officer_name: string; enterprise_name: string; basis: string; case_number: string; purpose: string }

export type RequestTable = Handled & {
  id: string
  state: string
  application_id: string | null
  wanted: Json<Named[]>
  requested_at: Date
  decided_by: string | null
  decided_at: Date | null
  decided_why: string | null
  granted: Json<Named[] | null> | null
  until: Date | null
  times: number | null
  used: number
  hold_until: Date | null
  hold_why: string | null
}
export type ViewTable = Handled & { id: string; request_id: string; shown: Json<Named[]>; opened_at: Date; until: Date; hold_until: Date | null; told_at: Date | null }
export type ValueTable = Of & Named & { ref: string | null; place: number }
export type Looks = {
  looks_enterprise: Of & { id: string; name: string }
  looks_case: Of & { id: string; number: string; department: string }
  looks_officer: { account_id: string; name: string; region: string | null; department: string | null; last_fact: string }
  looks_value: ValueTable
  looks_financials: Of & { id: string; year: number; bank: string; account_ref: string; due_share: number | null; spent_share: number | null; declared_at: Date }
  looks_request: RequestTable
  looks_view: ViewTable
}

const place = { enterprise: 'enterprise_id', region: 'region' }
const handled = { ...place, department: 'department', officer: 'officer_id' }
export const tables: Record<string, TableKind> = {
  looks_enterprise: { kind: 'state', key: ['id'], place },
  looks_case: { kind: 'state', key: ['id'], place: { ...place, department: 'department' } },
  looks_officer: { kind: 'state', key: ['account_id'], place: { region: 'region', department: 'department' } },
  looks_value: { kind: 'state', key: ['key'], by: 'enterprise_id', place },
  looks_financials: { kind: 'state', key: ['id'], place },
  looks_request: { kind: 'state', key: ['id'], place: { region: 'region', department: 'department', officer: 'officer_id' } },
  looks_view: { kind: 'state', key: ['id'], by: 'request_id', place: handled },
}
