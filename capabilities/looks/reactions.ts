import { anyRows } from '../../kernel/command.ts'
import { tables, type Statement } from '../../kernel/db.ts'
import { within } from '../../kernel/reaction.ts'
import { AccountOpened, RolesSet } from '../accounts/facts.ts'
import { EnterpriseRegistered, ParticularsCorrected, PersonsSet, type Person } from '../enterprises/facts.ts'
import * as licensing from '../licensing/facts.ts'
import type { Named } from './facts.ts'
import type { Looks } from './schema/tables.ts'

const t = tables<Looks>()
type Where = { enterprise: string; region: string }
const value = ({ enterprise, region }: Where, place: number, ref: string | null, named: Omit<Named, 'key'>): Statement =>
  t.insertInto('looks_value').values({ ...named, key: `${named.group}:${named.of}:${named.field}`, enterprise_id: enterprise, region, ref, place, last_fact: '0' })
    .onConflict((c) => c.column('key').doUpdateSet({ ref, last_fact: '0' }))

const ofPerson = (where: Where, p: Person, place: number) => ([['citizenId', 'citizen-id', p.citizenRef], ['phone', 'phone', p.phoneRef]] as const)
  .flatMap(([field, kind, ref]) => (ref ? [value(where, place, ref, { group: 'person', of: p.id, whose: p.name, field, kind })] : []))
const persons = (where: Where, list: readonly Person[]) => [
  anyRows(t.deleteFrom('looks_value').where('enterprise_id', '=', where.enterprise).where('group', '=', 'person')),
  ...list.flatMap((p, i) => ofPerson(where, p, i)),
]

const enterprises = [
  within(EnterpriseRegistered, 'looks-know-enterprise', (_t, f) => [
    t.insertInto('looks_enterprise').values({ id: f.subject, enterprise_id: f.subject, name: f.body.name, region: f.body.region, last_fact: '0' }),
    ...persons({ enterprise: f.subject, region: f.body.region }, f.body.persons),
  ]),
  within(ParticularsCorrected, 'looks-know-particulars', (_t, f) => [
    t.updateTable('looks_enterprise').where('id', '=', f.subject).set({ name: f.body.name, region: f.body.region }),
    anyRows(t.updateTable('looks_value').where('enterprise_id', '=', f.subject).set({ region: f.body.region })),
  ]),
  within(PersonsSet, 'looks-know-persons', (_t, f) => persons({ enterprise: f.subject, region: f.region! }, f.body.persons)),
]

/** Sealed answers by their references; amounts lie in the answers themselves and are known by the name of the field. */
function answers(where: Where & { id: string; number: string }, given: Record<string, unknown>) {
  const sealed = (v: unknown): v is { ref: string } => typeof v === 'object' && v !== null && typeof (v as { ref?: unknown }).ref === 'string'
  const kept = Object.entries(given).filter(([key, v]) => sealed(v) || (licensing.amounts.includes(key) && typeof v === 'number')).sort(([a], [b]) => (a < b ? -1 : 1))
  return kept.map(([field, v], place) => value(where, place, sealed(v) ? v.ref : null, {
    group: 'application', of: where.id, whose: where.number, field, kind: sealed(v) ? (field.endsWith('Id') ? 'citizen-id' : 'phone') : 'amount',
  }))
}
const afresh = (kind: typeof licensing.ApplicationCompleted | typeof licensing.FindingsAnswered) =>
  within(kind as typeof licensing.ApplicationCompleted, `looks-know-answers-${kind.name}`, (_t, f) => [
    anyRows(t.deleteFrom('looks_value').where('enterprise_id', '=', f.enterprise!).where('of', '=', f.subject)),
    ...answers({ enterprise: f.enterprise!, region: f.region!, id: f.subject, number: '' }, f.body.answers),
  ])

const cases = [
  within(licensing.ApplicationSubmitted, 'looks-know-case', (_t, f) => [
    t.insertInto('looks_case').values({ id: f.subject, number: f.body.number, enterprise_id: f.enterprise!, region: f.region!, department: f.department!, last_fact: '0' }),
    ...answers({ enterprise: f.enterprise!, region: f.region!, id: f.subject, number: f.body.number }, f.body.answers),
  ]),
  afresh(licensing.ApplicationCompleted), afresh(licensing.FindingsAnswered),
  // A correction on the spot tells only the answers that it changed.
  within(licensing.CorrectedOnTheSpot, 'looks-know-corrected', (_t, f) => answers({ enterprise: f.enterprise!, region: f.region!, id: f.subject, number: '' }, f.body.answers)),
]

const officers = [
  within(AccountOpened, 'looks-know-account', (_t, f) => [
    t.insertInto('looks_officer').values({ account_id: f.subject, name: f.body.name, region: f.region, department: f.department, last_fact: '0' }),
  ]),
  within(RolesSet, 'looks-know-roles', (_t, f) => [t.updateTable('looks_officer').where('account_id', '=', f.subject).set({ region: f.region, department: f.department })]),
]

export const reactions = [...enterprises, ...cases, ...officers]
