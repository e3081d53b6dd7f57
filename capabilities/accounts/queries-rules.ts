import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../kernel/query.ts'
import { rulesShape, strict } from './rules.ts'
import type { Accounts } from './schema/tables.ts'

const version = z.object({ id: z.uuid(), at: z.iso.datetime(), by: z.string(), reason: z.string().nullable(), rules: rulesShape })

/** What is demanded of passwords and sessions, and every version that was. */
export const rulesInForce = query<Accounts>()({
  name: 'rules', capability: 'accounts', path: '/rules', for: { administrator: 'all', security: 'all', auditor: 'all' },
  summary: { zh: '密码与会话规则，以及历次修改', en: 'The rules of passwords and sessions, and every change of them' },
  input: z.object({}),
  result: z.object({ rules: rulesShape, follows: z.uuid().nullable(), versions: z.array(version), strict: rulesShape }),
  async run(ask) {
    const rows = await ask.all(ask.t.selectFrom('accounts_rules').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(100))
    return {
      rules: rows[0]?.rules ?? strict, follows: rows[0]?.id ?? null, strict,
      versions: rows.map((r) => ({ id: r.id, at: r.at.toISOString(), by: r.set_by, reason: r.reason, rules: r.rules })),
    }
  },
})

/** Whether somebody approves accounts here yet: until then the system administrator appoints the first who does. */
export const secured = query<Accounts>()({
  name: 'secured', capability: 'accounts', path: '/secured', for: { administrator: 'all' },
  summary: { zh: '是否已设安全管理员', en: 'Whether there is a security administrator' },
  input: z.object({}),
  result: z.object({ secured: z.boolean() }),
  run: async (ask) => (await ask.first(sql<{ secured: boolean }>`
    select exists (select from accounts_account where 'security' = any(roles) and state in ('active', 'closed')) as secured`))!,
})
