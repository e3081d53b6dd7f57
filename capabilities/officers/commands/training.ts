import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { both } from '../../../kernel/fields.ts'
import { MarksCorrected, TrainingCancelled, TrainingHeld, TrainingPlanned, type Attendance } from '../facts.ts'
import { training } from '../procedure.ts'
import type { Officers } from '../schema/tables.ts'
import { placeOf } from './officer.ts'

const clause = '公务员法-66'
const filled = (zh: string, en: string) => z.string().trim().min(2, { error: both(`请填写${zh}`, `Enter ${en}`) }).max(120)
const planInput = z.object({
  title: filled('课程名称', 'the title'), topics: z.string().trim().max(1000).default(''),
  teacher: z.object({ name: filled('授课人', 'the teacher'), kind: z.enum(['outside-expert', 'senior-inspector']), from: filled('授课人单位', 'where the teacher comes from') }),
  hours: z.coerce.number().min(0.5).max(200), on: z.iso.date(), retraining: z.boolean().default(false).describe('For those whose qualification is suspended'),
})

/** A course is announced: who teaches, how many hours, when. */
export const planTraining = command<Officers>()({
  does: training.step('plan'),
  input: planInput,
  locks: () => [],
  place: (_row, _input, actor) => ({ region: actor.region, department: actor.department }),
  draw: ({ uuid }) => uuid(),
  fact: TrainingPlanned,
  record: (_row, input, id, { actor }) => ({ subject: id, enterprise: null, region: actor.region, department: actor.department, body: input }),
  write: (t, f) => {
    const { on, teacher, ...rest } = f.body
    return [t.insertInto('officers_training').values({ id: f.subject, ...rest, teacher: JSON.stringify(teacher), held_on: on, state: f.to!, ...placeOf(f) })]
  },
})

const attended = z.object({ officer: z.uuid(), hours: z.coerce.number().min(0).max(200), mark: z.coerce.number().min(0).max(100).nullable().default(null) })
const heldInput = z.object({ id: z.uuid(), on: z.iso.date().optional(), attendance: z.array(attended).min(1, { error: both('请登记至少一位参加人员', 'Enter at least one who attended') }).max(500) })
type Held = z.output<typeof heldInput>
type Found = Officers['officers_training'] & { known: { id: string; name: string }[]; before: Attendance[] }

const theTraining = (_t: Kysely<Officers>, input: { id: string; attendance?: Held['attendance'] }) => sql<Found & { hours: string; held_on: string }>`
  select r.*,
    coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name)) from officers_officer o
      where o.department = r.department and o.id = any(${input.attendance?.map((a) => a.officer) ?? []}::uuid[])), '[]') as known,
    coalesce((select json_agg(json_build_object('officer', a.officer_id, 'name', a.name, 'hours', a.hours, 'mark', a.mark) order by a.name) from officers_attendance a where a.training_id = r.id), '[]') as before
  from officers_training r where r.id = ${input.id}`
const lockTraining = (input: { id: string }) => [`officers/training/${input.id}`]

type Listing = Rule<Found, Held>
const allKnown: Listing = {
  code: 'officer-unknown', clause,
  broken: (row, input) => input.attendance.some((a, i) => !row.known.some((k) => k.id === a.officer) || input.attendance.findIndex((b) => b.officer === a.officer) !== i)
    && { zh: '名单中有不在本部门名册的人员，或有重复', en: 'The list names somebody who is not on the department’s register, or names one twice' },
}
const hoursFit: Listing = {
  code: 'hours-beyond', clause,
  broken: (row, input) => input.attendance.some((a) => a.hours > Number(row.hours)) && { zh: `参训学时不能超过课程的 ${Number(row.hours)} 学时`, en: `Nobody attends more than the course’s ${Number(row.hours)} hours` },
}
const notAhead: Listing = {
  code: 'not-yet-held', clause,
  broken: (row, input, { day }) => (input.on ?? (row as { held_on: string }).held_on) > day && { zh: '培训日期未到，不能登记参训情况', en: 'The training has not been held yet' },
}
const named = (row: Found, input: Held): Attendance[] => input.attendance.map((a) => ({ ...a, name: row.known.find((k) => k.id === a.officer)!.name }))
const placed = (row: { id: string; region: string; department: string }) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })

/** It was held: who attended for how long, and with which mark. */
export const holdTraining = command<Officers>()({
  does: training.step('hold'),
  input: heldInput,
  locks: lockTraining,
  find: theTraining,
  rules: [allKnown, hoursFit, notAhead],
  fact: TrainingHeld,
  record: (row, input) => ({ ...placed(row), body: { on: input.on ?? row.held_on, attendance: named(row, input) } }),
  write: (t, f) => [
    t.updateTable('officers_training').set({ state: f.to!, held_on: f.body.on, last_fact: '0' }).where('id', '=', f.subject),
    ...f.body.attendance.map((a) => t.insertInto('officers_attendance').values(rowOf(f, a, f.body.on))),
  ],
})
const rowOf = (f: { subject: string; region: string | null; department: string | null }, a: Attendance, on: string) => ({
  training_id: f.subject, officer_id: a.officer, held_on: on, name: a.name, hours: a.hours, mark: a.mark, region: f.region!, department: f.department!, last_fact: '0',
})

/** A wrong entry is set right by a later fact that keeps what stood before. */
export const correctMarks = command<Officers>()({
  does: training.step('correct-marks'),
  input: heldInput.omit({ on: true }),
  locks: lockTraining,
  find: theTraining,
  rules: [allKnown, hoursFit],
  fact: MarksCorrected,
  record: (row, input) => ({ ...placed(row), body: { on: row.held_on, attendance: named(row, input), was: row.before } }),
  write: (t, f: FactOf<typeof MarksCorrected>) => [
    t.updateTable('officers_training').set({ last_fact: '0' }).where('id', '=', f.subject),
    anyRows(t.deleteFrom('officers_attendance').where('training_id', '=', f.subject)),
    ...f.body.attendance.map((a) => t.insertInto('officers_attendance').values(rowOf(f, a, f.body.on))),
  ],
})

export const cancelTraining = command<Officers>()({
  does: training.step('cancel'),
  input: z.object({ id: z.uuid() }),
  locks: lockTraining,
  find: (t, input) => theTraining(t, input),
  fact: TrainingCancelled,
  record: (row) => ({ ...placed(row), body: {} }),
  write: (t, f) => [t.updateTable('officers_training').set({ state: f.to!, last_fact: '0' }).where('id', '=', f.subject)],
})
