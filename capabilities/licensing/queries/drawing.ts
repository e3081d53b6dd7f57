import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../../kernel/query.ts'
import { writsOf } from '../reactions.ts'
import type { Licensing } from '../schema/tables.ts'
import { applicationFor, place } from './scope.ts'

/** How many writs of the demonstration's cases are drawn; equal once no job waits, and everywhere but in a demonstration. */
export const drawing = query<Licensing>()({
  name: 'drawing', capability: 'licensing', path: '/drawing', for: applicationFor,
  summary: { zh: '演示数据的文书生成进度', en: 'How far the demonstration’s documents are drawn' },
  input: z.object({}),
  result: z.object({ drawn: z.number(), total: z.number() }),
  run: async (ask) => {
    const waiting = ask.house.demo && (await ask.house.jobs?.counts())?.some((q) => ['reaction', 'draw-writ'].includes(q.name) && q.waiting + q.active > 0)
    if (!waiting) return { drawn: 0, total: 0 }
    const count = sql<number>`count(*)::int`.as('n')
    const facts = sql<{ n: number }>`select count(*)::int as n from fact f where f.name in (${sql.join(Object.keys(writsOf))}) and ${ask.visible('f', place)}`
    const [total, drawn] = await Promise.all([ask.first(facts), ask.first(ask.t.selectFrom('licensing_writ').select(count).where(ask.visible('licensing_writ', place)))])
    return { drawn: drawn!.n, total: total!.n }
  },
})
