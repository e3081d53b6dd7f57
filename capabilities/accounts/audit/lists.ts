import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { all } from '../../../kernel/db.ts'
import { readEnvelope } from '../../../kernel/fact.ts'
import type { House } from '../../../kernel/house.ts'
import type { Words } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import type { AccountRow, SignInRow } from '../schema/tables.ts'
import { words as own } from '../words.ts'
import { commandWords, like, plainDay } from './attempts.ts'

const auditor = { auditor: 'region' } as const
const words = z.object({ zh: z.string(), en: z.string() })
const who = z.object({ id: z.string(), name: z.string(), account: z.string().nullable() })
const days = { from: plainDay, until: plainDay }
const q = z.string().trim().max(60).optional().describe('Part of a name or an account')

type Look = { id: string; at: Date; actor_id: string; query: string; subject: string | null; purpose: string | null }
type Fact = { id: string; bytes: Buffer; name: string; subject: string; actor_id: string; recorded_at: Date; region: string | null }
type Tables = { accounts_account: AccountRow; accounts_sign_in: SignInRow; look: Look; fact: Fact }

const on = (column: string, { from, until }: { from?: string | undefined; until?: string | undefined }): RawBuilder<boolean>[] => [
  ...(from ? [sql<boolean>`${sql.ref(column)} >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`] : []),
  ...(until ? [sql<boolean>`${sql.ref(column)} < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
]
const cursorOf = (after: string | undefined) => (after ? decodeCursor(after)?.[0] : undefined)
const nextOf = (rows: readonly { id: string }[], limit: number) => (rows.length > limit ? encodeCursor([rows[limit - 1]!.id]) : null)
type Row = { who: { name: string; account: string | null } }
const whoText = (r: Row) => [r.who.name, r.who.account].filter(Boolean).join(' ')

/** Who looked at personal or secret values, and for what. The look is a committed row before the value left. */
export const looks = query<Tables>()({
  name: 'looks', capability: 'accounts', path: '/looks', for: auditor,
  summary: { zh: '对敏感数据的查看，最近的在前', en: 'Looks at personal or secret values, latest first' },
  input: z.object({ ...listing, q, ...days }),
  result: pageOf(z.object({ id: z.uuid(), at: z.iso.datetime(), who, what: words.extend({ name: z.string() }), subject: z.string().nullable(), purpose: z.string().nullable() })),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } },
    { key: 'who', title: { zh: '人员', en: 'Who' }, text: whoText },
    { key: 'what', title: { zh: '查看内容', en: 'What' }, text: (r: { what: Words }) => r.what.zh },
    { key: 'purpose', title: { zh: '用途', en: 'Purpose' } },
    { key: 'subject', title: { zh: '对象编号', en: 'Subject' } },
  ],
  async run(ask, { q: name, limit, after, ...when }) {
    let s = (ask.t as Kysely<Tables>).selectFrom('look as l').innerJoin('accounts_account as a', (j) => j.on(sql<boolean>`a.id::text = l.actor_id`))
      .selectAll('l').select(['a.name', 'a.account']).where(ask.visible('a', { region: 'region' })).orderBy('l.id', 'desc').limit(limit + 1)
    if (name) s = s.where((e) => e.or([e('a.name', 'ilike', like(name)), e('a.account', 'ilike', like(name))]))
    for (const condition of on('l.at', when)) s = s.where(condition)
    const cursor = cursorOf(after)
    if (typeof cursor === 'string') s = s.where('l.id', '<', cursor)
    // Looks have no place of their own: the place is that of whoever looked, so the reader's policies cannot hold here.
    const rows = await all(ask.house.pools.writer, s)
    return {
      items: rows.slice(0, limit).map((r) => ({
        id: r.id, at: r.at.toISOString(), who: { id: r.actor_id, name: r.name, account: r.account }, what: { name: r.query, ...queryWords(ask.house, r.query) },
        subject: r.subject, purpose: r.purpose,
      })),
      next: nextOf(rows, limit),
    }
  },
})

/** `enterprises/person` in the words of its query. */
function queryWords(house: House, name: string): Words {
  return house.queries.find((one) => `${one.capability}/${one.name}` === name)?.summary ?? { zh: name, en: name }
}

/** Every change that was recorded: who, what, on whom, why. The facts themselves are what the audit proves. */
export const changes = query<Tables>()({
  name: 'changes', capability: 'accounts', path: '/changes', for: auditor,
  summary: { zh: '已记录的每一次办理，最近的在前', en: 'Every step that was recorded, latest first' },
  input: z.object({ ...listing, q, capability: z.string().max(60).regex(/^[a-z-]*$/).optional(), subject: z.uuid().optional(), ...days }),
  result: pageOf(z.object({
    id: z.string(), at: z.iso.datetime(), who, step: words.extend({ name: z.string() }), role: z.string(), subject: z.uuid(), clause: z.string(), reason: z.string().nullable(),
  })),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } },
    { key: 'who', title: { zh: '人员', en: 'Who' }, text: whoText },
    { key: 'role', title: { zh: '岗位', en: 'Post' }, text: (r: { role: string }) => own[`role.${r.role}`]?.zh ?? r.role },
    { key: 'step', title: { zh: '事项', en: 'Step' }, text: (r: { step: Words }) => r.step.zh },
    { key: 'reason', title: { zh: '理由', en: 'Reason' } },
    { key: 'clause', title: { zh: '依据', en: 'Clause' } },
    { key: 'subject', title: { zh: '对象编号', en: 'Subject' } },
    { key: 'id', title: { zh: '记录号', en: 'Fact' } },
  ],
  async run(ask, { q: name, capability, subject, limit, after, ...when }) {
    let s = (ask.t as Kysely<Tables>).selectFrom('fact as f').leftJoin('accounts_account as a', (j) => j.on(sql<boolean>`a.id::text = f.actor_id`))
      .select(['f.id', 'f.bytes', 'f.actor_id', 'a.account']).where(ask.visible('f', { region: 'region' })).orderBy('f.id', 'desc').limit(limit + 1)
    if (name) s = s.where((e) => e.or([e('a.name', 'ilike', like(name)), e('a.account', 'ilike', like(name))]))
    if (capability) s = s.where('f.name', 'like', `${capability}.%`)
    if (subject) s = s.where('f.subject', '=', subject)
    for (const condition of on('f.recorded_at', when)) s = s.where(condition)
    const cursor = cursorOf(after)
    if (typeof cursor === 'string' && /^\d{1,18}$/.test(cursor)) s = s.where('f.id', '<', cursor)
    const rows = await ask.all(s)
    return { items: rows.slice(0, limit).map((r) => changeOf(ask.house, r)), next: nextOf(rows, limit) }
  },
})

function changeOf(house: House, r: { id: string; bytes: Buffer; actor_id: string; account: string | null }) {
  const e = readEnvelope(r.bytes)
  return {
    id: r.id, at: e.recordedAt, who: { id: r.actor_id, name: e.actor.name, account: r.account }, step: { name: e.step, ...commandWords(house, e.step) }, role: e.role,
    subject: e.subject, clause: e.clause, reason: e.reason,
  }
}

/** Every entry and every refusal at the door, over all accounts of the region. */
export const entries = query<Tables>()({
  name: 'entries', capability: 'accounts', path: '/entries', for: auditor,
  summary: { zh: '全部账号的登录记录，最近的在前', en: 'Sign-ins of all accounts, latest first' },
  input: z.object({ ...listing, q, outcome: z.string().max(40).optional(), ...days }),
  result: pageOf(z.object({ id: z.uuid(), at: z.iso.datetime(), who: who.nullable(), outcome: words.extend({ code: z.string() }), address: z.string(), agent: z.string() })),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } },
    { key: 'who', title: { zh: '人员', en: 'Who' }, text: (r: { who: Row['who'] | null }) => (r.who ? whoText({ who: r.who }) : null) },
    { key: 'outcome', title: { zh: '结果', en: 'Outcome' }, text: (r: { outcome: Words }) => r.outcome.zh },
    { key: 'address', title: { zh: '网络地址', en: 'Address' } },
    { key: 'agent', title: { zh: '浏览器', en: 'Browser' } },
  ],
  async run(ask, { q: name, outcome, limit, after, ...when }) {
    let s = (ask.t as Kysely<Tables>).selectFrom('accounts_sign_in as i').leftJoin('accounts_account as a', 'a.id', 'i.account_id')
      .selectAll('i').select(['a.name', 'a.account']).where(ask.visible('i', { region: 'region' })).orderBy('i.id', 'desc').limit(limit + 1)
    if (name) s = s.where((e) => e.or([e('a.name', 'ilike', like(name)), e('a.account', 'ilike', like(name))]))
    if (outcome) s = s.where('i.outcome', '=', outcome)
    for (const condition of on('i.at', when)) s = s.where(condition)
    const cursor = cursorOf(after)
    if (typeof cursor === 'string') s = s.where('i.id', '<', cursor)
    const rows = await ask.all(s)
    return {
      items: rows.slice(0, limit).map((r) => ({
        id: r.id, at: r.at.toISOString(), who: r.account_id ? { id: r.account_id, name: r.name ?? '', account: r.account } : null,
        outcome: { code: r.outcome, ...(own[`outcome.${r.outcome}`] ?? { zh: r.outcome, en: r.outcome }) }, address: r.address, agent: r.agent,
      })),
      next: nextOf(rows, limit),
    }
  },
})
