import { sql } from 'kysely'
import { z } from 'zod'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { query } from '../../../kernel/query.ts'
import { calendar } from '../../../law/index.ts'
import type { Licensing, StopJson } from '../schema/tables.ts'
import { words } from '../words.ts'
import { clockOf } from './clock-view.ts'
import { matches } from './lists.ts'
import { applicationFor, applicationPlace, place } from './scope.ts'

const found = z.object({ items: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })) })
const asked = z.object({ q: z.string().trim().min(1).max(60) })
const text = (key: string) => words[key]?.zh ?? key

/** Cases in the global search: by enterprise, pinyin initials, credit code or case number, the latest first. */
export const searchCases = query<Licensing>()({
  name: 'search-cases',
  capability: 'licensing',
  path: '/search/applications',
  for: applicationFor,
  summary: { zh: '全局搜索中的案件', en: 'Cases in the global search' },
  input: asked,
  result: found,
  run: async (ask, { q }) => {
    const rows = await ask.all(
      ask.t
        .selectFrom('licensing_application')
        .select(['id', 'number', 'enterprise_name', 'state', 'sector'])
        .where(ask.visible('licensing_application', applicationPlace))
        .where(matches(q))
        .orderBy('submitted_at', 'desc')
        .limit(6),
    )
    return {
      items: rows.map((r) => ({
        id: r.id,
        title: r.enterprise_name,
        text: `${r.number} · ${text(`sector.${r.sector}`)} · ${text(`state.application.${r.state}`)}`,
      })),
    }
  },
})

/** Licences in the global search. */
export const searchLicences = query<Licensing>()({
  name: 'search-licences',
  capability: 'licensing',
  path: '/search/licences',
  for: applicationFor,
  summary: { zh: '全局搜索中的许可证', en: 'Licences in the global search' },
  input: asked,
  result: found,
  run: async (ask, { q }) => {
    const rows = await ask.all(
      ask.t
        .selectFrom('licensing_licence')
        .select(['id', 'number', 'enterprise_name', 'valid_until'])
        .where(ask.visible('licensing_licence', place))
        .where(matches(q))
        .orderBy('number', 'desc')
        .limit(6),
    )
    return { items: rows.map((r) => ({ id: r.id, title: r.number, text: `${r.enterprise_name} · ${r.valid_until}` })) }
  },
})

/** What the lists can be filtered by: the officers and regions that occur in the cases this actor sees. */
export const choices = query<Licensing>()({
  name: 'choices',
  capability: 'licensing',
  path: '/choices',
  for: applicationFor,
  summary: { zh: '列表的筛选项', en: 'What the lists can be filtered by' },
  input: z.object({}),
  result: z.object({ officers: z.array(z.object({ id: z.string(), name: z.string() })), regions: z.array(z.string()) }),
  run: async (ask) => {
    const from = ask.t.selectFrom('licensing_application').where(ask.visible('licensing_application', applicationPlace))
    const [officers, regions] = await Promise.all([
      ask.all(
        from
          .select(['officer_id', sql<string>`max(officer_name)`.as('name')])
          .where('officer_id', 'is not', null)
          .groupBy('officer_id')
          .orderBy('name'),
      ),
      ask.all(from.select('region').distinct().orderBy('region')),
    ])
    return { officers: officers.map((o) => ({ id: o.officer_id!, name: o.name })), regions: regions.map((r) => r.region) }
  },
})

const decisionDays = 90
const run = ['accepted', 'returned', 'reviewed']

/** Time used against the limit: the open cases that have used the largest share, and per sector what decisions took (working days). */
export const pace = query<Licensing>()({
  name: 'pace',
  capability: 'licensing',
  path: '/pace',
  for: applicationFor,
  summary: { zh: '办理用时与法定时限', en: 'Time used against the limit' },
  input: z.object({}),
  result: z.object({
    open: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        enterprise: z.string(),
        officer: z.string().nullable(),
        used: z.number(),
        limit: z.number(),
        unit: z.string(),
        clock: z.any(),
      }),
    ),
    decided: z.array(z.object({ sector: z.string(), cases: z.number(), average: z.number(), longest: z.number() })),
    publicity: z.array(
      z.object({ id: z.string(), number: z.string(), enterprise: z.string(), until: z.string(), issueDueOn: z.string().nullable() }),
    ),
  }),
  run: async (ask) => {
    const from = ask.t.selectFrom('licensing_application').where(ask.visible('licensing_application', applicationPlace))
    const since = new Date(ask.at.getTime() - decisionDays * 86_400_000).toISOString().slice(0, 10)
    const [open, decided, publicity] = await Promise.all([
      ask.all(
        from
          .select(['id', 'number', 'enterprise_name', 'officer_name', 'due'])
          .where('state', 'in', run)
          .where('due', 'is not', null)
          .orderBy('due_on')
          .limit(200),
      ),
      ask.all(
        from
          .select(['sector', 'accepted_on', 'decided_on', 'stops'])
          .where('decided_on', '>=', since)
          .where('accepted_on', 'is not', null)
          .limit(5000),
      ),
      ask.all(
        from
          .select(['id', 'number', 'enterprise_name', 'publicity_until', 'issue_due_on'])
          .where('state', '=', 'publicised')
          .orderBy('publicity_until')
          .limit(50),
      ),
    ])
    const used = open.map((r) => {
      const clock = clockOf(r.due, ask.day)!
      return {
        id: r.id,
        number: r.number,
        enterprise: r.enterprise_name,
        officer: r.officer_name,
        used: clock.value - clock.left,
        limit: clock.value,
        unit: clock.unit,
        clock,
      }
    })
    return {
      open: used.sort((a, b) => b.used / b.limit - a.used / a.limit).slice(0, 12),
      decided: bySector(decided),
      publicity: publicity.map((r) => ({
        id: r.id,
        number: r.number,
        enterprise: r.enterprise_name,
        until: r.publicity_until!,
        issueDueOn: r.issue_due_on,
      })),
    }
  },
})

/** Working days from acceptance to decision without the days on which the clock stood. */
function bySector(rows: readonly { sector: string; accepted_on: string | null; decided_on: string | null; stops: StopJson[] }[]) {
  const taken = new Map<string, number[]>()
  for (const r of rows)
    taken.set(r.sector, [...(taken.get(r.sector) ?? []), workingDaysBetween(r.accepted_on!, r.decided_on!, calendar, r.stops)])
  return [...taken].map(([sector, days]) => ({
    sector,
    cases: days.length,
    average: Math.round((days.reduce((a, b) => a + b, 0) / days.length) * 10) / 10,
    longest: Math.max(...days),
  }))
}
