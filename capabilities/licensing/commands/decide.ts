import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard } from '../../../kernel/command.ts'
import { instantOf, lastValidDay } from '../../../kernel/calendar.ts'
import type { Statement } from '../../../kernel/db.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { clearDue, setDue } from '../../../kernel/due.ts'
import { licenceNumber } from '../../../law/codes.ts'
import { limit, type Sector } from '../../../law/index.ts'
import { GrantAnnulled, LicenceGranted, LicenceIssued, LicenceRefused } from '../facts.ts'
import { count } from '../limits.ts'
import { writNumber } from '../numbers.ts'
import { application } from '../procedure.ts'
import { remediesOn } from '../remedies.ts'
import { barFrom, writeBar } from '../rules/bars.ts'
import { notDeemedRenewed } from '../rules/deemed.ts'
import { noGrantUnmet } from '../rules/review.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectorOf } from '../sectors/index.ts'
import { authorityOf } from '../authority.ts'
import { caseInput, lockCase, ofCase, onCase, theCase, theCaseWithFindings, type CaseRow } from './case.ts'

/** Kinds whose grant is shown in public before it takes effect; a change or another print of a licence only says what was granted before. */
export const publicised = ['new', 'renewal']

/** 条例 §7: the licence is granted, by another person than the reviewer (`apart` of the step), and only where every mandatory condition is met. */
export const grant = command<Licensing>()({
  does: application.step('grant'),
  input: caseInput.extend({ scope: z.string().trim().min(2).max(500) }),
  locks: lockCase,
  find: theCaseWithFindings,
  guards: [noGrantUnmet],
  fact: LicenceGranted,
  record: (row, input, _drawn, { day }) => {
    const publicity = publicised.includes(row.kind) ? count('licensing.publicity', day, day, row.sector) : null
    return {
      ...ofCase(row),
      body: { number: writNumber(row, 'grant'), decidedOn: day, scope: input.scope, publicity: publicity && { from: day, until: publicity.on, due: publicity }, issueDue: count('licensing.issue', day, day, row.sector) },
    }
  },
  write: writeGranted,
})

/** Also of an extension without re-examination, whose grant is the same fact. */
export function writeGranted(t: Kysely<Licensing>, f: FactOf<typeof LicenceGranted>): Statement[] {
  const { decidedOn, scope, publicity, issueDue } = f.body
  return [
    onCase(t, f).set({
      state: f.to!, decided_on: decidedOn, decided_by: f.actor.name, scope, publicity_from: publicity?.from ?? null, publicity_until: publicity?.until ?? null, issue_due_on: issueDue.on,
    }),
    clearDue(f.subject, 'deemed-renewal'),
  ]
}

/** 许可法 §38: a refusal gives its reasons, its clauses, and the remedies with their last days. False material is warned of and bars for a year (§78). */
export const refuse = command<Licensing>()({
  does: application.step('refuse'),
  input: caseInput.extend({ clauses: z.array(z.string().max(40)).min(1).max(10), ground: z.enum(['conditions', 'false-material']).default('conditions') }),
  locks: lockCase,
  find: theCase,
  guards: [notDeemedRenewed],
  fact: LicenceRefused,
  draw: ({ uuid }) => ({ bar: uuid() }),
  record: (row, input, drawn, { day }) => {
    const bar = input.ground === 'false-material' ? barFrom('false-material', { credit_code: row.credit_code, name: row.enterprise_name, sector: row.sector }, drawn.bar, day) : null
    const clauses = [...new Set([...input.clauses, ...(bar ? [bar.clause] : [])])]
    return { ...ofCase(row), body: { number: writNumber(row, 'refusal'), decidedOn: day, clauses, remedies: remediesOn(row.department, day), bar } }
  },
  write: (t, f) => [
    onCase(t, f).set({ state: f.to!, decided_on: f.body.decidedOn, decided_by: f.actor.name }), clearDue(f.subject, 'deemed-renewal'), ...writeBar(t, f, f.body.bar),
  ],
})

type ForIssue = CaseRow & { open_objections: number; upheld: number }
export const publicityIsOver: Guard<ForIssue> = {
  code: 'in-publicity', clause: '许可法-40',
  broken: (row, _input, { day }) => !!row.publicity_until && day <= row.publicity_until && { zh: `公示期至 ${row.publicity_until}，期满后才能颁证`, en: `Publicity runs until ${row.publicity_until}; the licence is issued after it` },
}
export const objectionsAreAnswered: Guard<ForIssue> = {
  code: 'objection-open', clause: '许可法-36',
  broken: (row) => row.open_objections > 0 && { zh: `还有 ${row.open_objections} 件异议没有答复`, en: `${row.open_objections} objections have not been answered` },
}
export const noneUpheld: Guard<ForIssue> = {
  code: 'objection-upheld', clause: '许可法-36', broken: (row) => row.upheld > 0 && { zh: '异议成立，应由负责人撤回决定后重新审查', en: 'An objection was upheld: the head takes the grant back for a new review' },
}

