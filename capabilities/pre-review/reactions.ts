import { sql } from 'kysely'
import { tables } from '../../kernel/db.ts'
import { afterwards, within } from '../../kernel/reaction.ts'
import { EnterpriseRegistered, ParticularsCorrected } from '../enterprises/facts.ts'
import * as licensing from '../licensing/facts.ts'
import { PreReviewAdvised } from './facts.ts'
import type { PreReview } from './schema/tables.ts'
import { paperJob } from './writ/job.ts'

const t = tables<PreReview>()
const theCase = (id: string) => t.updateTable('pre_review_case').where('id', '=', id)

/** Who may ask. */
const enterprises = [
  within(EnterpriseRegistered, 'pre-review-knows-enterprise', (_t, f) => [
    t.insertInto('pre_review_enterprise').values({ id: f.subject, enterprise_id: f.subject, name: f.body.name, region: f.body.region, last_fact: '0' }),
  ]),
  within(ParticularsCorrected, 'pre-review-knows-particulars', (_t, f) => [t.updateTable('pre_review_enterprise').set({ name: f.body.name, region: f.body.region }).where('id', '=', f.subject)]),
]

/** How long cases took and how often they were corrected; their documents, to tell what changed since the pre-review. */
const cases = [
  within(licensing.ApplicationSubmitted, 'pre-review-knows-case', (_t, f) => [
    t.insertInto('pre_review_case').values({
      id: f.subject, number: f.body.number, kind: f.body.kind, sector: f.body.sector, enterprise_id: f.enterprise!, region: f.region!, department: f.department!,
      received_on: f.body.receivedOn, submitted_at: new Date(f.recordedAt), decided_on: null, documents: JSON.stringify(f.body.documents), last_fact: '0',
    }),
  ]),
  within(licensing.ApplicationCompleted, 'pre-review-knows-completion', (_t, f) => [theCase(f.subject).set({ documents: JSON.stringify(f.body.documents) })]),
  within(licensing.FindingsAnswered, 'pre-review-knows-answer', (_t, f) => [theCase(f.subject).set({ documents: JSON.stringify(f.body.documents) })]),
  within(licensing.CorrectionNoticeSent, 'pre-review-counts-notice', (_t, f) => [theCase(f.subject).set({ notices: sql`notices + 1` })]),
  within(licensing.LicenceGranted, 'pre-review-knows-grant', (_t, f) => [theCase(f.subject).set({ decided_on: f.body.decidedOn })]),
  within(licensing.LicenceRefused, 'pre-review-knows-refusal', (_t, f) => [theCase(f.subject).set({ decided_on: f.body.decidedOn })]),
  within(licensing.GrantAnnulled, 'pre-review-knows-annulment', (_t, f) => [theCase(f.subject).set({ decided_on: null })]),
]

export const reactions = [
  ...enterprises, ...cases,
  afterwards(PreReviewAdvised, 'pre-review-draws', (work, f) => work.queue(paperJob.name, { fact: f.id }, { key: f.id })),
]
