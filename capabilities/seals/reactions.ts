import type { SealKeys } from '../../adapters/sealing/port.ts'
import { tables } from '../../kernel/db.ts'
import { afterwards } from '../../kernel/reaction.ts'
import { enable } from './commands/seal.ts'
import { BatchOrdered, SealApproved } from './facts.ts'
import type { Seals } from './schema/tables.ts'

const t = tables<Seals>()

/** Approval is a decision; the key comes after it, made where keys are kept. */
const key = afterwards(SealApproved, 'make-seal-key', async (work, fact) => {
  const row = await work.first(t.selectFrom('seals_seal').select('state').where('id', '=', fact.subject))
  if (row?.state !== 'approved') return
  const made = await work.port<SealKeys>('sealKeys').make(fact.subject, fact.body.name)
  await work.perform(enable, { id: fact.subject, ...made }, { causedBy: fact.id })
})

const batch = afterwards(BatchOrdered, 'seal-batch', async (work, fact) => {
  const documents = await work.all(t.selectFrom('seals_document').select(['id', 'job', 'data']).where('id', 'in', fact.body.documents).where('state', '=', 'waiting').orderBy('since'))
  for (const { id, job, data } of documents) await work.queue(job, data, { key: `${fact.subject}:${id}` })
})

export const reactions = [key, batch]
