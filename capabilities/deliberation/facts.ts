import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { quorums } from './rules/quorum.ts'

const day = z.iso.date()
const person = z.object({ id: z.string(), name: z.string() })
const choice = z.enum(['grant', 'refuse', 'defer'])
const tally = z.object({ grant: z.number().int(), refuse: z.number().int(), defer: z.number().int() })
const onMeeting = { application: z.uuid() }

/** What a department deliberates from this day on: which rules make it mandatory, and how its meetings are made up and vote. */
export const RulesSet = fact('deliberation.rules-set', z.object({
  from: day, members: z.number().int(), quorum: z.enum(quorums), voting: z.enum(['named', 'secret']), on: z.array(z.string()),
}), 'authority')
export const CaseMarked = fact('deliberation.case-marked', z.object({ application: z.uuid() }), 'authority', (b) => b.application)
/** Where a meeting is announced to its members: agenda and papers go out with it. */
export const MeetingConvened = fact('deliberation.meeting-convened', z.object({
  number: z.string(), year: z.number().int(), serial: z.number().int(), at: z.iso.datetime(), place: z.string(), chair: person, members: z.array(person),
  quorum: z.enum(quorums), voting: z.enum(['named', 'secret']),
  items: z.array(z.object({ application: z.uuid(), position: z.number().int(), number: z.string(), sector: z.string(), enterprise: z.object({ id: z.uuid(), name: z.string() }), rules: z.array(z.string()).min(1) })).min(1),
}), 'authority')
export const MeetingOpened = fact('deliberation.meeting-opened', z.object({ present: z.array(person), needed: z.number().int() }), 'authority')
export const MemberCame = fact('deliberation.member-came', z.object({ meeting: z.uuid(), member: person }), 'authority')
export const MemberLeft = fact('deliberation.member-left', z.object({ meeting: z.uuid(), member: person, quorate: z.boolean() }), 'authority')
export const RecusalDeclared = fact('deliberation.recusal-declared', z.object({ meeting: z.uuid(), application: z.uuid(), member: person }), 'authority', (b) => b.application)
export const CaseCalled = fact('deliberation.case-called', z.object(onMeeting), 'authority')
/** `review`: the how-maniest review of the case it was; a result holds for that one alone. */
export const CasePresented = fact('deliberation.case-presented', z.object({ ...onMeeting, summary: z.string(), scope: z.string(), clauses: z.array(z.string()), review: z.number().int() }), 'authority')
/** A named vote stands here; a secret one as the reference of its sealed ballot alone. */
export const VoteCast = fact('deliberation.vote-cast', z.object({
  meeting: z.uuid(), application: z.uuid(), member: person, vote: choice.nullable(), reasons: z.string().nullable(), sealed: z.uuid().nullable(),
}), 'authority', (b) => b.application)
/** Of those entitled who did not vote, the absent never came, the others had `left`. */
export const CaseCounted = fact('deliberation.case-counted', z.object({
  ...onMeeting, result: choice, tally, deciders: z.array(person), recused: z.array(person), absent: z.array(person), left: z.array(person), entitled: z.number().int(),
}), 'authority')
export const CaseStruck = fact('deliberation.case-struck', z.object(onMeeting), 'authority')
export const MeetingCancelled = fact('deliberation.meeting-cancelled', z.object({}), 'authority')

const look = z.object({ member: z.string(), papers: z.number().int(), seconds: z.number().int(), firstAt: z.iso.datetime() })
export const flags = ['brief', 'unopened'] as const
/** The parent of its decisions: one item per case, with all that the minutes say of it. */
export const MeetingConcluded = fact('deliberation.meeting-concluded', z.object({
  number: z.string(), at: z.iso.datetime(), place: z.string(), voting: z.enum(['named', 'secret']), quorum: z.enum(quorums), needed: z.number().int(), openedAt: z.iso.datetime(),
  chair: person, members: z.array(person.extend({ cameAt: z.iso.datetime().nullable(), leftAt: z.iso.datetime().nullable(), backAt: z.iso.datetime().nullable() })),
  items: z.array(z.object({
    application: z.uuid(), number: z.string(), enterprise: z.string(), rules: z.array(z.string()), result: choice.nullable(), reason: z.string(), scope: z.string().nullable(), clauses: z.array(z.string()),
    presenter: z.string().nullable(), summary: z.string().nullable(), tally: tally.nullable(), deciders: z.array(person), recused: z.array(person.extend({ reason: z.string() })), absent: z.array(person), left: z.array(person), presided: z.string().nullable(),
    votes: z.array(z.object({ member: person, vote: choice.nullable(), reasons: z.string().nullable(), sealed: z.uuid().nullable() })),
    dissent: z.array(person), seconds: z.number().int().nullable(), looks: z.array(look), flags: z.array(z.enum(flags)),
  })),
}), 'authority')
export const ResultsRetried = fact('deliberation.results-retried', z.object({}), 'authority')
export const MinutesFiled = fact('deliberation.minutes-filed', z.object({ file: z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() }) }), 'authority')
