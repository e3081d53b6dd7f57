import { sql } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { MemberCame, MemberLeft, RecusalDeclared, VoteCast } from '../facts.ts'
import { attendance, recusal, vote } from '../procedure.ts'
import { current, isGone, isQuorate, isQuorateFor, itemOf, presiding, recusedFrom, seatOf, votesOn } from '../rules/meeting.ts'
import type { Deliberation } from '../schema/tables.ts'
import { hereOf, lockMeeting, onAgenda, personOf, theMeeting, type MeetingRow } from './meeting.ts'

const ofMeeting = z.object({ meeting: z.uuid() })
const ofCase = ofMeeting.extend({ application: z.uuid() })
const lock = (i: { meeting: string }) => [lockMeeting(i.meeting)]
const lockCase = (i: { meeting: string; application: string }) => [lockMeeting(i.meeting), `application:${i.application}`]
const found = (t: Parameters<typeof theMeeting>[0], i: { meeting: string }) => theMeeting(t, { id: i.meeting })
const standing = (row: MeetingRow) => ({ enterprise: null, region: row.region, department: row.department })

const isMember: Rule<MeetingRow, unknown> = {
  code: 'not-member', clause: '审议规则-组成', broken: (row, _i, { actor }) => !seatOf(row, actor.id) && { zh: '您不是本次会议的成员', en: 'You are not a member of this meeting' },
}
const running = (states: readonly string[]): Rule<MeetingRow, unknown> => ({
  code: 'not-open', clause: '审议规则-程序', broken: (row) => !states.includes(row.state) && { zh: '会议未在进行中', en: 'The meeting is not being held' },
})

