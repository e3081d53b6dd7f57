import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Guard, Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { isQuorate, itemOf, need, present, presiding, type Item, type Recusal, type Seat, type Vote } from '../rules/meeting.ts'
import type { Deliberation, MeetingTable } from '../schema/tables.ts'
import type { Selectable } from 'kysely'

/** What every step of a meeting has in common: the meeting with its seats, cases, votes and recusals, as they stand. */
export const meetingInput = z.object({ id: z.uuid() })
export const caseOfMeeting = meetingInput.extend({ application: z.uuid() })
export const lockMeeting = (id: string) => `deliberation:${id}`
export const lockBoth = (i: { id: string; application: string }) => [lockMeeting(i.id), `application:${i.application}`]

export type MeetingRow = Selectable<MeetingTable> & { seats: Seat[]; items: Item[]; votes: Vote[]; recusals: Recusal[] }

const json = (of: ReturnType<typeof sql>) => sql`coalesce((select json_agg(x.* order by x.n) from (${of}) x), '[]')`
const seats = json(sql`select s.name as n, s.member_id as id, s.name, s.position, s.present, s.came_at as "cameAt", s.left_at as "leftAt", s.back_at as "backAt" from deliberation_seat s where s.meeting_id = m.id`)
const items = json(sql`select i.position as n, i.application_id as application, i.position, i.number, i.enterprise_name as enterprise, i.enterprise_id as "enterpriseId", i.rules, i.state, i.called_at as "calledAt",
  i.presented_at as "presentedAt", i.presenter, i.summary, i.scope, i.clauses, i.counted_at as "countedAt", i.result, i.tally, i.struck_why as "struckWhy", i.deciders, i.recused, i.absent, i.left_early as left, i.presided,
  c.state as "caseState", c.reviews, c.reviewer_id as reviewer, c.reviewer_name as "reviewerName"
  from deliberation_item i join deliberation_case c on c.id = i.application_id where i.meeting_id = m.id`)
const votes = json(sql`select v.at as n, v.application_id as application, v.member_id as member, v.member_name as name, v.vote, v.reasons, v.sealed, v.at from deliberation_vote v where v.meeting_id = m.id`)
const recusals = json(sql`select r.at as n, r.application_id as application, r.member_id as member, r.member_name as name, r.reason from (
  select at, application_id, member_id, member_name, reason from deliberation_recusal where meeting_id = m.id
  union all select i.meeting_at, b.application_id, b.member_id, b.member_name, b.reason from deliberation_barred b join deliberation_item i on i.application_id = b.application_id and i.meeting_id = m.id
    join deliberation_seat s on s.meeting_id = m.id and s.member_id = b.member_id
    where not exists (select from deliberation_recusal x where x.meeting_id = m.id and x.application_id = b.application_id and x.member_id = b.member_id)) r`)

export const theMeeting = (_t: Kysely<Deliberation>, i: { id: string }) =>
  sql<MeetingRow>`select m.*, ${seats} as seats, ${items} as items, ${votes} as votes, ${recusals} as recusals from deliberation_meeting m where m.id = ${i.id}`

/** Facts of a meeting stand outside any enterprise: what they write is the meeting's own. */
export const ofMeeting = (row: Pick<MeetingRow, 'id' | 'region' | 'department'>) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })
export const onMeeting = (t: Kysely<Deliberation>, f: Fact<any, any>) => t.updateTable('deliberation_meeting').where('id', '=', f.subject)
export const onItem = (t: Kysely<Deliberation>, f: Fact<any, { application: string }>) =>
  t.updateTable('deliberation_item').where('meeting_id', '=', f.subject).where('application_id', '=', f.body.application)
export const hereOf = (f: Fact<any, any>) => ({ region: f.region!, department: f.department!, last_fact: '0' })
export const personOf = ({ id, name }: { id: string; name: string }) => ({ id, name })

const notPresiding = (who: { name: string } | undefined) => (who
  ? { zh: `现在由${who.name}主持，这一步由主持人办理`, en: `${who.name} presides, whose step this is` }
  : { zh: '主持人不能主持，到会成员中没有可以代为主持的人', en: 'The chair cannot preside, and nobody present may do so instead' })

/** A step of the meeting as a whole: the chair's, or of the next on the list where the chair has left. */
export const byChair: Guard<MeetingRow> = {
  code: 'not-chair', clause: '审议规则-程序',
  broken: (row, _input, { actor }) => {
    const who = presiding(row, null)
    return who?.id !== actor.id && notPresiding(who)
  },
}
/** A step on one case: of whoever presides over it. A chair who is recused from it does not. */
export const byPresiding: Rule<MeetingRow, { application: string }> = {
  code: 'not-chair', clause: '审议规则-程序',
  broken: (row, i, { actor }) => {
    const who = presiding(row, i.application)
    return who?.id !== actor.id && notPresiding(who)
  },
}
export const withQuorum: Guard<MeetingRow> = {
  code: 'no-quorum', clause: '审议规则-组成',
  broken: (row) => !isQuorate(row) && {
    zh: `到会 ${present(row).length} 人，法定人数为 ${need(row)} 人，人数恢复前不能进行`, en: `${present(row).length} present where ${need(row)} are needed; nothing goes on until the quorum is there again`,
  },
}
export const onAgenda: Rule<MeetingRow, { application: string }> = {
  code: 'not-on-agenda', clause: '审议规则-会前', broken: (row, i) => !itemOf(row, i.application) && { zh: '该案不在本次会议议程中', en: 'The case is not on the agenda of this meeting' },
}
