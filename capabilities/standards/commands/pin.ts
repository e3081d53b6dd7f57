import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import type { Statement } from '../../../kernel/db.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { StandardKept, StandardPinned, StandardRepinned, WithdrawalFlagged, type Attached } from '../facts.ts'
import { judgement } from '../procedure.ts'
import type { Pinned, Standards } from '../schema/tables.ts'
import {
  caseIsOpen, declaredSupplements, judgementInput, lockCaseAndRegister, ofCase, onJudgement, placeOf, sizeOfEnterprise, theJudgement, versionAtAcceptance, versionsToday, withVersion,
  type JudgementRow, type Version,
} from './judgement.ts'

type ToPin = JudgementRow & { held: Pinned | null; size: string | null; declared: Attached[] }

const notPinnedYet: Guard<JudgementRow> = {
  code: 'already-pinned', clause: '条例-6', broken: (row) => row.version !== null && { zh: '本案已确定适用的审批标准', en: 'The standard of this case is fixed already' },
}
const oneHeld: Guard<ToPin> = {
  code: 'none-in-force', clause: '条例-6', broken: (row) => row.held === null && { zh: '受理时没有施行中的审批标准', en: 'No standard was in force at acceptance' },
}

/** A case keeps the version that held on its acceptance; conditions for the new technology that it declares are attached with it. */
export const pin = command<Standards>()({
  does: judgement.step('pin'),
  input: judgementInput,
  locks: lockCaseAndRegister,
  find: (t, input) => theJudgement(t, input).select([versionAtAcceptance.as('held'), sizeOfEnterprise.as('size'), declaredSupplements.as('declared')]),
  guards: [caseIsOpen, notPinnedYet, oneHeld],
  fact: StandardPinned,
  record: (row, _input, _drawn, { day }) => ({ ...ofCase(row), body: { version: row.held!, enterpriseSize: row.size ?? 'all', on: day, attached: row.declared } }),
  write: (t, f) => [
    onJudgement(t, f).set({ version: f.body.version.id, pinned: JSON.stringify(f.body.version), pinned_on: f.body.on, enterprise_size: f.body.enterpriseSize }),
    ...f.body.attached.flatMap((a) => attachedRows(t, f, a)),
  ],
})

/** A case that already has the conditions, attached by its reviewer, keeps what was judged. */
export const attachedRows = (t: Kysely<Standards>, f: Fact<any, any>, a: Attached): Statement[] => a.conditions.map((c, place) =>
  Object.assign(t.insertInto('standards_condition').values({
    application_id: f.subject, supplement_id: a.supplement, key: c.key, place, title: JSON.stringify(a.title), text: JSON.stringify(c.text), guidance: a.guidance, result: null,
    evidence: '[]', opinion: '', officer_name: null, ...placeOf(f),
  }).onConflict((x) => x.columns(['application_id', 'supplement_id', 'key']).doNothing()), { anyRows: true }))

type WithNow = JudgementRow & { now: Version | null }
const isWithdrawn: Guard<WithNow> = {
  code: 'not-withdrawn', clause: '条例-6',
  broken: (row) => row.now?.state !== 'withdrawn' && { zh: '案件沿用受理时的审批标准；只有该标准被撤销时才能改用', en: 'A case keeps the standard of its acceptance; only where that was withdrawn may it take another' },
}
const holdsToday: Rule<WithNow & { today: Pinned[] }, { version: string }> = {
  code: 'version-not-in-force', clause: '条例-6',
  broken: (row, input) => !row.today.some((v) => v.id === input.version) && { zh: '所选版本今天没有施行，或者不适用于本案', en: 'The chosen version does not hold today, or is not for this case' },
}

/** The version was withdrawn while the case is judged by it: from now on it is judged by one that holds today, for a reason. */
export const rePin = command<Standards>()({
  does: judgement.step('re-pin'),
  input: judgementInput.extend({ version: z.uuid() }),
  locks: lockCaseAndRegister,
  find: (t, input, { day }) => withVersion(t, input).select(versionsToday(day).as('today')),
  guards: [caseIsOpen, isWithdrawn],
  rules: [holdsToday],
  fact: StandardRepinned,
  record: (row, input) => {
    const { indicators: _, ...version } = row.today.find((v) => v.id === input.version)!
    return { ...ofCase(row), body: { version, was: row.version! } }
  },
  write: (t, f) => [onJudgement(t, f).set({ version: f.body.version.id, pinned: JSON.stringify(f.body.version), kept: null, kept_why: null })],
})

const notKeptYet: Guard<JudgementRow> = {
  code: 'already-kept', clause: '条例-6', broken: (row) => row.kept === row.version && row.version !== null && { zh: '已决定沿用', en: 'It was decided already to keep it' },
}

/** The case goes on being judged by the withdrawn version, for a reason. */
export const keep = command<Standards>()({
  does: judgement.step('keep'),
  input: judgementInput,
  locks: lockCaseAndRegister,
  find: withVersion,
  guards: [caseIsOpen, isWithdrawn, notKeptYet],
  fact: StandardKept,
  record: (row) => ({ ...ofCase(row), body: { version: row.version! } }),
  write: (t, f) => [onJudgement(t, f).set({ kept: f.body.version, kept_why: f.reason })],
})

/** Notes in the file of a case that its standard was withdrawn; the gate knows it from the standard itself. */
export const flag = command<Standards>()({
  does: judgement.step('flag'),
  input: judgementInput,
  locks: lockCaseAndRegister,
  find: withVersion,
  guards: [isWithdrawn],
  fact: WithdrawalFlagged,
  record: (row) => ({ ...ofCase(row), body: { version: row.version!, title: row.pinned!.title, number: row.number } }),
  write: (t, f) => [onJudgement(t, f).set({ flagged: f.body.version })],
})
