import type { ClockView } from '../../../../../web/shared/components/ClockBadge.tsx'
import type { Words } from '../../../../../web/shared/words.ts'
import type { Origin } from '../../../../old-register/facts.ts'
import type { Action, FileRef, TimelineItem, Writ } from '../types.ts'

export type Offered = { key: string; least: number | null; most: number | null; revoke: Words | null }
export type Bar = { id: string; sector: string; enterprise: string; creditCode: string; ground: string; clause: Words; from: string; until: string; runs: boolean; fact: string }
export type Proposal = {
  id: string
  measure: 'suspend' | 'revoke' | 'annul' | 'withdraw'; ground: string; from: string | null; until: string | null; hearing: ClockView | null; answer: ClockView | null; proposedOn: string
  by: { id: string; name: string }; reason: string
}

/** What the holder answered to the measure that stands proposed (陈述申辩). */
export type Answer = { fact: string; text: string; files: FileRef[]; by: string; at: string }

/** `GET /api/licensing/licences/:id`. */
export type LicenceView = {
  /** The legal day of the answer. */
  on: string
  id: string; number: string; sector: string; state: string; seen: string; scope: string; authority: string; region: string; department: string
  enterprise: { id: string; name: string; creditCode: string; address: string; economicType: string; principal: string }
  validFrom: string; validUntil: string; issuedOn: string; daysLeft: number; renewal: { opens: string; early: boolean }; file: FileRef | null; application: string | null
  suspended: { from: string; until: string; recheckDue: boolean } | null
  ended: { on: string; ground: string } | null
  /** Of a licence of the old register: where it was read from. */
  origin: Origin | null
  proposal: Proposal | null
  answers: Answer[]
  history: TimelineItem[]
  writs: (Writ & { application_id: string })[]
  cases: { id: string; number: string; kind: string; state: string }[]
  bars: Bar[]
  actions: Action[]
  grounds: Record<string, Offered[]>
  remedies: { reviewUntil: ClockView; suitUntil: ClockView; reviewBody: string; court: string } | null
}
