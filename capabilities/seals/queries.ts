import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { roleFor } from '../../kernel/access.ts'
import { actionsOf } from '../../kernel/actions.ts'
import type { By } from '../../kernel/procedure.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { clauseOn } from '../../law/index.ts'
import { batch as batches, seal as procedure } from './procedure.ts'
import type { Seals, SealTable } from './schema/tables.ts'

const readers: By = { window: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region', administrator: 'region' }
const place = { region: 'region', department: 'department' }
const person = z.object({ id: z.string(), name: z.string() })

const item = z.object({
  id: z.uuid(), name: z.string(), purpose: z.string(), builtIn: z.boolean(), department: z.string(), state: z.string(), appliedBy: person.nullable(), appliedAt: z.string(),
  decidedBy: person.nullable(), decidedAt: z.string().nullable(), why: z.string().nullable(), subject: z.string().nullable(), fingerprint: z.string().nullable(), sm2Fingerprint: z.string().nullable(),
  from: z.string().nullable(), until: z.string().nullable(), uses: z.number(),
})
const shown = (row: SealTable & { uses: number }): z.infer<typeof item> => ({
  id: row.id, name: row.name, purpose: row.purpose, builtIn: row.built_in, department: row.department, state: row.state, appliedBy: row.applied_by as never, appliedAt: row.applied_at.toISOString(),
  decidedBy: row.decided_by as never, decidedAt: row.decided_at?.toISOString() ?? null, why: row.why, subject: row.subject, fingerprint: row.fingerprint, sm2Fingerprint: row.sm2_fingerprint,
  from: row.valid_from?.toISOString() ?? null, until: row.valid_until?.toISOString() ?? null, uses: row.uses,
})
const uses = sql<number>`(select count(*) from seals_use u where u.seal_id = seals_seal.id)::int`.as('uses')

/** The whole register; it is short. */
export const seals = query<Seals>()({
  name: 'seals', capability: 'seals', path: '/seals', for: readers,
  summary: { zh: '印章登记簿', en: 'The register of seals' },
  input: z.object({}),
  result: z.object({ items: z.array(item), mayApply: z.boolean(), authority: z.string(), waiting: z.number() }),
  async run(ask) {
    const rows = await ask.all(ask.t.selectFrom('seals_seal').selectAll().select(uses).where(ask.visible('seals_seal', place)).orderBy('applied_at', 'desc').limit(200))
    const waiting = await ask.first(ask.t.selectFrom('seals_document').select(sql<number>`count(*)::int`.as('n')).where('state', '=', 'waiting').where(ask.visible('seals_document', place)))
    const name = ask.house.ports['authorityName'] as ((department: string) => string) | undefined
    return {
      items: rows.map((row) => shown(row as never)), waiting: waiting!.n, authority: ask.actor.department && name ? name(ask.actor.department) : '',
      mayApply: roleFor(procedure.step('apply').by, ask.actor, { region: ask.actor.region, department: ask.actor.department }) !== undefined,
    }
  },
})

export const one = query<Seals>()({
  name: 'seal', capability: 'seals', path: '/seals/:id', for: readers,
  summary: { zh: '一枚印章', en: 'One seal' },
  input: z.object({ id: z.uuid() }),
  result: item.extend({ seen: z.string(), waiting: z.number(), actions: z.array(z.any()) }),
  async run(ask, { id }) {
    const row = await ask.first(ask.t.selectFrom('seals_seal').selectAll().select([uses, sql<number>`(select count(*) from seals_document d where d.department = seals_seal.department and d.state = 'waiting')::int`.as('waiting')])
      .where('id', '=', id).where(ask.visible('seals_seal', place)))
    if (!row) throw notFound()
    const ground = (step: string) => { const { clause } = procedure.step(step as never); return { id: clause, name: clauseOn(clause, ask.day).name } }
    const actions = (await actionsOf(ask.house, 'seals/seal', row, ask.actor, { at: ask.at, day: ask.day })).map((a) => ({ ...a, ground: ground(a.step) }))
    return { ...shown(row as never), seen: row.last_fact, waiting: row.waiting, actions }
  },
})

const used = z.object({ id: z.uuid(), seal: z.string(), kind: z.string(), number: z.string(), of: z.string(), application: z.string().nullable(), by: z.string(), at: z.string() })
type Used = z.infer<typeof used>

/** 用印登记: which document, for which fact, for whom. */
export const log = query<Seals>()({
  name: 'uses', capability: 'seals', path: '/uses', for: readers,
  summary: { zh: '用印记录，最近的在前', en: 'The use log, the latest first' },
  input: z.object({ ...listing, seal: z.uuid().optional(), q: z.string().trim().max(60).optional() }),
  result: pageOf(used),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'When' } }, { key: 'number', title: { zh: '文书编号', en: 'Document' } }, { key: 'by', title: { zh: '代表谁用印', en: 'On behalf of' } },
    { key: 'of', title: { zh: '依据的记录', en: 'Fact' } }, { key: 'kind', title: { zh: '种类', en: 'Kind' } },
  ],
  async run(ask, { limit, after, seal, q }) {
    const order = sql<string>`to_char(used_at at time zone 'UTC', 'YYYYMMDDHH24MISSMS') || id`
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    let s = ask.t.selectFrom('seals_use').selectAll().select(order.as('order_key')).where(ask.visible('seals_use', place)).orderBy(order, 'desc').limit(limit + 1)
    if (typeof cursor === 'string') s = s.where(sql<SqlBool>`${order} < ${cursor}`)
    if (seal) s = s.where('seal_id', '=', seal)
    if (q) s = s.where('number', 'like', `%${q}%`)
    const rows = await ask.all(s)
    const page = rows.slice(0, limit)
    return {
      items: page.map((row): Used => ({ id: row.id, seal: row.seal_id, kind: row.kind, number: row.number, of: row.of_fact, application: row.application_id, by: row.on_behalf_of.name, at: row.used_at.toISOString() })),
      next: rows.length > limit ? encodeCursor([page.at(-1)!.order_key]) : null,
    }
  },
})

