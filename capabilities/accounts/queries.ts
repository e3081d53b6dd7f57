import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../kernel/query.ts'
import type { Actor } from '../../kernel/access.ts'
import { sessionOf } from './commands/account.ts'
import { lockColumns, lockedUntil } from './commands/locked.ts'
import { account } from './procedure.ts'
import { newcomer, roles, roleWords, surfaceOf, unproven, type Role } from './roles.ts'
import type { AccountRow, Accounts, GrantRow } from './schema/tables.ts'
import { words } from './words.ts'

const own = Object.fromEntries(roles.map((role) => [role, 'own-case'] as const))
const keepers = { administrator: 'region', security: 'region', auditor: 'region' } as const
const place = { region: 'region', officer: 'id' }
const instant = z.iso.datetime()

const accountShape = z.object({
  id: z.uuid(),
  account: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  region: z.string(),
  department: z.string().nullable(),
  enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: z.enum(account.states),
  mustChange: z.boolean(),
  totp: z.boolean(),
  /** Whether messages also go to an e-mail address; the address itself stays in the vault. */
  email: z.boolean(),
  /** Linked to the provider of single sign-on. */
  sso: z.boolean(),
  passkeys: z.number().int(),
  openedAt: instant,
  /** Posts that wait for the security administrator. */
  wanted: z
    .object({ roles: z.array(z.enum(roles)), region: z.string(), department: z.string().nullable(), by: z.string(), at: instant, reason: z.string().nullable() })
    .nullable(),
  lastFact: z.string(),
})
type Shown = AccountRow & { enterprise_name: string | null; passkeys: number; wanted: GrantRow | null }
const shown = (a: Shown) => ({
  id: a.id,
  account: a.account,
  name: a.name,
  roles: a.roles as Role[],
  region: a.region,
  department: a.department,
  enterprise: a.enterprise_id ? { id: a.enterprise_id, name: a.enterprise_name ?? '' } : null,
  state: a.state as (typeof account.states)[number],
  mustChange: a.must_change,
  totp: a.totp_ref !== null,
  email: a.email_ref !== null,
  sso: a.sso !== null,
  passkeys: a.passkeys,
  openedAt: a.opened_at.toISOString(),
  wanted: a.wanted && {
    roles: a.wanted.roles as Role[], region: a.wanted.region, department: a.wanted.department, by: a.wanted.proposed_by_name,
    at: new Date(a.wanted.proposed_at).toISOString(), reason: a.wanted.reason,
  },
  lastFact: a.last_fact,
})

export const me = query<Accounts>()({
  name: 'me',
  capability: 'accounts',
  path: '/me',
  for: { ...own, [newcomer]: 'own-case', [unproven]: 'own-case' },
  input: z.object({}),
  summary: { zh: '当前登录的账号', en: 'Who is signed in' },
  result: accountShape
    .pick({
      id: true,
      account: true,
      name: true,
      roles: true,
      enterprise: true,
      region: true,
      department: true,
      mustChange: true,
      totp: true,
      email: true,
      sso: true,
      passkeys: true,
      lastFact: true,
    })
    .extend({ mustProve: z.boolean(), surface: z.enum(['workspace', 'workbench']), unread: z.number().int(), demo: z.boolean() }),
  async run(ask) {
    const row = await ask.first(withEnterprise(ask.t).where('a.id', '=', ask.actor.id))
    if (!row) throw notFound()
    const { state: _state, openedAt: _openedAt, wanted: _wanted, ...rest } = shown(row)
    const [mustChange, mustProve] = [ask.actor.roles.includes(newcomer), ask.actor.roles.includes(unproven)]
    const unread = ask.house.ports['unread'] as ((actor: Actor) => Promise<number>) | undefined
    return { ...rest, mustChange, mustProve, surface: surfaceOf(row.roles), unread: mustChange || mustProve ? 0 : ((await unread?.(ask.actor)) ?? 0), demo: row.demo }
  },
})

export const list = query<Accounts>()({
  name: 'accounts',
  capability: 'accounts',
  path: '/accounts',
  for: keepers,
  input: z.object({
    ...listing,
    q: z.string().trim().max(60).optional(),
    role: z.enum(roles).optional(),
    state: z.enum(account.states).optional(),
    wanted: z.enum(['yes']).optional().describe('Only those that wait for the security administrator'),
    enterprise: z.uuid().optional(),
  }),
  summary: { zh: '账号清单，按账号排序', en: 'Accounts by name of account' },
  result: pageOf(accountShape),
  columns: [
    { key: 'account', title: { zh: '账号', en: 'Account' } },
    { key: 'name', title: { zh: '姓名', en: 'Name' } },
    {
      key: 'roles',
      title: { zh: '岗位', en: 'Posts' },
      text: (r: { roles: Role[] }) => r.roles.map((role) => roleWords[role].zh).join('、'),
    },
    { key: 'region', title: { zh: '辖区', en: 'Region' } },
    { key: 'department', title: { zh: '部门', en: 'Department' } },
    {
      key: 'enterprise',
      title: { zh: '企业', en: 'Enterprise' },
      text: (r: { enterprise: { name: string } | null }) => r.enterprise?.name ?? null,
    },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: { state: string }) => words[`state.account.${r.state}`]!.zh },
    { key: 'totp', title: { zh: '动态验证码', en: 'Authenticator' }, text: (r: { totp: boolean }) => (r.totp ? '已绑定' : '未绑定') },
    { key: 'openedAt', title: { zh: '开通时间', en: 'Opened' } },
  ],
  async run(ask, { q, role, state, wanted, enterprise, limit, after }) {
    let s = withEnterprise(ask.t)
      .where(ask.visible('a', place))
      .orderBy('a.account')
      .orderBy('a.id')
      .limit(limit + 1)
    if (q) s = s.where((e) => e.or([e('a.name', 'ilike', like(q)), e('a.account', 'ilike', like(q))]))
    if (role) s = s.where(sql<boolean>`${role} = any(a.roles)`)
    if (state) s = s.where('a.state', '=', state)
    if (wanted) s = s.where((e) => e.or([e('a.state', '=', 'proposed'), e.exists(e.selectFrom('accounts_grant as g').select('g.account_id').whereRef('g.account_id', '=', 'a.id'))]))
    if (enterprise) s = s.where('a.enterprise_id', '=', enterprise)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where(sql<boolean>`(a.account, a.id) > (${cursor}, ${String(decodeCursor(after!)?.[1] ?? '')}::uuid)`)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return { items: items.map(shown), next: rows.length > limit ? encodeCursor([items.at(-1)!.account, items.at(-1)!.id]) : null }
  },
})

