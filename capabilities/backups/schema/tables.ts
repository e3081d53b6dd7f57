import type { TableKind } from '../../../kernel/capability.ts'

export type PlanTable = { id: string; state: string; region: string | null; at_time: string; keep: number; set_by: string; set_at: Date; last_fact: string }
export type BackupTable = {
  id: string; number: number; state: string; region: string | null; by_plan: boolean; begun_by: string; begun_at: Date; ended_at: Date | null; keep: number | null
  name: string | null; facts: number | null; rows_copied: number | null; files: number | null; bytes: string | null; code: string | null; removed: boolean; last_fact: string
}
export type ProgressTable = { id: string; what: 'tables' | 'files' | 'keys'; done: number; total: number; at: Date }
export type Backups = { backups_plan: PlanTable; backups_backup: BackupTable; backups_progress: ProgressTable }

export const tables: Record<string, TableKind> = {
  backups_plan: { kind: 'state', key: ['id'], open: true },
  backups_backup: { kind: 'state', key: ['id'], by: 'name', open: true },
  backups_progress: { kind: 'working', key: ['id'], open: true },
}