const waiting = z.object({
  id: z.uuid(), kind: z.string(), number: z.string(), application: z.string().nullable(), by: z.string(), since: z.string(), problem: z.string().nullable(), failed: z.boolean(), /** Its batch is at it. */ underway: z.boolean(),
})
type DocumentRow = { id: string; kind: string; number: string; application_id: string | null; on_behalf_of: { name: string }; since: Date; problem: string | null; failed_in: string | null; at_it?: boolean }
const shownDocument = (row: DocumentRow): z.infer<typeof waiting> => ({
  id: row.id, kind: row.kind, number: row.number, application: row.application_id, by: row.on_behalf_of.name, since: row.since.toISOString(), problem: row.problem, failed: row.failed_in !== null,
  underway: row.at_it === true,
})

const patience = 15 * 60_000

/** What waits for a seal, the oldest first, and how far the last batches are. */
export const documents = query<Seals>()({
  name: 'documents', capability: 'seals', path: '/documents', for: readers,
  summary: { zh: '等待盖章的文书和批量盖章进度', en: 'Documents that wait for a seal, and the progress of batches' },
  input: z.object({}),
  result: z.object({
    waiting: z.array(waiting), more: z.boolean(), maySeal: z.boolean(), usable: z.boolean(),
    batches: z.array(z.object({ id: z.uuid(), by: z.string(), at: z.string(), size: z.number(), sealed: z.number(), failed: z.number(), /** Neither sealed nor failed yet; those of them that a later batch took over are its. */ open: z.number() })),
  }),
  async run(ask) {
    const most = 500
    // A batch that died with its process does not hold its documents for ever.
    const atIt = sql<boolean>`(failed_in is null and exists (select from seals_batch b where b.id = seals_document.batch_id and b.ordered_at > ${new Date(ask.at.getTime() - patience)}))`
    const rows = await ask.all(ask.t.selectFrom('seals_document').selectAll().select(atIt.as('at_it')).where('state', '=', 'waiting').where(ask.visible('seals_document', place)).orderBy('since').limit(most + 1))
    const counted = (condition: string) => sql<number>`(select count(*) from seals_document d where d.batch_id = seals_batch.id and ${sql.raw(condition)})::int`
    const recent = await ask.all(ask.t.selectFrom('seals_batch').selectAll().select([counted(`d.state = 'sealed'`).as('sealed'), counted('d.failed_in = seals_batch.id').as('failed'), counted(`d.state = 'waiting' and d.failed_in is null`).as('open')])
      .where(ask.visible('seals_batch', place)).orderBy('ordered_at', 'desc').limit(5))
    const usable = await ask.first(ask.t.selectFrom('seals_seal').select('id').where('state', '=', 'in-use').where(ask.visible('seals_seal', place)).limit(1))
    return {
      waiting: rows.slice(0, most).map(shownDocument), more: rows.length > most, usable: usable !== undefined,
      maySeal: roleFor(batches.step('order').by, ask.actor, { region: ask.actor.region, department: ask.actor.department }) !== undefined,
      batches: recent.map((row) => ({ id: row.id, by: row.ordered_by.name, at: row.ordered_at.toISOString(), size: row.size, sealed: row.sealed, failed: row.failed, open: row.open })),
    }
  },
})

