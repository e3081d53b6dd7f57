import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { all } from '../../../kernel/db.ts'
import { both } from '../../../kernel/fields.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { samePersons } from '../people.ts'
import type { ComplaintRow, Integrity } from '../schema/tables.ts'
import { words } from '../words.ts'

const own = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', supervisor: 'own-case', administrator: 'own-case', security: 'own-case' } as const
/** Complaints are read by the auditor, the head of the department, and whoever investigates one; never by the one complained of. */
export const complaintFor = { ...own, head: 'own-department', auditor: 'region' } as const
const place = { region: 'region', department: 'department', officer: 'investigator_id' }
const text = (key: string) => words[key]?.zh ?? key

const item = z.object({
  id: z.string(), number: z.string(), channel: z.string(), about: z.string(), state: z.string(), officer: z.string().nullable(), investigator: z.string().nullable(),
  filedOn: z.string(), dueOn: z.string().nullable(), overdue: z.boolean(), seen: z.string(),
})
type Item = z.infer<typeof item>
const dueOf = (r: ComplaintRow) => (r.state === 'filed' ? r.accept_due : ['accepted', 'investigated'].includes(r.state) ? r.answer_due : null)
const shown = (r: ComplaintRow, day: string): Item => ({
  id: r.id, number: r.number, channel: r.channel, about: r.about, state: r.state, officer: r.officer_name, investigator: r.investigator_name, filedOn: today(r.filed_at), dueOn: dueOf(r),
  overdue: (dueOf(r) ?? '9999') < day, seen: r.last_fact,
})

/** No row concerns the reader himself, under whatever account, nor names him. */
async function readable(ask: Asking<Integrity>) {
  const mine = (await all(ask.house.pools.writer, sql<{ id: string }>`select p as id from ${samePersons([ask.actor.id])} as s (p)`)).map((r) => r.id)
  return ask.t.selectFrom('integrity_complaint').selectAll().where(ask.visible('integrity_complaint', place))
    .where(sql<SqlBool>`(officer_id is null or officer_id <> all(${mine}::text[])) and position(${ask.actor.name} in about) = 0`)
}

