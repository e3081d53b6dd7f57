import type { Kysely } from 'kysely'
import { command } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import { clearDue } from '../../../kernel/due.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { ApplicationAccepted } from '../facts.ts'
import { alternatives, count, decisionStart } from '../limits.ts'
import { writNumber } from '../numbers.ts'
import { application } from '../procedure.ts'
import { notYetDeemed } from '../rules/intake.ts'
import { materialIsComplete, noticeIsAnswered } from '../rules/material.ts'
import type { Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase, theCaseWithItems, type CaseRow } from './case.ts'

/** 许可法 §32 (5): complete and in the statutory form, so it is accepted, with a sealed and dated receipt; the decision's clock runs. */
export const accept = command<Licensing>()({
  does: application.step('accept'),
  input: caseInput,
  locks: lockCase,
  find: theCaseWithItems,
  guards: [notYetDeemed, materialIsComplete, noticeIsAnswered],
  fact: ApplicationAccepted,
  record: (row, _input, _drawn, { day }) => ({ ...ofCase(row), body: acceptance(row, day, day, false) }),
  write: writeAccepted,
})

/** Silence means accepted (许可法 §32): the fact comes from the sweep, and holds from the receipt. */
export const deemAccepted = command<Licensing>()({
  does: application.step('deem-accepted'),
  input: caseInput,
  locks: lockCase,
  find: theCase,
  guards: [{
    code: 'not-yet-deemed', clause: '许可法-32',
    broken: (row, _input, { at }) => (row.intake_deemed_at === null || at < row.intake_deemed_at) && { zh: '尚未到视为受理的时间', en: 'The moment of deemed acceptance has not come' },
  }],
  fact: ApplicationAccepted,
  record: (row, _input, _drawn, { day }) => ({ ...ofCase(row), body: acceptance(row, row.received_on, day, true), effectiveAt: row.submitted_at }),
  write: writeAccepted,
})

function acceptance(row: CaseRow, acceptedOn: string, day: string, deemed: boolean) {
  const from = decisionStart(row.sector, day, row.received_on, acceptedOn)
  return {
    receipt: writNumber(row, 'acceptance'), acceptedOn, deemed,
    due: count('licensing.decision', from, day, row.sector), alternatives: alternatives('licensing.decision', from, day, row.sector),
  }
}

function writeAccepted(t: Kysely<Licensing>, f: FactOf<typeof ApplicationAccepted>): Statement[] {
  const { acceptedOn, deemed, due } = f.body
  return [
    onCase(t, f).set({ state: f.to!, accepted_on: acceptedOn, deemed, due: JSON.stringify(due), due_on: due.on, intake_deemed_at: null, intake_due: null }),
    clearDue(f.subject, 'deemed-acceptance'),
  ]
}

