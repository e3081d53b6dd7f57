import { z } from 'zod'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { command } from '../../../kernel/command.ts'
import { calendar } from '../../../law/index.ts'
import { ClockRestarted, ClockStopped } from '../facts.ts'
import { count } from '../limits.ts'
import { writNumber } from '../numbers.ts'
import { application } from '../procedure.ts'
import { clockRuns, clockStands } from '../rules/review.ts'
import type { Licensing, StopJson } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase, type CaseRow } from './case.ts'

export const stopReasons = {
  hearing: { zh: '听证', en: 'hearing' }, inspection: { zh: '现场核查', en: 'inspection' }, testing: { zh: '检验检测', en: 'testing' },
  'expert-review': { zh: '专家评审', en: 'expert review' }, supplement: { zh: '企业整改补充', en: 'supplement by the enterprise' },
} as const

/** The decision's limit counted again from its own first day and by the version it began with: it never starts afresh (许可法 §45). */
const recount = (row: CaseRow, stops: readonly StopJson[]) => ({ due: count('licensing.decision', row.due!.from, row.accepted_on!, row.sector, stops) })

export const stopped = (row: CaseRow, day: string, kind: keyof typeof stopReasons) =>
  recount(row, [...row.stops, { from: day, to: null, reason: stopReasons[kind] as never, kind }])
export const restarted = (row: CaseRow, day: string) => recount(row, row.stops.map((s) => (s.to === null ? { ...s, to: day } : s)))

/** 许可法 §45: hearings, inspections, tests and expert reviews are not counted; the applicant is told so in writing. */
export const stopClock = command<Licensing>()({
  does: application.step('stop-clock'),
  input: caseInput.extend({ kind: z.enum(['hearing', 'inspection', 'testing', 'expert-review']) }),
  locks: lockCase,
  find: theCase,
  guards: [clockRuns],
  fact: ClockStopped,
  record: (row, input, _drawn, { day }) => ({
    ...ofCase(row), body: { number: writNumber({ number: row.number, round: row.stops.length + 1 }, 'exclusion-of-time'), kind: input.kind, on: day, ...stopped(row, day, input.kind) },
  }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, due: JSON.stringify(f.body.due), due_on: f.body.due.on, stops: stopsOf(f.body.due) })],
})

export const restartClock = command<Licensing>()({
  does: application.step('restart-clock'),
  input: caseInput,
  locks: lockCase,
  find: theCase,
  guards: [clockStands],
  fact: ClockRestarted,
  record: (row, _input, _drawn, { day }) => {
    const open = row.stops.find((s) => s.to === null)!
    return { ...ofCase(row), body: { on: day, stoppedDays: workingDaysBetween(open.from, day, calendar), ...restarted(row, day) } }
  },
  write: (t, f) => [onCase(t, f).set({ state: f.to!, due: JSON.stringify(f.body.due), due_on: f.body.due.on, stops: stopsOf(f.body.due) })],
})

export const stopsOf = (due: Record<string, unknown>) => JSON.stringify(due['stops'] ?? [])
