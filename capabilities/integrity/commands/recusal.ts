import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { RecusalRaised, RecusalRequested } from '../facts.ts'
import { recusal } from '../procedure.ts'
import { samePersons } from '../people.ts'
import type { CaseRow, Integrity } from '../schema/tables.ts'

type Asked = { application: string; officer?: string }
type Found = CaseRow & { pending: boolean; known: string | null }

/** The case, whether the officer's recusal is asked for or upheld already, and the name he has in the register. */
const theCase = (_t: Kysely<Integrity>, { application, officer }: Asked) => sql<Found>`
  select c.*, exists (
      select from integrity_recusal r where r.application_id = c.id and r.state <> 'rejected' and r.officer_id in ${samePersons(officer ? [officer] : [])}) as pending,
    (select o.name from integrity_officer o where o.account = ${officer ?? null}) as known
  from integrity_case c where c.id = ${application}`

const lockCase = (i: { application: string }) => [`application:${i.application}`]

const caseIsOpen: Guard<Found> = {
  code: 'case-closed', clause: '公务员法-77',
  broken: (row) => !row.open && { zh: '此案已办结，不再需要回避；如认为处理不公，请投诉或申请复议', en: 'The case is closed; complain or ask for review instead' },
}
const notYetAsked: Guard<Found> = {
  code: 'recusal-pending', clause: '公务员法-77',
  broken: (row) => row.pending && { zh: '该人员的回避申请正在审查或者已经决定', en: 'The recusal of this officer is being decided or has been' },
}
const onlyOneself: Rule<Found, { officer: string }> = {
  code: 'not-oneself', clause: '公务员法-77',
  broken: (_row, input, { actor }) => input.officer !== actor.id && { zh: '只能为本人申请回避', en: 'You may ask for your own recusal alone' },
}
const officerIsKnown: Rule<Found, { officer: string }> = {
  code: 'officer-unknown', clause: '公务员法-77',
  broken: (row, input) => row.known === null && row.officer_id !== input.officer && { zh: '没有找到该工作人员', en: 'There is no such officer' },
}

const bodyOf = (row: Found, officer: { id: string; name: string }) => ({ application: row.id, number: row.number, enterpriseName: row.enterprise_name, officer })
const placeOf = (row: CaseRow) => ({ enterprise: row.enterprise_id, region: row.region, department: row.department })

type Asking = Fact<string, { application: string; number: string; enterpriseName: string; officer: { id: string; name: string } }>
const writeAsked = (t: Kysely<Integrity>, f: Asking, origin: string, tie: string | null) => [t.insertInto('integrity_recusal').values({
  id: f.subject, application_id: f.body.application, number: f.body.number, enterprise_id: f.enterprise!, enterprise_name: f.body.enterpriseName, region: f.region!, department: f.department!,
  officer_id: f.body.officer.id, officer_name: f.body.officer.name, origin, tie_id: tie, grounds: f.reason ?? '', state: f.to!, requested_by: f.actor.name,
  requested_at: new Date(f.recordedAt), decided_by: null, decided_at: null, decision: null, successor_name: null, last_fact: '0',
})]
const writeRaised = (t: Kysely<Integrity>, f: Fact<string, z.output<typeof RecusalRaised.body>>) => writeAsked(t, f, f.body.origin, f.body.tie)

/** 公务员法 §77: an officer who has to be recused asks for it himself. */
export const requestOwnRecusal = command<Integrity>()({
  does: recusal.step('request-own'),
  input: z.object({ application: z.uuid(), officer: z.string().max(60) }),
  locks: lockCase,
  find: theCase,
  guards: [caseIsOpen, notYetAsked],
  rules: [onlyOneself],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RecusalRaised,
  record: (row, _input, { id }, { actor }) => ({ subject: id, ...placeOf(row), body: { ...bodyOf(row, { id: actor.id, name: actor.name }), origin: 'officer' as const, tie: null } }),
  write: writeRaised,
})

/** 公务员法 §77: whoever has an interest in the case may ask that an officer leave it, with reasons. */
export const requestRecusal = command<Integrity>()({
  does: recusal.step('request'),
  input: z.object({ application: z.uuid(), officer: z.string().max(60) }),
  locks: lockCase,
  find: theCase,
  guards: [caseIsOpen, notYetAsked],
  rules: [officerIsKnown],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RecusalRequested,
  record: (row, input, { id }) => ({ subject: id, ...placeOf(row), body: bodyOf(row, { id: input.officer, name: row.known ?? row.officer_name! }) }),
  write: (t, f) => writeAsked(t, f, 'applicant', null),
})

/** A tie that was found asks in the officer's stead; the head decides it like any other. */
export const proposeRecusal = command<Integrity>()({
  does: recusal.step('propose'),
  input: z.object({ application: z.uuid(), officer: z.string().max(60), name: z.string().max(60), tie: z.uuid() }),
  locks: lockCase,
  find: theCase,
  guards: [caseIsOpen, notYetAsked],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: RecusalRaised,
  record: (row, input, { id }) => ({ subject: id, ...placeOf(row), body: { ...bodyOf(row, { id: input.officer, name: input.name }), origin: 'system' as const, tie: input.tie } }),
  write: writeRaised,
})
