import type { ColumnType, Generated, Selectable } from 'kysely'
import type { TableKind } from '../../../kernel/capability.ts'
import type { Words } from '../../../kernel/problem.ts'
import type { Kind } from '../facts.ts'

type Json<T> = ColumnType<T, string, string>
export type FileRef = { id: string; name: string; size: number; sha256: string }
/** What is wrong with a row, and in which column; without one it is the row as a whole. */
export type RowProblem = Words & { column: string | null }
export type Failed = { row: number; key: string; code: string }

export type OldRegister = {
  old_register_import: {
    id: string; kind: Kind; file_name: string; sha256: string; sheet: string; items: number; left_wrong: number; left_there: number; state: string; confirmed_at: Date; confirmed_by: string
    reason: string | null; done: number | null; there: number | null; failed: ColumnType<Failed[], string | undefined, string>; region: string; department: string | null; last_fact: string
  }
  old_register_sheet: {
    id: string; kind: Kind; state: 'new' | 'reading' | 'checked' | 'unreadable'; file: Json<FileRef | null> | null; sheet: Generated<string>; problem: Json<Words | null> | null
    read_rows: Generated<number>; of_rows: Generated<number>; version: Generated<number>; secret: string; uploaded_by: string; uploader: string; uploaded_at: Date; expires_at: Date
    region: string; department: string | null
  }
  old_register_row: {
    sheet_id: string; row: number; key: string; status: 'good' | 'wrong' | 'there'; cells: Json<Record<string, string>>; sealed: string | null; problems: ColumnType<RowProblem[], string | undefined, string>
    at_region: string | null; at_department: string | null; corrected: Generated<boolean>; outcome: 'done' | 'there' | 'failed' | null; outcome_code: string | null; subject: string | null
    region: string; department: string | null
  }
}

export type SheetRow = Selectable<OldRegister['old_register_sheet']>
export type RowRow = Selectable<OldRegister['old_register_row']>
export type ImportRow = Selectable<OldRegister['old_register_import']>

const place = { region: 'region', department: 'department' }
export const tables: Record<string, TableKind> = {
  old_register_import: { kind: 'state', key: ['id'], place },
  old_register_sheet: { kind: 'working', key: ['id'], place },
  old_register_row: { kind: 'working', key: ['sheet_id', 'row'], place },
}
