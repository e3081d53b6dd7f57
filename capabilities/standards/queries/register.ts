import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { notFound } from '../../../kernel/problem.ts'
import { clauses as lawClauses } from '../../../law/index.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { standardSectors, standardSizes } from '../facts.ts'
import { founding } from '../founding.ts'
import { compare } from '../indicators.ts'
import { withBase } from '../commands/draft.ts'
import type { StandardRow } from '../commands/register.ts'
import type { Standards } from '../schema/tables.ts'
import { words as texts } from '../words.ts'
import { line, officers, phases, shown, shownIndicator, standardLine, words } from './shapes.ts'

const text = (group: string) => (r: Record<string, string>) => texts[`${group}.${r[group]!}`]?.zh ?? null

export const standards = query<Standards>()({
  name: 'standards', capability: 'standards', path: '/standards', for: officers,
  summary: { zh: '审批标准的全部版本', en: 'Every version of the approval standards' },
  input: z.object({
    ...listing, sector: z.enum(standardSectors).optional(), size: z.enum(standardSizes).optional(), phase: z.enum(phases).optional(), due: z.enum(['true']).optional(), q: z.string().trim().max(60).optional(),
  }),
  result: pageOf(standardLine),
  columns: [
    { key: 'title', title: { zh: '标准', en: 'Standard' }, text: (r: { title: { zh: string } }) => r.title.zh },
    { key: 'sector', title: { zh: '行业', en: 'Sector' } },
    { key: 'size', title: { zh: '企业规模', en: 'Size' }, text: text('size') },
    { key: 'number', title: { zh: '版本', en: 'Version' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: { state: string }) => texts[`state.standard.${r.state}`]!.zh },
    { key: 'effectiveOn', title: { zh: '施行', en: 'From' } },
    { key: 'untilOn', title: { zh: '止', en: 'Until' } },
    { key: 'evaluateOn', title: { zh: '评估日期', en: 'Evaluation' } },
    { key: 'indicators', title: { zh: '指标数', en: 'Indicators' } },
  ],
  async run(ask, { sector, size, phase, due, q, limit, after }) {
    let s = ask.t.selectFrom('standards_standard').selectAll().orderBy('id', 'desc').limit(limit + 1)
    if (sector) s = s.where('sector', '=', sector)
    if (size) s = s.where('size', '=', size)
    if (q) s = s.where(sql<boolean>`(title ->> 'zh' ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`} or title ->> 'en' ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`)
    if (phase) s = s.where(inPhase(phase, ask.day))
    if (due) s = s.where('state', '=', 'published').where('evaluate_on', '<=', ask.day)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('id', '<', cursor)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return { items: items.map((r) => line(r, ask.day)), next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null }
  },
})

const inPhase = (phase: (typeof phases)[number], day: string) => ({
  preparing: sql<boolean>`state in ('drafted', 'consulted', 'approved')`,
  coming: sql<boolean>`state = 'published' and effective_on > ${day}`,
  'in-force': sql<boolean>`state in ('published', 'superseded') and effective_on <= ${day} and (until_on is null or until_on > ${day})`,
  ended: sql<boolean>`(state = 'withdrawn' or until_on <= ${day})`,
}[phase])

/** What is shipped to begin with and was not adopted yet. */
export const foundings = query<Standards>()({
  name: 'founding', capability: 'standards', path: '/founding', for: officers,
  summary: { zh: '可以采用的基础标准', en: 'Founding standards that may be adopted' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ id: z.string(), sector: z.string(), size: z.string(), title: words, indicators: z.array(shownIndicator) })) }),
  async run(ask) {
    const there = await ask.all(ask.t.selectFrom('standards_standard').select(['sector', 'size']).where('state', '<>', 'withdrawn'))
    const open = founding.filter((f) => !there.some((r) => r.sector === f.sector && r.size === f.size))
    return { items: open.map((f) => ({ ...f, indicators: f.indicators.map((i) => shown(i, ask.day)) })) }
  },
})

const differenceShape = z.object({
  key: z.string(), kind: z.enum(['added', 'removed', 'changed', 'same']), before: shownIndicator.nullable(), after: shownIndicator.nullable(),
  source: z.object({ key: z.string(), source: z.string(), reference: z.string() }).nullable(),
})
export const differences = (before: StandardRow['indicators'], after: StandardRow['indicators'], changes: StandardRow['changes'], day: string) =>
  compare(before, after, changes).map((d) => ({ ...d, before: d.before && shown(d.before, day), after: d.after && shown(d.after, day) }))

export const one = query<Standards>()({
  name: 'standard', capability: 'standards', path: '/standards/:id', for: officers,
  summary: { zh: '一版审批标准的全部内容', en: 'One version with everything about it' },
  input: z.object({ id: z.uuid() }),
  result: standardLine.omit({ indicators: true }).extend({
    seen: z.string(), department: z.string(), base: z.string().nullable(), indicators: z.array(shownIndicator), changes: z.array(z.object({ key: z.string(), source: z.string(), reference: z.string() })),
    differences: z.array(differenceShape).nullable(), asked: z.string().nullable(), opinions: z.string().nullable(), approvedBy: z.string().nullable(), founding: z.string().nullable(),
    withdrawn: z.object({ on: z.string(), why: z.string().nullable() }).nullable(), versions: z.array(standardLine),
    evaluations: z.array(z.object({ on: z.string(), findings: z.string(), outcome: z.string(), by: z.string() })), actions: z.array(z.any()),
  }),
  async run(ask, { id }) {
    const row = await ask.first(withBase(ask.t, { id }))
    if (!row) throw notFound()
    const [versions, evaluations] = await Promise.all([
      ask.all(ask.t.selectFrom('standards_standard').selectAll().where('sector', '=', row.sector).where('size', '=', row.size).orderBy('number', 'desc')),
      ask.all(ask.t.selectFrom('standards_evaluation').selectAll().where('standard_id', '=', id).orderBy('on_day', 'desc')),
    ])
    const last_on = evaluations[0]?.on_day ?? null
    return {
      ...line(row, ask.day), seen: row.last_fact, department: row.department, base: row.base, indicators: row.indicators.map((i) => shown(i, ask.day)), changes: row.changes,
      differences: row.before && differences(row.before, row.indicators, row.changes, ask.day), asked: row.asked, opinions: row.opinions, approvedBy: row.approved_by, founding: row.founding,
      withdrawn: row.withdrawn_at && { on: today(row.withdrawn_at), why: row.withdrawn_why }, versions: versions.map((v) => line(v, ask.day)),
      evaluations: evaluations.map((e) => ({ on: e.on_day, findings: e.findings, outcome: e.outcome, by: e.officer_name })),
      actions: await actionsOf(ask.house, 'standards/standard', { ...row, last_on } as never, ask.actor, ask),
    }
  },
})

export const comparison = query<Standards>()({
  name: 'comparison', capability: 'standards', path: '/comparison', for: officers,
  summary: { zh: '两版标准的对照', en: 'Two versions side by side' },
  input: z.object({ before: z.uuid(), after: z.uuid() }),
  result: z.object({ before: standardLine, after: standardLine, items: z.array(differenceShape) }),
  async run(ask, { before, after }) {
    const rows = await ask.all(ask.t.selectFrom('standards_standard').selectAll().where('id', 'in', [before, after]))
    const [a, b] = [before, after].map((id) => rows.find((r) => r.id === id))
    if (!a || !b) throw notFound()
    // Between versions that do not follow each other, the sources are those of all versions on the way.
    const between = await ask.all(ask.t.selectFrom('standards_standard').select(['number', 'changes']).where('sector', '=', b.sector).where('size', '=', b.size)
      .where('number', '>', a.number).where('number', '<=', b.number).orderBy('number', 'desc'))
    const changes = a.sector === b.sector && a.size === b.size ? between.flatMap((v) => v.changes) : b.changes
    return { before: line(a, ask.day), after: line(b, ask.day), items: differences(a.indicators, b.indicators, changes, ask.day) }
  },
})

/** The clauses that an indicator may rest on, for the editor: those in force today. */
export const citable = query<Standards>()({
  name: 'clauses', capability: 'standards', path: '/clauses', for: officers,
  summary: { zh: '可以作为指标依据的条款', en: 'Clauses that an indicator may cite' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ id: z.string(), name: words, gist: words, verified: z.boolean() })) }),
  run: async (ask) => ({
    items: lawClauses().filter((c) => c.from <= ask.day && (c.to === null || ask.day <= c.to)).map(({ id, name, gist, verified }) => ({ id, name, gist, verified })),
  }),
})
