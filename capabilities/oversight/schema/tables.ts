import type { ColumnType } from 'kysely'
import type { Due } from '../../../kernel/calendar.ts'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Duty } from '../facts.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
export type Clock = Due & { limit?: string; clause?: string }

export type CaseTable = {
  id: string
  number: string
  sector: string
  kind: string
  enterprise_id: string
  enterprise_name: string
  region: string
  department: string
  state: string
  officer_id: string | null
  officer_name: string | null
  clock: Json<Clock | null> | null
  submitted_on: string
  moved_at: Date
  accepted_on: string | null
  last_fact: string
}
export type Oversight = {
  oversight_case: CaseTable
  oversight_duty_list: {
    id: string
    version: number
    region: string
    department: string
    state: string
    from_day: string
    duties: Json<Duty[]>
    set_by: string
    set_at: Date
    last_fact: string
  }
  oversight_officer: { account_id: string; name: string; roles: string[]; region: string | null; department: string | null; active: boolean; last_fact: string }
}

export const tables: Record<string, TableKind> = {
  oversight_case: { kind: 'state', key: ['id'], place: { region: 'region', department: 'department' } },
  oversight_duty_list: { kind: 'state', key: ['id'], place: { region: 'region', department: 'department' } },
  oversight_officer: { kind: 'state', key: ['account_id'], place: { region: 'region', department: 'department' } },
}
