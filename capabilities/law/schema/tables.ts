import type { TableKind } from '../../../kernel/capability.ts'

export type Days = Readonly<Record<string, string>>
export type YearRow = { year: number; notice: string; published: string; holidays: Days; workdays: Days; set_by: string; at: Date; last_fact: string }
export type MarkRow = { key: string; value: string; verified: boolean; source: string; set_by: string; at: Date; last_fact: string }
export type LawTables = { law_year: YearRow; law_mark: MarkRow }

export const tables: Record<string, TableKind> = {
  law_year: { kind: 'state', key: ['year'], open: true },
  law_mark: { kind: 'state', key: ['key'], open: true },
}
