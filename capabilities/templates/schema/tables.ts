import type { TableKind } from '../../../kernel/capability.ts'
import type { Texts } from '../facts.ts'

export type VersionRow = { id: string; department: string; kind: string; no: number; texts: Texts; from_on: string; published_at: Date; set_by: string; reason: string; last_fact: string }
export type Templates = { templates_version: VersionRow }

export const tables: Record<string, TableKind> = { templates_version: { kind: 'state', key: ['id'], open: true } }
