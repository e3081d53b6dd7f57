import { sql } from 'kysely'
import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { notFound } from '../../../kernel/problem.ts'
import { listing, pageOf, query } from '../../../kernel/query.ts'
import { attendance, type Teacher } from '../facts.ts'
import { passMark } from '../rules/bars.ts'
import type { Officers } from '../schema/tables.ts'
import { teacherWords, words } from '../words.ts'
import { readers } from './register.ts'

const place = { region: 'region', department: 'department' }
const shape = z.object({
  id: z.uuid(), title: z.string(), topics: z.string(), teacher: z.object({ name: z.string(), kind: z.enum(['outside-expert', 'senior-inspector']), from: z.string() }),
  hours: z.number(), on: z.string(), retraining: z.boolean(), state: z.enum(['planned', 'held', 'cancelled']), people: z.number().int(), passed: z.number().int(), seen: z.string(),
})
type Row = z.infer<typeof shape>
const columns = (day: string) => sql`r.id, r.title, r.topics, r.teacher, r.hours::float as hours, r.held_on as on, r.retraining, r.state, r.last_fact as seen,
  (select count(*)::int from officers_attendance a where a.training_id = r.id) as people,
  (select count(*)::int from officers_attendance a where a.training_id = r.id and a.mark >= ${passMark(day)}) as passed`

/** Trainings of the department, latest first. */
export const trainings = query<Officers>()({
  name: 'trainings', capability: 'officers', path: '/trainings', for: readers,
  summary: { zh: '培训，最近的在前', en: 'Trainings, latest first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional(), state: z.enum(['planned', 'held', 'cancelled']).optional(), officer: z.uuid().optional().describe('Those that this person attended') }),
  result: pageOf(shape),
  columns: [
    { key: 'title', title: { zh: '课程', en: 'Title' } }, { key: 'on', title: { zh: '日期', en: 'Date' } }, { key: 'hours', title: { zh: '学时', en: 'Hours' } },
    { key: 'teacher', title: { zh: '授课人', en: 'Teacher' }, text: (r: { teacher: Teacher }) => `${r.teacher.name}（${teacherWords[r.teacher.kind].zh}，${r.teacher.from}）` },
    { key: 'people', title: { zh: '参加人数', en: 'Attended' } }, { key: 'passed', title: { zh: '合格人数', en: 'Passed' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: Row) => words[`state.training.${r.state}`]!.zh },
  ],
  run: async (ask, { q, state, officer, limit, after }) => {
    const skip = after && /^\d{1,6}$/.test(after) ? Number(after) : 0
    const rows = await ask.all(sql<Row>`
      select ${columns(ask.day)} from officers_training r
      where ${ask.visible('r', place)} ${state ? sql`and r.state = ${state}` : sql``} ${q ? sql`and r.title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
        ${officer ? sql`and exists (select from officers_attendance a where a.training_id = r.id and a.officer_id = ${officer})` : sql``}
      order by r.held_on desc, r.id desc offset ${skip} limit ${limit + 1}`)
    return { items: rows.slice(0, limit), next: rows.length > limit ? String(skip + limit) : null }
  },
})

export const training = query<Officers>()({
  name: 'training', capability: 'officers', path: '/trainings/:id', for: readers,
  summary: { zh: '一次培训和参训人员', en: 'One training and who attended' },
  input: z.object({ id: z.uuid() }),
  result: shape.extend({ attendance: z.array(attendance), passMark: z.number(), region: z.string(), department: z.string(), actions: z.array(z.any()) }),
  run: async (ask, { id }) => {
    const row = await ask.first(sql<Row & { region: string; department: string; last_fact: string }>`
      select ${columns(ask.day)}, r.region, r.department, r.last_fact from officers_training r where r.id = ${id} and ${ask.visible('r', place)}`)
    if (!row) throw notFound()
    const people = await ask.all(sql<z.infer<typeof attendance>>`
      select officer_id as officer, name, hours::float as hours, mark::float as mark from officers_attendance where training_id = ${id} order by name`)
    return { ...row, attendance: people, passMark: passMark(ask.day), actions: await actionsOf(ask.house, 'officers/training', row, ask.actor, { at: ask.at, day: ask.day }) }
  },
})
