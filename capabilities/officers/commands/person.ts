import { z } from 'zod'
import { covers } from '../../../kernel/access.ts'
import { anyRows, command, type Guard, type Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { OfficerCorrected, OfficerLeft, OfficerReturned } from '../facts.ts'
import { officer } from '../procedure.ts'
import type { Kysely } from 'kysely'
import type { Officers } from '../schema/tables.ts'
import { clause, holds, inHand, lockOfficer, ofOfficer, officerInput, onOfficer, theOfficer, type Whole } from './officer.ts'

const correction = officerInput.extend({
  name: z.string().trim().min(1).max(60), region: z.string().regex(/^\d{6}$/), department: z.string().trim().min(1).max(60),
})
const withinReach: Rule<Whole, { region: string }> = {
  code: 'region-out-of-reach', clause,
  broken: (_row, input, { actor }) => !covers('region', actor, { region: input.region }) && { zh: '该辖区不在您的管理范围内', en: 'That region is beyond yours' },
}
const changes: Rule<Whole, { name: string; region: string; department: string }> = {
  code: 'nothing-changed', clause,
  broken: (row, input) => row.name === input.name && row.region === input.region && row.department === input.department && { zh: '没有改动任何内容', en: 'Nothing is different' },
}

/** Corrects the name, or moves the person to another region or department, with all that belongs to the entry. */
export const correct = command<Officers>()({
  does: officer.step('correct'),
  input: correction,
  locks: lockOfficer,
  find: theOfficer,
  rules: [withinReach, changes],
  fact: OfficerCorrected,
  record: (row, input) => ({
    ...ofOfficer({ ...row, region: input.region, department: input.department }),
    body: { name: input.name, was: { name: row.name, region: row.region, department: row.department } },
  }),
  write: (t, f) => [
    onOfficer(t, f).set({ name: f.body.name, ...moved(f) }),
    ...(['officers_posting', 'officers_qualification'] as const).map((table) => anyRows(t.updateTable(table).set(moved(f)).where('officer_id', '=', f.subject))),
  ],
})
const moved = (f: Fact<any, any>) => ({ region: f.region!, department: f.department!, last_fact: '0' })

const nothingInHand: Guard<Whole> = {
  code: 'cases-in-hand', clause: '公务员法-71',
  broken: (row) => row.hand.length > 0 && inHand(row),
}
const rotatedFirst: Guard<Whole> = {
  code: 'still-in-post', clause: '公务员法-71',
  broken: (row) => row.postings.some((p) => holds(row, p.post)) && { zh: '仍在岗任职，请负责人先办理轮岗并指定接任人', en: 'Still in a post: the head rotates the person to a successor first' },
}
const state = (t: Kysely<Officers>, f: Fact<any, any>) => [onOfficer(t, f).set({ state: f.to!, last_fact: '0' })]

/** The person leaves the authority: nothing in hand, no post left. The record stays for as long as the acts are answered for. */
export const leave = command<Officers>()({
  does: officer.step('leave'),
  input: officerInput,
  locks: lockOfficer,
  find: theOfficer,
  guards: [nothingInHand, rotatedFirst],
  fact: OfficerLeft,
  record: (row, _input, _drawn, { day }) => ({ ...ofOfficer(row), body: { on: day } }),
  write: state,
})

/** The same person comes back to the same entry. */
export const comeBack = command<Officers>()({
  does: officer.step('return'),
  input: officerInput,
  locks: lockOfficer,
  find: theOfficer,
  fact: OfficerReturned,
  record: (row, _input, _drawn, { day }) => ({ ...ofOfficer(row), body: { on: day } }),
  write: state,
})
