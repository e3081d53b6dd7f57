import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendFile } from '../../adapters/storage/send-file.ts'
import type { Actor } from '../../kernel/access.ts'
import { ask } from '../../kernel/ask.ts'
import { all, tables } from '../../kernel/db.ts'
import type { FileRow } from '../../kernel/files.ts'
import type { House } from '../../kernel/house.ts'
import { forbidden, invalid, notFound, Problem, signInNeeded } from '../../kernel/problem.ts'
import { one } from './queries.ts'
import type { StoredFile } from './schema/tables.ts'

const t = tables<{ file: FileRow }>()
const params = z.object({ id: z.uuid(), file: z.uuid().optional() })
const copyInput = z.strictObject({ draft: z.uuid() })
type Review = { id: string; sector: string; state: string; draft: string | null; enterpriseId: string; papers: { file: StoredFile }[]; items: { key: string; kind: string; result: string | null; documents: StoredFile[] }[] }
type Draft = { id: string; sector: string; version: number; documents: Record<string, StoredFile[]> }

/** Files of a pre-review, and the two ways between it and a draft: files belong to the key of one thing, so they are put again under the other's. */
export function routes(app: FastifyInstance, house: House) {
  app.get('/api/pre-review/pre-reviews/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const { id, file } = paramsOf(req)
    const review = await ask(house, one, req.actor, { id }) as Review
    return sendFile(house, req, reply, file ?? '', [...review.items.flatMap((i) => i.documents), ...review.papers.map((p) => p.file)])
  })

  app.post('/api/pre-review/pre-reviews/:id/from-draft', { schema: { tags: ['pre-review'], summary: 'bring the documents of a draft' } }, async (req) => {
    const { actor, review, draft } = await both(house, req)
    if (review.state !== 'preparing') throw notNow()
    const keys = new Set(review.items.filter((i) => i.kind === 'material').map((i) => i.key))
    return { documents: await copied(house, actor, Object.entries(draft.documents).filter(([key]) => keys.has(key)), review.id) }
  })

  app.post('/api/pre-review/pre-reviews/:id/to-draft', { schema: { tags: ['pre-review'], summary: 'put the good documents into the draft' } }, async (req) => {
    const { actor, review, draft } = await both(house, req)
    if (review.state !== 'carried' || review.draft !== draft.id) throw notNow()
    const good = review.items.filter((i) => i.kind === 'material' && i.result === 'good' && i.documents.length > 0)
    return { version: draft.version, documents: await copied(house, actor, good.map((i) => [i.key, i.documents]), draft.id) }
  })
}

const notNow = () => new Problem({ code: 'pre-review/not-carried', status: 409, title: { zh: '预审没有转到这份申请', en: 'It was not carried into this application' } })

function paramsOf(req: FastifyRequest) {
  const parsed = params.safeParse(req.params)
  if (!parsed.success) throw notFound()
  return parsed.data
}

/** The pre-review and the draft, each as its own page would show it to this applicant; another's is not found. */
async function both(house: House, req: FastifyRequest) {
  const { actor } = req
  if (!actor) throw signInNeeded()
  if (!actor.enterpriseId || !actor.roles.includes('applicant')) throw forbidden()
  const input = copyInput.safeParse(req.body)
  if (!input.success) throw invalid({ fields: [{ pointer: '/draft', zh: '请指明申请草稿', en: 'Name the draft' }] })
  const review = await ask(house, one, actor, { id: paramsOf(req).id }) as Review
  const drafts = house.queries.find((q) => q.capability === 'licensing' && q.name === 'draft')!
  const draft = await ask(house, drafts, actor, { id: input.data.draft }) as Draft
  if (draft.sector !== review.sector) throw notNow()
  return { actor, review, draft }
}

/** Puts the same bytes under the owner's key, unless it has them; answers the files of each document there. */
async function copied(house: House, actor: Actor, documents: readonly (readonly [string, readonly StoredFile[]])[], owner: string): Promise<Record<string, StoredFile[]>> {
  const there = await all(house.pools.writer, t.selectFrom('file').selectAll().where('owner', '=', owner).where('enterprise_id', '=', actor.enterpriseId))
  const answer: Record<string, StoredFile[]> = {}
  for (const [key, files] of documents) {
    answer[key] = []
    for (const file of files) answer[key].push(shown(there.find((f) => f.sha256 === file.sha256 && f.name === file.name) ?? await again(house, actor, file, owner)))
  }
  return answer
}

const shown = (f: FileRow) => ({ id: f.id, name: f.name, size: Number(f.size), sha256: f.sha256, mime: f.mime, kind: f.kind })

async function again(house: House, actor: Actor, file: StoredFile, owner: string): Promise<FileRow> {
  const row = await house.files.row(file.id)
  return house.files.put(await house.files.stream(row), {
    owner, name: row.name, mime: row.mime, kind: row.kind, uploadedBy: actor.id, enterprise: actor.enterpriseId, region: actor.region, department: actor.department,
  })
}