export const come = command<Deliberation>()({
  does: attendance.step('come'),
  input: ofMeeting,
  locks: lock,
  find: found,
  rules: [running(['convened', 'open']), isMember, {
    code: 'present-already', clause: '审议规则-组成', broken: (row, _i, { actor }) => !!seatOf(row, actor.id)?.present && { zh: '您已到会', en: 'You are present already' },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: MemberCame,
  record: (row, _i, drawn, { actor }) => ({ subject: drawn.id, ...standing(row), body: { meeting: row.id, member: personOf(actor) } }),
  write: (t, f) => [t.updateTable('deliberation_seat').set({ present: true, came_at: sql`coalesce(came_at, ${f.recordedAt}::timestamptz)`, back_at: sql`case when came_at is null then null else ${f.recordedAt}::timestamptz end` }).where('meeting_id', '=', f.body.meeting).where('member_id', '=', f.body.member.id)],
})

/** A member leaves, or the chair notes that one has left: what is lost of the quorum stops the voting. */
export const leave = command<Deliberation>()({
  does: attendance.step('leave'),
  input: ofMeeting.extend({ member: z.string().max(60).optional() }),
  locks: lock,
  find: found,
  rules: [running(['convened', 'open']), {
    code: 'not-chair', clause: '审议规则-程序',
    broken: (row, i, { actor }) => !!i.member && i.member !== actor.id && presiding(row, current(row)?.application ?? null)?.id !== actor.id && { zh: '他人离会由主持人记录', en: 'That somebody else left is for the chair to note' },
  }, {
    code: 'absent', clause: '审议规则-组成', broken: (row, i, { actor }) => !seatOf(row, i.member ?? actor.id)?.present && { zh: '该成员不在会场', en: 'The member is not present' },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: MemberLeft,
  record: (row, i, drawn, { actor }) => {
    const member = i.member ?? actor.id
    const rest = { ...row, seats: row.seats.map((s) => (s.id === member ? { ...s, present: false } : s)) }
    return { subject: drawn.id, ...standing(row), body: { meeting: row.id, member: personOf(seatOf(row, member)!), quorate: isQuorate(rest) } }
  },
  write: (t, f) => [t.updateTable('deliberation_seat').set({ present: false, left_at: new Date(f.recordedAt), back_at: null }).where('meeting_id', '=', f.body.meeting).where('member_id', '=', f.body.member.id)],
})

/** A member with a tie to the applicant takes no part in the case: declared before the vote is counted, and never by somebody who has voted. */
export const declareRecusal = command<Deliberation>()({
  does: recusal.step('declare'),
  input: ofCase,
  locks: lockCase,
  concerns: (i) => i.application,
  find: found,
  rules: [running(['convened', 'open']), isMember, onAgenda, {
    code: 'recused-already', clause: '审议规则-回避', broken: (row, i, { actor }) => recusedFrom(row, i.application).some((r) => r.id === actor.id) && { zh: '您已回避该案', en: 'You are recused from this case already' },
  }, {
    code: 'voted-already', clause: '审议规则-回避',
    broken: (row, i, { actor }) => votesOn(row, i.application).some((v) => v.member === actor.id) && { zh: '您已对该案表决；请报告主持人，将该案撤下另行审议', en: 'You have voted on this case; tell the chair, who strikes it for another meeting' },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RecusalDeclared,
  record: (row, i, drawn, { actor }) => ({
    subject: drawn.id, ...standing(row), enterprise: itemOf(row, i.application)!.enterpriseId, body: { meeting: row.id, application: i.application, member: personOf(actor) },
  }),
  write: (t, f) => [t.insertInto('deliberation_recusal').values({
    meeting_id: f.body.meeting, application_id: f.body.application, member_id: f.body.member.id, member_name: f.body.member.name, reason: f.reason ?? '', at: new Date(f.recordedAt), ...hereOf(f),
  })],
})

type Voting = { application: string }
const votingRule = (code: string, clause: string, broken: Rule<MeetingRow, Voting>['broken']): Rule<MeetingRow, Voting> => ({ code, clause, broken })
const votingRules: Rule<MeetingRow, Voting>[] = [
  running(['open']), isMember, onAgenda,
  votingRule('recused', '审议规则-回避', (row, i, { actor }) => {
    const mine = recusedFrom(row, i.application).find((r) => r.id === actor.id)
    return !!mine && { zh: `您已回避该案（${mine.reason}），不能表决`, en: 'You are recused from this case and do not vote on it' }
  }),
  votingRule('second-vote', '审议规则-表决', (row, i, { actor }) => votesOn(row, i.application).some((v) => v.member === actor.id) && { zh: '您已对该案表决，一人一票，不能再次表决', en: 'You have voted on this case: one member, one vote' }),
  votingRule('absent', '审议规则-组成', (row, _i, { actor }) => !seatOf(row, actor.id)!.present && { zh: '您没有到会，不能表决', en: 'You are not present and cannot vote' }),
  votingRule('case-gone', '审议规则-程序', (row, i) => isGone(itemOf(row, i.application)!) && { zh: '该案已撤回、退回或者作出决定，不再表决', en: 'The case was withdrawn, sent back or decided; it is not voted on any more' }),
  votingRule('not-presented', '审议规则-程序', (row, i) => (current(row)?.application !== i.application || itemOf(row, i.application)!.state !== 'presented') && { zh: '该案尚未汇报或者已经计票，现在不能表决', en: 'The case has not been presented yet, or has been counted' }),
  votingRule('no-quorum', '审议规则-组成', (row, i) => !(isQuorate(row) && isQuorateFor(row, i.application)) && { zh: '到会人数不足法定人数，恢复前不能表决', en: 'The quorum is lost; nobody votes until it is there again' }),
]

/** One member, one vote, with reasons. A secret vote is sealed for the member in the vault: neither fact nor table says what it was. */
export const castVote = command<Deliberation>()({
  does: vote.step('cast'),
  input: ofCase.extend({ vote: z.enum(['grant', 'refuse', 'defer']), reasons: z.string().trim().min(2).max(2000) }),
  locks: lockCase,
  concerns: (i) => i.application,
  find: found,
  rules: votingRules,
  draw: async ({ uuid, seal }, row, i) => {
    const id = uuid()
    return { id, sealed: row.voting === 'secret' ? await seal(id, 'ballot', JSON.stringify({ vote: i.vote, reasons: i.reasons })) : null }
  },
  fact: VoteCast,
  record: (row, i, drawn, { actor }) => ({
    subject: drawn.id, ...standing(row), enterprise: itemOf(row, i.application)!.enterpriseId,
    body: { meeting: row.id, application: i.application, member: personOf(actor), sealed: drawn.sealed, ...(drawn.sealed ? { vote: null, reasons: null } : { vote: i.vote, reasons: i.reasons }) },
  }),
  write: (t, f) => [t.insertInto('deliberation_vote').values({
    meeting_id: f.body.meeting, application_id: f.body.application, member_id: f.body.member.id, member_name: f.body.member.name, vote: f.body.vote, reasons: f.body.reasons, sealed: f.body.sealed,
    at: new Date(f.recordedAt), ...hereOf(f),
  })],
})
