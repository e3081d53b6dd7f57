import { sql } from 'kysely'
import { elsewhere } from '../../../adapters/pdf/elsewhere.ts'
import type { SealOffice } from '../../../adapters/sealing/port.ts'
import { readEnvelope, type FactOf } from '../../../kernel/fact.ts'
import type { Job } from '../../../kernel/jobs.ts'
import { tables } from '../../../kernel/db.ts'
import { derivedRequestId } from '../../../kernel/perform.ts'
import { fileMinutes } from '../commands/conclude.ts'
import type { MeetingConcluded } from '../facts.ts'
import type { Deliberation } from '../schema/tables.ts'

type Letterhead = { origin: string; watermark: string | null }
const draws = elsewhere<typeof import('./draw.ts')>(new URL('./draw.ts', import.meta.url))
const t = tables<Deliberation>()

/** Draws the minutes of a meeting, seals and files them. A repeat finds them filed and does nothing. */
export const minutesJob: Job = {
  name: 'deliberation-minutes',
  retries: 16,
  run: async (work, { fact: id }: { fact: string }) => {
    const stored = await work.first(sql<{ bytes: Buffer }>`select bytes from fact where id = ${id}`)
    const fact = readEnvelope(stored!.bytes) as FactOf<typeof MeetingConcluded>
    const row = await work.first(t.selectFrom('deliberation_meeting').select(['id', 'minutes']).where('id', '=', fact.subject))
    if (!row || row.minutes) return
    const authority = work.port<(department: string) => string>('authorityName')(fact.department!)
    const drawn = await draws('drawMinutes', { fact, authority, watermark: work.port<Letterhead>('letterhead').watermark })
    const sealed = await work.port<SealOffice>('sealOffice').seal({
      job: 'deliberation-minutes', data: { fact: id }, kind: 'minutes', number: fact.body.number, of: id, application: null, onBehalfOf: fact.actor, enterprise: null, region: fact.region!, department: fact.department!,
    }, { pdf: drawn })
    if (!sealed) return
    const file = await work.files.put(once(sealed.pdf), {
      owner: fact.subject, name: `${fact.body.number} 集体审议会议纪要.pdf`, mime: 'application/pdf', kind: 'pdf', uploadedBy: work.actor.id, enterprise: null, region: fact.region, department: fact.department,
    })
    const reference = { id: file.id, name: file.name, size: Number(file.size), sha256: file.sha256, mime: file.mime }
    await work.perform(fileMinutes, { id: fact.subject, file: reference }, { causedBy: id, requestId: derivedRequestId('deliberation-minutes', id) })
  },
}

async function* once(bytes: Uint8Array) { yield bytes }
