import { sql } from 'kysely'
import { z } from 'zod'
import { listing, pageOf, query } from '../../../kernel/query.ts'
import { officers as staff } from '../../accounts/facts.ts'
import { whole, type Whole } from '../commands/officer.ts'
import { post, posts, type Post } from '../facts.ts'
import { passMark, yearlyHours } from '../rules/bars.ts'
import { mayAct, standingOn, standings } from '../rules/standing.ts'
import type { Officers } from '../schema/tables.ts'
import { postWords, rolesOfPost } from '../words.ts'
import { attendedBy, attended, figuresOf, figuresShape } from './officer.ts'
import { entry, entryOf, readers } from './register.ts'

const place = { region: 'region', department: 'department' }
const everybody = Object.fromEntries(staff.map((role) => [role, 'region' as const]))
const nullableDay = z.string().nullable()

/** Whether a department asks for qualifications on a day. */
const regimeOf = (region: string | null, department: string | null, day: string) => sql<{ id: string; from: string; until: string | null; last_fact: string }>`
  select r.id, r.from_on as from, r.until_on as until, r.last_fact from officers_regime r
  where r.department = ${department} and ${region} like regexp_replace(r.region, '(00)+$', '') || '%' and (r.until_on is null or r.until_on > ${day}) order by r.from_on limit 1`

const handed = z.object({ application: z.uuid(), number: z.string(), enterprise: z.string(), from: z.string(), on: z.string() })

/** The own record: what is valid until when, what is missing, and the cases of a predecessor that wait to be taken. */
export const mine = query<Officers>()({
  name: 'mine', capability: 'officers', path: '/mine', for: everybody,
  summary: { zh: '我的资格', en: 'My qualifications' },
  input: z.object({}),
  result: z.object({
    regime: z.object({ from: z.string(), until: nullableDay, inForce: z.boolean() }).nullable(),
    needed: z.array(z.object({ post, standing: z.enum(standings), until: nullableDay, since: nullableDay, mayAct: z.boolean() })),
    entry: entry.nullable(), trainings: z.array(attended), figures: figuresShape.nullable(), handOver: z.array(handed), passMark: z.number(), yearlyHours: z.number(),
  }),
  run: async (ask) => {
    const [row, regime] = await Promise.all([
      ask.first(sql<Whole>`select o.* from officers_account a cross join lateral (${whole(sql`a.officer_id`)}) o where a.account_id = ${ask.actor.id}`),
      ask.first(regimeOf(ask.actor.region, ask.actor.department, ask.day)),
    ])
    const held = new Map(row?.qualifications.map((q) => [q.post, q]))
    const needed = posts.filter((p) => held.has(p) || p !== 'standards' && rolesOfPost[p].some((role) => ask.actor.roles.includes(role) && (role !== 'head' || p === 'decision'))).map((p) => {
      const q = held.get(p)
      const standing = standingOn(q, ask.day)
      return { post: p, standing, until: q?.until_on ?? null, since: q?.since_on ?? null, mayAct: mayAct(standing) }
    })
    const [trainings, handOver, figures] = row ? await Promise.all([ask.all(attendedBy(row.id)), ask.all(waiting(row.id)), figuresOf(ask, row.id, {})]) : [[], [], null]
    return {
      regime: regime ? { from: regime.from, until: regime.until, inForce: regime.from <= ask.day } : null, needed,
      entry: row ? entryOf(row, ask.day) : null, trainings, figures, handOver, passMark: passMark(ask.day), yearlyHours: yearlyHours(ask.day),
    }
  },
})
/** Handed over, and still in the predecessor’s hands. */
const untaken = sql`c.state in ('accepted', 'returned', 'reviewed') and c.officer_id in (select a.account_id from officers_account a where a.officer_id = h.from_officer)`
const waiting = (id: string) => sql<z.infer<typeof handed>>`
  select h.application_id as application, c.number, c.enterprise_name as enterprise, o.name as from, h.given_on as on
  from officers_handover h join officers_case c on c.application_id = h.application_id join officers_officer o on o.id = h.from_officer
  where h.to_officer = ${id} and ${untaken} order by h.given_on, c.number limit 200`

const stay = z.object({ id: z.uuid(), officer: z.uuid(), name: z.string(), department: z.string(), post, from: z.string(), dueOn: z.string(), warnOn: z.string(), days: z.number().int(), alarm: z.enum(['none', 'yellow', 'red']), hand: z.number().int() })
type Stay = z.infer<typeof stay>

