import { sql } from 'kysely'
import { tables } from '../../kernel/db.ts'
import type { FactKind } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import * as licensing from '../licensing/facts.ts'
import type { Hearings } from './schema/tables.ts'

const t = tables<Hearings>()
const theCase = (id: string) => t.updateTable('hearings_case').where('id', '=', id)
const officer = (id: string) => t.updateTable('hearings_officer').where('account_id', '=', id)
const reviewedBy = (id: string) => sql<string[]>`case when ${id} = any(reviewers) then reviewers else reviewers || ${id}::text end`

const ends: readonly FactKind[] = [licensing.LicenceGranted, licensing.LicenceRefused, licensing.ApplicationWithdrawn, licensing.ApplicationNotAccepted]

/** The cases, whoever examined them (who may not preside, 许可法 §48), and whether they are decided. */
const cases = [
  within(licensing.ApplicationSubmitted, 'hearings-know-case', (_t, f) => [
    t.insertInto('hearings_case').values({
      id: f.subject,
      number: f.body.number,
      enterprise_id: f.enterprise!,
      enterprise_name: f.body.enterprise.name,
      region: f.region!,
      department: f.department!,
      officer_id: null,
      reviewers: [],
      decided: false,
      last_fact: '0',
    }),
  ]),
  within(licensing.CaseAssigned, 'hearings-know-officer', (_t, f) => [
    theCase(f.subject).set({ officer_id: f.body.officer.id, reviewers: reviewedBy(f.body.officer.id) }),
  ]),
  within(licensing.ReviewConcluded, 'hearings-know-reviewer', (_t, f) => [theCase(f.subject).set({ reviewers: reviewedBy(f.actor.id) })]),
  ...ends.map((kind) => within(kind, `hearings-decided-${kind.name}`, (_t, f) => [theCase(f.subject).set({ decided: true })])),
  within(licensing.GrantAnnulled, 'hearings-undecided', (_t, f) => [theCase(f.subject).set({ decided: false })]),
]

const officers = [
  within(AccountOpened, 'hearings-know-account', (_t, f) => [
    t.insertInto('hearings_officer').values({
      account_id: f.subject,
      name: f.body.name,
      roles: f.body.roles,
      region: f.region,
      department: f.department,
      active: true,
      last_fact: '0',
    }),
  ]),
  within(RolesSet, 'hearings-know-roles', (_t, f) => [officer(f.subject).set({ roles: f.body.roles, region: f.region, department: f.department })]),
  within(AccountClosed, 'hearings-closed-account', (_t, f) => [officer(f.subject).set({ active: false })]),
  within(AccountReopened, 'hearings-reopened-account', (_t, f) => [officer(f.subject).set({ active: true })]),
]

export const reactions = [...cases, ...officers]
