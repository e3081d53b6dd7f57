import type { Words } from '../../../web/shared/words.ts'

/** What `GET /api/old-register/…` answers. */
export type KindName = 'enterprises' | 'licences' | 'staff' | 'officers'
export type ColumnView = { key: string; title: Words; explain: Words; required: boolean; personal: boolean; type: string; options: { value: string; title: Words }[] }
export type KindView = { kind: KindName; title: Words; hint: Words; mayPrepare: boolean; columns: ColumnView[] }
export type SheetItem = { id: string; kind: KindName; title: Words; file: string; state: string; rows: number; by: string; at: string; done: number | null; failed: number }

export type Failed = { row: number; key: string; code: string; why: Words }
export type Imported = {
  state: 'running' | 'finished'; items: number; by: string; at: string; reason: string | null; fact: string; left: { wrong: number; there: number }
  done: number | null; there: number | null; failed: Failed[]
}
export type Counts = { good: number; wrong: number; there: number; done: number; thereNow: number; failed: number; waiting: number }
export type SheetView = {
  id: string; kind: KindName; title: Words; state: 'new' | 'reading' | 'checked' | 'unreadable'; file: { name: string; sha256: string; size: number } | null; sheet: string; problem: Words | null
  read: number; of: number; version: number; counts: Counts | null; uploader: string; uploadedAt: string; expiresAt: string | null; mine: boolean; mayConfirm: boolean; imported: Imported | null
}
export type RowProblem = Words & { column: string | null }
export type RowView = {
  row: number; key: string; status: 'good' | 'wrong' | 'there'; corrected: boolean; cells: Record<string, string>; problems: RowProblem[]; outcome: string | null; code: string | null; why: Words | null
  subject: string | null
}
/** The tab of a sheet: which rows are shown. */
export type Shown = 'good' | 'wrong' | 'there' | 'failed'

export const sheetPath = (id: string, part = '') => `/api/old-register/sheets/${id}${part && `/${part}`}`
/** Where what a row became has its page. */
export const pageOf: Readonly<Record<KindName, (id: string) => string>> = {
  enterprises: (id) => `/enterprises/${id}`, licences: (id) => `/licences/${id}`, staff: (id) => `/accounts/${id}`, officers: (id) => `/officers/${id}`,
}
