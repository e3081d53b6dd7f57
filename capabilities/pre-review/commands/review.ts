import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { Rule } from '../../../kernel/command.ts'
import type { Fact } from '../../../kernel/fact.ts'
import type { Documents, PreReview, StoredFile } from '../schema/tables.ts'

/** What every command on a pre-review has in common. */
export const reviewInput = z.object({ id: z.uuid() })
export const lockReview = ({ id }: { id: string }) => [`pre-review:${id}`]

/** Items that no finding of this round covers: never looked at, or criticised before, or with other files since. */
export const openItems = sql<number>`(select count(*) from pre_review_item i where i.review_id = pre_review_review.id and (i.result is null
  or (i.found_round < pre_review_review.round and (i.result in ('improve', 'missing') or i.changed_round = pre_review_review.round))))::int`

export const theReview = (t: Kysely<PreReview>, { id }: { id: string }) =>
  t.selectFrom('pre_review_review').selectAll().select(openItems.as('open_items')).where('id', '=', id)
export type ReviewRow = Awaited<ReturnType<ReturnType<typeof theReview>['executeTakeFirstOrThrow']>>
export const ofReview = (row: ReviewRow) => ({ subject: row.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
export const onReview = (t: Kysely<PreReview>, f: Fact<any, any>) => t.updateTable('pre_review_review').where('id', '=', f.subject)
export const onItem = (t: Kysely<PreReview>, f: Fact<any, any>, key: string) => t.updateTable('pre_review_item').where('review_id', '=', f.subject).where('key', '=', key)

export const documentsInput = z.record(z.string().max(60), z.array(z.uuid()).max(20))
const idsOf = (documents: Record<string, string[]>) => [...new Set(Object.values(documents).flat())]

/** The review with those of the named files that its own enterprise uploaded for it, and the documents of its checklist. */
export const withFiles = (t: Kysely<PreReview>, i: { id: string; documents: Record<string, string[]> }) =>
  theReview(t, i).select([
    sql<StoredFile[]>`coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size::int, 'sha256', f.sha256, 'mime', f.mime))
      from file f where f.owner = pre_review_review.id and f.enterprise_id = pre_review_review.enterprise_id and f.id = any(${idsOf(i.documents)}::uuid[])), '[]')`.as('files'),
    sql<string[]>`(select array_agg(i.key) from pre_review_item i where i.review_id = pre_review_review.id and i.kind = 'material')`.as('materials'),
  ])
type WithFiles = ReviewRow & { files: StoredFile[]; materials: string[] | null }

export const filesAreTheirs: Rule<WithFiles, { documents: Record<string, string[]> }> = {
  code: 'file-not-yours',
  clause: '许可法-31',
  broken: (row, input) => row.files.length < idsOf(input.documents).length && { zh: '有文件不属于本次预审，请重新上传', en: 'A file is not of this pre-review; upload it again' },
}
export const materialsAreListed: Rule<WithFiles, { documents: Record<string, string[]> }> = {
  code: 'unknown-item',
  clause: '许可法-30',
  broken: (row, input) => Object.keys(input.documents).some((key) => !row.materials?.includes(key)) && { zh: '材料清单中没有这份材料', en: 'The list holds no such document' },
}

/** The documents by their keys, as a fact keeps them. */
export const documentsOf = (row: WithFiles, wanted: Record<string, string[]>): Documents =>
  Object.fromEntries(Object.entries(wanted).map(([key, ids]) => [key, ids.map((id) => row.files.find((file) => file.id === id)!)]))
