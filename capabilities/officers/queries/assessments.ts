import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { listing, pageOf, query } from '../../../kernel/query.ts'
import { bars, measures } from '../facts.ts'
import { shareOf } from '../rules/judge.ts'
import type { Officers } from '../schema/tables.ts'
import { readers } from './register.ts'

const place = { region: 'region', department: 'department' }
const shape = z.object({
  id: z.uuid(), title: z.string(), from: z.string(), until: z.string(), officers: z.number().int(), assessed: z.number().int(), failed: z.number().int(),
  state: z.enum(['running', 'closed']), openedAt: z.string(), openedBy: z.string(),
})
type Row = z.infer<typeof shape>
const columns = sql`r.id, r.title, r.from_on as from, r.until_on as until, r.officers, r.state, r.opened_at as "openedAt", r.opened_by as "openedBy",
  (select count(*)::int from officers_result x where x.assessment_id = r.id) as assessed, (select count(*)::int from officers_result x where x.assessment_id = r.id and not x.passed) as failed`
const shown = (row: Row) => ({ ...row, openedAt: new Date(row.openedAt).toISOString() })

export const assessments = query<Officers>()({
  name: 'assessments', capability: 'officers', path: '/assessments', for: readers,
  summary: { zh: '考核，最近的在前', en: 'Assessments, latest first' },
  input: z.object({ ...listing }),
  result: pageOf(shape),
  run: async (ask, { limit, after }) => {
    const skip = after && /^\d{1,6}$/.test(after) ? Number(after) : 0
    const rows = await ask.all(sql<Row>`select ${columns} from officers_assessment r where ${ask.visible('r', place)} order by r.opened_at desc, r.id desc offset ${skip} limit ${limit + 1}`)
    return { items: rows.slice(0, limit).map(shown), next: rows.length > limit ? String(skip + limit) : null }
  },
})

/** One assessment with the result of each officer: n of m while it runs. */
export const assessment = query<Officers>()({
  name: 'assessment', capability: 'officers', path: '/assessments/:id', for: readers,
  summary: { zh: '一次考核和每人的结果', en: 'One assessment with everybody’s result' },
  input: z.object({ id: z.uuid() }),
  result: shape.extend({ results: z.array(z.object({ officer: z.uuid(), name: z.string(), measures, bars, share: z.number().nullable(), passed: z.boolean(), failed: z.array(z.string()) })) }),
  run: async (ask, { id }) => {
    const row = await ask.first(sql<Row>`select ${columns} from officers_assessment r where r.id = ${id} and ${ask.visible('r', place)}`)
    if (!row) throw notFound()
    const results = await ask.all(sql<{ officer: string; name: string; measures: z.infer<typeof measures>; bars: z.infer<typeof bars>; passed: boolean; failed: string[] }>`
      select officer_id as officer, name, measures, bars, passed, failed from officers_result where assessment_id = ${id} order by passed, name`)
    return { ...shown(row), results: results.map((r) => ({ ...r, share: shareOf(r.measures, r.bars) })) }
  },
})
