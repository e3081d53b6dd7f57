import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../web/shared/words.ts'

export type Person = { id: string; name: string }
export type Recusal = {
  id: string; application: string; number: string; enterprise: string; officer: Person; origin: string; grounds: string | null; state: string; requestedBy: string; requestedAt: string
  requestedOn: string; decidedBy: string | null; decidedAt: string | null; decision: string | null; successor: string | null; tie: string | null; seen: string
}
export type RecusalWhole = Recusal & { inHand: boolean; successors: Person[]; actions: Action[] }
export type Tie = {
  id: string; officer: Person; enterprise: Person; kind: string; until: string | null; state: string; lapsed: boolean; foundOn: string; endedBy: string | null; endedReason: string | null; seen: string
}
export type Flag = {
  id: string; application: string; number: string; enterprise: string; officer: Person; kind: string; state: string; steps: { step: string; title: Words; on: string }[]; raisedOn: string
  settledBy: string | null; settledOn: string | null; settlement: string | null; seen: string
}
export type Complaint = {
  id: string; number: string; channel: string; about: string; state: string; officer: string | null; investigator: string | null; filedOn: string; dueOn: string | null; overdue: boolean; seen: string
}
export type ComplaintWhole = Complaint & {
  department: string | null; text: string | null; files: { id: string; name: string; size: number; mime: string }[]; signed: boolean; filedBy: string; report: string | null; answer: string | null; answeredBy: string | null; answeredOn: string | null; colleagues: Person[]; actions: Action[]
}
export type Risk = { id: string; step: string; title: Words; post: string; level: string; risk: string; measure: string; state: string; department: string; enteredBy: string; enteredOn: string; seen: string }
export type OfCase = { open: boolean; risks: Risk[]; officers: (Person & { handles: boolean })[]; successors: Person[] }
export type Page<T> = { items: T[]; next: string | null }

/** A step that creates something: nothing has been seen yet. */
export const creating = (step: string, reason: 'required' | null = null): Action => ({ step, allowed: true, why: null, clause: null, reason })
