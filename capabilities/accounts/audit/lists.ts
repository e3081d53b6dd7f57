import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
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

type Fact = { id: string; bytes: Buffer; name: string; subject: string; actor_id: string; recorded_at: Date; region: string | null }
type Tables = { accounts_account: AccountRow; accounts_sign_in: SignInRow; fact: Fact }

const on = (column: string, { from, until }: { from?: string | undefined; until?: string | undefined }): RawBuilder<boolean>[] => [
  ...(from ? [sql<boolean>`${sql.ref(column)} >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`] : []),
  ...(until ? [sql<boolean>`${sql.ref(column)} < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
]
const cursorOf = (after: string | undefined) => (after ? decodeCursor(after)?.[0] : undefined)
const nextOf = (rows: readonly { id: string }[], limit: number) => (rows.length > limit ? encodeCursor([rows[limit - 1]!.id]) : null)
type Row = { who: { name: string; account: string | null } }
const whoText = (r: Row) => [r.who.name, r.who.account].filter(Boolean).join(' ')

/** Every change that was recorded: who, what, on whom, why. The facts themselves are what the audit proves. */
export const changes = query<Tables>()({
  name: 'changes', capability: 'accounts', path: '/changes', for: auditor,
  summary: { zh: '已记录的每一次办理，最近的在前', en: 'Every step that was recorded, latest first' },
  input: z.object({ ...listing, q, capability: z.string().max(60).regex(/^[a-z-]*$/).optional(), subject: z.uuid().optional(), by: z.enum(['people']).optional().describe('Without what the system did by itself'), ...days }),
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
  async run(ask, { q: name, capability, subject, by, limit, after, ...when }) {
    let s = (ask.t as Kysely<Tables>).selectFrom('fact as f').leftJoin('accounts_account as a', (j) => j.on(sql<boolean>`a.id::text = f.actor_id`))
      .select(['f.id', 'f.bytes', 'f.actor_id', 'a.account']).where(ask.visible('f', { region: 'region' })).orderBy('f.id', 'desc').limit(limit + 1)
    if (name) s = s.where((e) => e.or([e('a.name', 'ilike', like(name)), e('a.account', 'ilike', like(name))]))
    if (capability) s = s.where('f.name', 'like', `${capability}.%`)
    if (subject) s = s.where('f.subject', '=', subject)
    if (by) s = s.where('f.actor_id', 'not like', 'system:%')
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
