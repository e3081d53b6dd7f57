import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { EvaluationDue, StandardEvaluated } from '../facts.ts'
import { standard } from '../procedure.ts'
import type { Standards } from '../schema/tables.ts'
import { evaluationAfter, lockRegister, ofStandard, onStandard, standardInput, theStandard } from './register.ts'

/** The interval has run out: whoever keeps standards is reminded, and the list shows it until the evaluation is recorded. */
export const noteEvaluation = command<Standards>()({
  does: standard.step('note-evaluation'),
  input: standardInput,
  locks: lockRegister,
  find: theStandard,
  guards: [{ code: 'not-due', clause: '参数-M1.6', broken: (row, _input, { day }) => (row.evaluate_on === null || day < row.evaluate_on) && { zh: '尚未到评估日期', en: 'The evaluation is not due yet' } }],
  fact: EvaluationDue,
  record: (row) => ({ ...ofStandard(row), body: { title: row.title, on: row.evaluate_on! } }),
  write: (t, f) => [onStandard(t, f).set({ evaluation_due: true }), clearDue(f.subject, 'standard-evaluation')],
})

/** What an evaluation found; `revise` begins the draft of a new version. */
export const evaluate = command<Standards>()({
  does: standard.step('evaluate'),
  input: standardInput.extend({ findings: z.string().trim().min(10).max(4000), outcome: z.enum(['keep', 'revise']) }),
  locks: lockRegister,
  find: (t, input) => theStandard(t, input)
    .select((e) => e.selectFrom('standards_evaluation').select((x) => x.fn.max('on_day').as('last')).whereRef('standard_id', '=', 'standards_standard.id').as('last_on')),
  guards: [
    { code: 'not-in-force-yet', clause: '参数-M1.6', broken: (row, _input, { day }) => row.effective_on! > day && { zh: '标准尚未施行，没有可评估的执行情况', en: 'The standard does not hold yet; there is nothing to evaluate' } },
    { code: 'evaluated-today', clause: '参数-M1.6', broken: (row, _input, { day }) => row.last_on === day && { zh: '今天已经记录过一次评估', en: 'An evaluation has been recorded today' } },
  ],
  fact: StandardEvaluated,
  record: (row, { findings, outcome }, _drawn, { day }) => {
    const next = evaluationAfter(day, row.sector)
    return { ...ofStandard(row), body: { findings, outcome, on: day, nextOn: next.on, nextAt: next.at } }
  },
  write: (t, f) => [
    onStandard(t, f).set({ evaluation_due: false, evaluate_on: f.body.nextOn }),
    t.insertInto('standards_evaluation').values({ standard_id: f.subject, on_day: f.body.on, findings: f.body.findings, outcome: f.body.outcome, officer_name: f.actor.name, last_fact: '0' }),
    setDue(f, f.subject, 'standard-evaluation', f.body.nextAt, { on: f.body.nextOn }),
  ],
})
