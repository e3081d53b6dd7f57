import { sql } from 'kysely'
import { elsewhere } from '../../../adapters/pdf/elsewhere.ts'
import type { SealOffice } from '../../../adapters/sealing/port.ts'
import { today } from '../../../kernel/calendar.ts'
import { readEnvelope, type FactOf } from '../../../kernel/fact.ts'
import type { Job } from '../../../kernel/jobs.ts'
import { tables } from '../../../kernel/db.ts'
import { derivedRequestId } from '../../../kernel/perform.ts'
import { clauseOn } from '../../../law/index.ts'
import { filePaper } from '../commands/check.ts'
import type { PreReviewAdvised } from '../facts.ts'
import type { PreReview } from '../schema/tables.ts'

const draws = elsewhere<typeof import('./draw.ts')>(new URL('./draw.ts', import.meta.url))
const t = tables<PreReview>()

/** Draws the list of improvements of one round, seals and files it. A repeat finds it filed and does nothing. */
export const paperJob: Job = {
  name: 'pre-review-paper',
  retries: 16,
  run: async (work, { fact: id }: { fact: string }) => {
    const stored = await work.first(sql<{ bytes: Buffer }>`select bytes from fact where id = ${id}`)
    const fact = readEnvelope(stored!.bytes) as FactOf<typeof PreReviewAdvised>
    const row = await work.first(t.selectFrom('pre_review_review').select(['id', 'papers']).where('id', '=', fact.subject))
    if (!row || row.papers.some((paper) => paper.round === fact.body.round)) return
    const authority = work.port<(department: string) => string>('authorityName')(fact.department!)
    const drawn = await draws('drawPaper', { fact, authority, free: clauseOn('许可法-58', today(new Date(fact.recordedAt))).name.zh, watermark: work.port<{ watermark: string | null }>('letterhead').watermark })
    const sealed = await work.port<SealOffice>('sealOffice').seal({
      job: 'pre-review-paper', data: { fact: id }, kind: 'pre-review-paper', number: fact.body.number, of: id, application: null, onBehalfOf: fact.actor, enterprise: fact.enterprise, region: fact.region!, department: fact.department!,
    }, { pdf: drawn })
    if (!sealed) return
    const file = await work.files.put(once(sealed.pdf), {
      owner: fact.subject, name: `${fact.body.number} 预审意见书${fact.body.round > 1 ? `（第${fact.body.round}次）` : ''}.pdf`, mime: 'application/pdf', kind: 'pdf', uploadedBy: work.actor.id,
      enterprise: fact.enterprise, region: fact.region, department: fact.department,
    })
    const reference = { id: file.id, name: file.name, size: Number(file.size), sha256: file.sha256, mime: file.mime }
    await work.perform(filePaper, { id: fact.subject, round: fact.body.round, file: reference }, { causedBy: id, requestId: derivedRequestId('pre-review-paper', id) })
  },
}

async function* once(bytes: Uint8Array) { yield bytes }