const sealedBy = z.object({ number: z.string(), kind: z.string(), at: z.string(), seal: z.object({ id: z.uuid(), name: z.string(), state: z.string(), why: z.string().nullable(), endedAt: z.string().nullable() }) })
/** Which seal each sealed document of a case bears, and what became of that seal since. */
async function sealsOf(ask: Asking<Seals>, id: string): Promise<z.infer<typeof sealedBy>[]> {
  const rows = await ask.all(ask.t.selectFrom('seals_use').innerJoin('seals_seal', 'seals_seal.id', 'seals_use.seal_id')
    .select(['number', 'kind', 'used_at', 'seal_id', 'seals_seal.name', 'seals_seal.state', 'seals_seal.why', 'decided_at']).distinctOn('document_id')
    .where('application_id', '=', id).where(ask.visible('seals_use', place)).orderBy('document_id').orderBy('used_at', 'desc'))
  return rows.sort((a, b) => a.used_at.getTime() - b.used_at.getTime()).map((row) => ({
    number: row.number, kind: row.kind, at: row.used_at.toISOString(),
    seal: { id: row.seal_id, name: row.name, state: row.state, ...(row.state === 'in-use' ? { why: null, endedAt: null } : { why: row.why, endedAt: row.decided_at?.toISOString() ?? null }) },
  }))
}

/** What of a case waits for a seal: the case page says so. */
export const ofCase = query<Seals>()({
  name: 'of-case', capability: 'seals', path: '/cases/:id', for: { ...readers, reviewer: 'own-department' },
  summary: { zh: '一件申请中等待盖章的文书', en: 'The documents of a case that wait for a seal' },
  input: z.object({ id: z.uuid() }),
  result: z.object({ waiting: z.array(waiting), sealed: z.array(sealedBy) }),
  run: async (ask, { id }) => ({
    sealed: await sealsOf(ask, id),
    waiting: (await ask.all(ask.t.selectFrom('seals_document').selectAll().where('application_id', '=', id).where('state', '=', 'waiting').where(ask.visible('seals_document', place)).orderBy('since'))).map(shownDocument),
  }),
})

/** What of an enterprise's papers waits for a seal: nothing of why, which is the authority's. */
export const own = query<Seals>()({
  name: 'own', capability: 'seals', path: '/own', for: { applicant: 'own-enterprise' },
  summary: { zh: '本企业等待盖章的文书', en: 'Papers of one’s enterprise that wait for a seal' },
  input: z.object({}),
  result: z.object({ waiting: z.array(z.object({ id: z.uuid(), kind: z.string(), number: z.string(), application: z.string().nullable(), since: z.string() })) }),
  run: async (ask) => ({
    waiting: (await ask.all(ask.t.selectFrom('seals_document').select(['id', 'kind', 'number', 'application_id', 'since']).where('state', '=', 'waiting').where(ask.visible('seals_document', { enterprise: 'enterprise_id', ...place })).orderBy('since').limit(100)))
      .map((row) => ({ id: row.id, kind: row.kind, number: row.number, application: row.application_id, since: row.since.toISOString() })),
  }),
})
