import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { StoredFile } from '../../../web/shared/upload.ts'
import type { Words } from '../../../web/shared/words.ts'

export type ReviewItem = {
  id: string
  number: string
  sector: string
  enterprise: string
  enterpriseId: string
  state: string
  round: number
  why: string
  officer: string | null
  mine: boolean
  askedAt: string
  handedInAt: string | null
  advisedAt: string | null
  draft: string | null
}
export type Listed = {
  key: string
  kind: 'material' | 'condition'
  title: Words
  documents: readonly StoredFile[]
  result: string | null
  advice: string
  open: boolean
  changed: boolean
  done: boolean
  note: string
}
export type Paper = { round: number; file: StoredFile }
export type Review = ReviewItem & {
  seen: string
  sourceDraft: string | null
  doubts: string
  visitOn: string | null
  visitNote: string
  summary: string | null
  open: number
  papers: readonly Paper[]
  items: readonly Listed[]
  application: string | null
  actions: readonly Action[]
}
export type OfCase = {
  items: readonly {
    id: string; number: string; round: number; officer: string | null; advisedAt: string; summary: string | null; carried: boolean; papers: readonly Paper[]
    items: readonly { key: string; kind: string; title: Words; result: string; advice: string; done: boolean; note: string; since: 'equal' | 'changed' | 'new' | 'absent' | null }[]
  }[]
}
type Side = { cases: number; days: number | null; notices: number | null }
export type Days = { with: Side; without: Side; fewest: number }

export const reviewPath = (id: string, step?: string) => `/api/pre-review/pre-reviews/${id}${step ? `/${step}` : ''}`
export const filePath = (id: string, file: string) => `${reviewPath(id, `files/${file}`)}?inline=1`
export const isAdvised = ({ result }: { result: string | null }) => result === 'improve' || result === 'missing'
