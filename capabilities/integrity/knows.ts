import { anyRows } from '../../kernel/command.ts'
import { tables } from '../../kernel/db.ts'
import type { Fact } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import { EnterpriseRegistered, ParticularsCorrected, PersonsSet, type Person } from '../enterprises/facts.ts'
import * as licensing from '../licensing/facts.ts'
import { AccountAttached, AccountDetached, OfficerEntered } from '../officers/facts.ts'
import type { Integrity } from './schema/tables.ts'

const t = tables<Integrity>()
const persons = (enterprise: string, list: readonly Person[]) => [
  anyRows(t.deleteFrom('integrity_person').where('enterprise_id', '=', enterprise)),
  ...list.map((p) => t.insertInto('integrity_person').values({ id: p.id, enterprise_id: enterprise, post: p.post, name: p.name, citizen_ref: p.citizenRef, last_fact: '0' })),
]

/** Enterprises by their codes, and the persons who answer for them. */
const enterprises = [
  within(EnterpriseRegistered, 'integrity-knows-enterprise', (_t, f) => [
    t.insertInto('integrity_enterprise').values({ id: f.subject, credit_code: f.body.creditCode, name: f.body.name, region: f.body.region, last_fact: '0' }),
    ...persons(f.subject, f.body.persons),
  ]),
  within(ParticularsCorrected, 'integrity-knows-particulars', (_t, f) => [
    t.updateTable('integrity_enterprise').set({ credit_code: f.body.creditCode, name: f.body.name, region: f.body.region }).where('id', '=', f.subject),
  ]),
  within(PersonsSet, 'integrity-knows-persons', (_t, f) => persons(f.subject, f.body.persons)),
]

const onAccount = (f: Fact<any, any>) => t.updateTable('integrity_officer').where('account', '=', f.subject)
/** Who holds an account of the authority, in which posts and where. */
const officers = [
  within(AccountOpened, 'integrity-knows-officer', (_t, f) => (f.enterprise ? [] : [t.insertInto('integrity_officer').values({
    account: f.subject, name: f.body.name, roles: [...f.body.roles], region: f.region, department: f.department, open: true, last_fact: '0',
  })])),
  within(RolesSet, 'integrity-knows-roles', (_t, f) => [anyRows(onAccount(f).set({ roles: f.body.roles }))]),
  within(AccountClosed, 'integrity-knows-closing', (_t, f) => [anyRows(onAccount(f).set({ open: false }))]),
  within(AccountReopened, 'integrity-knows-reopening', (_t, f) => [anyRows(onAccount(f).set({ open: true }))]),
]

const attached = (account: string, person: string) => t.insertInto('integrity_account').values({ account, person, last_fact: '0' })
  .onConflict((c) => c.column('account').doUpdateSet({ person, last_fact: '0' }))
/** Which accounts are one person's. */
const people = [
  within(OfficerEntered, 'integrity-knows-person', (_t, f) => f.body.accounts.map((account) => attached(account, f.subject))),
  within(AccountAttached, 'integrity-knows-attached', (_t, f) => [attached(f.body.account, f.subject)]),
  within(AccountDetached, 'integrity-knows-detached', (_t, f) => [anyRows(t.deleteFrom('integrity_account').where('account', '=', f.body.account))]),
]

const onCase = (f: Fact<any, any>) => t.updateTable('integrity_case').where('id', '=', f.subject)
const moved = <K extends Parameters<typeof within>[0]>(kind: K, set: { open?: boolean; decided?: boolean }) =>
  within(kind, `integrity-knows-${kind.name.replace('licensing.', '')}`, (_t, f) => [onCase(f).set({ state: f.to!, ...set })])
const assigned = (kind: typeof licensing.CaseAssigned | typeof licensing.CaseReassigned, name: string) =>
  within(kind as typeof licensing.CaseAssigned, name, (_t, f) => [onCase(f).set({ officer_id: f.body.officer.id, officer_name: f.body.officer.name })])

/** Cases: whose they are, who handles them, whether they are open or decided. */
const cases = [
  within(licensing.ApplicationSubmitted, 'integrity-knows-case', (_t, f) => [t.insertInto('integrity_case').values({
    id: f.subject, number: f.body.number, enterprise_id: f.enterprise!, enterprise_name: f.body.enterprise.name, credit_code: f.body.enterprise.creditCode, region: f.region!,
    department: f.department!, officer_id: null, officer_name: null, state: f.to!, open: true, decided: false, last_fact: '0',
  })]),
  assigned(licensing.CaseAssigned, 'integrity-knows-assignment'), assigned(licensing.CaseReassigned, 'integrity-knows-reassignment'),
  ...[licensing.CorrectionNoticeSent, licensing.ApplicationCompleted, licensing.ApplicationAccepted, licensing.FindingsReturned, licensing.FindingsAnswered, licensing.ReviewConcluded,
    licensing.CaseSentBack].map((kind) => moved(kind, {})),
  moved(licensing.LicenceGranted, { decided: true }), moved(licensing.GrantAnnulled, { decided: false }), moved(licensing.LicenceRefused, { decided: true, open: false }),
  moved(licensing.LicenceIssued, { open: false }), moved(licensing.ApplicationNotAccepted, { decided: true, open: false }), moved(licensing.ApplicationWithdrawn, { open: false }),
]

export const knows = [...enterprises, ...officers, ...people, ...cases]
