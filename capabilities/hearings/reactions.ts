import { sql } from 'kysely'
import { today } from '../../kernel/calendar.ts'
import { anyRows } from '../../kernel/command.ts'
import { tables } from '../../kernel/db.ts'
import type { Fact, FactKind } from '../../kernel/fact.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import * as licensing from '../licensing/facts.ts'
import { offered, openStates } from './commands/offer.ts'
import type { Hearings } from './schema/tables.ts'
import { words } from './words.ts'

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
      licence_id: null,
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

/** Nothing is left to be heard of the measures against a licence: what was offered or asked for ends with them. */
const overFor = (f: Fact<any, any>) => [
  anyRows(t.updateTable('hearings_hearing').set({ state: sql`case when state = 'offered' and ask_until < ${today(new Date(f.recordedAt))} then 'lapsed' else 'cancelled' end` })
    .where('licence_id', '=', f.subject).where('state', 'in', openStates)),
  anyRows(sql`delete from due where rule = 'hearing-offer' and subject in (select id from hearings_hearing where licence_id = ${f.subject})`),
  anyRows(t.updateTable('hearings_case').set({ decided: true }).where('licence_id', '=', f.subject).where('decided', '=', false)),
]
const endsOfMeasures: readonly FactKind[] = [
  licensing.ProposalDropped, licensing.LicenceSuspended, licensing.LicenceResumed, licensing.LicenceRevoked, licensing.LicenceAnnulled, licensing.LicenceWithdrawn, licensing.LicenceCancelled,
]

/** Measures against licences: whoever proposed one does not preside, and the notice of a revocation offers the hearing (处罚法 §63–64). */
const measures = [
  within(licensing.MeasureProposed, 'hearings-know-measure', (_t, f) => {
    const { body: b } = f
    // A fact from before proposals had ids of their own: nothing can refer to it.
    if (!b.proposal) return []
    const place = { enterprise_id: f.enterprise!, enterprise_name: b.name, region: f.region!, department: f.department! }
    const number = sql<string>`${b.licence} || '-听' || (select count(*) + 1 from hearings_hearing h where h.licence_id = ${f.subject})`
    const matter = `拟${words[`measure.${b.measure}`]!.zh}：${f.reason}`
    return [
      ...overFor(f),
      t.insertInto('hearings_case').values({ id: b.proposal, licence_id: f.subject, number: b.licence, ...place, officer_id: f.actor.id, reviewers: [f.actor.id], decided: false, last_fact: '0' }),
      ...(b.hearing ? offered(t, f, { id: b.proposal, application: b.proposal, licence: f.subject, number, enterprise: b.name, matter, parties: [], askUntil: b.hearing }) : []),
    ]
  }),
  ...endsOfMeasures.map((kind) => within(kind, `hearings-over-${kind.name}`, (_t, f) => overFor(f))),
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

export const reactions = [...cases, ...measures, ...officers]
