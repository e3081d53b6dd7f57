import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Rule } from '../../../kernel/command.ts'
import { ImprovementTicked, PreReviewCarried } from '../facts.ts'
import { preReview } from '../procedure.ts'
import type { PreReview } from '../schema/tables.ts'
import { lockReview, ofReview, onItem, onReview, reviewInput, theReview, type ReviewRow } from './review.ts'

type WithResult = ReviewRow & { result: string | null }
const isToBeImproved: Rule<WithResult, unknown> = {
  code: 'not-an-improvement',
  clause: '许可法-30',
  broken: (row) => !['improve', 'missing'].includes(row.result ?? '') && { zh: '这一项没有改进建议', en: 'Nothing was advised on this item' },
}
const withResult = (t: Kysely<PreReview>, i: { id: string; key: string }) =>
  theReview(t, i).select(sql<string | null>`(select i.result from pre_review_item i where i.review_id = pre_review_review.id and i.key = ${i.key})`.as('result'))

/** The enterprise's own list of what is done: nobody checks a tick. */
export const tick = command<PreReview>()({
  does: preReview.step('tick'),
  input: reviewInput.extend({ key: z.string().max(60), done: z.boolean(), note: z.string().trim().max(500).default('') }),
  locks: lockReview,
  find: withResult,
  rules: [isToBeImproved],
  fact: ImprovementTicked,
  record: (row, i) => ({ ...ofReview(row), body: { key: i.key, done: i.done, note: i.note } }),
  write: (t, f) => [onReview(t, f).set({ state: f.to! }), onItem(t, f, f.body.key).set({ done: f.body.done, note: f.body.note })],
})

const draftIsFree: Rule<ReviewRow & { taken: boolean }, unknown> = {
  code: 'draft-taken',
  clause: '许可法-31',
  broken: (row) => row.taken && { zh: '这份申请已经承接了另一次预审', en: 'Another pre-review was carried into this application' },
}
const withDraft = (t: Kysely<PreReview>, i: { id: string; draft: string }) => theReview(t, i).select(
  sql<boolean>`exists (select from pre_review_review r where r.draft = ${i.draft})`.as('taken'))

/** One pre-review, one application: the draft named here is where its documents go. */
export const carry = command<PreReview>()({
  does: preReview.step('carry'),
  input: reviewInput.extend({ draft: z.uuid() }),
  locks: (i) => [...lockReview(i), `pre-review:draft:${i.draft}`],
  find: withDraft,
  rules: [draftIsFree],
  fact: PreReviewCarried,
  record: (row, i) => ({ ...ofReview(row), body: { draft: i.draft } }),
  write: (t, f) => [onReview(t, f).set({ state: f.to!, draft: f.body.draft })],
})
