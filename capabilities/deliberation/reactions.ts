import { sql, type Kysely } from 'kysely'
import type { Capability } from '../../kernel/capability.ts'
import { anyRows } from '../../kernel/command.ts'
import type { Fact } from '../../kernel/fact.ts'
import { afterwards, within, type Reaction } from '../../kernel/reaction.ts'
import * as accounts from '../accounts/facts.ts'
import { HearingHeld } from '../hearings/facts.ts'
import { RecusalUpheld } from '../integrity/facts.ts'
import * as licensing from '../licensing/facts.ts'
import { MeetingConcluded, ResultsRetried } from './facts.ts'
import { minutesJob } from './minutes/job.ts'
import { resultsOf } from './results.ts'
import { traitsOf } from './rules/mandatory.ts'
import type { Deliberation } from './schema/tables.ts'

type T = Kysely<Deliberation>
const onCase = (t: T, f: Fact<any, any>) => t.updateTable('deliberation_case').where('id', '=', f.subject)
const dayOf = (f: Fact) => f.recordedAt.slice(0, 10)
/** The sector does not change in a case, so the row itself says by which of its rules new answers are read: the traits of all sectors are written, by sector. */
const traits = (answers: Record<string, unknown>, day: string) => sql<string[]>`case sector ${sql.join(sectors.map((s) => sql`when ${s} then ${traitsOf(s, answers, day)}::text[]`), sql` `)} else '{}'::text[] end`
const sectors = ['mines', 'fireworks', 'civil-explosives', 'hazardous-chemicals', 'construction']

/** Our own copy of what a case is and what happened in it. */
const cases: Reaction[] = [
  within(licensing.ApplicationSubmitted, 'deliberation-knows-case', (t: T, f) => [t.insertInto('deliberation_case').values({
    id: f.subject, number: f.body.number, sector: f.body.sector, kind: f.body.kind, enterprise_name: f.body.enterprise.name, initials: f.body.enterprise.initials, state: f.to!,
    traits: traitsOf(f.body.sector, f.body.answers, dayOf(f)), mark_reason: null, marked_by: null, reviewer_id: null, reviewer_name: null, recommendation: null, opinion: null, due_on: null,
    enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0',
  })]),
  within(licensing.CorrectedOnTheSpot, 'deliberation-knows-correction', (t: T, f) => [onCase(t, f).set({ traits: traits(f.body.answers, dayOf(f)) })]),
  within(licensing.ApplicationCompleted, 'deliberation-knows-completion', (t: T, f) => [onCase(t, f).set({ state: f.to!, traits: traits(f.body.answers, dayOf(f)) })]),
  within(licensing.ApplicationAccepted, 'deliberation-knows-acceptance', (t: T, f) => [onCase(t, f).set({ state: f.to!, due_on: f.body.due.on })]),
  within(licensing.ClockStopped, 'deliberation-knows-stop', (t: T, f) => [onCase(t, f).set({ due_on: f.body.due.on })]),
  within(licensing.ClockRestarted, 'deliberation-knows-restart', (t: T, f) => [onCase(t, f).set({ due_on: f.body.due.on })]),
  within(licensing.DeadlinesRecounted, 'deliberation-knows-recount', (t: T, f) => (f.body.decision ? [onCase(t, f).set({ due_on: f.body.decision.due.on })] : [])),
  within(licensing.FindingsReturned, 'deliberation-knows-return', (t: T, f) => [onCase(t, f).set({ state: f.to!, due_on: f.body.due.on, returned: sql`returned + 1` })]),
  within(licensing.FindingsAnswered, 'deliberation-knows-answer', (t: T, f) => [onCase(t, f).set({ state: f.to!, due_on: f.body.due.on, answered: sql`answered + 1`, traits: traits(f.body.answers, dayOf(f)) })]),
  within(licensing.ReviewConcluded, 'deliberation-knows-review', (t: T, f) => [onCase(t, f).set({
    state: f.to!, reviewer_id: f.actor.id, reviewer_name: f.actor.name, recommendation: f.body.recommendation, opinion: f.reason, reviews: sql`reviews + 1`,
    disputed: sql`case when ${f.body.recommendation} = 'refuse' and answered > 0 then 1 else 0 end`,
  })]),
  within(licensing.CaseSentBack, 'deliberation-knows-sent-back', (t: T, f) => [onCase(t, f).set({ state: f.to!, reviewer_id: null, reviewer_name: null, recommendation: null, opinion: null })]),
  within(licensing.GrantAnnulled, 'deliberation-knows-annulment', (t: T, f) => [onCase(t, f).set({ state: f.to!, annulled: sql`annulled + 1`, reviewer_id: null, reviewer_name: null, recommendation: null, opinion: null })]),
  // A hearing about a measure against a licence is none of a case's.
  within(HearingHeld, 'deliberation-knows-hearing', (t: T, f) =>
    (f.body.licence ? [] : [t.updateTable('deliberation_case').where('id', '=', f.body.application).set({ hearings: sql`hearings + 1` })])),
  ...[licensing.CorrectionNoticeSent, licensing.ApplicationNotAccepted, licensing.LicenceGranted, licensing.LicenceRefused, licensing.LicenceIssued, licensing.ApplicationWithdrawn]
    .map((kind) => within(kind as typeof licensing.ApplicationWithdrawn, `deliberation-knows-${kind.name}`, (t: T, f) => [onCase(t, f).set({ state: f.to! })])),
]

/** Whom the head has recused from a case takes no part in its deliberation either. */
const barred: Reaction[] = [
  within(RecusalUpheld, 'deliberation-knows-recusal', (t: T, f) => [anyRows(t.insertInto('deliberation_barred').values({
    application_id: f.body.application, member_id: f.body.officer.id, member_name: f.body.officer.name, reason: f.reason ?? '', enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0',
  }).onConflict((c) => c.columns(['application_id', 'member_id']).doNothing()))]),
]

/** Who may sit in a meeting: people of the authority, by what their accounts say. */
const onMember = (t: T, f: Fact) => t.updateTable('deliberation_member').where('id', '=', f.subject)
const members: Reaction[] = [
  within(accounts.AccountOpened, 'deliberation-knows-account', (t: T, f) => (f.enterprise ? [] : [t.insertInto('deliberation_member').values({
    id: f.subject, name: f.body.name, roles: f.body.roles, active: true, region: f.region, department: f.department, last_fact: '0',
  })])),
  within(accounts.RolesSet, 'deliberation-knows-roles', (t: T, f) => (f.enterprise ? [] : [onMember(t, f).set({ roles: f.body.roles, region: f.region, department: f.department })])),
  within(accounts.AccountClosed, 'deliberation-knows-closing', (t: T, f) => (f.enterprise ? [] : [onMember(t, f).set({ active: false })])),
  within(accounts.AccountReopened, 'deliberation-knows-reopening', (t: T, f) => (f.enterprise ? [] : [onMember(t, f).set({ active: true })])),
]

/** What follows from a meeting: its minutes, and one decision per case, tried again when the chair asks. */
const following = (all: readonly Capability[]): Reaction[] => {
  const decide = resultsOf(all)
  return [
    afterwards(MeetingConcluded, 'deliberation-minute', (work, f) => work.queue(minutesJob.name, { fact: f.id }, { key: f.id })),
    afterwards(MeetingConcluded, 'deliberation-result', decide),
    afterwards(ResultsRetried, 'deliberation-result', decide),
  ]
}

export const reactions = (all: readonly Capability[]): Reaction[] => [...cases, ...barred, ...members, ...following(all)]
