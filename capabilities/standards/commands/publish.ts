import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { StandardAdopted, StandardPublished, StandardSuperseded, StandardWithdrawn } from '../facts.ts'
import { departmentOf, founding } from '../founding.ts'
import { standard } from '../procedure.ts'
import { noOverlap, notRetroactive } from '../rules.ts'
import type { Standards } from '../schema/tables.ts'
import { contentColumns } from './draft.ts'
import { evaluationAfter, holdsOn, lockRegister, ofStandard, onStandard, standardInput, standsAt, theStandard, withOthers, type Earlier, type StandardRow } from './register.ts'

/** 许可法 §30: what is asked of applicants is displayed, and holds from a day after that. The version before ends on that day. */
export const publish = command<Standards>()({
  does: standard.step('publish'),
  input: standardInput.extend({ effectiveOn: z.iso.date() }),
  locks: lockRegister,
  find: withOthers,
  rules: [notRetroactive, noOverlap],
  fact: StandardPublished,
  record: (row, { effectiveOn }) => {
    const evaluate = evaluationAfter(effectiveOn, row.sector)
    const predecessor = row.others.find((o) => o.state === 'published' && o.until_on === null)?.id ?? null
    return { ...ofStandard(row), body: { title: row.title, effectiveOn, effectiveAt: instantOf(effectiveOn, 'start').toISOString(), predecessor, evaluateOn: evaluate.on, evaluateAt: evaluate.at } }
  },
  write: (t, f) => {
    const { effectiveOn, effectiveAt, predecessor, evaluateOn, evaluateAt } = f.body
    return [
      onStandard(t, f).set({ state: f.to!, effective_on: effectiveOn, holds_from: new Date(effectiveAt), evaluate_on: evaluateOn }),
      setDue(f, f.subject, 'standard-evaluation', evaluateAt, { on: evaluateOn }),
      ...(predecessor ? [
        t.updateTable('standards_standard').set({ until_on: effectiveOn }).where('id', '=', predecessor),
        setDue(f, predecessor, 'standard-superseded', effectiveAt, { by: f.subject }),
      ] : []),
    ]
  },
})

const foundingExists: Rule<unknown, { founding: string }> = {
  code: 'founding-unknown', clause: '许可法-30',
  broken: (_row, input) => !founding.some((f) => f.id === input.founding) && { zh: '没有这份基础标准', en: 'There is no such founding standard' },
}
const notYetAdopted: Guard<{ versions: number }> = {
  code: 'already-adopted', clause: '许可法-30',
  broken: (row) => row.versions > 0 && { zh: '该行业、规模已有审批标准，请在其基础上起草新版', en: 'There is a standard for this sector and size; draft a new version of it' },
}

/** How many versions stand for the sector and size of a founding standard, and the number of the next. */
const versionsOf = (_t: Kysely<Standards>, input: { founding: string }) => sql<{ versions: number; next: number }>`
  select count(*) filter (where state <> 'withdrawn')::int as versions, (coalesce(max(number), 0) + 1)::int as next
  from standards_standard where sector || '/' || size = ${input.founding}`

/** A founding standard, shipped as data, is put in force from today by one step of the head. Cases accepted earlier are not touched. */
export const adopt = command<Standards>()({
  does: standard.step('adopt'),
  input: z.object({ founding: z.string().max(60) }),
  locks: lockRegister,
  find: versionsOf,
  guards: [notYetAdopted],
  rules: [foundingExists],
  place: (_row, input, actor) => {
    const own = founding.find((f) => f.id === input.founding)
    return own ? standsAt(undefined, departmentOf[own.sector], actor) : { region: actor.region, department: actor.department }
  },
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: StandardAdopted,
  record: (row, input, { id }, { actor, day }) => {
    const { sector, size, title, indicators } = founding.find((f) => f.id === input.founding)!
    const evaluate = evaluationAfter(day, sector)
    return {
      subject: id, enterprise: null, ...standsAt(undefined, departmentOf[sector], actor),
      body: { sector, size, title, indicators, changes: [], number: row.next, base: null, founding: input.founding, effectiveOn: day, evaluateOn: evaluate.on, evaluateAt: evaluate.at },
    }
  },
  write: (t, f) => [
    t.insertInto('standards_standard').values({
      id: f.subject, sector: f.body.sector, size: f.body.size, number: f.body.number, base: null, region: f.region!, department: f.department!, ...contentColumns(f.body), state: f.to!,
      drafters: [], asked: null, opinions: null, approved_by: f.actor.name, founding: f.body.founding, effective_on: f.body.effectiveOn, holds_from: new Date(f.recordedAt), until_on: null, withdrawn_at: null, withdrawn_why: null,
      evaluate_on: f.body.evaluateOn, last_fact: '0',
    }),
    setDue(f, f.subject, 'standard-evaluation', f.body.evaluateAt, { on: f.body.evaluateOn }),
  ],
})

type ForWithdrawal = StandardRow & { others: Earlier[]; cases: number }

/** A version is withdrawn: cases judged by it stay pinned and are flagged; one that did not hold yet gives its predecessor back its time. */
export const withdraw = command<Standards>()({
  does: standard.step('withdraw'),
  input: standardInput,
  locks: lockRegister,
  find: (t, input) => withOthers(t, input).select(sql<number>`(select count(*) from standards_judgement j where j.version = standards_standard.id
    and j.case_state in ('accepted', 'returned', 'reviewed'))::int`.as('cases')),
  fact: StandardWithdrawn,
  record: (row: ForWithdrawal, _input, _drawn, { day }) => ({ ...ofStandard(row), body: { title: row.title, was: row.state, cases: row.cases, predecessor: givenBack(row, day) } }),
  write: (t, f) => [
    onStandard(t, f).set({ state: f.to!, withdrawn_at: new Date(f.recordedAt), withdrawn_why: f.reason, evaluation_due: false }),
    clearDue(f.subject, 'standard-evaluation', 'standard-superseded'),
    ...(f.body.predecessor ? [
      t.updateTable('standards_standard').set({ until_on: null }).where('id', '=', f.body.predecessor),
      clearDue(f.body.predecessor, 'standard-superseded'),
    ] : []),
  ],
})

/** Of a coming version: the one that it would have ended, if that still holds. */
const givenBack = (row: ForWithdrawal, day: string) =>
  (row.state === 'published' && row.effective_on! > day ? row.others.find((o) => o.until_on === row.effective_on && holdsOn(o, day))?.id ?? null : null)

/** The day has come from which a later version holds; which one holds follows from the dates, the fact only notes it. */
export const supersede = command<Standards>()({
  does: standard.step('supersede'),
  input: standardInput,
  locks: lockRegister,
  find: theStandard,
  guards: [{ code: 'still-in-force', clause: '许可法-30', broken: (row, _input, { day }) => (row.until_on === null || day < row.until_on) && { zh: '该版仍在施行', en: 'This version still holds' } }],
  fact: StandardSuperseded,
  record: (row) => ({ ...ofStandard(row), body: {} }),
  write: (t, f) => [onStandard(t, f).set({ state: f.to!, evaluation_due: false }), clearDue(f.subject, 'standard-superseded', 'standard-evaluation')],
})
