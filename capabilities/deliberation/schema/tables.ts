import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { TableKind } from '../../../kernel/capability.ts'
import type { MeetingConcluded, MinutesFiled } from '../facts.ts'
import type { Choice, Quorum, Tally } from '../rules/quorum.ts'

/** jsonb: values come out, JSON text goes in. */
type JsonOr<T, Empty> = ColumnType<T, string | Empty, string | Empty>
type Here = { region: string; department: string }
type Stamped = Here & { last_fact: string }

export type Person = { id: string; name: string }
export type Concluded = z.output<typeof MeetingConcluded.body>
export type Minutes = z.output<typeof MinutesFiled.body>['file']

export type CaseTable = Stamped & {
  id: string; number: string; sector: string; kind: string; enterprise_name: string; initials: string; state: string; traits: string[]
  annulled: Generated<number>; hearings: Generated<number>; returned: Generated<number>; answered: Generated<number>; disputed: Generated<number>; marked: Generated<number>
  mark_reason: string | null; marked_by: string | null; reviewer_id: string | null; reviewer_name: string | null; recommendation: string | null; opinion: string | null
  reviews: Generated<number>; due_on: string | null; enterprise_id: string
}
export type RulesTable = Stamped & {
  id: string; from_day: string; members: number; quorum: Quorum; voting: 'named' | 'secret'; keys: string[]; reason: string; set_by: string; set_at: Date
}
export type MeetingTable = Stamped & {
  id: string; number: string; year: number; serial: number; state: string; at: Date; place: string; chair_id: string; chair_name: string; quorum: Quorum; voting: 'named' | 'secret'
  convened_at: Date; opened_at: Date | null; concluded_at: Date | null; concluded: JsonOr<Concluded | null, null | undefined>; cancelled_why: string | null
  minutes: JsonOr<Minutes | null, null | undefined>
}
export type SeatTable = Stamped & { meeting_id: string; member_id: string; name: string; position: Generated<number>; present: boolean; came_at: Date | null; left_at: Date | null; back_at: Date | null }
export type ItemTable = Stamped & {
  meeting_id: string; application_id: string; position: number; number: string; sector: string; enterprise_name: string; rules: string[]; meeting_at: Date; state: string
  called_at: Date | null; presented_at: Date | null; presenter: string | null; review: number | null; summary: string | null; scope: string | null; clauses: Generated<string[]>; counted_at: Date | null
  result: Choice | null; tally: JsonOr<Tally | null, null | undefined>; entitled: number | null; deciders: JsonOr<Person[], undefined>; recused: JsonOr<Person[], undefined>
  absent: JsonOr<Person[], undefined>; left_early: JsonOr<Person[], undefined>; presided: string | null; struck_why: string | null; concluded_at: Date | null; enterprise_id: string
}
export type RecusalTable = Stamped & { meeting_id: string; application_id: string; member_id: string; member_name: string; reason: string; at: Date }
export type VoteTable = Stamped & { meeting_id: string; application_id: string; member_id: string; member_name: string; vote: Choice | null; reasons: string | null; sealed: string | null; at: Date }

export type Deliberation = {
  deliberation_case: CaseTable
  deliberation_member: Omit<Stamped, 'region' | 'department'> & { id: string; name: string; roles: string[]; active: boolean; region: string | null; department: string | null }
  deliberation_rules: RulesTable
  deliberation_meeting: MeetingTable
  deliberation_seat: SeatTable
  deliberation_item: ItemTable
  deliberation_recusal: RecusalTable
  deliberation_vote: VoteTable
  deliberation_barred: Stamped & { application_id: string; member_id: string; member_name: string; reason: string; enterprise_id: string }
  deliberation_look: Here & { meeting_id: string; application_id: string; member_id: string; paper: string; first_at: Date; last_at: Date; seconds: number }
  deliberation_failure: Here & { meeting_id: string; application_id: string; code: string; zh: string; en: string; at: Date }
}

export const place = { region: 'region', department: 'department' }
export const casePlace = { enterprise: 'enterprise_id', ...place }
export const tables: Record<string, TableKind> = {
  deliberation_case: { kind: 'state', key: ['id'], place: casePlace },
  deliberation_member: { kind: 'state', key: ['id'], place },
  deliberation_rules: { kind: 'state', key: ['id'], open: true },
  deliberation_meeting: { kind: 'state', key: ['id'], place },
  deliberation_seat: { kind: 'state', key: ['meeting_id', 'member_id'], place },
  deliberation_item: { kind: 'state', key: ['meeting_id', 'application_id'], place: casePlace },
  deliberation_recusal: { kind: 'state', key: ['meeting_id', 'application_id', 'member_id'], place },
  deliberation_vote: { kind: 'state', key: ['meeting_id', 'application_id', 'member_id'], place },
  deliberation_barred: { kind: 'state', key: ['application_id', 'member_id'], place: casePlace },
  deliberation_look: { kind: 'working', key: ['meeting_id', 'application_id', 'member_id', 'paper'], place },
  deliberation_failure: { kind: 'working', key: ['meeting_id', 'application_id'], place },
}
