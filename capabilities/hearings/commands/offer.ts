import { sql, type Kysely, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { instantOf } from '../../../kernel/calendar.ts'
import { command, type Guard, type Moment } from '../../../kernel/command.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import type { Fact, FactOf } from '../../../kernel/fact.ts'
import { HearingCancelled, HearingLapsed, HearingOffered, HearingRequested, HearingWaived } from '../facts.ts'
import { hearing } from '../procedure.ts'
import type { Hearings } from '../schema/tables.ts'
import { about, concerns, counted, hearingInput, limitsOf, lockCase, locks, ofHearing, ofItsCase, onHearing, theHearing, type HearingRow } from './hearing.ts'

export const openStates = ['offered', 'requested', 'announced', 'held']
const toOffer = (t: Kysely<Hearings>, i: { application: string }, { day }: Moment) =>
  t
    .selectFrom('hearings_case')
    .selectAll()
    .select([
      sql<number>`(select count(*) + 1 from hearings_hearing h where h.application_id = hearings_case.id or h.licence_id = hearings_case.licence_id)::int`.as('nth'),
      sql<boolean>`exists (select from hearings_hearing h where h.application_id = hearings_case.id and h.state = any(${openStates})
        and (h.state <> 'offered' or h.ask_until >= ${day}))`.as('open'),
    ])
    .where('id', '=', i.application)

type Offer = Omit<FactOf<typeof HearingOffered>['body'], 'number'> & { id: string; number: string | RawBuilder<string> }
/** Also of a revocation, whose notice is the offer (处罚法 §63). */
export const offered = (t: Kysely<Hearings>, f: Fact<any, any>, o: Offer) => [
  t.insertInto('hearings_hearing').values({
    id: o.id, number: o.number, application_id: o.application, licence_id: o.licence ?? null, enterprise_id: f.enterprise!, enterprise_name: o.enterprise, region: f.region!,
    department: f.department!, state: 'offered', matter: o.matter, parties: o.parties, offered_at: new Date(f.recordedAt), ask_until: o.askUntil.on, ask_due: JSON.stringify(o.askUntil),
    last_fact: '0',
  }),
  setDue(f, o.id, 'hearing-offer', instantOf(o.askUntil.on, 'end').toISOString(), { application: o.application, licence: o.licence ?? null, until: o.askUntil.on }),
]

/** 许可法 §47: before a decision that touches weighty interests, the authority tells those concerned that they may be heard. */
export const offer = command<Hearings>()({
  does: hearing.step('offer'),
  input: z.object({
    application: z.uuid(),
    licence: z.uuid().nullable().default(null),
    matter: z.string().trim().min(4).max(1000),
    parties: z.array(z.string().trim().min(2).max(100)).max(20).default([]),
  }),
  locks: lockCase,
  concerns,
  find: toOffer,
  guards: [
    { code: 'case-decided', clause: '许可法-47', broken: (row) => row.decided && { zh: '案件已作出决定，不能再告知听证', en: 'The case is decided: nothing is left to be heard' } },
    { code: 'hearing-open-already', clause: '许可法-47', broken: (row) => row.open && { zh: '本案已有听证程序在进行', en: 'A hearing of this case is already under way' } },
  ],
  rules: [{
    code: 'another-case', clause: '许可法-48', broken: (row, i) => row.licence_id !== i.licence && { zh: '该听证不属于此案', en: 'The hearing belongs to another case' },
  }],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: HearingOffered,
  record: (row, input, drawn, { day }) => ({
    subject: drawn.id,
    enterprise: row.enterprise_id,
    region: row.region,
    department: row.department,
    ...(row.licence_id ? { clause: '处罚法-63' } : {}),
    body: {
      application: row.id,
      licence: row.licence_id,
      number: `${row.number}-听${row.nth}`,
      enterprise: row.enterprise_name,
      matter: input.matter,
      parties: input.parties,
      askUntil: counted(limitsOf(row.licence_id).ask, day),
    },
  }),
  write: (t, f) => offered(t, f, { id: f.subject, ...f.body }),
})

const inTime: Guard<HearingRow> = {
  code: 'asked-late',
  clause: '许可法-47',
  broken: (row, _input, { day }) => day > row.ask_until && { zh: `申请听证的期限已于 ${row.ask_until} 届满`, en: `The time to ask ended on ${row.ask_until}` },
}

const asked = (row: HearingRow, by: 'applicant' | 'party', name: string, day: string) => ({
  ...ofHearing(row),
  body: { ...about(row), by, name, holdBy: holdBy(row, day) },
})
function holdBy(row: HearingRow, day: string) {
  const { hold } = limitsOf(row.licence_id)
  return hold ? counted(hold, day) : null
}
const writeRequest = (t: Kysely<Hearings>, f: FactOf<typeof HearingRequested>) => [
  onHearing(t, f).set({ state: f.to!, requested_by: f.body.name, requested_reason: f.reason, hold_by: f.body.holdBy?.on ?? null, hold_due: f.body.holdBy && JSON.stringify(f.body.holdBy) }),
  clearDue(f.subject, 'hearing-offer'),
]

/** The applicant asks to be heard; the authority then has twenty days to do so. */
export const request = command<Hearings>()({
  does: hearing.step('request'),
  input: hearingInput,
  locks,
  concerns,
  find: theHearing,
  guards: [inTime],
  rules: [ofItsCase],
  fact: HearingRequested,
  record: (row, _input, _drawn, { day }) => asked(row, 'applicant', row.enterprise_name, day),
  write: writeRequest,
})

/** Another person whose interests it touches asks at the window. */
export const takeRequest = command<Hearings>()({
  does: hearing.step('take-request'),
  input: hearingInput.extend({ name: z.string().trim().min(2).max(100) }),
  locks,
  concerns,
  find: theHearing,
  guards: [inTime],
  rules: [ofItsCase],
  fact: HearingRequested,
  record: (row, input, _drawn, { day }) => asked(row, 'party', input.name, day),
  write: writeRequest,
})

/** The applicant does not wish to be heard: nothing waits any longer. */
export const waive = command<Hearings>()({
  does: hearing.step('waive'),
  input: hearingInput,
  locks,
  concerns,
  find: theHearing,
  guards: [
    {
      code: 'others-may-ask',
      clause: '许可法-47',
      broken: (row) => row.parties.length > 0 && { zh: '本案还有其他利害关系人，须等告知期限届满', en: 'Others may still ask: the offer stands until its last day' },
    },
  ],
  rules: [ofItsCase],
  fact: HearingWaived,
  record: (row) => ({ ...ofHearing(row), body: about(row) }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to! }), clearDue(f.subject, 'hearing-offer')],
})

/** Nobody asked in time; the offer ended with its last day. */
export const lapse = command<Hearings>()({
  does: hearing.step('lapse'),
  input: hearingInput,
  locks,
  concerns,
  find: theHearing,
  fact: HearingLapsed,
  record: (row) => ({ ...ofHearing(row), body: about(row), effectiveAt: instantOf(row.ask_until, 'end') }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to! }), clearDue(f.subject, 'hearing-offer')],
})

/** Who asked takes it back. */
export const cancel = command<Hearings>()({
  does: hearing.step('cancel'),
  input: hearingInput,
  locks,
  concerns,
  find: theHearing,
  guards: [
    {
      code: 'asked-by-another',
      clause: '许可法-47',
      broken: (row, _input, { actor }) =>
        !!actor.enterpriseId && row.requested_by !== row.enterprise_name && { zh: `听证由${row.requested_by}申请，由其本人到窗口撤回`, en: `${row.requested_by} asked to be heard, and takes it back at the window` },
    },
  ],
  rules: [ofItsCase],
  fact: HearingCancelled,
  record: (row) => ({ ...ofHearing(row), body: about(row) }),
  write: (t, f) => [onHearing(t, f).set({ state: f.to! })],
})
