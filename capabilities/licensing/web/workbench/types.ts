import type { UsedTemplate } from '../../../templates/facts.ts'
import type { ClockView } from '../../../../web/shared/components/ClockBadge.tsx'
import type { Words } from '../../../../web/shared/words.ts'
import type { Answers, Condition, Form, Material } from '../../sectors/sector.ts'

export type FileRef = { id: string; name: string; size: number; mime: string; sha256: string }
export type Action = {
  step: string
  allowed: boolean
  why: Words | null
  clause: string | null
  clauseName: Words | null
  ground: { id: string; name: Words }
  reason: 'required' | null
}
export type Evidence = { material: string; page?: number; quote?: string }
export type Finding = {
  kind: 'formal' | 'substantive'
  key: string
  round: number
  result: string
  opinion: string
  officer_name: string
  found_at: string
  detail: { present?: boolean; validForm?: boolean; validDate?: boolean | null; validUntil?: string | null; evidence?: Evidence[] }
}
export type NoticeItem = {
  key: string
  kind: 'material' | 'field'
  round: number
  problem: string
  note: string
  cured_round: number | null
}
export type Objection = {
  id: string
  number: string
  text: string
  state: string
  answer: string | null
  filed_at: string
  answered_at: string | null
  last_fact: string
  /** The objector left a name or a way to be reached. */
  signed: boolean
}
export type Writ = { id: string; kind: string; number: string; file: FileRef; filed_at: string; templates: readonly UsedTemplate[] | null }
export type Preview = {
  decision?: ClockView
  alternatives?: ClockView[]
  publicity?: ClockView
  issue?: ClockView
  remedies?: { reviewUntil: ClockView; suitUntil: ClockView; reviewBody: string; court: string }
  clauses?: { id: string; name: Words }[]
}

/** `GET /api/licensing/applications/:id` as an officer receives it. */
export type CaseView = {
  id: string
  number: string
  sector: string
  kind: string
  state: string
  turn: string
  seen: string
  round: number
  enterprise: { id: string; name: string; creditCode: string; address: string; economicType: string; principal: string }
  region: string
  department: string
  officer: { id: string; name: string } | null
  submittedAt: string
  receivedOn: string
  acceptedOn: string | null
  deemed: boolean
  decidedOn: string | null
  scope: string | null
  publicity: { from: string; until: string } | null
  issueDueOn: string | null
  licence: string | null
  recommendation: string | null
  /** The licence at stake as it stood when the case was filed. */
  stake: {
    id: string; number: string; validFrom: string; validUntil: string; scope: string; changeDue?: { on: string; late: boolean }
  } | null
  changes: { key: string; label: Words; before: string; after: string }[]
  renewal: { inTime: boolean; inTimeUntil: string | null; deemed: boolean } | null
  extension: {
    checks: string[]; suspended: number
    confirmed: { by: string; on: string; checks: { key: string; clear: boolean; source: string }[]; examine?: { by: string; on: string; reason: string } } | null
  } | null
  clock: ClockView | null
  intakeClock: ClockView | null
  deemedAt: string | null
  alternatives: ClockView[]
  stops: { from: string; to: string | null; reason: Words; kind: string }[]
  answers: Answers
  documents: Record<string, FileRef[]>
  changed: string[]
  materials: (Material & { needed: boolean })[]
  conditions: Condition[]
  notice: NoticeItem[]
  findings: Finding[]
  writs: Writ[]
  objections: Objection[]
  open: { kind: 'formal' | 'substantive'; key: string }[]
  actions: Action[]
  preview: Preview | null
}
export type Guide = { sector: { form: Form; title: Words } }
export type TimelineItem = {
  fact: string
  name: string
  step: string
  title: Words
  from: string | null
  to: string | null
  by: string
  role: string
  at: string
  effectiveAt: string
  clause: Words
  clauseId: string
  reason: string | null
  body: Record<string, unknown>
  causedBy: string | null
}
export type CaseRow = {
  id: string
  number: string
  sector: string
  kind: string
  enterprise: string
  creditCode: string
  region: string
  state: string
  turn: string
  officer: string | null
  receivedOn: string
  dueOn: string | null
  publicUntil: string | null
  clock: ClockView | null
  deemedAt: string | null
  submittedAt: string
}
