import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { CaseReassigned } from '../facts.ts'
import { application } from '../procedure.ts'
import type { Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase, type CaseRow } from './case.ts'

const somebodyElse: Rule<CaseRow, { officer: string }> = {
  code: 'already-assigned', clause: '许可法-34',
  broken: (row, input) => row.officer_id === input.officer && { zh: '此案已由该人员承办', en: 'This officer handles the case already' },
}

/** Another officer goes on with the case, from where it stands and under the same clock. */
export const reassign = command<Licensing>()({
  does: application.step('reassign'),
  input: caseInput.extend({ officer: z.string().min(1).max(60), name: z.string().trim().min(1).max(60) }),
  locks: lockCase,
  find: theCase,
  rules: [somebodyElse],
  fact: CaseReassigned,
  record: (row, input) => ({
    ...ofCase(row), body: { officer: { id: input.officer, name: input.name }, was: row.officer_id ? { id: row.officer_id, name: row.officer_name! } : null },
  }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, officer_id: f.body.officer.id, officer_name: f.body.officer.name })],
})
