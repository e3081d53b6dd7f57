import { sql } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { ExaminationOrdered, ExtensionConfirmed, LicenceGranted } from '../facts.ts'
import { count } from '../limits.ts'
import { writNumber } from '../numbers.ts'
import { application } from '../procedure.ts'
import { notDeemedRenewed } from '../rules/deemed.ts'
import { allAreChecked, factsAreConfirmed, isDeclared, notOrdered, recordIsClear, registerAgrees, suspensionsInPeriod, wasNotSuspended } from '../rules/extension.ts'
import type { Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, onCase, theCase } from './case.ts'
import { writeGranted } from './decide.ts'

const withRecord = (t: Parameters<typeof theCase>[0], i: { id: string }) => theCase(t, i).select([suspensionsInPeriod.as('suspended')])
const check = z.object({ key: z.enum(['fatal-accidents', 'penalties', 'suspensions', 'standardisation']), clear: z.boolean(), source: z.string().trim().min(2).max(300), note: z.string().trim().max(1000).default('') })

/** 条例 §9: the reviewer looks into the registers and says, for each point, what was found and where. */
export const confirmExtension = command<Licensing>()({
  does: application.step('confirm-extension'),
  input: caseInput.extend({ checks: z.array(check).min(1).max(4) }),
  locks: lockCase,
  find: withRecord,
  guards: [isDeclared, notOrdered],
  rules: [allAreChecked, registerAgrees],
  fact: ExtensionConfirmed,
  record: (row, input, _drawn, { day }) => ({ ...ofCase(row), body: { checks: input.checks, on: day } }),
  write: (t, f) => [onCase(t, f).set({
    state: f.to!, extension: JSON.stringify({ checks: f.body.checks, by: f.actor.name, on: f.body.on }), reviewer_id: f.actor.id, recommendation: f.body.checks.every((c) => c.clear) ? 'grant' : null,
  })],
})

const clear = [isDeclared, factsAreConfirmed, recordIsClear, wasNotSuspended, notOrdered]

/** 条例 §9: no fatal accident, the laws kept, and the issuer agrees: three more years without a re-examination, by another person than who confirmed it. */
export const extend = command<Licensing>()({
  does: application.step('extend'),
  input: caseInput,
  locks: lockCase,
  find: withRecord,
  guards: clear,
  fact: LicenceGranted,
  record: (row, _input, _drawn, { day }) => ({
    ...ofCase(row),
    body: { number: writNumber(row, 'grant'), decidedOn: day, scope: row.stake!.scope, publicity: null, issueDue: count('licensing.issue', day, day, row.sector), examined: false },
  }),
  write: writeGranted,
})

/** 条例 §9: the extension rests on the issuer's consent. Who does not consent to a clear one has it examined and says why; what the law has granted by silence is past that (许可法 §50). */
export const examine = command<Licensing>()({
  does: application.step('examine'),
  input: caseInput,
  locks: lockCase,
  find: withRecord,
  guards: [notDeemedRenewed, ...clear],
  fact: ExaminationOrdered,
  record: (row, _input, _drawn, { day }) => ({ ...ofCase(row), body: { on: day } }),
  write: (t, f) => [onCase(t, f).set({
    state: f.to!, recommendation: null, reviewer_id: sql`null`, extension: sql`extension || ${JSON.stringify({ examine: { by: f.actor.name, on: f.body.on, reason: f.reason } })}::jsonb`,
  })],
})
