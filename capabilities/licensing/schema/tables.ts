import type { ColumnType, Generated } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Origin } from '../../old-register/facts.ts'
import type { UsedTemplate } from '../../templates/facts.ts'
import type { Measure } from '../grounds.ts'

type Day = string
/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Scoped = { enterprise_id: string; region: string; department: string; last_fact: string }

export type FileRef = { id: string; name: string; size: number; sha256: string; mime: string }
export type Documents = Record<string, FileRef[]>
export type DueJson = { on: Day; from: Day; value: number; unit: string; provisional: boolean; stopped: boolean; explained: { zh: string; en: string } } & Record<string, unknown>
export type StopJson = { from: Day; to: Day | null; reason: string; kind: string }
/** The licence that a renewal, change or replacement concerns, as it stood when that was filed. */
export type StakeJson = {
  number: string; validFrom: Day; validUntil: Day; name: string; address: string; principal: string; economicType: string; scope: string
  /** The last day on which a renewal had to be filed to be deemed granted (许可法 §50). */
  inTimeUntil?: Day | undefined
  /** When a change had to be filed, counted from the change itself. */
  changeDue?: DueJson | undefined
}
/** What a reviewer confirmed of a renewal without re-examination (条例 §9). */
/** `examine`: whoever decides did not agree to an extension, and why: it is examined after all. */
export type ExtensionJson = { checks: { key: string; clear: boolean; source: string; note: string }[]; by: string; on: Day; examine?: { by: string; on: Day; reason: string } }
export type EnterpriseJson = { id: string; name: string; creditCode: string; address: string; economicType: string; principal: string; initials: string }

/** A measure that has been announced and waits for its decision by somebody else. */
export type ProposalJson = {
  id: string; measure: Measure; ground: string; from: Day | null; until: Day | null; answer: DueJson; hearing: DueJson | null; proposedOn: Day; by: { id: string; name: string }; reason: string
}

/** What the holder answered to the measure that is proposed; `fact`: the number of the fact that keeps it. */
export type AnswerJson = { fact: string; text: string; files: FileRef[]; by: string; at: string }

