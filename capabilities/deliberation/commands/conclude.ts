import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { MeetingConcluded, MinutesFiled, ResultsRetried, type flags } from '../facts.ts'
import { meeting } from '../procedure.ts'
import { briefSeconds } from '../rules/mandatory.ts'
import { entitled, isGone, need, recusedFrom, votesOn, type Item } from '../rules/meeting.ts'
import type { Deliberation } from '../schema/tables.ts'
import { byChair, lockMeeting, meetingInput, ofMeeting, onMeeting, theMeeting, type MeetingRow } from './meeting.ts'

export type Look = { application: string; member: string; papers: number; seconds: number; firstAt: string }
type Row = MeetingRow & { looks: Look[] }
const iso = (moment: string | Date) => new Date(moment).toISOString()

const unfinished = (row: MeetingRow) => row.items.filter((i) => !['counted', 'struck'].includes(i.state) && !isGone(i))

/** What members looked at, as their pages measured it, by case and member. */
export const looksOf = sql<Look[]>`coalesce((select json_agg(x) from (
  select l.application_id as application, l.member_id as member, count(*) filter (where l.paper <> 'summary')::int as papers, sum(l.seconds)::int as seconds, min(l.first_at) as "firstAt"
  from deliberation_look l where l.meeting_id = m.id group by 1, 2) x), '[]')`

/** The meeting ends, and its results become decisions. Working data of how it was prepared become part of the record here. */
export const conclude = command<Deliberation>()({
  does: meeting.step('conclude'),
  input: meetingInput,
  locks: (i) => [lockMeeting(i.id)],
  find: (t, i) => sql<Row>`select m.*, ${looksOf} as looks from (${theMeeting(t, i)}) m`,
  guards: [byChair, {
    code: 'not-all-counted', clause: '审议规则-纪要',
    broken: (row) => {
      const open = unfinished(row)
      return open.length > 0 && { zh: `还有 ${open.length} 件没有审议完毕（${open.map((i) => i.number).join('、')}），不能结束会议、形成纪要`, en: `${open.length} cases are not through (${open.map((i) => i.number).join(', ')}); there are no minutes before` }
    },
  }],
  fact: MeetingConcluded,
  record: (row) => ({
    ...ofMeeting(row),
    body: {
      number: row.number, at: iso(row.at), place: row.place, voting: row.voting, quorum: row.quorum, needed: need(row), openedAt: iso(row.opened_at!), chair: { id: row.chair_id, name: row.chair_name },
      members: row.seats.map((s) => ({ id: s.id, name: s.name, cameAt: s.cameAt && iso(s.cameAt), leftAt: s.leftAt && iso(s.leftAt), backAt: s.backAt && iso(s.backAt) })),
      items: row.items.map((i) => (i.state === 'counted' ? decided(row, i) : left(row, i))),
    },
  }),
  write: (t, f) => [
    onMeeting(t, f).set({ state: f.to!, concluded_at: new Date(f.recordedAt), concluded: JSON.stringify(f.body) }),
    ...f.body.items.map((i) => t.updateTable('deliberation_item').set({ concluded_at: new Date(f.recordedAt) }).where('meeting_id', '=', f.subject).where('application_id', '=', i.application)),
  ],
})

const basics = (i: Item) => ({ application: i.application, number: i.number, enterprise: i.enterprise, rules: i.rules, presenter: i.presenter, summary: i.summary, scope: i.scope, clauses: i.clauses })

const left = (row: Row, i: Item) => ({
  ...basics(i), result: null, reason: i.struckWhy ?? '案件已撤回、退回或者已作出决定', tally: null, deciders: [], recused: recusedFrom(row, i.application), absent: [], left: [], presided: null, votes: [], dissent: [], seconds: null, looks: [], flags: [],
})

function decided(row: Row, i: Item) {
  const votes = votesOn(row, i.application)
  const seconds = Math.round((Date.parse(i.countedAt!) - Date.parse(i.calledAt!)) / 1000)
  const looks = row.looks.filter((l) => l.application === i.application).map((l) => ({ member: l.member, papers: l.papers, seconds: l.seconds, firstAt: iso(l.firstAt) }))
  const unopened = votes.some((v) => !looks.some((l) => l.member === v.member && l.papers > 0))
  const raised: (typeof flags)[number][] = [...(seconds < briefSeconds ? ['brief' as const] : []), ...(unopened ? ['unopened' as const] : [])]
  return {
    ...basics(i), result: i.result, reason: reasonOf(row, i), tally: i.tally, deciders: i.deciders, recused: recusedFrom(row, i.application).filter((r) => i.recused.some((x) => x.id === r.id)), absent: i.absent, left: i.left, presided: i.presided,
    votes: votes.map((v) => ({ member: { id: v.member, name: v.name }, vote: v.vote, reasons: v.reasons, sealed: v.sealed })),
    dissent: votes.filter((v) => v.vote !== null && v.vote !== i.result).map((v) => ({ id: v.member, name: v.name })), seconds, looks, flags: raised,
  }
}

/** The reason of the decision: the meeting, its count, and what those said who carried it. */
function reasonOf(row: Row, i: Item): string {
  const { grant, refuse, defer } = i.tally!
  const said = votesOn(row, i.application).filter((v) => v.vote === i.result).map((v) => v.reasons).join('；')
  return `经集体审议（${row.number}，应到 ${entitled(row, i.application).length} 人，准予 ${grant} 票、不予 ${refuse} 票、缓议 ${defer} 票）。${said ? `主要理由：${said}` : ''}`.slice(0, 1900)
}

/** Decisions that could not be taken at the first try are tried again. */
export const retry = command<Deliberation>()({
  does: meeting.step('retry'),
  input: meetingInput,
  locks: (i) => [lockMeeting(i.id)],
  find: theMeeting,
  guards: [byChair],
  fact: ResultsRetried,
  record: (row) => ({ ...ofMeeting(row), body: {} }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to! })],
})

export const fileMinutes = command<Deliberation>()({
  does: meeting.step('file-minutes'),
  input: meetingInput.extend({ file: z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() }) }),
  locks: (i) => [lockMeeting(i.id)],
  find: theMeeting,
  fact: MinutesFiled,
  record: (row, i) => ({ ...ofMeeting(row), body: { file: i.file } }),
  write: (t, f) => [onMeeting(t, f).set({ state: f.to!, minutes: JSON.stringify(f.body.file) })],
})
