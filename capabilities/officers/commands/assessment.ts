import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Moment, type Rule } from '../../../kernel/command.ts'
import { both } from '../../../kernel/fields.ts'
import { AssessmentClosed, AssessmentOpened, ComplaintCounted, OfficerAssessed } from '../facts.ts'
import { measuresOf } from '../figures.ts'
import { assessment, officer } from '../procedure.ts'
import { barsOver } from '../rules/bars.ts'
import { judge } from '../rules/judge.ts'
import { mayAct, standingOn } from '../rules/standing.ts'
import type { Measures, Officers } from '../schema/tables.ts'
import { clause, lockOfficer, notOneself, ofOfficer, officerInput, placeOf, stamped, theOfficer, type Whole } from './officer.ts'

const law = '公务员法-35'
const lockAssessment = (id: string) => `officers/assessment/${id}`
const openInput = z.object({ title: z.string().trim().min(2, { error: both('请填写名称', 'Enter a title') }).max(80), from: z.iso.date(), until: z.iso.date() })
type People = { officers: { id: string; name: string; region: string; department: string }[] }

const periodFits: Rule<People, z.output<typeof openInput>> = {
  code: 'dates', clause,
  broken: (_row, input, { day }) => (input.from > input.until || input.until > day)
    && { zh: '考核期间须已结束，且起始日不晚于终止日', en: 'The period has ended, and begins before it ends', fields: [{ pointer: '/until', zh: '不晚于今天', en: 'Today or before' }] },
}
const somebody: Rule<People> = {
  code: 'nobody-to-assess', clause,
  broken: (row, _input, { actor }) => mine(row, actor).length === 0 && { zh: '本部门还没有在岗或持有资格的人员', en: 'Nobody of the department holds a post or a qualification yet' },
}
const mine = (row: People, actor: { region: string | null; department: string | null }) =>
  row.officers.filter((o) => o.department === actor.department && !!actor.region && o.region.startsWith(actor.region.replace(/(00)+$/, '')))

/** Everybody of the department who holds a post or a qualification is assessed over one period: a parent fact names them, one command each follows. */
export const openAssessment = command<Officers>()({
  does: assessment.step('open'),
  input: openInput,
  locks: () => ['officers/assessments'],
  find: () => sql<People>`select coalesce(json_agg(json_build_object('id', id, 'name', name, 'region', region, 'department', department) order by name, id), '[]') as officers
    from officers_officer o where state = 'serving' and (exists (select from officers_posting p where p.officer_id = o.id and p.ended_on is null)
      or exists (select from officers_qualification q where q.officer_id = o.id and q.rotated_on is null))`,
  rules: [periodFits, somebody],
  place: (_row, _input, actor) => ({ region: actor.region, department: actor.department }),
  draw: ({ uuid }) => uuid(),
  fact: AssessmentOpened,
  record: (row, input, id, { actor }) => ({
    subject: id, enterprise: null, region: actor.region, department: actor.department, body: { ...input, officers: mine(row, actor).map(({ id: officerId, name }) => ({ id: officerId, name })) },
  }),
  write: (t, f) => [t.insertInto('officers_assessment').values({
    id: f.subject, title: f.body.title, from_on: f.body.from, until_on: f.body.until, officers: f.body.officers.length, state: f.to!,
    opened_at: new Date(f.recordedAt), opened_by: f.actor.name, ...placeOf(f),
  })],
})

const assessInput = officerInput.extend({ assessment: z.uuid() })
type Assessed = Whole & { run: { from_on: string; until_on: string } | null; measures: Measures; done: boolean }

const runIsOpen: Guard<Assessed> = {
  code: 'not-in-assessment', clause: law,
  broken: (row) => (!row.run || row.done) && { zh: '该次考核不存在，或此人已考核', en: 'There is no such assessment, or the person has been assessed in it' },
}

/** One officer of an assessment: the figures as they stand, the bars, and the outcome. */
export const assess = command<Officers>()({
  does: officer.step('assess'),
  input: assessInput,
  locks: (input) => [...lockOfficer(input), lockAssessment(input.assessment)],
  find: (t: Kysely<Officers>, input: z.output<typeof assessInput>, _moment: Moment) => sql<Assessed>`
    select w.*, (select to_json(r) from officers_assessment r where r.id = ${input.assessment}) as run,
      exists (select from officers_result x where x.assessment_id = ${input.assessment} and x.officer_id = w.id) as done,
      (select ${measuresOf(sql`w.id`, sql`r.from_on`, sql`r.until_on`)} from officers_assessment r where r.id = ${input.assessment}) as measures
    from (${theOfficer(t, input)}) as w`,
  guards: [runIsOpen],
  fact: OfficerAssessed,
  record: (row, input, _drawn, { day }) => {
    const { from_on: from, until_on: until } = row.run!
    const bars = barsOver(from, until)
    const failed = judge(row.measures, bars)
    const posts = row.qualifications.filter((q) => mayAct(standingOn(q, day))).map((q) => q.post)
    return { ...ofOfficer(row), body: { assessment: input.assessment, from, until, name: row.name, measures: row.measures, bars, passed: failed.length === 0, failed, posts } }
  },
  write: (t, f) => {
    const { assessment: run, from, until, name, measures, bars, passed, failed } = f.body
    return [stamped(t, f), t.insertInto('officers_result').values({
      assessment_id: run, officer_id: f.subject, name, from_on: from, until_on: until, measures: JSON.stringify(measures), bars: JSON.stringify(bars), passed, failed, ...placeOf(f),
    })]
  },
})

type Run = Officers['officers_assessment'] & { assessed: number; failures: number }
const everybodyIsAssessed: Guard<Run> = {
  code: 'still-running', clause: law,
  broken: (row) => row.assessed < row.officers && { zh: `已考核 ${row.assessed} / ${row.officers} 人，尚未完成`, en: `${row.assessed} of ${row.officers} are assessed: it still runs` },
}
export const closeAssessment = command<Officers>()({
  does: assessment.step('close'),
  input: z.object({ id: z.uuid() }),
  locks: (input) => [lockAssessment(input.id)],
  find: (_t, input) => sql<Run>`
    select r.*, (select count(*)::int from officers_result x where x.assessment_id = r.id) as assessed,
      (select count(*)::int from officers_result x where x.assessment_id = r.id and not x.passed) as failures from officers_assessment r where r.id = ${input.id}`,
  guards: [everybodyIsAssessed],
  fact: AssessmentClosed,
  record: (row) => ({ ...ofOfficer(row), body: { assessed: row.assessed, failed: row.failures } }),
  write: (t, f) => [t.updateTable('officers_assessment').set({ state: f.to!, last_fact: '0' }).where('id', '=', f.subject)],
})

/** A complaint that was found true counts against the officer. */
export const countComplaint = command<Officers>()({
  does: officer.step('count-complaint'),
  input: officerInput.extend({ note: z.string().trim().min(4, { error: both('请写明查实的情况', 'Say what was found') }).max(500), source: z.uuid().nullable().default(null) }),
  locks: lockOfficer,
  find: theOfficer,
  guards: [notOneself],
  draw: ({ uuid }) => uuid(),
  fact: ComplaintCounted,
  record: (row, input, complaint, { day }) => ({ ...ofOfficer(row), body: { complaint, on: day, note: input.note, source: input.source } }),
  write: (t, f) => [stamped(t, f), t.insertInto('officers_complaint').values({
    id: f.body.complaint, officer_id: f.subject, counted_on: f.body.on, note: f.body.note, source: f.body.source, ...placeOf(f),
  })],
})
