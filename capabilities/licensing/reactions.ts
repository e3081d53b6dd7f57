import { sql } from 'kysely'
import type { Recorded } from '../../kernel/fact.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import { afterwards, within } from '../../kernel/reaction.ts'
import type { Work } from '../../kernel/work.ts'
import { EnterpriseRegistered, ParticularsCorrected, PersonsSet } from '../enterprises/facts.ts'
import type { Particulars } from '../enterprises/facts.ts'
import { YearPublished } from '../law/facts.ts'
import { announceBar } from './commands/licence/bar.ts'
import { recountDeadlines } from './commands/recount.ts'
import * as facts from './facts.ts'
import { tables } from '../../kernel/db.ts'
import type { Licensing } from './schema/tables.ts'

const t = tables<Licensing>()
const copyOf = (b: Particulars) => ({
  credit_code: b.creditCode, name: b.name, initials: b.initials, region: b.region, address: b.address, economic_type: b.economicType, principal: b.principal,
})

/** Our own copy of what enterprises are called and where they are. */
const enterprises = [
  within(EnterpriseRegistered, 'licensing-knows-enterprise', (_t, f) => [
    t.insertInto('licensing_enterprise').values({ id: f.subject, enterprise_id: f.subject, ...copyOf(f.body), last_fact: '0' }),
  ]),
  within(ParticularsCorrected, 'licensing-knows-particulars', (_t, f) => [t.updateTable('licensing_enterprise').set(copyOf(f.body)).where('id', '=', f.subject)]),
  within(PersonsSet, 'licensing-knows-principal', (_t, f) => [t.updateTable('licensing_enterprise').set({ principal: f.body.principal }).where('id', '=', f.subject)]),
]

/** Facts whose writ is drawn, sealed and filed as a job: the step itself never waits for a PDF. */
export const writsOf = {
  [facts.ApplicationAccepted.name]: 'acceptance',
  [facts.ApplicationNotAccepted.name]: 'non-acceptance',
  [facts.CorrectionNoticeSent.name]: 'correction-notice',
  [facts.ClockStopped.name]: 'exclusion-of-time',
  [facts.LicenceGranted.name]: 'grant',
  [facts.LicenceRefused.name]: 'refusal',
  [facts.LicenceIssued.name]: 'licence',
  [facts.LicenceSuspended.name]: 'suspension',
  [facts.LicenceRevoked.name]: 'revocation',
  [facts.LicenceAnnulled.name]: 'annulment',
  [facts.LicenceWithdrawn.name]: 'withdrawal',
  [facts.LicenceCancelled.name]: 'cancellation',
  [facts.LicenceRenewed.name]: 'licence',
  [facts.LicenceChanged.name]: 'licence',
  [facts.LicenceReplaced.name]: 'licence',
  [facts.ValidityCorrected.name]: 'licence',
} as const

const kinds = Object.values(facts).filter((k): k is typeof facts.ApplicationAccepted => typeof k === 'object' && 'shown' in k && k.name in writsOf)
const writs = kinds.map((kind) => afterwards(kind, `draw-${writsOf[kind.name as keyof typeof writsOf]}-of-${kind.name.split('.')[1]}`, (work, fact) =>
  work.queue('draw-writ', { fact: fact.id }, { key: fact.id })))

/** A decision that bars its enterprise is followed by the fact that tells others. */
const announce = (work: Work, { id, body: { bar } }: Recorded<string, { bar: { id: string } | null }>) =>
  (bar ? work.perform(announceBar, { id: bar.id }, { causedBy: id }) : Promise.resolve())
const bars = [
  afterwards(facts.LicenceAnnulled, 'announce-bar', announce), afterwards(facts.LicenceRevoked, 'announce-bar', announce), afterwards(facts.LicenceRefused, 'announce-bar', announce),
]

/** Every open case whose date was provisional is counted again, by a fact of its own. */
async function recount(work: Work, { id, body }: Recorded<string, { year: number; notice: string }>) {
  const rows = await work.all(t.selectFrom('licensing_application').select('id').where('state', 'in', [...recountDeadlines.does.from]).orderBy('id')
    .where(sql<boolean>`(case when state = 'submitted' then intake_due else due end ->> 'provisional')::boolean`))
  for (const row of rows) {
    await work.perform(recountDeadlines, { id: row.id, year: body.year, notice: body.notice }, { causedBy: id, requestId: derivedRequestId('recount', id, row.id) }).catch(unlessSettled)
  }
}
const unlessSettled = (error: unknown) => { if (!(error instanceof Problem) || error.code !== 'licensing/nothing-provisional') throw error }
const calendars = [afterwards(YearPublished, 'calendar', recount)]

export const reactions = [...enterprises, ...writs, ...bars, ...calendars]