export const complaints = query<Integrity>()({
  name: 'complaints', capability: 'integrity', path: '/complaints', for: complaintFor,
  summary: { zh: '对人员和程序的投诉举报，未办结的在前', en: 'Complaints, open ones first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.string().max(100).optional(), channel: z.string().max(60).optional() }),
  result: pageOf(item),
  columns: [
    { key: 'number', title: { zh: '编号', en: 'Number' } }, { key: 'channel', title: { zh: '渠道', en: 'Channel' }, text: (r: Item) => text(`channel.${r.channel}`) },
    { key: 'about', title: { zh: '投诉对象', en: 'About' } }, { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Item) => text(`state.complaint.${r.state}`) },
    { key: 'investigator', title: { zh: '调查人', en: 'Investigator' } }, { key: 'filedOn', title: { zh: '收到日期', en: 'Received' } }, { key: 'dueOn', title: { zh: '期限', en: 'Due' } },
  ],
  run: async (ask, input) => {
    const order = sql<string>`(case when state in ('filed', 'accepted', 'investigated') then '1' else '0' end) || id`
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = (await readable(ask)).select([order.as('order_key')]).orderBy(order, 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where(sql<SqlBool>`${order} < ${cursor}`)
    if (input.state) q = q.where('state', 'in', input.state.split(','))
    if (input.channel) q = q.where('channel', 'in', input.channel.split(','))
    if (input.q) { const like = `%${input.q.replace(/[\\%_]/g, '\\$&')}%`; q = q.where((e) => e.or([e('number', 'ilike', like), e('about', 'ilike', like)])) }
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => shown(r, ask.day)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

const colleague = z.object({ id: z.string(), name: z.string() })
export const complaintById = query<Integrity>()({
  name: 'complaint', capability: 'integrity', path: '/complaints/:id', for: complaintFor, looks: true,
  summary: { zh: '一件投诉举报；每次查看都留有记录', en: 'One complaint; every look is recorded' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({
    department: z.string().nullable(), text: z.string().nullable(), files: z.array(z.any()), signed: z.boolean(), filedBy: z.string(), report: z.string().nullable(), answer: z.string().nullable(), answeredBy: z.string().nullable(),
    answeredOn: z.string().nullable(), colleagues: z.array(colleague), actions: z.array(z.any()),
  }),
  run: async (ask, { id }) => {
    const row = await ask.first((await readable(ask)).where('id', '=', id))
    if (!row) throw notFound()
    const colleagues = await ask.all(ask.t.selectFrom('integrity_officer').select(['account as id', 'name']).where('open', '=', true).orderBy('name').limit(500))
    const text = (await ask.house.vault.reveal([row.text_ref])).get(row.text_ref) ?? null
    const asked = { ...row, officer_id: row.investigator_id, persons: row.officer_id ? [row.officer_id] : [] }
    return {
      ...shown(row, ask.day), department: row.department, text, files: row.files, signed: row.contact !== null, filedBy: row.filed_by, report: row.report, answer: row.answer, answeredBy: row.answered_by,
      answeredOn: row.answered_at && today(row.answered_at), colleagues,
      actions: await actionsOf(ask.house, 'integrity/complaint', asked, ask.actor, { at: ask.at, day: ask.day }),
    }
  },
})

const said = z.object({ name: z.string().nullable(), contact: z.string().nullable() })
/** Who complains: for the auditor and the investigator, for a stated purpose; every look is recorded. Never for the one complained of. */
export const complainant = query<Integrity>()({
  name: 'complainant', capability: 'integrity', path: '/complaints/:id/complainant', for: { ...own, head: 'own-case', auditor: 'region' }, looks: true,
  summary: { zh: '投诉人的姓名和联系方式；每次查看都留有记录', en: 'Who complains; every look is recorded' },
  input: z.object({ id: z.uuid(), purpose: z.string().trim().min(4, { error: both('请写明查看用途（至少 4 个字）', 'Say what it is needed for (four characters or more)') }).max(200) }),
  result: said,
  run: async (ask, { id }) => {
    const row = await ask.first((await readable(ask)).where('id', '=', id))
    if (!row) throw notFound()
    const value = row.contact && (await ask.house.vault.reveal([row.contact])).get(row.contact)
    return value ? said.parse(JSON.parse(value)) : { name: null, contact: null }
  },
})

/** Who holds number and code sees what became of the complaint: neither its text nor its author. */
export const complaintState = query<Integrity>()({
  name: 'complaint-state', capability: 'integrity', path: '/complaint-state', for: { public: 'public' },
  summary: { zh: '凭编号和查询码查看投诉的办理情况', en: 'What became of a complaint, by number and code' },
  input: z.object({ number: z.string().trim().toUpperCase().max(20), code: z.string().trim().toUpperCase().max(20) }),
  result: z.object({
    number: z.string(), state: z.string(), filedOn: z.string(), dueOn: z.string().nullable(), answer: z.string().nullable(), answeredOn: z.string().nullable(),
  }),
  run: async (ask, { number, code }) => {
    const refs = (await ask.house.vault.lookup('complaint-code', `${number}:${code}`)).map((v) => v.ref)
    const row = refs.length ? await ask.first(ask.t.selectFrom('integrity_public_complaint').selectAll().where('code_ref', 'in', refs)) : undefined
    if (!row) throw notFound({ title: { zh: '编号或查询码不正确', en: 'The number or the code is not right' } })
    return {
      number: row.number, state: row.state, filedOn: today(row.filed_at), dueOn: row.state === 'filed' ? row.accept_due : row.answered_at ? null : row.answer_due, answer: row.answer,
      answeredOn: row.answered_at && today(row.answered_at),
    }
  },
})
