import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../web/shared/words.ts'

export type Choice = 'grant' | 'refuse' | 'defer'
export type Named = { id: string; name: string }
export type Seat = Named & { present: boolean; cameAt: string | null; leftAt: string | null; backAt: string | null }
export type Look = { member: string; name: string; papers: number; seconds: number; firstAt: string }
export type Ballot = { member: string; vote: Choice | null; reasons: string | null; sealed: boolean }
export type MeetingItem = {
  application: string; position: number; number: string; enterprise: string; rules: string[]; state: 'listed' | 'called' | 'presented' | 'counted' | 'struck'; calledAt: string | null; countedAt: string | null
  presenter: string | null; summary: string | null; scope: string | null; clauses: string[]; result: Choice | null; tally: Record<Choice, number> | null; struckWhy: string | null
  reviewerName: string | null; gone: boolean; recused: (Named & { reason: string })[]; absent: Named[]; left: Named[]; presided: string | null; entitled: number; quorum: { present: number; needed: number; met: boolean }; outstanding: string[]; voted: string[]; seconds: number | null
  votes: Ballot[]; dissent: string[]; looks: Look[]; flags: ('brief' | 'unopened')[]; iVoted: boolean; iPresent: boolean; iPreside: boolean; failure: { zh: string; en: string; at: string } | null
}
export type Meeting = {
  id: string; number: string; state: 'convened' | 'open' | 'concluded' | 'cancelled'; seen: string; at: string; place: string; chair: Named; voting: 'named' | 'secret'
  quorum: { kind: string; needed: number; present: number; members: number; met: boolean }; openedAt: string | null; concludedAt: string | null; cancelledWhy: string | null; seats: Seat[]; items: MeetingItem[]
  current: string | null; presiding: Named | null; mine: { member: boolean; present: boolean; chair: boolean; notes: boolean }; minutes: { name: string; href: string; sha256: string } | null; results: { wanted: number; taken: number; failed: number }
  actions: Action[]; briefSeconds: number
}
export type RuleShown = { key: string; kind: string; title: Words; clause: Words; verified?: boolean; binding?: boolean }
export type RulesSet = { id: string; from: string; members: number; quorum: string; voting: 'named' | 'secret'; on: string[]; reason: string | null; by: string | null; at: string | null }
export type RulesPage = { catalogue: RuleShown[]; current: RulesSet; history: RulesSet[]; members: (Named & { roles: string[] })[]; today: string }
export type WaitingCase = { id: string; number: string; enterprise: string; sector: string; rules: string[]; recommendation: Choice | null; reviewer: string | null; dueOn: string | null; state: string; reviewed: boolean; meeting: string | null }
export type MeetingRow = { id: string; number: string; state: Meeting['state']; at: string; place: string; chair: string; voting: string; cases: number; counted: number; members: number; mine: boolean; flagged: boolean }
export type CaseMeeting = {
  id: string; number: string; at: string; meetingState: Meeting['state'] | null; state: MeetingItem['state']; voting: string | null; result: Choice | null; tally: Record<Choice, number> | null; entitled: number | null; struckWhy: string | null
  recused: (Named & { reason: string })[]; absent: Named[]; left: Named[]; votes: Ballot[]; dissent: { member: string; reasons: string | null }[]
}
export type OfCase = { id: string; state: string; needed: boolean; rules: RuleShown[]; suggested: RuleShown[]; marked: { by: string; reason: string } | null; meetings: CaseMeeting[] }
export type OwnCase = { needed: boolean; state: string; meetings: { at: string; result: Choice | null; over: boolean }[] }