/** Stays in posts by the day on which the longest one ends: red once it is over, yellow from the early warning on. */
export const rotation = query<Officers>()({
  name: 'rotation', capability: 'officers', path: '/rotation', for: readers,
  summary: { zh: '轮岗日历：最长任职届满在前的排在前面', en: 'Stays in posts, the first to end first' },
  input: z.object({ ...listing, post: post.optional(), alarm: z.enum(['yellow', 'red']).optional() }),
  result: pageOf(stay),
  columns: [
    { key: 'name', title: { zh: '姓名', en: 'Name' } }, { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'post', title: { zh: '岗位', en: 'Post' }, text: (r: Stay) => postWords[r.post].zh },
    { key: 'from', title: { zh: '任职起始', en: 'Since' } }, { key: 'dueOn', title: { zh: '最长任职至', en: 'Longest stay ends' } }, { key: 'days', title: { zh: '剩余天数', en: 'Days left' } },
  ],
  run: async (ask, { limit, after, post: held, alarm }) => {
    const skip = after && /^\d{1,6}$/.test(after) ? Number(after) : 0
    const rows = await ask.all(sql<Omit<Stay, 'alarm'>>`
      select p.id, p.officer_id as officer, o.name, p.department, p.post, p.from_on as from, p.due_on as "dueOn", p.warn_on as "warnOn", (p.due_on - ${ask.day}::date)::int as days,
        (select count(*)::int from officers_account a join officers_case c on c.officer_id = a.account_id where a.officer_id = o.id and c.state in ('accepted', 'returned', 'reviewed')) as hand
      from officers_posting p join officers_officer o on o.id = p.officer_id
      where ${ask.visible('p', place)} and p.ended_on is null and o.state = 'serving' ${held ? sql`and p.post = ${held}` : sql``}
        ${alarm === 'red' ? sql`and p.due_on < ${ask.day}` : alarm === 'yellow' ? sql`and p.due_on >= ${ask.day} and p.warn_on <= ${ask.day}` : sql``}
      order by p.due_on, o.name, p.id offset ${skip} limit ${limit + 1}`)
    const items = rows.slice(0, limit).map((r): Stay => ({ ...r, alarm: r.days < 0 ? 'red' : r.warnOn <= ask.day ? 'yellow' : 'none' }))
    return { items, next: rows.length > limit ? String(skip + limit) : null }
  },
})

const ending = z.object({ officer: z.uuid(), name: z.string(), post, kind: z.enum(['qualification', 'stay', 'suspended']), on: z.string(), days: z.number().int() })

/** What lapses soon, has lapsed, or is suspended in the department: for the head's home. */
export const soon = query<Officers>()({
  name: 'soon', capability: 'officers', path: '/soon', for: { head: 'own-department' },
  summary: { zh: '资格和任职的近期到期事项', en: 'What lapses soon' },
  input: z.object({}),
  result: z.object({ items: z.array(ending), waiting: z.number().int() }),
  run: async (ask) => {
    const [items, handOver] = await Promise.all([
      ask.all(sql<z.infer<typeof ending>>`
        select * from (
          select q.officer_id as officer, o.name, q.post, case when q.suspended_on is not null then 'suspended' else 'qualification' end as kind,
            coalesce(q.suspended_on, q.until_on) as on, (coalesce(q.suspended_on, q.until_on) - ${ask.day}::date)::int as days
          from officers_qualification q join officers_officer o on o.id = q.officer_id
          where ${ask.visible('q', place)} and o.state = 'serving' and q.rotated_on is null and (q.suspended_on is not null or q.warn_on <= ${ask.day})
          union all
          select p.officer_id, o.name, p.post, 'stay', p.due_on, (p.due_on - ${ask.day}::date)::int
          from officers_posting p join officers_officer o on o.id = p.officer_id
          where ${ask.visible('p', place)} and o.state = 'serving' and p.ended_on is null and p.warn_on <= ${ask.day}
        ) as x order by x."on", x.name limit 50`),
      ask.first(sql<{ n: number }>`select count(*)::int as n from officers_handover h join officers_case c on c.application_id = h.application_id
        where ${ask.visible('h', place)} and ${untaken}`),
    ])
    return { items, waiting: handOver!.n }
  },
})

/** The regime of the own department, and how many are qualified for each post today. */
export const regime = query<Officers>()({
  name: 'regime', capability: 'officers', path: '/regime', for: readers,
  summary: { zh: '持证上岗制度', en: 'The qualification regime' },
  input: z.object({}),
  result: z.object({
    regime: z.object({ id: z.uuid(), from: z.string(), until: nullableDay, inForce: z.boolean(), seen: z.string() }).nullable(),
    qualified: z.array(z.object({ post, people: z.number().int() })),
  }),
  run: async (ask) => {
    const [row, counts] = await Promise.all([
      ask.first(regimeOf(ask.actor.region, ask.actor.department, ask.day)),
      ask.all(sql<{ post: Post; people: number }>`select q.post, count(*)::int as people from officers_qualification q join officers_officer o on o.id = q.officer_id
        where ${ask.visible('q', place)} and o.state = 'serving' and q.suspended_on is null and q.rotated_on is null and q.since_on <= ${ask.day} and q.until_on >= ${ask.day} group by q.post`),
    ])
    return {
      regime: row ? { id: row.id, from: row.from, until: row.until, inForce: row.from <= ask.day, seen: row.last_fact } : null,
      qualified: posts.map((p) => ({ post: p, people: counts.find((c) => c.post === p)?.people ?? 0 })),
    }
  },
})

/** Accounts of the authority that belong to nobody on the register yet. */
export const freeAccounts = query<Officers>()({
  name: 'free-accounts', capability: 'officers', path: '/free-accounts', for: { administrator: 'region' },
  summary: { zh: '尚未归属到人的机关账号', en: 'Accounts that belong to nobody yet' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ id: z.string(), account: z.string(), name: z.string(), department: z.string().nullable() })) }),
  run: async (ask) => ({
    items: await ask.all(sql<{ id: string; account: string; name: string; department: string | null }>`
      select a.account_id as id, a.account, a.name, a.department from officers_account a where ${ask.visible('a', place)} and a.open and a.officer_id is null order by a.account limit 500`),
  }),
})