export const one = query<Accounts>()({
  name: 'account',
  capability: 'accounts',
  path: '/accounts/:id',
  for: { ...own, ...keepers },
  input: z.object({ id: z.uuid() }),
  summary: { zh: '一个账号', en: 'One account' },
  result: accountShape.extend({
    /** Until when too many failures keep the holder out. */
    lockedUntil: instant.nullable(),
  }),
  async run(ask, { id }) {
    const row = await ask.first(withEnterprise(ask.t).select([...lockColumns('a')]).where('a.id', '=', id).where(ask.visible('a', place)))
    if (!row) throw notFound()
    return { ...shown(row), lockedUntil: lockedUntil(row, ask.at)?.toISOString() ?? null }
  },
})

const sessionShape = z.object({ id: z.uuid(), createdAt: instant, seenAt: instant, agent: z.string(), current: z.boolean() })
export const sessions = query<Accounts>()({
  name: 'sessions',
  capability: 'accounts',
  path: '/accounts/:id/sessions',
  for: { ...own, ...keepers },
  input: z.object({ id: z.uuid() }),
  summary: { zh: '账号的登录会话，最近使用的在前', en: 'Sessions of an account, last used first' },
  result: z.object({ items: z.array(sessionShape) }),
  async run(ask, { id }) {
    const rows = await ask.all(
      ask.t
        .selectFrom('accounts_session as s')
        .innerJoin('accounts_account as a', 'a.id', 's.account_id')
        .select(['s.id', 's.created_at', 's.seen_at', 's.agent'])
        .where('s.account_id', '=', id)
        .where(ask.visible('a', place))
        .where((e) => e.or([e('s.generation', '=', e.ref('a.generation')), e('s.id', '=', e.ref('a.kept_session'))]))
        .where((e) => e.not(e.exists(e.selectFrom('accounts_revoked as r').select('r.session').whereRef('r.session', '=', 's.id'))))
        .orderBy('s.seen_at', 'desc')
        .orderBy('s.id', 'desc')
        .limit(100),
    )
    return {
      items: rows.map((r) => ({
        id: r.id,
        createdAt: r.created_at.toISOString(),
        seenAt: r.seen_at.toISOString(),
        agent: r.agent,
        current: r.id === sessionOf(ask.actor),
      })),
    }
  },
})

const signInShape = z.object({ id: z.uuid(), at: instant, outcome: z.string(), address: z.string(), agent: z.string() })
export const signIns = query<Accounts>()({
  name: 'sign-ins',
  capability: 'accounts',
  path: '/accounts/:id/sign-ins',
  for: { ...own, ...keepers },
  input: z.object({ id: z.uuid(), ...listing }),
  summary: { zh: '账号的登录记录，最近的在前', en: 'Sign-ins of an account, latest first' },
  result: pageOf(signInShape),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } },
    { key: 'outcome', title: { zh: '结果', en: 'Outcome' } },
    { key: 'address', title: { zh: '地址', en: 'Address' } },
    { key: 'agent', title: { zh: '浏览器', en: 'Browser' } },
  ],
  async run(ask, { id, limit, after }) {
    let s = ask.t
      .selectFrom('accounts_sign_in as i')
      .selectAll('i')
      .where('i.account_id', '=', id)
      .where(ask.visible('i', { region: 'region', officer: 'account_id' }))
      .orderBy('i.id', 'desc')
      .limit(limit + 1)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('i.id', '<', cursor)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return {
      items: items.map((r) => ({ id: r.id, at: r.at.toISOString(), outcome: r.outcome, address: r.address, agent: r.agent })),
      next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null,
    }
  },
})

const withEnterprise = (t: Kysely<Accounts>) =>
  t
    .selectFrom('accounts_account as a')
    .leftJoin('accounts_enterprise as e', 'e.id', 'a.enterprise_id')
    .selectAll('a')
    .select([
      'e.name as enterprise_name',
      sql<number>`(select count(*)::int from accounts_passkey p where p.account_id = a.id)`.as('passkeys'),
      sql<GrantRow | null>`(select row_to_json(g) from accounts_grant g where g.account_id = a.id)`.as('wanted'),
    ])

const like = (q: string) => `%${q.replace(/[\\%_]/g, '\\$&')}%`
