import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Named } from '../facts.ts'
import type { basisWords, stateWords } from '../words.ts'

export type Masked = Named & { shown: string | null }
export type Values = { id: string; name: string; items: readonly Masked[]; cases: readonly { id: string; number: string }[] }
export type RequestItem = {
  id: string; enterprise: string; enterpriseId: string; officer: string; department: string; state: keyof typeof stateWords; basis: keyof typeof basisWords; caseNumber: string; purpose: string; values: number
  requestedAt: string; decidedBy: string | null; until: string | null; times: number | null; used: number
}
export type Request = RequestItem & {
  seen: string; application: string | null; wanted: readonly Named[]; granted: readonly Named[] | null; decidedAt: string | null; decidedWhy: string | null
  hold: { until: string; why: string } | null; mine: boolean; actions: readonly Action[]
  views: readonly { id: string; at: string; until: string; toldAt: string | null; values: number; open: boolean }[]
  most: { days: number; times: number; hold: number; minutes: number }
}
export type View = {
  id: string; request: string; until: string; secondsLeft: number; values: readonly (Named & { value: string | null })[]
  mark: { officer: string; department: string; at: string; caseNumber: string; purpose: string }
}
export type Look = {
  id: string; at: string; who: string; department: string | null; what: Words; query: string; purpose: string | null; enterprise: string | null; caseNumber: string | null; request: string | null; subject: string | null
}
/** A look at values, or at a `document`, of which the case is known but no purpose. */
export type Seen = {
  id: string; at: string; officer: string; department: string | null; basis: RequestItem['basis'] | null; caseNumber: string | null; purpose: string | null
  values: readonly Pick<Named, 'group' | 'whose' | 'field' | 'kind'>[]; document: string | null
}
export type Year = { id: string; year: number; bank: string; account: string | null; dueShare: number | null; spentShare: number | null; declaredAt: string }
export const requestPath = (id: string, step?: string) => `/api/looks/requests/${id}${step ? `/${step}` : ''}`
