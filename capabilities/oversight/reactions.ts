import type { Kysely } from 'kysely'
import type { Command } from '../../kernel/command.ts'
import type { Capability } from '../../kernel/capability.ts'
import { tables } from '../../kernel/db.ts'
import type { Fact } from '../../kernel/fact.ts'
import { within, type Reaction, type Within } from '../../kernel/reaction.ts'
import { AccountClosed, AccountOpened, AccountReopened, RolesSet } from '../accounts/facts.ts'
import { ApplicationAccepted, ApplicationSubmitted } from '../licensing/facts.ts'
import type { Clock, Oversight } from './schema/tables.ts'

const t = tables<Oversight>()
const officer = (id: string) => t.updateTable('oversight_officer').where('account_id', '=', id)

/** Whatever a step of a case tells: its state, the limit that now runs, and who handles it. */
const moved = (_t: Kysely<Oversight>, f: Fact<string, any>) => {
  const clock: Clock | undefined = f.body.due ?? f.body.issueDue ?? f.body.intakeDue
  return [
    t
      .updateTable('oversight_case')
      .set({
        state: f.to!,
        moved_at: new Date(f.recordedAt),
        ...(clock ? { clock: JSON.stringify(clock) } : {}),
        ...(f.body.officer ? { officer_id: f.body.officer.id, officer_name: f.body.officer.name } : {}),
      })
      .where('id', '=', f.subject),
  ]
}

const submitted = within(ApplicationSubmitted, 'oversight-knows-case', (_t, f) => [
  t.insertInto('oversight_case').values({
    id: f.subject,
    number: f.body.number,
    sector: f.body.sector,
    kind: f.body.kind,
    enterprise_id: f.enterprise!,
    enterprise_name: f.body.enterprise.name,
    region: f.region!,
    department: f.department!,
    state: f.to!,
    officer_id: null,
    officer_name: null,
    clock: JSON.stringify(f.body.intakeDue),
    submitted_on: f.body.receivedOn,
    moved_at: new Date(f.recordedAt),
    accepted_on: null,
    last_fact: '0',
  }),
])

/** The day of acceptance decides which list answers for the case, to its end. */
const accepted = within(ApplicationAccepted, 'oversight-accepted', (_t, f) => [
  t.updateTable('oversight_case').set({ accepted_on: f.body.acceptedOn }).where('id', '=', f.subject),
])

const officers: readonly Within[] = [
  within(AccountOpened, 'oversight-knows-account', (_t, f) => [
    t.insertInto('oversight_officer').values({
      account_id: f.subject,
      name: f.body.name,
      roles: f.body.roles,
      region: f.region,
      department: f.department,
      active: true,
      last_fact: '0',
    }),
  ]),
  within(RolesSet, 'oversight-knows-roles', (_t, f) => [officer(f.subject).set({ roles: f.body.roles, region: f.region, department: f.department })]),
  within(AccountClosed, 'oversight-closed-account', (_t, f) => [officer(f.subject).set({ active: false })]),
  within(AccountReopened, 'oversight-reopened-account', (_t, f) => [officer(f.subject).set({ active: true })]),
]

const told = ['due', 'issueDue', 'intakeDue', 'officer']
/** A step that moves the case, sets a limit or names its officer; the many single findings do none of it. */
const matters = ({ does, fact }: Command) => does.to !== 'stays' || told.some((key) => key in ((fact.body as { shape?: object }).shape ?? {}))

/** Follows every such step of licensing's procedure of applications, without a list of them here. */
export function reactions(all: readonly Capability[]): Reaction[] {
  const steps = all.flatMap((c) => c.commands ?? []).filter((c) => c.does.capability === 'licensing' && c.does.subject === 'application' && c.does.from.length > 0 && matters(c))
  const facts = [...new Set(steps.map((c) => c.fact.name as string))]
  return [submitted, accepted, ...officers, ...facts.map((to): Within => ({ when: 'within', to, name: `oversight-${to}`, write: moved }))]
}
