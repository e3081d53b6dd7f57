import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { PreReviewAdvised, PreReviewFiled, PreReviewItemFound, PreReviewTaken, PreReviewVisitSet, results } from '../facts.ts'
import { preReview } from '../procedure.ts'
import type { PreReview, StoredFile } from '../schema/tables.ts'
import { lockReview, ofReview, onItem, onReview, reviewInput, theReview, type ReviewRow } from './review.ts'

const notMineYet: Guard<Pick<ReviewRow, 'state' | 'officer_id'>> = {
  code: 'yours-already',
  clause: '许可法-30',
  broken: (row, _i, { actor }) => row.state === 'checking' && row.officer_id === actor.id && { zh: '您正在办理这次预审', en: 'You are giving this pre-review' },
}

/** A reviewer takes it, or takes it over; the name stays with the later case. */
export const take = command<PreReview>()({
  does: preReview.step('take'),
  input: reviewInput,
  locks: lockReview,
  find: theReview,
  guards: [notMineYet],
  fact: PreReviewTaken,
  record: (row, _i, _drawn, { actor }) => ({ ...ofReview(row), body: { officer: { id: actor.id, name: actor.name } } }),
  write: (t, f) => [onReview(t, f).set({ state: f.to!, officer_id: f.body.officer.id, officer_name: f.body.officer.name })],
})

type Item = { kind: string; documents: StoredFile[] }
type WithItem = ReviewRow & { item: Item | null }
const itemIsListed: Rule<WithItem, unknown> = {
  code: 'unknown-item',
  clause: '许可法-30',
  broken: (row) => row.item === null && { zh: '清单中没有这一项', en: 'The list holds no such item' },
}
const adviceIsGiven: Rule<WithItem, { result: string; advice: string }> = {
  code: 'advice-missing',
  clause: '许可法-30',
  broken: (_row, i) => ['improve', 'missing'].includes(i.result) && !i.advice
    && { zh: '请写明怎样改进', en: 'Say how it can be improved', fields: [{ pointer: '/advice', zh: '请写明怎样改进', en: 'Say how it can be improved' }] },
}
const goodIsThere: Rule<WithItem, { result: string }> = {
  code: 'nothing-to-judge',
  clause: '许可法-30',
  broken: (row, i) => i.result === 'good' && row.item?.kind === 'material' && row.item.documents.length === 0 && { zh: '没有收到这份材料，不能认为良好', en: 'This document was not handed in: it cannot be found good' },
}

const withItem = (t: Kysely<PreReview>, i: { id: string; key: string }) => theReview(t, i).select(
  sql<Item | null>`(select json_build_object('kind', i.kind, 'documents', i.documents) from pre_review_item i where i.review_id = pre_review_review.id and i.key = ${i.key})`.as('item'))

/** One item: good, to improve, missing or not applicable, with advice. The enterprise sees it with the whole list. */
export const find = command<PreReview>()({
  does: preReview.step('find'),
  input: reviewInput.extend({ key: z.string().max(60), result: z.enum(results), advice: z.string().trim().max(2000).default('') }),
  locks: lockReview,
  find: withItem,
  rules: [itemIsListed, adviceIsGiven, goodIsThere],
  fact: PreReviewItemFound,
  record: (row, i) => ({ ...ofReview(row), body: { key: i.key, round: row.round, result: i.result, advice: i.advice } }),
  write: (t, f) => [
    onReview(t, f).set({ state: f.to! }),
    onItem(t, f, f.body.key).set({ result: f.body.result, advice: f.body.advice, found_round: f.body.round, done: false, note: '' }),
  ],
})

/** A day to look at the facilities; whoever is visited agreed to it by phone. */
export const setVisit = command<PreReview>()({
  does: preReview.step('set-visit'),
  input: reviewInput.extend({ on: z.iso.date(), note: z.string().trim().max(500).default('') }),
  locks: lockReview,
  find: theReview,
  rules: [{ code: 'day-past', clause: '许可法-30', broken: (_row, i, { day }) => i.on < day && { zh: '日期不能早于今天', en: 'The day is past' } }],
  fact: PreReviewVisitSet,
  record: (row, i) => ({ ...ofReview(row), body: { on: i.on, note: i.note } }),
  write: (t, f) => [onReview(t, f).set({ visit_on: f.body.on, visit_note: f.body.note })],
})

type Advised = Pick<PreReview['pre_review_item'], 'key'> & { kind: 'material' | 'condition'; title: { zh: string; en: string }; result: (typeof results)[number]; advice: string }
const withItems = (t: Kysely<PreReview>, i: { id: string }) => theReview(t, i).select(
  sql<Advised[]>`(select json_agg(json_build_object('key', i.key, 'kind', i.kind, 'title', i.title, 'result', i.result, 'advice', i.advice) order by i.position)
    from pre_review_item i where i.review_id = pre_review_review.id)`.as('items'))

const allIsFound: Guard<Pick<ReviewRow, 'open_items'>> = {
  code: 'items-open',
  clause: '许可法-30',
  broken: (row) => row.open_items > 0 && { zh: `还有 ${row.open_items} 项没有意见`, en: `${row.open_items} items have no finding yet` },
}

/** The whole list at once, in writing. It is advice: the application is examined on its own. */
export const advise = command<PreReview>()({
  does: preReview.step('advise'),
  input: reviewInput.extend({ summary: z.string().trim().min(2).max(2000) }),
  locks: lockReview,
  find: withItems,
  guards: [allIsFound],
  fact: PreReviewAdvised,
  record: (row, i) => ({
    ...ofReview(row),
    body: { number: row.number, sector: row.sector, enterprise: row.enterprise_name, round: row.round, summary: i.summary, visit: row.visit_on, items: row.items },
  }),
  write: (t, f) => [onReview(t, f).set({ state: f.to!, summary: f.body.summary, advised_at: new Date(f.recordedAt) })],
})

/** The sealed paper, filed by the job that drew it. */
export const filePaper = command<PreReview>()({
  does: preReview.step('file'),
  input: reviewInput.extend({ round: z.number().int(), file: z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string(), mime: z.string() }) }),
  locks: lockReview,
  find: theReview,
  fact: PreReviewFiled,
  record: (row, i) => ({ ...ofReview(row), body: { round: i.round, file: i.file } }),
  write: (t, f) => [onReview(t, f).set({ papers: sql<string>`papers || ${JSON.stringify([f.body])}::jsonb` })],
})
