import type { TableKind } from '../../../kernel/capability.ts'

export type Privacy = { privacy_erasure: { person: string; value_count: number; erased_at: Date; erased_by: string; reason: string; last_fact: string } }
export const tables: Record<string, TableKind> = { privacy_erasure: { kind: 'state', key: ['person'], open: true } }
