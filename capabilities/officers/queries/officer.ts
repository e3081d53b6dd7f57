import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { today } from '../../../kernel/calendar.ts'
import { readEnvelope } from '../../../kernel/fact.ts'
import { both } from '../../../kernel/fields.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query, type Asking } from '../../../kernel/query.ts'
import { clauseOn } from '../../../law/index.ts'
import { whole, type Whole } from '../commands/officer.ts'
import { doneOf, measuresOf, turnedOf } from '../figures.ts'
import { barsOver, passMark, yearlyHours } from '../rules/bars.ts'
import { judge, shareOf } from '../rules/judge.ts'
import type { Bars, Measures, Officers } from '../schema/tables.ts'
import { entry, entryOf, readers } from './register.ts'

const place = { region: 'region', department: 'department' }
const words = z.object({ zh: z.string(), en: z.string() })
const byId = z.object({ id: z.uuid() })
const figures = z.object({ hours: z.number(), marks: z.number().nullable(), done: z.number(), turned: z.number(), complaints: z.number() })
const bars = z.object({ hours: z.number(), pass: z.number(), share: z.number(), sample: z.number(), complaints: z.number() })

export async function getOfficer(ask: Asking<Officers>, id: string): Promise<Whole> {
  const row = await ask.first(sql<Whole>`select o.* from (${whole(sql`${id}`)}) o where ${ask.visible('o', place)}`)
  if (!row) throw notFound()
  return row
}

export const attended = z.object({ training: z.uuid(), title: z.string(), on: z.string(), hours: z.number(), mark: z.number().nullable(), retraining: z.boolean() })
const result = z.object({ assessment: z.uuid(), title: z.string(), from: z.string(), until: z.string(), measures: figures, bars, share: z.number().nullable(), passed: z.boolean(), failed: z.array(z.string()) })

export const attendedBy = (id: string) => sql<z.infer<typeof attended>>`
  select r.id as training, r.title, a.held_on as on, a.hours::float as hours, a.mark::float as mark, r.retraining
  from officers_attendance a join officers_training r on r.id = a.training_id where a.officer_id = ${id} order by a.held_on desc, r.title limit 200`
export const resultsOf = (id: string) => sql<{ assessment: string; title: string; from: string; until: string; measures: Measures; bars: Bars; passed: boolean; failed: string[] }>`
  select x.assessment_id as assessment, r.title, x.from_on as from, x.until_on as until, x.measures, x.bars, x.passed, x.failed
  from officers_result x join officers_assessment r on r.id = x.assessment_id where x.officer_id = ${id} order by x.until_on desc, r.id desc limit 50`

/** One person: posts, qualifications, training, assessments, what is in hand, and what the head may do. */
export const one = query<Officers>()({
  name: 'officer', capability: 'officers', path: '/officers/:id', for: readers,
  summary: { zh: '一位审批人员：岗位、资格、培训、考核', en: 'One officer: posts, qualifications, training, assessments' },
  input: byId,
  result: entry.extend({
    cases: z.array(z.object({ application: z.uuid(), number: z.string() })), trainings: z.array(attended), results: z.array(result),
    complaints: z.array(z.object({ id: z.uuid(), on: z.string(), note: z.string() })),
    passMark: z.number(), yearlyHours: z.number(), seen: z.string(), actions: z.array(z.any()),
  }),
  run: async (ask, { id }) => {
    const row = await getOfficer(ask, id)
    const [trainings, results, complaints] = await Promise.all([
      ask.all(attendedBy(id)), ask.all(resultsOf(id)),
      ask.all(sql<{ id: string; on: string; note: string }>`select id, counted_on as on, note from officers_complaint where officer_id = ${id} order by counted_on desc, id desc`),
    ])
    return {
      ...entryOf(row, ask.day), cases: row.hand.map(({ application, number }) => ({ application, number })), trainings,
      results: results.map((r) => ({ ...r, share: shareOf(r.measures, r.bars) })), complaints, passMark: passMark(ask.day), yearlyHours: yearlyHours(ask.day), seen: row.last_fact,
      actions: (await actionsOf(ask.house, 'officers/officer', row, ask.actor, { at: ask.at, day: ask.day })).map((a) => ({ ...a, clauseName: a.clause ? clauseOn(a.clause, ask.day).name : null })),
    }
  },
})

