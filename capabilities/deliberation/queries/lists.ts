import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { executing, openMeeting } from '../commands/convene.ts'
import { named } from '../rules/mandatory.ts'
import { casePlace, place, type Deliberation } from '../schema/tables.ts'
import { words } from '../words.ts'
import { officers, rulesOn } from './scope.ts'

const text = (key: string) => words[key]?.zh ?? key
const likely = (q: string) => `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`

const waitingItem = z.object({
  id: z.string(), number: z.string(), enterprise: z.string(), sector: z.string(), rules: z.array(z.string()), recommendation: z.string().nullable(), reviewer: z.string().nullable(), dueOn: z.string().nullable(),
  state: z.string(), reviewed: z.boolean(), meeting: z.string().nullable(),
})
type Waiting = z.infer<typeof waitingItem>

/** Cases that a rule sends to a meeting and that have no decision: those reviewed can stand on an agenda, the others are coming. */
export const waiting = query<Deliberation>()({
  name: 'waiting', capability: 'deliberation', path: '/waiting', for: officers,
  summary: { zh: '待集体审议的案件', en: 'Cases waiting for a meeting' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), rule: z.string().max(300).optional(), ready: z.stringbool().optional(), sort: z.enum(['due', 'number']).default('due') }),
  result: pageOf(waitingItem),
  columns: [
    { key: 'number', title: { zh: '案号', en: 'Case number' } }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'rules', title: { zh: '须集体审议的理由', en: 'Why it needs a meeting' }, text: (r: Waiting) => named(r.rules).zh },
    { key: 'reviewer', title: { zh: '承办人', en: 'Reviewer' } }, { key: 'recommendation', title: { zh: '审查意见', en: 'Opinion' }, text: (r: Waiting) => (r.recommendation ? text(`choice.${r.recommendation}`) : '') },
    { key: 'dueOn', title: { zh: '决定期限', en: 'Decision due' } }, { key: 'meeting', title: { zh: '会议', en: 'Meeting' } },
  ],
  run: async (ask, i) => {
    const order = i.sort === 'due' ? sql<string>`coalesce(c.due_on::text, '9999-12-31') || c.id` : sql<string>`c.number || c.id`
    const cursor = i.after ? decodeCursor(i.after)?.[0] : undefined
    const rows = await ask.all(sql<any>`select * from (select c.*, ${rulesOn(ask.day)} as rules, ${openMeeting} as meeting, ${order} as order_key from deliberation_case c
      where c.state in ('accepted', 'returned', 'reviewed') and ${ask.visible('c', casePlace)} and not ${executing} and ${i.ready ? sql<SqlBool>`c.state = 'reviewed'` : sql<SqlBool>`true`}
        and ${i.q ? sql<SqlBool>`(c.enterprise_name like ${likely(i.q)} or c.number ilike ${likely(i.q)} or c.initials ilike ${likely(i.q)})` : sql<SqlBool>`true`}) c
      where cardinality(c.rules) > 0 and ${i.ready ? sql<SqlBool>`c.meeting is null` : sql<SqlBool>`true`} and ${i.rule ? sql<SqlBool>`c.rules && ${i.rule.split(',')}::text[]` : sql<SqlBool>`true`}
        and ${typeof cursor === 'string' ? sql<SqlBool>`order_key > ${cursor}` : sql<SqlBool>`true`} order by order_key limit ${i.limit + 1}`)
    const page = rows.slice(0, i.limit)
    return {
      items: page.map((c) => ({
        id: c.id, number: c.number, enterprise: c.enterprise_name, sector: c.sector, rules: c.rules, recommendation: c.recommendation, reviewer: c.reviewer_name, dueOn: c.due_on, state: c.state,
        reviewed: c.state === 'reviewed', meeting: c.meeting,
      })),
      next: rows.length > i.limit ? encodeCursor([page.at(-1).order_key]) : null,
    }
  },
})

const meetingItem = z.object({
  id: z.string(), number: z.string(), state: z.string(), at: z.string(), place: z.string(), chair: z.string(), voting: z.string(), cases: z.number(), counted: z.number(), members: z.number(), mine: z.boolean(), flagged: z.boolean(),
})
type Meeting = z.infer<typeof meetingItem>

export const meetings = query<Deliberation>()({
  name: 'meetings', capability: 'deliberation', path: '/meetings', for: officers,
  summary: { zh: '集体审议会议', en: 'Meetings' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(80).optional(), flagged: z.stringbool().optional(), sort: z.enum(['newest', 'oldest']).default('newest') }),
  result: pageOf(meetingItem),
  columns: [
    { key: 'number', title: { zh: '会议编号', en: 'Meeting' } }, { key: 'at', title: { zh: '时间', en: 'Time' } }, { key: 'place', title: { zh: '地点', en: 'Place' } }, { key: 'chair', title: { zh: '主持人', en: 'Chair' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Meeting) => text(`state.meeting.${r.state}`) }, { key: 'cases', title: { zh: '议程案件', en: 'Cases' } }, { key: 'members', title: { zh: '成员', en: 'Members' } },
  ],
  run: async (ask, i) => {
    const order = sql<string>`to_char(m.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || m.id`
    const down = i.sort === 'newest'
    const cursor = i.after ? decodeCursor(i.after)?.[0] : undefined
    const isFlagged = sql<boolean>`coalesce(jsonb_path_exists(m.concluded, '$.items[*].flags[*]'), false)`
    const items = (what: SqlItem) => sql<number>`(select count(*)::int from deliberation_item x where x.meeting_id = m.id ${what})`
    let q = ask.t.selectFrom('deliberation_meeting as m').selectAll('m').select([
      order.as('order_key'), isFlagged.as('flagged'), items(sql`and x.state <> 'struck'`).as('cases'), items(sql`and x.state = 'counted'`).as('counted'),
      sql<number>`(select count(*)::int from deliberation_seat s where s.meeting_id = m.id)`.as('members'),
      sql<boolean>`exists (select from deliberation_seat s where s.meeting_id = m.id and s.member_id = ${ask.actor.id})`.as('mine'),
    ]).where(ask.visible('m', place)).orderBy(order, down ? 'desc' : 'asc').limit(i.limit + 1)
    if (typeof cursor === 'string') q = q.where(down ? sql<SqlBool>`${order} < ${cursor}` : sql<SqlBool>`${order} > ${cursor}`)
    if (i.state) q = q.where('m.state', 'in', i.state.split(','))
    if (i.flagged) q = q.where(isFlagged)
    if (i.q) q = q.where(sql<SqlBool>`(m.number like ${likely(i.q)} or m.place like ${likely(i.q)} or exists (select from deliberation_item x where x.meeting_id = m.id and (x.number ilike ${likely(i.q)} or x.enterprise_name like ${likely(i.q)})))`)
    const rows = await ask.all(q)
    const page = rows.slice(0, i.limit)
    return {
      items: page.map((m) => ({
        id: m.id, number: m.number, state: m.state, at: m.at.toISOString(), place: m.place, chair: m.chair_name, voting: m.voting, cases: m.cases, counted: m.counted, members: m.members, mine: m.mine, flagged: m.flagged,
      })),
      next: rows.length > i.limit ? encodeCursor([page.at(-1)!.order_key]) : null,
    }
  },
})
type SqlItem = ReturnType<typeof sql>
