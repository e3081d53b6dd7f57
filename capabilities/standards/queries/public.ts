import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import type { Standards } from '../schema/tables.ts'
import { differences } from './register.ts'
import { shown, shownIndicator, words } from './shapes.ts'

const publicly = { public: 'public' } as const
const publicLine = z.object({ id: z.string(), sector: z.string(), size: z.string(), number: z.number(), title: words, effectiveOn: z.string(), coming: z.boolean(), indicators: z.number() })

/** 许可法 §30: the standards that hold, and those that will. */
export const published = query<Standards>()({
  name: 'published', capability: 'standards', path: '/published', for: publicly,
  summary: { zh: '施行中和即将施行的审批标准', en: 'Standards in force, and to come' },
  input: z.object({}),
  result: z.object({ items: z.array(publicLine) }),
  async run(ask) {
    const rows = await ask.all(ask.t.selectFrom('standards_public').selectAll().where(sql<boolean>`(until_on is null or until_on > ${ask.day})`).orderBy('sector').orderBy(sql`size = 'all' desc`).orderBy('size').orderBy('number'))
    return { items: rows.map((r) => ({ id: r.id, sector: r.sector, size: r.size, number: r.number, title: r.title, effectiveOn: r.effective_on!, coming: r.effective_on! > ask.day, indicators: r.indicators.length })) }
  },
})

export const publishedById = query<Standards>()({
  name: 'published-standard', capability: 'standards', path: '/published/:id', for: publicly,
  summary: { zh: '一版审批标准', en: 'One published standard' },
  input: z.object({ id: z.uuid() }),
  result: publicLine.extend({ untilOn: z.string().nullable(), ended: z.boolean(), indicators: z.array(shownIndicator), differences: z.array(z.any()).nullable() }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('standards_public').selectAll().where('id', '=', id))
    if (!row) throw notFound()
    const before = await ask.first(ask.t.selectFrom('standards_public').selectAll().where('sector', '=', row.sector).where('size', '=', row.size).where('region', '=', row.region)
      .where('number', '<', row.number).orderBy('number', 'desc').limit(1))
    return {
      id: row.id, sector: row.sector, size: row.size, number: row.number, title: row.title, effectiveOn: row.effective_on!, coming: row.effective_on! > ask.day, untilOn: row.until_on, ended: row.until_on !== null && row.until_on <= ask.day,
      indicators: row.indicators.map((i) => shown(i, ask.day)),
      differences: before ? differences(before.indicators, row.indicators, row.changes, ask.day).filter((d) => d.kind !== 'same') : null,
    }
  },
})
