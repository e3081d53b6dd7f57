import { sql, type Kysely, type RawBuilder } from 'kysely'
import { today } from '../../kernel/calendar.ts'
import { anyRows } from '../../kernel/command.ts'
import type { Fact } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import * as licensing from '../licensing/facts.ts'
import type { Officers } from './schema/tables.ts'

type T = Kysely<Officers>
const onAccount = (t: T, f: Fact<any, any>) => t.updateTable('officers_account').where('account_id', '=', f.subject)

/** Our copy of the authority's accounts: those of enterprises are nobody's on this register. */
const accounts = [
  within(AccountOpened, 'officers-know-account', (t: T, f) => (f.body.roles.includes('applicant') ? [] : [t.insertInto('officers_account').values({
    account_id: f.subject, account: f.body.account, name: f.body.name, roles: f.body.roles, region: f.region!, department: f.department, open: true, opened_on: today(new Date(f.recordedAt)), officer_id: null, last_fact: '0',
  })])),
  within(RolesSet, 'officers-know-roles', (t: T, f) => [anyRows(onAccount(t, f).set({ roles: f.body.roles, region: f.region!, department: f.department, last_fact: '0' }))]),
  within(AccountClosed, 'officers-know-closed', (t: T, f) => [anyRows(onAccount(t, f).set({ open: false, last_fact: '0' }))]),
  within(AccountReopened, 'officers-know-reopened', (t: T, f) => [anyRows(onAccount(t, f).set({ open: true, last_fact: '0' }))]),
]

const onCase = (t: T, f: Fact<any, any>) => t.updateTable('officers_case').where('application_id', '=', f.subject)
const placeOf = (f: Fact<any, any>) => ({ enterprise_id: f.enterprise!, region: f.region!, department: f.department! })

/** One line of what was done, and by whom: figures are counted over these, never kept. */
const act = (t: T, f: Fact<any, any>, kind: string, application: string | RawBuilder<string>) => t.insertInto('officers_act').values({
  request_id: f.requestId, actor_id: f.actor.id, application_id: application, kind, at: new Date(f.recordedAt), on_day: today(new Date(f.recordedAt)), ...placeOf(f), last_fact: '0',
})

/** Facts of a case whose acts are counted. */
const counted: Readonly<Record<string, string>> = {
  [licensing.ReviewConcluded.name]: 'concluded', [licensing.CaseSentBack.name]: 'sent-back', [licensing.LicenceGranted.name]: 'decided', [licensing.LicenceRefused.name]: 'decided',
  [licensing.GrantAnnulled.name]: 'annulled',
}
const kinds = Object.values(licensing).filter((k): k is typeof licensing.ReviewConcluded => typeof k === 'object' && 'shown' in k)

/** Every step that leads a case on moves our copy of it, whatever the fact is called (the many single findings do not); where a licence comes of it, which. */
function moved(t: T, f: Fact<any, any>) {
  if (!f.step.startsWith('licensing/application/') || f.from === null) return []
  const licence = f.to === 'issued' && typeof f.body.licence === 'string' ? { licence_id: f.body.licence as string } : {}
  const kind = counted[f.name]
  const on = f.to === f.from ? [] : [anyRows(onCase(t, f).set({ state: f.to!, ...licence, last_fact: '0' }))]
  return [...on, ...(kind ? [act(t, f, kind, f.subject)] : [])]
}

const cases = [
  within(licensing.ApplicationSubmitted, 'officers-know-case', (t: T, f) => [t.insertInto('officers_case').values({
    application_id: f.subject, number: f.body.number, enterprise_name: f.body.enterprise.name, ...placeOf(f), state: f.to!, officer_id: null, licence_id: null, last_fact: '0',
  })]),
  ...kinds.map((kind) => within(kind, `officers-follow-${kind.name.replace('licensing.', '')}`, moved)),
  within(licensing.CaseAssigned, 'officers-know-assigned', (t: T, f) => [onCase(t, f).set({ officer_id: f.body.officer.id, last_fact: '0' })]),
  within(licensing.CaseReassigned, 'officers-know-reassigned', (t: T, f) => [onCase(t, f).set({ officer_id: f.body.officer.id, last_fact: '0' })]),
  within(licensing.ObjectionUpheld, 'officers-count-objection-upheld', (t: T, f) => [act(t, f, 'objection-upheld', f.body.application)]),
  /** An annulled licence falls on the case that it came of, the latest where it was renewed. */
  within(licensing.LicenceAnnulled, 'officers-count-licence-annulled', (t: T, f) => [
    act(t, f, 'licence-annulled', sql<string>`coalesce((select c.application_id from officers_case c where c.licence_id = ${f.subject} order by c.number desc limit 1), ${f.subject}::uuid)`),
  ]),
]

export const reactions = [...accounts, ...cases]
