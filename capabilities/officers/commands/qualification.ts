import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Moment, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { both } from '../../../kernel/fields.ts'
import { post, QualificationGranted } from '../facts.ts'
import { officer } from '../procedure.ts'
import { passMark, validityOf } from '../rules/bars.ts'
import { standingOn } from '../rules/standing.ts'
import type { Officers } from '../schema/tables.ts'
import { clause, lockOfficer, notOneself, ofOfficer, officerInput, placeOf, qualificationOf, stamped, theOfficer, type Whole } from './officer.ts'

export type Passed = { id: string; title: string; held_on: string; mark: string | null; retraining: boolean }
export type WithTraining = Whole & { passed: Passed | null; regime: boolean }

/** The officer, with what the named training says of the person and whether the regime is in force in the department. */
export const theOfficerTrained = (t: Kysely<Officers>, input: { id: string; training?: string | null | undefined }, { day }: Moment) => sql<WithTraining>`
  select w.*, (select json_build_object('id', r.id, 'title', r.title, 'held_on', a.held_on, 'mark', a.mark, 'retraining', r.retraining)
      from officers_attendance a join officers_training r on r.id = a.training_id where a.training_id = ${input.training ?? null} and a.officer_id = w.id and r.state = 'held') as passed,
    exists (select from officers_regime g where g.department = w.department and w.region like regexp_replace(g.region, '(00)+$', '') || '%'
      and g.from_on <= ${day} and (g.until_on is null or g.until_on > ${day})) as regime
  from (${theOfficer(t, input)}) as w`

const grantInput = officerInput.extend({
  post, from: z.iso.date().optional(), until: z.iso.date().optional(),
  ground: z.enum(['training', 'transition', 'superior']), training: z.uuid().nullable().default(null),
  document: z.string().trim().min(4, { error: both('请填写文号（至少 4 个字）', 'Give the document’s number') }).max(120).nullable().default(null),
})
type Grant = z.output<typeof grantInput>
type Granting = Rule<WithTraining, Grant>

const groundFits: Granting = {
  code: 'ground-not-open', clause,
  broken: (row, input, { actor }) => {
    const keeper = !actor.roles.includes('head')
    if (keeper && input.ground !== 'superior') return { zh: '管理员只能登记上级机关核定的资格', en: 'An administrator only enters what the authority above has granted' }
    if (input.ground === 'superior' && !input.document) return { zh: '请填写上级机关核定的文号', en: 'Give the number of the document of the authority above', fields: [{ pointer: '/document', zh: '请填写文号', en: 'Give the number' }] }
    return input.ground === 'transition' && row.regime
      && { zh: '持证上岗制度已施行，资格须凭培训合格记录授予', en: 'The regime is in force: a qualification now rests on a training that was passed' }
  },
}
export const trainingPassed = (on: string, passed: Passed | null) => passed?.mark != null && Number(passed.mark) >= passMark(on)
const trained: Granting = {
  code: 'training-missing', clause: '公务员法-66',
  broken: (row, input, { day }) => input.ground === 'training' && !trainingPassed(day, row.passed) && {
    zh: `没有成绩合格（${passMark(day)} 分）的培训记录`, en: `There is no training passed with ${passMark(day)} marks`, fields: [{ pointer: '/training', zh: '请选择培训合格记录', en: 'Choose a training that was passed' }],
  },
}
const notSuspended: Granting = {
  code: 'suspended', clause,
  broken: (row, input, { day }) => standingOn(qualificationOf(row, input.post), day) === 'suspended'
    && { zh: '资格处于暂停状态，须先凭再培训记录恢复', en: 'The qualification is suspended: it is restored after retraining first' },
}
const datesFit: Granting = {
  code: 'dates', clause,
  broken: (row, input, { day }) => {
    const from = startOf(row, input, day)
    const { most } = validityOf(from)
    if (input.from && input.from > day && standingOn(qualificationOf(row, input.post), day) === 'valid' && input.from > nextDay(qualificationOf(row, input.post)!.until_on))
      return { zh: '新资格应当自原资格届满次日或之前起算，中间不留空档', en: 'A renewal begins no later than the day after the present one ends' }
    if (input.until && (input.until < from || input.until > most))
      return { zh: `有效期最长至 ${most}`, en: `Valid until ${most} at most`, fields: [{ pointer: '/until', zh: `不晚于 ${most}`, en: `No later than ${most}` }] }
    return false
  },
}
const nextDay = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** A renewal continues where the present one ends; anything else begins on the day given, or today. */
function startOf(row: Whole, input: { post: string; from?: string | undefined }, day: string): string {
  const now = qualificationOf(row, input.post)
  return input.from ?? (now && standingOn(now, day) === 'ending' ? nextDay(now.until_on) : day)
}

/** Grants or renews a qualification for one post. */
export const grantQualification = command<Officers>()({
  does: officer.step('grant-qualification'),
  input: grantInput,
  locks: lockOfficer,
  find: theOfficerTrained,
  guards: [notOneself],
  rules: [groundFits, trained, notSuspended, datesFit],
  draw: (draw, row, input) => qualificationOf(row, input.post)?.id ?? draw.uuid(),
  fact: QualificationGranted,
  record: (row, input, qualification, { day }) => {
    const from = startOf(row, input, day)
    const { until, warnOn } = validityOf(from, input.until)
    const now = qualificationOf(row, input.post)
    const unbroken = now && !now.rotated_on && now.until_on >= day && from <= nextDay(now.until_on)
    const { post, ground, training, document } = input
    return { ...ofOfficer(row), body: { qualification, post, from, until, since: unbroken ? [now.since_on, from].sort()[0]! : from, warnOn, ground, training: ground === 'training' ? training : null, document } }
  },
  write: (t, f) => {
    const { post, since, until, warnOn, qualification } = f.body
    const dates = { since_on: since, until_on: until, warn_on: warnOn, suspended_on: null, suspended_why: null, rotated_on: null, ...placeOf(f) }
    const detail = { officer: f.subject, post }
    return [
      stamped(t, f),
      t.insertInto('officers_qualification').values({ officer_id: f.subject, post, id: qualification, ...dates }).onConflict((c) => c.columns(['officer_id', 'post']).doUpdateSet(dates)),
      clearDue(qualification, 'officers-qualification-ending', 'officers-qualification-lapse'),
      setDue(f, qualification, 'officers-qualification-ending', instantOf(warnOn, 'start').toISOString(), detail),
      setDue(f, qualification, 'officers-qualification-lapse', instantOf(until, 'end').toISOString(), detail),
    ]
  },
})