export type ApplicationTable = Scoped & {
  id: string; number: string; year: number; serial: number; sector: string; kind: string; enterprise_name: string; credit_code: string; initials: string
  enterprise: Json<EnterpriseJson>; state: string; officer_id: string | null; officer_name: string | null; form_version: string
  answers: Json<Record<string, unknown>>; documents: Json<Documents>; changed: string[]; round: number; submitted_at: Date; received_on: Day
  intake_due: Json<DueJson | null> | null; intake_deemed_at: Date | null; accepted_on: Day | null; deemed: Generated<boolean>; due: Json<DueJson | null> | null; due_on: Day | null
  stops: Json<StopJson[]>; reviewer_id: string | null; recommendation: string | null; decided_on: Day | null; decided_by: string | null; scope: string | null
  publicity_from: Day | null; publicity_until: Day | null; issue_due_on: Day | null; licence_id: string | null
  stake: Json<StakeJson | null> | null; in_time: Generated<boolean>; extension: Json<ExtensionJson | null> | null; deemed_renewed_at: Date | null
}
export type LicenceTable = Scoped & {
  id: string; number: string; year: number; serial: number; number_kind: string; sector: string; application_id: string; enterprise_name: string; credit_code: string
  initials: string; address: string; economic_type: string; principal: string; scope: string; authority: string; state: string; valid_from: Day; valid_until: Day
  expires_at: Date; issued_on: Day; file: Json<FileRef | null> | null; file_sha256: string | null
  proposal: Json<ProposalJson | null> | null; measures: Generated<number>; suspension_id: string | null; suspended_from: Day | null; suspended_until: Day | null
  ended_on: Day | null; ended_ground: string | null
  /** The print that counts: the first is the licence as it was issued, each later one supersedes those before. */
  print: Generated<number>
  /** Taken over from the old register; then `application_id` is its own id until a case of ours concerns it. */
  imported: Generated<boolean>; origin: Json<Origin | null> | null
}
export type Licensing = {
  licensing_enterprise: { id: string; credit_code: string; name: string; initials: string; region: string; address: string; economic_type: string; principal: string; enterprise_id: string; last_fact: string }
  licensing_draft: {
    id: string; enterprise_id: string; sector: string; form_version: string; answers: Json<Record<string, unknown>>; documents: Json<Documents>; version: number
    application: string | null; saved_at: Date; saved_by: string; looked: string[]
    kind: Generated<string>; licence_id: string | null
  }
  licensing_application: ApplicationTable
  licensing_notice_item: Scoped & { application_id: string; round: number; kind: string; key: string; problem: string; note: string; cured_round: number | null }
  licensing_finding: Scoped & {
    application_id: string; round: number; kind: string; key: string; result: string; detail: Json<Record<string, unknown>>; opinion: string; officer_id: string; officer_name: string; found_at: Date
  }
  licensing_objection: Scoped & { id: string; number: string; application_id: string; text: string; name: string | null; contact: string | null; state: string; answer: string | null; filed_at: Date; answered_at: Date | null }
  licensing_writ: Scoped & { id: string; application_id: string; kind: string; number: string; of_fact: string; file: Json<FileRef>; filed_at: Date; templates: Json<UsedTemplate[] | null> | null }
  licensing_licence: LicenceTable
  licensing_suspension: Scoped & {
    id: string; licence_id: string; credit_code: string; sector: string; ground: string; concealed: boolean; from_on: Day; until_on: Day; days: number; resumed_on: Day | null
  }
  licensing_answer: Scoped & { id: string; licence_id: string; proposal_id: string; text: string; files: Json<FileRef[]>; by_name: string; answered_at: Date }
  licensing_bar: Scoped & { id: string; credit_code: string; enterprise_name: string; sector: string; ground: string; clause: string; from_on: Day; until_on: Day; subject_id: string }
  licensing_public_licence: Pick<LicenceTable, 'id' | 'number' | 'sector' | 'enterprise_name' | 'credit_code' | 'address' | 'economic_type' | 'principal' | 'scope' | 'authority' | 'state' | 'valid_from' | 'valid_until' | 'expires_at' | 'issued_on' | 'file_sha256'
    | 'suspended_from' | 'suspended_until' | 'ended_on' | 'ended_ground'> & { imported: boolean }
  licensing_print: Scoped & { licence_id: string; no: number; kind: string; application_id: string; file: Json<FileRef>; sha256: string; sealed_at: Date; ofd: Json<FileRef | null> | null; ofd_sha256: string | null }
  licensing_public_kept: { licence_id: string; application_id: string }
  licensing_public_print: { licence_id: string; no: number; kind: string; sha256: string; ofd_sha256: string | null; latest: number }
  licensing_public_notice: Pick<ApplicationTable, 'id' | 'number' | 'sector' | 'enterprise_name' | 'credit_code' | 'region' | 'scope' | 'decided_on' | 'publicity_from' | 'publicity_until' | 'state' | 'licence_id'>
  licensing_public_objection: Pick<Licensing['licensing_objection'], 'id' | 'number' | 'application_id' | 'state' | 'answer' | 'filed_at' | 'answered_at'>
}

const place = { enterprise: 'enterprise_id', region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  licensing_enterprise: { kind: 'state', key: ['id'], place: { enterprise: 'enterprise_id', region: 'region' } },
  licensing_draft: { kind: 'working', key: ['id'], place: { enterprise: 'enterprise_id' } },
  licensing_application: { kind: 'state', key: ['id'], place: { ...place, officer: 'officer_id' } },
  licensing_notice_item: { kind: 'state', key: ['application_id', 'round', 'kind', 'key'], place },
  licensing_finding: { kind: 'state', key: ['application_id', 'round', 'kind', 'key'], place },
  licensing_objection: { kind: 'state', key: ['id'], place },
  licensing_writ: { kind: 'state', key: ['id'], place },
  licensing_licence: { kind: 'state', key: ['id'], place },
  licensing_suspension: { kind: 'state', key: ['id'], place },
  licensing_answer: { kind: 'state', key: ['id'], place },
  licensing_bar: { kind: 'state', key: ['id'], place },
  licensing_print: { kind: 'state', key: ['licence_id', 'no'], place },
}
