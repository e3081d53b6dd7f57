import { tables } from '../../kernel/db.ts'
import type { FactKind } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import * as licensing from '../licensing/facts.ts'
import type { SiteChecks } from './schema/tables.ts'

const t = tables<SiteChecks>()
const theCase = (id: string) => t.updateTable('site_checks_case').where('id', '=', id)
const officer = (id: string) => t.updateTable('site_checks_officer').where('account_id', '=', id)

/** The cases under review, as licensing tells them. */
const opens: readonly FactKind[] = [licensing.ApplicationAccepted, licensing.FindingsAnswered, licensing.CaseSentBack, licensing.GrantAnnulled]
const shuts: readonly FactKind[] = [licensing.FindingsReturned, licensing.ReviewConcluded, licensing.ApplicationWithdrawn]
const cases = [
  within(licensing.ApplicationSubmitted, 'site-checks-know-case', (_t, f) => [
    t.insertInto('site_checks_case').values({
      id: f.subject,
      number: f.body.number,
      sector: f.body.sector,
      enterprise_id: f.enterprise!,
      enterprise_name: f.body.enterprise.name,
      address: f.body.enterprise.address,
      region: f.region!,
      department: f.department!,
      officer_id: null,
      reviewing: false,
      last_fact: '0',
    }),
  ]),
  within(licensing.CaseAssigned, 'site-checks-know-officer', (_t, f) => [theCase(f.subject).set({ officer_id: f.body.officer.id })]),
  ...opens.map((kind) => within(kind, `site-checks-open-${kind.name}`, (_t, f) => [theCase(f.subject).set({ reviewing: true })])),
  ...shuts.map((kind) => within(kind, `site-checks-shut-${kind.name}`, (_t, f) => [theCase(f.subject).set({ reviewing: false })])),
]

/** Who may be sent: the officers' accounts. */
const officers = [
  within(AccountOpened, 'site-checks-know-account', (_t, f) => [
    t.insertInto('site_checks_officer').values({
      account_id: f.subject,
      name: f.body.name,
      roles: f.body.roles,
      region: f.region,
      department: f.department,
      active: true,
      last_fact: '0',
    }),
  ]),
  within(RolesSet, 'site-checks-know-roles', (_t, f) => [officer(f.subject).set({ roles: f.body.roles, region: f.region, department: f.department })]),
  within(AccountClosed, 'site-checks-closed-account', (_t, f) => [officer(f.subject).set({ active: false })]),
  within(AccountReopened, 'site-checks-reopened-account', (_t, f) => [officer(f.subject).set({ active: true })]),
]

export const reactions = [...cases, ...officers]
