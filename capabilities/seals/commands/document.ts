import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { anyRows, command, type Rule } from '../../../kernel/command.ts'
import { BatchOrdered, DocumentSealed, DocumentWaits, SealingFailed } from '../facts.ts'
import { batch, document } from '../procedure.ts'
import type { Seals } from '../schema/tables.ts'
import { sealedDocument } from './use.ts'

const clause = '电子印章-效力'
const input = z.object({ id: z.uuid() })
const lock = ({ id }: { id: string }) => [`seal-document:${id}`]
const theDocument = (t: Kysely<Seals>, { id }: { id: string }) => t.selectFrom('seals_document').selectAll().where('id', '=', id)
type Row = Awaited<ReturnType<ReturnType<typeof theDocument>['executeTakeFirstOrThrow']>>
const ofDocument = (row: Row) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department })

/** No seal could be put on: the document waits, with all that draws it again. */
export const wait = command<Seals>()({
  does: document.step('wait'),
  input: z.object({ ...sealedDocument, problem: z.string(), job: z.string(), data: z.record(z.string(), z.unknown()), enterprise: z.uuid().nullable().default(null), region: z.string(), department: z.string() }),
  locks: (i) => [`seal-document:${i.document}`],
  fact: DocumentWaits,
  record: (_row, { enterprise, region, department, ...body }) => ({ subject: body.document, enterprise, region, department, body }),
  write: (t, { subject, body, to, recordedAt, enterprise, region, department }) => [
    t.insertInto('seals_document').values({
      id: subject, job: body.job, data: JSON.stringify(body.data), kind: body.kind, number: body.number, of_fact: body.of, application_id: body.application,
      on_behalf_of: JSON.stringify(body.onBehalfOf), state: to!, problem: body.problem, since: new Date(recordedAt), enterprise_id: enterprise, region: region!, department: department!, last_fact: '0',
    }),
  ],
})

/** It was tried again, without success. */
export const fail = command<Seals>()({
  does: document.step('fail'),
  input: input.extend({ problem: z.string() }),
  locks: lock,
  find: theDocument,
  fact: SealingFailed,
  record: (row, { problem }) => ({ ...ofDocument(row), body: { problem, batch: row.batch_id } }),
  write: (t, f) => [t.updateTable('seals_document').set({ problem: f.body.problem, failed_in: f.body.batch }).where('id', '=', f.subject)],
})

export const seal = command<Seals>()({
  does: document.step('seal'),
  input: input.extend({ seal: z.uuid() }),
  locks: lock,
  find: theDocument,
  fact: DocumentSealed,
  record: (row, input) => ({ ...ofDocument(row), body: { number: row.number, seal: input.seal, application: row.application_id } }),
  write: (t, f) => [t.updateTable('seals_document').set({ state: f.to!, problem: null, failed_in: null, sealed_at: new Date(f.recordedAt) }).where('id', '=', f.subject)],
})

type Chosen = { region: string | null; department: string | null; found: number; departments: number; usable: boolean }
/** The place of the first stands for all: they must be of one department. */
const chosen = (_t: Kysely<Seals>, i: { documents: string[] }) => sql<Chosen>`
  select min(d.region) as region, min(d.department) as department, (count(*) filter (where d.state = 'waiting'))::int as found, count(distinct d.department)::int as departments,
    exists (select from seals_seal s where s.state = 'in-use' and s.department = min(d.department)) as usable
  from seals_document d where d.id = any(${i.documents}::uuid[])`

const allWaiting: Rule<Chosen, { documents: string[] }> = {
  code: 'not-waiting', clause,
  broken: (row, i) => (row.found !== new Set(i.documents).size || row.departments !== 1) && { zh: '所选文书中有的已经盖章，请刷新后重选', en: 'Some of the documents are sealed already: load the page anew and choose again' },
}
const sealInUse: Rule<Chosen> = {
  code: 'no-seal-in-use', clause,
  broken: (row) => !row.usable && { zh: '本部门没有启用中的印章，请先申请并启用印章', en: 'The department has no seal in use: apply for one and have it approved' },
}

/** 批量用印: many at once, each by a job of its own; the page shows how far they are. */
export const order = command<Seals>()({
  does: batch.step('order'),
  input: z.object({ documents: z.array(z.uuid()).min(1).max(500) }),
  locks: (i) => i.documents.map((id) => `seal-document:${id}`),
  find: chosen,
  rules: [allWaiting, sealInUse],
  draw: ({ uuid }) => ({ id: uuid() }),
  fact: BatchOrdered,
  record: (row, i, drawn) => ({ subject: drawn.id, enterprise: null, region: row.region, department: row.department, body: { documents: [...new Set(i.documents)] } }),
  write: (t, f) => [
    t.insertInto('seals_batch').values({
      id: f.subject, ordered_by: JSON.stringify(f.actor), ordered_at: new Date(f.recordedAt), size: f.body.documents.length, region: f.region!, department: f.department!, last_fact: '0',
    }),
    anyRows(t.updateTable('seals_document').set({ batch_id: f.subject, failed_in: null }).where('id', 'in', f.body.documents)),
  ],
})
