import type { ClockView } from '../../../../web/shared/components/ClockBadge.tsx'
import type { Action } from '../../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../../web/shared/words.ts'
import type { Staked } from '../at-stake.tsx'
import type { Difference } from '../../form-shown.ts'
import type { Answers, Condition, Material, Sector } from '../../sectors/sector.ts'

/** What the API answers to this surface, as far as its pages read it. */
export type FileRef = { id: string; name: string; size: number; mime: string; sha256?: string }
export type Documents = Readonly<Record<string, readonly FileRef[]>>

export type Draft = {
  id: string; sector: string; kind: string; licence: string | null; formVersion: string; currentVersion: string; answers: Answers; documents: Documents
  version: number; application: string | null; savedAt: string; looked: readonly string[]
  /** The state of the case that came of it, once it was submitted. */
  caseState: string | null
  /** The licence that a renewal, change or replacement concerns, and what the day of filing decides. */
  stake: DraftStake | null
}

export type DraftStake = {
  id: string; number: string; validFrom: string; validUntil: string; clause: Words
  renewal: { opens: string; early: boolean; inTimeUntil: string; late: boolean } | null
  change: { dueOn: string; late: boolean } | null
}

export type Limit = { on: string; value: number; unit: ClockView['unit']; explained: Words }
export type Guide = { sector: Sector; clauses: Record<string, Words>; limits: Record<'intake' | 'decision' | 'publicity' | 'issue', Limit> }

export type NoticeItem = { key: string; kind: 'material' | 'field'; round: number; problem: string; note: string; cured_round: number | null }
export type Finding = { kind: 'formal' | 'substantive'; key: string; round: number; opinion: string; officer_name: string; found_at: string }
export type Writ = { id: string; kind: string; number: string; file: FileRef; filed_at: string }

export type CaseView = Omit<Staked, 'turn'> & {
  id: string; number: string; sector: string; kind: string; state: string; turn: string; seen: string; round: number; deemed: boolean; scope: string | null
  submittedAt: string; receivedOn: string; acceptedOn: string | null; decidedOn: string | null; licence: string | null
  publicity: { from: string; until: string } | null; issueDueOn: string | null; clock: ClockView | null; intakeClock: ClockView | null
  stops: readonly { from: string; to: string | null; reason: Words | string; kind: string }[]
  answers: Answers; documents: Documents; materials: readonly (Material & { needed: boolean })[]; conditions: readonly Condition[]
  notice: readonly NoticeItem[]; findings: readonly Finding[]; writs: readonly Writ[]; actions: readonly Action[]
}

export type CaseItem = {
  id: string; number: string; sector: string; kind: string; state: string; turn: string; receivedOn: string; dueOn: string | null; publicUntil: string | null; clock: ClockView | null; submittedAt: string
}

export type Fact = {
  fact: string; name: string; step: string; title: Words; by: string; role: string; at: string; effectiveAt: string; clause: Words; reason: string | null
}

export type Round = {
  fact: string; name: string; round: number; at: string; by: string; note: string; answers: readonly Difference[]
  documents: readonly { key: string; title: Words; added: readonly FileRef[]; removed: readonly FileRef[] }[]
}

export type Licence = {
  id: string; number: string; sector: string; scope: string; state: string; validFrom: string; validUntil: string; issuedOn: string
  application: string | null; imported: boolean; file: FileRef | null; recheckDue: boolean; proposed: string | null; renewal: { opens: string; early: boolean }
}

export type Listed<T> = { items: readonly T[]; next: string | null }

export const draftFile = (draft: string, file: string) => `/api/licensing/drafts/${draft}/files/${file}`
export const licenceFile = (id: string, file: string) => `/api/licensing/licences/${id}/files/${file}`
export const caseFile = (id: string, file: string) => `/api/licensing/applications/${id}/files/${file}`