/** The period that figures are shown for where none is asked: the twelve months up to today. */
const lastYear = (day: string) => ({ from: Temporal.PlainDate.from(day).subtract({ years: 1 }).add({ days: 1 }).toString(), until: day })
const act = { application: z.uuid(), number: z.string(), enterprise: z.string(), kind: z.string(), on: z.string() }
export const figuresShape = z.object({
  from: z.string(), until: z.string(), measures: figures, bars, share: z.number().nullable(), failed: z.array(z.string()),
  done: z.array(z.object(act)), turned: z.array(z.object({ ...act, of: z.string(), doneOn: z.string() })),
})
export async function figuresOf(ask: Asking<Officers>, id: string, asked: { from?: string | undefined; until?: string | undefined }) {
  const period = { ...lastYear(asked.until ?? ask.day), ...(asked.from ? { from: asked.from } : {}) }
  const [row, done, turned] = await Promise.all([
    ask.first(sql<{ m: Measures }>`select ${measuresOf(sql`${id}::uuid`, period.from, period.until)} as m`), ask.all(doneOf(id, period.from, period.until)), ask.all(turnedOf(id, period.from, period.until)),
  ])
  const over = barsOver(period.from, period.until)
  return { ...period, measures: row!.m, bars: over, share: shareOf(row!.m, over), failed: judge(row!.m, over), done, turned }
}

export const figuresQuery = query<Officers>()({
  name: 'figures', capability: 'officers', path: '/officers/:id/figures', for: readers,
  summary: { zh: '培训、审批质量和投诉三项指标，附每个数字背后的案件', en: 'The three measures, with the cases behind each number' },
  input: byId.extend({ from: z.iso.date().optional(), until: z.iso.date().optional() }),
  result: figuresShape,
  run: async (ask, { id, from, until }) => {
    await getOfficer(ask, id)
    return figuresOf(ask, id, { from, until })
  },
})

/** Everything that was recorded of the person, with who, when, under which clause, why. */
export const timeline = query<Officers>()({
  name: 'timeline', capability: 'officers', path: '/officers/:id/timeline', for: readers,
  summary: { zh: '履历：记录在册的每一步', en: 'Every step that stands in the record' },
  input: byId,
  result: z.object({ items: z.array(z.object({
    fact: z.string(), name: z.string(), title: words, by: z.string(), at: z.string(), effectiveAt: z.string(), clause: words, reason: z.string().nullable(), body: z.record(z.string(), z.unknown()), causedBy: z.string().nullable(),
  })) }),
  run: async (ask, { id }) => {
    await getOfficer(ask, id)
    const facts = await ask.all(sql<{ id: string; bytes: Buffer }>`select id, bytes from fact where subject = ${id} order by id`)
    const texts = ask.house.capabilities.find((c) => c.name === 'officers')!.words
    return { items: facts.map(({ id: number, bytes }) => {
      const e = readEnvelope(bytes)
      const { citizenRef: _sealed, ...body } = e.body as Record<string, unknown>
      return {
        fact: number, name: e.name, title: texts[`fact.${e.name}`] ?? { zh: e.name, en: e.name }, by: e.actor.name, at: e.recordedAt, effectiveAt: e.effectiveAt,
        clause: clauseOn(e.clause, today(new Date(e.recordedAt))).name, reason: e.reason, body, causedBy: e.causedBy,
      }
    }) }
  },
})

/** The full citizen id, for a purpose that is written down. */
export const reveal = query<Officers>()({
  name: 'reveal', capability: 'officers', path: '/officers/:id/reveal', for: readers, looks: true,
  summary: { zh: '查看完整证件号；每次查看都留有记录', en: 'The full citizen id; every look is recorded' },
  input: byId.extend({ purpose: z.string().trim().min(4, { error: both('请写明查看用途（至少 4 个字）', 'Say what it is needed for (four characters or more)') }).max(200) }),
  result: z.object({ id: z.uuid(), name: z.string(), citizenId: z.string().nullable() }),
  run: async (ask, { id }) => {
    const row = await getOfficer(ask, id)
    return { id, name: row.name, citizenId: (await ask.house.vault.reveal([row.citizen_ref])).get(row.citizen_ref) ?? null }
  },
})
