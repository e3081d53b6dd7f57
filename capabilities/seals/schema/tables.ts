import type { ColumnType } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'

/** jsonb: values come out, JSON text goes in. */
type Json<T> = ColumnType<T, string, string>
type Place = { region: string; department: string; last_fact: string }
export type Person = { id: string; name: string }

export type SealTable = Place & {
  id: string; name: string; purpose: string; built_in: boolean; state: string
  applied_by: Json<Person | null> | null; applied_at: Date; decided_by: Json<Person | null> | null; decided_at: Date | null
  fingerprint: string | null; sm2_fingerprint: string | null; subject: string | null; valid_from: Date | null; valid_until: Date | null
  /** Why it was suspended, revoked or declined. */
  why: string | null
}
export type UseTable = Place & {
  id: string; seal_id: string; document_id: string; kind: string; number: string; of_fact: string; application_id: string | null; on_behalf_of: Json<Person>; used_at: Date
}
export type DocumentTable = Place & {
  id: string; job: string; data: Json<Record<string, unknown>>; kind: string; number: string; of_fact: string; application_id: string | null; on_behalf_of: Json<Person>
  state: string; problem: string | null; since: Date
  /** The last batch that it was part of, and the one in which sealing failed again. */
  batch_id: string | null; failed_in: string | null
  sealed_at: Date | null
  /** Whose paper it is; null where it is nobody's, and in facts of before. */
  enterprise_id: string | null
}
export type BatchTable = Place & { id: string; ordered_by: Json<Person>; ordered_at: Date; size: number }
export type Seals = { seals_seal: SealTable; seals_use: UseTable; seals_document: DocumentTable; seals_batch: BatchTable }

const place = { region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  seals_seal: { kind: 'state', key: ['id'], place },
  seals_use: { kind: 'state', key: ['id'], place },
  seals_document: { kind: 'state', key: ['id'], by: 'batch_id', place: { enterprise: 'enterprise_id', ...place } },
  seals_batch: { kind: 'state', key: ['id'], place },
}
