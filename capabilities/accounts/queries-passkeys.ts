import { z } from 'zod'
import { query } from '../../kernel/query.ts'
import { roles } from './roles.ts'
import type { Accounts } from './schema/tables.ts'

const own = Object.fromEntries(roles.map((role) => [role, 'own-case'] as const))

/** The passkeys of an account: names and when they were used, never the keys. */
export const passkeys = query<Accounts>()({
  name: 'passkeys', capability: 'accounts', path: '/accounts/:id/passkeys', for: { ...own, security: 'region', auditor: 'region' },
  summary: { zh: '账号的通行密钥', en: 'The passkeys of an account' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), addedAt: z.iso.datetime(), usedAt: z.iso.datetime().nullable() })) }),
  async run(ask, { id }) {
    const rows = await ask.all(
      ask.t.selectFrom('accounts_passkey as p').leftJoin('accounts_passkey_use as u', 'u.passkey_id', 'p.id')
        .select(['p.id', 'p.name', 'p.added_at', 'u.used_at'])
        .where('p.account_id', '=', id).where(ask.visible('p', { region: 'region', officer: 'account_id' })).orderBy('p.added_at').orderBy('p.id'),
    )
    return { items: rows.map((r) => ({ id: r.id, name: r.name, addedAt: r.added_at.toISOString(), usedAt: r.used_at?.toISOString() ?? null })) }
  },
})
