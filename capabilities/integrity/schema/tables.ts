import type { ColumnType, Selectable } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Ours = { last_fact: string }

/** What an officer declares, as it stands outside the vault: codes and dates; names of relatives and citizen ids are references. */
export type Declared = {
  relatives: { relation: string; person: string; nameRef: string; citizenRef: string | null; creditCode: string | null }[]
  employers: { creditCode: string; name: string; from: string | null; until: string | null }[]
  holdings: { creditCode: string; name: string; percent: number | null }[]
  others: { creditCode: string; name: string; note: string }[]
}
export type CaseRow = Ours & {
  id: string; number: string; enterprise_id: string; enterprise_name: string; credit_code: string; region: string; department: string
  officer_id: string | null; officer_name: string | null; state: string; open: boolean; decided: boolean
}
export type RecusalRow = Ours & {
  id: string; application_id: string; number: string; enterprise_id: string; enterprise_name: string; region: string; department: string; officer_id: string; officer_name: string
  origin: string; tie_id: string | null; grounds: string; state: string; requested_by: string; requested_at: Date; decided_by: string | null; decided_at: Date | null
  decision: string | null; successor_name: string | null
}
type DeclarationTable = Ours & {
  id: string; officer_id: string; officer_name: string; region: string; department: string | null; year: number; citizen_ref: string | null; content: Json<Declared>
  current: boolean; declared_at: Date
}
export type TieRow = Ours & {
  id: string; officer_id: string; officer_name: string; enterprise_id: string; enterprise_name: string; kind: string; declaration_id: string; until: string | null; state: string
  found_at: Date; ended_by: string | null; ended_reason: string | null; region: string | null; department: string | null
}
type FlagTable = Ours & {
  id: string; application_id: string; number: string; enterprise_id: string; enterprise_name: string; region: string; department: string; officer_id: string; officer_name: string
  tie_id: string; kind: string; steps: Json<{ step: string; on: string }[]>; state: string; raised_at: Date; settled_by: string | null; settled_at: Date | null; settlement: string | null
}
export type FileRef = { id: string; name: string; size: number; sha256: string; mime: string }
type ComplaintTable = Ours & {
  id: string; number: string; year: number; serial: number; channel: string; about: string; text_ref: string; files: Json<FileRef[]>; contact: string | null; code_ref: string | null
  state: string; region: string; department: string | null; officer_id: string | null; officer_name: string | null; investigator_id: string | null; investigator_name: string | null
  filed_at: Date; filed_by: string; accept_due: string; answer_due: string | null; report: string | null; answer: string | null; answered_by: string | null; answered_at: Date | null
}
export type ComplaintRow = Selectable<ComplaintTable>
export type RiskRow = Ours & {
  id: string; step: string; post: string; level: string; risk: string; measure: string; state: string; region: string; department: string; entered_by: string; entered_at: Date
}
type SessionTable = Ours & {
  id: string; title: string; kind: string; held_on: string; summary: string; attendees: Json<{ id: string; name: string }[]>; region: string; department: string; entered_by: string
}
export type WarningRow = Ours & {
  id: string; officer_id: string; officer_name: string; text: string; state: string; region: string; department: string; warned_by: string; warned_at: Date; acknowledged_at: Date | null
}
export type DeclarationRow = Selectable<DeclarationTable>
export type FlagRow = Selectable<FlagTable>
export type Integrity = {
  integrity_enterprise: Ours & { id: string; credit_code: string; name: string; region: string }
  integrity_person: Ours & { id: string; enterprise_id: string; post: string; name: string; citizen_ref: string | null }
  integrity_officer: Ours & { account: string; name: string; roles: string[]; region: string | null; department: string | null; open: boolean }
  integrity_case: CaseRow
  integrity_recusal: RecusalRow
  integrity_declaration: DeclarationTable
  integrity_tie: TieRow
  integrity_flag: FlagTable
  integrity_account: Ours & { account: string; person: string }
  integrity_complaint: ComplaintTable
  integrity_public_complaint: Pick<ComplaintTable, 'id' | 'number' | 'state' | 'filed_at' | 'accept_due' | 'answer_due' | 'answer' | 'answered_at' | 'code_ref'>
  integrity_risk: RiskRow
  integrity_session: SessionTable
  integrity_warning: WarningRow
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
const desk = { region: 'region', department: 'department' }
const ofOfficer = { region: 'region', department: 'department', officer: 'officer_id' }
export const tables: Record<string, TableKind> = {
  integrity_enterprise: { kind: 'state', key: ['id'], open: true },
  integrity_person: { kind: 'state', key: ['id'], by: 'enterprise_id' },
  integrity_officer: { kind: 'state', key: ['account'], open: true },
  integrity_case: { kind: 'state', key: ['id'], place },
  integrity_recusal: { kind: 'state', key: ['id'], place },
  integrity_declaration: { kind: 'state', key: ['id'], place: ofOfficer },
  integrity_tie: { kind: 'state', key: ['id'], place: ofOfficer },
  integrity_flag: { kind: 'state', key: ['id'], place: desk },
  integrity_account: { kind: 'state', key: ['account'], open: true },
  integrity_complaint: { kind: 'state', key: ['id'], place: { ...desk, officer: 'investigator_id' } },
  integrity_risk: { kind: 'state', key: ['id'], place: desk },
  integrity_session: { kind: 'state', key: ['id'], place: desk },
  integrity_warning: { kind: 'state', key: ['id'], place: ofOfficer },
}
