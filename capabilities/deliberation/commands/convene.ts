import { sql } from 'kysely'
import { z } from 'zod'
import { regionPrefix } from '../../../kernel/access.ts'
import { command, type Rule } from '../../../kernel/command.ts'
import { MeetingConvened } from '../facts.ts'
import { meeting } from '../procedure.ts'
import { hits, type Counted } from '../rules/mandatory.ts'
import type { Quorum } from '../rules/quorum.ts'
import { shippedOn } from '../rules/shipped.ts'
import type { Deliberation } from '../schema/tables.ts'
import { hereOf, personOf } from './meeting.ts'
import { lockRules } from './rules.ts'

type Member = { id: string; name: string; roles: string[]; region: string; department: string }
type Case = Counted & { id: string; number: string; sector: string; enterprise_id: string; enterprise_name: string; state: string; traits: string[]; region: string; department: string; meeting: string | null; executing: boolean }
export type Rules = { from_day: string; members: number; quorum: Quorum; voting: 'named' | 'secret'; keys: string[]; region: string; department: string }
type Row = { id?: string; members: Member[]; cases: Case[]; rules: Rules[]; serials: Record<string, number> }
type Input = { members: string[]; cases: string[]; at: string; place: string }
type Doer = { region: string | null; department: string | null }

const within = (one: { region: string; department: string }, actor: Doer) => one.department === actor.department && one.region.startsWith(regionPrefix(actor.region ?? '-'))
/** What the head of a place set: the nearest region's setting, the latest from-day. The rows come in this order. */
export const setFor = <R extends { region: string; department: string }>(rules: readonly R[], where: { region: string | null; department: string | null }): R | undefined =>
  rules.find((r) => r.department === where.department && !!where.region?.startsWith(regionPrefix(r.region)))
/** What is in force for a place on a day: what its head set, else what is shipped. There is no day without rules. */
export const inForce = (rules: readonly Rules[], where: { region: string | null; department: string | null }, day: string): Pick<Rules, 'members' | 'quorum' | 'voting' | 'keys'> =>
  setFor(rules, where) ?? shippedOn(day)
/** Settings that have begun, the nearest first. */
export const begun = (day: string) => sql`select * from deliberation_rules where from_day <= ${day}::date order by length(regexp_replace(region, '(00)+$', '')) desc, from_day desc, last_fact desc`

const clause = '审议规则-会前'
const rule = (code: string, broken: Rule<Row, Input>['broken'], of = clause): Rule<Row, Input> => ({ code, clause: of, broken })
const first = <T>(list: readonly T[], bad: (one: T) => boolean) => list.find(bad)

const rules: Rule<Row, Input>[] = [
  rule('member-unknown', (row, i, { actor }) => {
    const known = (id: string) => row.members.some((m) => m.id === id && within(m, actor) && m.roles.some((r) => ['head', 'approver'].includes(r)))
    return i.members.some((id) => !known(id)) && { zh: '成员须是本部门在岗的负责人或者审批决定人员', en: 'Members are heads and approvers of the department in office' }
  }, '审议规则-组成'),
  rule('too-few-members', (row, i, { actor, day }) => {
    const least = inForce(row.rules, actor, day).members
    const count = new Set([...i.members, actor.id]).size
    return count < least && { zh: `成员 ${count} 人，本部门规定至少 ${least} 人`, en: `${count} members where the department asks for at least ${least}` }
  }, '审议规则-组成'),
  rule('case-unknown', (row, i, { actor }) => i.cases.some((id) => !row.cases.some((c) => c.id === id && within(c, actor))) && { zh: '议程中有本部门以外的案件', en: 'The agenda has a case that is not the department’s' }),
  rule('not-reviewed', (row) => {
    const c = first(row.cases, (x) => x.state !== 'reviewed')
    return !!c && { zh: `案件 ${c.number} 不在待决定环节`, en: `The case ${c.number} is not waiting for its decision` }
  }),
  rule('not-for-meeting', (row, _i, { actor, day }) => {
    const c = first(row.cases, (x) => hits(x, inForce(row.rules, actor, day).keys).length === 0)
    return !!c && { zh: `案件 ${c.number} 不属于集体审议的范围`, en: `No rule sends the case ${c.number} to a meeting` }
  }),
  rule('on-another-agenda', (row) => {
    const c = first(row.cases, (x) => x.meeting !== null)
    return !!c && { zh: `案件 ${c.number} 已列入会议 ${c.meeting} 的议程`, en: `The case ${c.number} is on the agenda of the meeting ${c.meeting}` }
  }),
  rule('result-pending', (row) => {
    const c = first(row.cases, (x) => x.executing)
    return !!c && { zh: `案件 ${c.number} 已有审议结果，正在作出决定`, en: `The case ${c.number} has a result that is being carried out` }
  }),
]

