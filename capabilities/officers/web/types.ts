import type { Post } from '../facts.ts'
import type { Standing } from '../rules/standing.ts'
import type { Bars, Measures } from '../schema/tables.ts'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'

/** What the queries of this capability answer. */
export type Qualification = { post: Post; standing: Standing; since: string | null; until: string | null; suspendedOn: string | null; suspendedWhy: string | null; rotatedOn: string | null }
export type Posting = { post: Post; from: string; dueOn: string; warnOn: string; endedOn: string | null }
export type Account = { id: string; account: string; name: string; open: boolean }
export type Entry = {
  id: string; name: string; region: string; department: string; state: 'serving' | 'left'; enteredOn: string
  accounts: Account[]; postings: Posting[]; qualifications: Qualification[]; hand: number; lastFact: string
}
export type Attended = { training: string; title: string; on: string; hours: number; mark: number | null; retraining: boolean }
export type Result = { assessment: string; title: string; from: string; until: string; measures: Measures; bars: Bars; share: number | null; passed: boolean; failed: string[] }
export type Officer = Entry & {
  cases: { application: string; number: string }[]; trainings: Attended[]; results: Result[]; complaints: { id: string; on: string; note: string }[]
  passMark: number; yearlyHours: number; seen: string; actions: Action[]
}
type Act = { application: string; number: string; enterprise: string; kind: string; on: string }
export type Figures = { from: string; until: string; measures: Measures; bars: Bars; share: number | null; failed: string[]; done: Act[]; turned: (Act & { of: string; doneOn: string })[] }
export type Mine = {
  regime: { from: string; until: string | null; inForce: boolean } | null
  needed: { post: Post; standing: Standing; until: string | null; since: string | null; mayAct: boolean }[]
  entry: Entry | null; trainings: Attended[]; figures: Figures | null
  handOver: { application: string; number: string; enterprise: string; from: string; on: string }[]; passMark: number; yearlyHours: number
}
export type Stay = { id: string; officer: string; name: string; department: string; post: Post; from: string; dueOn: string; warnOn: string; days: number; alarm: 'none' | 'yellow' | 'red'; hand: number }
export type TrainingRow = {
  id: string; title: string; topics: string; teacher: { name: string; kind: 'outside-expert' | 'senior-inspector'; from: string }; hours: number; on: string
  retraining: boolean; state: 'planned' | 'held' | 'cancelled'; people: number; passed: number; seen: string
}
export type TrainingPage = TrainingRow & { attendance: { officer: string; name: string; hours: number; mark: number | null }[]; passMark: number; actions: Action[] }
export type AssessmentRow = { id: string; title: string; from: string; until: string; officers: number; assessed: number; failed: number; state: 'running' | 'closed'; openedAt: string; openedBy: string }
export type AssessmentPage = AssessmentRow & { results: { officer: string; name: string; measures: Measures; bars: Bars; share: number | null; passed: boolean; failed: string[] }[] }
export type RegimeState = { regime: { id: string; from: string; until: string | null; inForce: boolean; seen: string } | null; qualified: { post: Post; people: number }[] }
export type List<T> = { items: T[]; next: string | null }

export const api = (path: string): string => `/api/officers/${path}`
