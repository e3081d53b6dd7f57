import { sql, type Kysely } from 'kysely'
import { anyRows } from '../../kernel/command.ts'
import { tables } from '../../kernel/db.ts'
import type { FactKind } from '../../kernel/fact.ts'
import { afterwards, within } from '../../kernel/reaction.ts'
import { EnterpriseRegistered, ParticularsCorrected } from '../enterprises/facts.ts'
import * as licensing from '../licensing/facts.ts'
import { draft } from './commands/draft.ts'
import { theJudgement, underReview, versionAtAcceptance } from './commands/judgement.ts'
import { flag, pin } from './commands/pin.ts'
import { theStandard } from './commands/register.ts'
import { StandardEvaluated, StandardWithdrawn } from './facts.ts'
import { judgedKinds } from './gates.ts'
import type { Standards } from './schema/tables.ts'

const t = tables<Standards>()
const filed = (documents: Record<string, readonly unknown[]>) => Object.keys(documents).filter((key) => documents[key]!.length > 0).sort()
/** What the applicant declared as new; null where nothing is. */
const technologyIn = (answers: Record<string, unknown>) => (answers['newTechnology'] === true ? String(answers['newTechnologyText'] ?? '') : null)
const onCase = (on: Kysely<Standards>, fact: { subject: string }) => on.updateTable('standards_judgement').where('id', '=', fact.subject)

const sizes = [
  within(EnterpriseRegistered, 'standards-know-size', (_t, f) => [
    t.insertInto('standards_enterprise').values({ id: f.subject, enterprise_id: f.subject, region: f.body.region, size: f.body.size, last_fact: '0' }),
  ]),
  within(ParticularsCorrected, 'standards-know-corrected-size', (_t, f) => [
    t.updateTable('standards_enterprise').set({ region: f.body.region, size: f.body.size }).where('id', '=', f.subject),
  ]),
]

const cases = [
  within(licensing.ApplicationSubmitted, 'standards-know-application', (_t, f) => [
    t.insertInto('standards_judgement').values({
      id: f.subject, number: f.body.number, enterprise_id: f.enterprise!, enterprise_name: f.body.enterprise.name, region: f.region!, department: f.department!, sector: f.body.sector,
      kind: f.body.kind, state: 'open', case_state: f.to!, officer_id: null, materials: filed(f.body.documents), technology: technologyIn(f.body.answers), accepted_on: null, accepted_at: null,
      version: null, pinned: null, pinned_on: null, enterprise_size: null, kept: null, kept_why: null, flagged: null, last_fact: '0',
    }),
  ]),
  within(licensing.CorrectedOnTheSpot, 'standards-know-correction', (_t, f) => [anyRows(onCase(t, f).set({ technology: technologyIn(f.body.answers) }))]),
  within(licensing.ApplicationCompleted, 'standards-know-completion', (_t, f) => [
    anyRows(onCase(t, f).set({ case_state: f.to!, materials: filed(f.body.documents), technology: technologyIn(f.body.answers) })),
  ]),
  within(licensing.ApplicationAccepted, 'standards-know-acceptance', (_t, f) => [
    anyRows(onCase(t, f).set({ case_state: f.to!, accepted_on: f.body.acceptedOn, accepted_at: new Date(f.recordedAt) })),
  ]),
  within(licensing.CaseAssigned, 'standards-know-officer', (_t, f) => [anyRows(onCase(t, f).set({ officer_id: f.body.officer.id }))]),
  within(licensing.CaseReassigned, 'standards-know-other-officer', (_t, f) => [anyRows(onCase(t, f).set({ officer_id: f.body.officer.id }))]),
  // A value that rests on a document that was replaced is measured again.
  within(licensing.FindingsAnswered, 'standards-know-answer', (_t, f) => [
    anyRows(onCase(t, f).set({ case_state: f.to!, materials: filed(f.body.documents), technology: technologyIn(f.body.answers) })),
    anyRows(t.updateTable('standards_measure').set({ stale: true }).where('application_id', '=', f.subject)
      .where(sql<boolean>`exists (select from jsonb_array_elements(evidence) e where e ->> 'material' = any(${f.body.changed}::text[]))`)),
  ]),
]

const moves: readonly FactKind<string, any>[] = [
  licensing.ApplicationNotAccepted, licensing.FindingsReturned, licensing.ReviewConcluded, licensing.CaseSentBack, licensing.LicenceGranted, licensing.LicenceRefused,
  licensing.GrantAnnulled, licensing.LicenceIssued, licensing.ApplicationWithdrawn, licensing.CorrectionNoticeSent,
  licensing.LicenceRenewed, licensing.LicenceChanged, licensing.LicenceReplaced,
]
const states = moves.map((kind) => within(kind, `standards-know-${kind.name}`, (_t, f) => [anyRows(onCase(t, f).set({ case_state: f.to! }))]))

/** An acceptance pins the version that holds; without one there is nothing to do. */
const pinning = afterwards(licensing.ApplicationAccepted, 'pin-standard', async (work, fact) => {
  const row = await work.first(theJudgement(t, { id: fact.subject }).select(versionAtAcceptance.as('held')))
  if (row?.held && !row.version && judgedKinds.includes(row.kind) && underReview.includes(row.case_state)) await work.perform(pin, { id: fact.subject }, { causedBy: fact.id })
})

const flagging = afterwards(StandardWithdrawn, 'flag-withdrawn-standard', async (work, fact) => {
  const open = await work.all(t.selectFrom('standards_judgement').select('id').where('version', '=', fact.subject).where('case_state', 'in', underReview))
  for (const { id } of open) await work.perform(flag, { id }, { causedBy: fact.id })
})

/** An evaluation that asks for a revision begins the draft: with the indicators as they are, so that its differences get their sources one by one. */
const revising = afterwards(StandardEvaluated, 'draft-revision', async (work, fact) => {
  if (fact.body.outcome !== 'revise') return
  const row = await work.first(theStandard(t, { id: fact.subject }))
  const open = await work.first(t.selectFrom('standards_standard').select('id').where('sector', '=', row!.sector).where('size', '=', row!.size).where('state', 'in', ['drafted', 'consulted', 'approved']))
  if (!open) await work.perform(draft, { sector: row!.sector, size: row!.size, title: row!.title, indicators: row!.indicators, changes: [] }, { causedBy: fact.id })
})

export const reactions = [...sizes, ...cases, ...states, pinning, flagging, revising]
