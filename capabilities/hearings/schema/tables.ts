import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type JsonOr<T> = ColumnType<T, string | undefined, string>
type Place = { enterprise_id: string; region: string; department: string; last_fact: string }
export type Due = { on: string; from: string; value: number; unit: string; explained: { zh: string; en: string } } & Record<string, unknown>
export type Participant = { name: string; side: 'authority' | 'applicant' | 'party' | 'other' }
export type Point = { side: Participant['side']; text: string }
export type Signed = { name: string; comment: string; at: string }

/** An application, or a measure against a licence (`licence_id`) under the id of its proposal. `reviewers`: who examined or proposed. */
export type CaseTable = Place & { licence_id: string | null; id: string; number: string; enterprise_name: string; officer_id: string | null; reviewers: string[]; decided: boolean }
export type HearingTable = Place & {
  id: string
  number: string
  application_id: string
  licence_id: string | null
  enterprise_name: string
  state: string
  matter: string
  parties: string[]
  offered_at: Date
  ask_until: string
  ask_due: Json<Due>
  requested_by: string | null
  requested_reason: string | null
  hold_by: string | null
  hold_due: Json<Due | null> | null
  on_day: string | null
  at_time: string | null
  place: string | null
  officer_id: string | null
  chair_name: string | null
  open: boolean | null
  participants: JsonOr<Participant[]>
  points: JsonOr<Point[]>
  signed: Json<Signed | null> | null
  conclusion: string | null
}
export type Hearings = {
  hearings_case: CaseTable
  hearings_officer: { account_id: string; name: string; roles: string[]; region: string | null; department: string | null; active: boolean; last_fact: string }
  hearings_hearing: HearingTable
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'officer_id' }
export const tables: Record<string, TableKind> = {
  hearings_case: { kind: 'state', key: ['id'], by: 'licence_id', place },
  hearings_officer: { kind: 'state', key: ['account_id'], place: { region: 'region', department: 'department' } },
  hearings_hearing: { kind: 'state', key: ['id'], by: 'licence_id', place },
}