/** The head convenes members on cases that wait; agenda and papers go out with it. */
export const convene = command<Deliberation>()({
  does: meeting.step('convene'),
  input: z.object({ at: z.iso.datetime({ offset: true }), place: z.string().trim().min(2).max(100), members: z.array(z.string().max(60)).min(1).max(30), cases: z.array(z.uuid()).min(1).max(30) }),
  locks: (i) => ['deliberation:number', lockRules, ...i.cases.map((id) => `application:${id}`)],
  find: (_t, i, { day }) => sql<Row>`select
    coalesce((select json_agg(m) from deliberation_member m where m.active and m.id = any(${i.members}::text[])), '[]') as members,
    coalesce((select json_agg(c order by array_position(${i.cases}::uuid[], c.id)) from (select c.*, ${openMeeting} as meeting, ${executing} as executing from deliberation_case c where c.id = any(${i.cases}::uuid[])) c), '[]') as cases,
    coalesce((select json_agg(r) from (${begun(day)}) r), '[]') as rules,
    coalesce((select json_object_agg(s.department, s.serial) from (select department, max(serial) as serial from deliberation_meeting where year = ${Number(day.slice(0, 4))} group by department) s), '{}') as serials`,
  place: (_row, _i, actor) => ({ region: actor.region, department: actor.department }),
  rules,
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: MeetingConvened,
  record: (row, i, drawn, { actor, day }) => {
    const year = Number(day.slice(0, 4))
    const serial = (row.serials[actor.department!] ?? 0) + 1
    const { quorum, voting, keys } = inForce(row.rules, actor, day)
    const others = i.members.filter((id, at) => id !== actor.id && i.members.indexOf(id) === at)
    return {
      subject: drawn.id, enterprise: null, region: actor.region, department: actor.department,
      body: {
        number: `集审〔${year}〕${serial}号`, year, serial, at: new Date(i.at).toISOString(), place: i.place, chair: personOf(actor), quorum, voting,
        members: [personOf(actor), ...others.map((id) => personOf(row.members.find((m) => m.id === id)!))],
        items: row.cases.map((c, position) => ({ application: c.id, position: position + 1, number: c.number, sector: c.sector, enterprise: { id: c.enterprise_id, name: c.enterprise_name }, rules: hits(c, keys) })),
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    const at = new Date(b.at)
    return [
      t.insertInto('deliberation_meeting').values({
        id: f.subject, number: b.number, year: b.year, serial: b.serial, state: f.to!, at, place: b.place, chair_id: b.chair.id, chair_name: b.chair.name, quorum: b.quorum, voting: b.voting,
        convened_at: new Date(f.recordedAt), opened_at: null, concluded_at: null, cancelled_why: null, ...hereOf(f),
      }),
      ...b.members.map((m, position) => t.insertInto('deliberation_seat').values({ meeting_id: f.subject, member_id: m.id, position, name: m.name, present: false, came_at: null, left_at: null, back_at: null, ...hereOf(f) })),
      ...b.items.map((i) => t.insertInto('deliberation_item').values({
        meeting_id: f.subject, application_id: i.application, position: i.position, number: i.number, sector: i.sector, enterprise_name: i.enterprise.name, rules: i.rules, meeting_at: at, state: 'listed',
        called_at: null, presented_at: null, presenter: null, presided: null, review: null, summary: null, scope: null, counted_at: null, result: null, entitled: null, struck_why: null, concluded_at: null, enterprise_id: i.enterprise.id, ...hereOf(f),
      })),
    ]
  },
})

/** The meeting, not yet over, whose agenda a case stands on. */
export const openMeeting = sql<string | null>`(select m.number from deliberation_item i join deliberation_meeting m on m.id = i.meeting_id
  where i.application_id = c.id and i.state <> 'struck' and m.state in ('convened', 'open') limit 1)`
/** A meeting has decided the case as it was last reviewed, and the decision is on its way. */
export const executing = sql<boolean>`exists (select from deliberation_item i where i.application_id = c.id and i.concluded_at is not null
  and i.result in ('grant', 'refuse') and i.review = c.reviews)`