/** Objections found right since the decision that stands: what was upheld against an earlier one ended with it. */
const upheldNow = sql`o.application_id = licensing_application.id and o.state = 'upheld' and o.last_fact > coalesce((
  select max(f.id) from fact f where f.subject = licensing_application.id and f.name = ${LicenceGranted.name}), 0)`

const unanswered = sql`o.application_id = licensing_application.id and o.state = 'filed'`

/** A case in publicity that an objection sends back to these people: to be answered by the reviewer, to be acted on by the head. */
export const objectedTo = (roles: readonly string[]) => sql<boolean>`licensing_application.state = 'publicised' and exists (select from licensing_objection o where
  ${roles.includes('reviewer')} and ${unanswered} or ${roles.includes('head')} and ${upheldNow})`

export const objectionCounts = [
  sql<number>`(select count(*) from licensing_objection o where ${unanswered})::int`.as('open_objections'),
  sql<number>`(select count(*) from licensing_objection o where ${upheldNow})::int`.as('upheld'),
] as const

const isFirst: Guard<ForIssue> = {
  code: 'other-kind', clause: '许可法-44', broken: (row) => row.kind !== 'new' && { zh: '该申请不是首次申请', en: 'This is not a first application' },
}

/** 许可法 §44: the licence is issued within ten working days of the decision; three years from it (条例 §9). */
export const issue = command<Licensing>()({
  does: application.step('issue'),
  input: caseInput,
  locks: (i) => [...lockCase(i), 'licensing:licence-number'],
  find: (t, i, { day }) => theCase(t, i).select(objectionCounts).select(sql<number>`(
    select coalesce(max(l.serial), 0) + 1 from licensing_licence l where l.sector = licensing_application.sector and l.year = ${Number(day.slice(0, 4))})::int`.as('next_serial')),
  guards: [isFirst, publicityIsOver, objectionsAreAnswered, noneUpheld],
  draw: ({ uuid }) => ({ licence: uuid() }),
  fact: LicenceIssued,
  record: (row, _input, drawn, { day }) => {
    const year = Number(day.slice(0, 4))
    const kind = sectorOf(row.sector).numberKind
    const { value, unit } = limit('licensing.validity', { on: day, sector: row.sector as Sector }) as unknown as { value: number; unit: 'year' }
    const validUntil = lastValidDay(row.decided_on!, { value, unit })
    const authority = authorityOf(row.department)
    return {
      ...ofCase(row),
      body: {
        licence: drawn.licence, number: licenceNumber({ province: authority.province, kind, year, serial: row.next_serial }), year, serial: row.next_serial, kind, sector: row.sector, scope: row.scope!,
        enterprise: row.enterprise, validFrom: row.decided_on!, validUntil, expiresAt: instantOf(validUntil, 'end').toISOString(), issuedOn: day, authority: authority.name.zh,
      },
    }
  },
  write: (t, f) => {
    const { body: b } = f
    return [
      onCase(t, f).set({ state: f.to!, licence_id: b.licence }),
      t.insertInto('licensing_licence').values({
        id: b.licence, number: b.number, year: b.year, serial: b.serial, number_kind: b.kind, sector: b.sector, application_id: f.subject, enterprise_id: f.enterprise!,
        enterprise_name: b.enterprise.name, credit_code: b.enterprise.creditCode, initials: b.enterprise.initials ?? '', address: b.enterprise.address,
        economic_type: b.enterprise.economicType, principal: b.enterprise.principal, scope: b.scope, region: f.region!, department: f.department!, authority: b.authority, state: 'valid',
        valid_from: b.validFrom, valid_until: b.validUntil, expires_at: new Date(b.expiresAt), issued_on: b.issuedOn, last_fact: '0',
      }),
      setDue(f, b.licence, 'licence-expiry', b.expiresAt, { number: b.number, validUntil: b.validUntil }),
    ]
  },
})

/** The head takes a grant back whose objection was upheld, before any licence is issued; the review goes on under the old clock. */
export const annulGrant = command<Licensing>()({
  does: application.step('annul-grant'),
  input: caseInput,
  locks: lockCase,
  find: (t, i) => theCase(t, i).select(objectionCounts).select(sql<string[]>`coalesce((select json_agg(id) from licensing_objection o where ${upheldNow}), '[]')`.as('grounds')),
  guards: [{ code: 'no-objection-upheld', clause: '许可法-69', broken: (row) => row.upheld === 0 && { zh: '没有成立的异议', en: 'No objection has been upheld' } }],
  fact: GrantAnnulled,
  record: (row) => ({ ...ofCase(row), body: { objections: row.grounds, due: row.due! } }),
  write: (t, f) => [onCase(t, f).set({ state: f.to!, decided_on: null, decided_by: null, scope: null, publicity_from: null, publicity_until: null, issue_due_on: null, recommendation: null, reviewer_id: null })],
})
