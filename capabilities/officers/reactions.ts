import type { Kysely } from 'kysely'
import { today } from '../../kernel/calendar.ts'
import { anyRows } from '../../kernel/command.ts'
import type { Fact, FactKind } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import * as licensing from '../licensing/facts.ts'
import type { Officers } from './schema/tables.ts'

type T = Kysely<Officers>
const onAccount = (t: T, f: Fact<any, any>) => t.updateTable('officers_account').where('account_id', '=', f.subject)

/** Our copy of the authority's accounts: those of enterprises are nobody's on this register. */
const accounts = [
  within(AccountOpened, 'officers-know-account', (t: T, f) => (f.body.roles.includes('applicant') ? [] : [t.insertInto('officers_account').values({
    account_id: f.subject, account: f.body.account, name: f.body.name, roles: f.body.roles, region: f.region!, department: f.department, open: true, officer_id: null, last_fact: '0',
  })])),
  within(RolesSet, 'officers-know-roles', (t: T, f) => [anyRows(onAccount(t, f).set({ roles: f.body.roles, region: f.region!, department: f.department, last_fact: '0' }))]),
  within(AccountClosed, 'officers-know-closed', (t: T, f) => [anyRows(onAccount(t, f).set({ open: false, last_fact: '0' }))]),
  within(AccountReopened, 'officers-know-reopened', (t: T, f) => [anyRows(onAccount(t, f).set({ open: true, last_fact: '0' }))]),
]

const caseOf = (f: Fact<any, any>) => f.subject
const onCase = (t: T, f: Fact<any, any>) => t.updateTable('officers_case').where('application_id', '=', f.subject)
const placeOf = (f: Fact<any, any>) => ({ enterprise_id: f.enterprise!, region: f.region!, department: f.department! })

/** One line of what was done, and by whom: figures are counted over these, never kept. */
const act = (t: T, f: Fact<any, any>, kind: string, application: string) => t.insertInto('officers_act').values({
  request_id: f.requestId, actor_id: f.actor.id, application_id: application, kind, at: new Date(f.recordedAt), on_day: today(new Date(f.recordedAt)), ...placeOf(f), last_fact: '0',
})

/** Facts of a case whose acts are counted. */
const counted: readonly [FactKind<any, any>, string][] = [
  [licensing.ReviewConcluded, 'concluded'], [licensing.CaseSentBack, 'sent-back'], [licensing.LicenceGranted, 'decided'], [licensing.LicenceRefused, 'decided'],
  [licensing.GrantAnnulled, 'annulled'],
]
/** Facts that only move a case on. */
const moving: readonly FactKind<any, any>[] = [
  licensing.CorrectionNoticeSent, licensing.ApplicationCompleted, licensing.ApplicationNotAccepted, licensing.ApplicationAccepted, licensing.FindingsReturned, licensing.FindingsAnswered,
  licensing.LicenceIssued, licensing.ApplicationWithdrawn,
]

const cases = [
  within(licensing.ApplicationSubmitted, 'officers-know-case', (t: T, f) => [t.insertInto('officers_case').values({
    application_id: f.subject, number: f.body.number, enterprise_name: f.body.enterprise.name, ...placeOf(f), state: f.to!, officer_id: null, last_fact: '0',
  })]),
  within(licensing.CaseAssigned, 'officers-know-assigned', (t: T, f) => [
    onCase(t, f).set({ state: f.to!, officer_id: f.body.officer.id, last_fact: '0' }),
    anyRows(t.updateTable('officers_handover').set({ taken_on: today(new Date(f.recordedAt)), last_fact: '0' }).where('application_id', '=', f.subject).where('taken_on', 'is', null)),
  ]),
  ...moving.map((kind) => within(kind, `officers-know-${kind.name.replace('licensing.', '')}`, (t: T, f) => [anyRows(onCase(t, f).set({ state: f.to!, last_fact: '0' }))])),
  ...counted.map(([kind, word]) => within(kind, `officers-count-${kind.name.replace('licensing.', '')}`, (t: T, f) => [
    anyRows(onCase(t, f).set({ state: f.to!, last_fact: '0' })), act(t, f, word, caseOf(f)),
  ])),
  within(licensing.ObjectionUpheld, 'officers-count-objection-upheld', (t: T, f) => [act(t, f, 'objection-upheld', f.body.application)]),
]

export const reactions = [...accounts, ...cases]
