import { z } from 'zod'
import { query } from '../../kernel/query.ts'
import type { Privacy } from './schema/tables.ts'

/** What was erased, by whom, why, and under which fact: the answer that stands where the values stood. */
export const erasures = query<Privacy>()({
  name: 'erasures', capability: 'privacy', path: '/erasures', for: { administrator: 'all', auditor: 'all' },
  summary: { zh: '已删除的个人信息', en: 'Erased personal data' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ person: z.string(), values: z.number(), at: z.string(), by: z.string(), reason: z.string(), fact: z.string() })) }),
  run: async (ask) => ({
    items: (await ask.all(ask.t.selectFrom('privacy_erasure').selectAll().orderBy('erased_at', 'desc').limit(500)))
      .map((r) => ({ person: r.person, values: r.value_count, at: r.erased_at.toISOString(), by: r.erased_by, reason: r.reason, fact: r.last_fact })),
  }),
})
