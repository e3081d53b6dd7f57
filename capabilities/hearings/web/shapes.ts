import type { Action } from '../../../web/shared/components/StepDialog.tsx'

export type Side = 'authority' | 'applicant' | 'party' | 'other'
export const sides: readonly Side[] = ['authority', 'applicant', 'party', 'other']
export type HearingItem = {
  id: string
  number: string
  application: string
  licence: string | null
  enterprise: string
  state: string
  matter: string
  askUntil: string
  holdBy: string | null
  on: string | null
  time: string | null
  place: string | null
  chair: string | null
  open: boolean | null
}
export type Participant = { name: string; side: Side }
export type Point = { side: Side; text: string }
export type Hearing = HearingItem & {
  seen: string
  parties: readonly string[]
  requestedBy: string | null
  requestedReason: string | null
  participants: readonly Participant[]
  points: readonly Point[]
  signed: { name: string; comment: string; at: string } | null
  conclusion: string | null
  actions: readonly Action[]
  officers: readonly { id: string; name: string }[]
  earliest: string | null
}
export type OfCase = { hearings: readonly HearingItem[]; offer: { application: string; allowed: boolean; why: { zh: string; en: string } | null } | null }
export const hearingPath = (id: string, step?: string) => `/api/hearings/hearings/${id}${step ? `/${step}` : ''}`
