import { sql } from 'kysely'
import { z } from 'zod'
import { detectKind } from '../../adapters/storage/kinds.ts'
import { anybody } from '../../kernel/access.ts'
import { first } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { invalid } from '../../kernel/problem.ts'

/** What may come with a complaint: so many photos or PDF files, each no larger than this. */
export const mostFiles = 5
export const mostFileBytes = 4 * 1024 * 1024
/** The largest body that carries all of them, in base64. */
export const mostBody = Math.ceil(mostFiles * mostFileBytes * 1.4)
const kinds = ['image', 'pdf']

export const evidence = z.array(z.object({ name: z.string().trim().min(1).max(200), data: z.base64() })).max(mostFiles).default([])
type Evidence = z.output<typeof evidence>

const refused = (i: number, why: { zh: string; en: string }) => invalid({ fields: [{ pointer: `/files/${i}`, ...why }] })

/** Puts photos and papers under the id of the complaint that they come with. All are judged by their bytes before any is kept; what is sent again is kept once. */
export async function keepEvidence(house: House, complaint: string, files: Evidence): Promise<void> {
  const judged = []
  for (const [i, file] of files.entries()) {
    const bytes = Buffer.from(file.data, 'base64')
    if (bytes.length > mostFileBytes) throw refused(i, { zh: `“${file.name}”超过 4 MB`, en: `${file.name} is larger than 4 MB` })
    const kind = await detectKind(bytes, file.name)
    if ('problem' in kind) throw refused(i, kind.problem)
    if (!kinds.includes(kind.kind)) throw refused(i, { zh: `“${file.name}”不是照片或者 PDF`, en: `${file.name} is neither a picture nor a PDF` })
    judged.push({ bytes, name: file.name, mime: kind.mime, kind: kind.kind })
  }
  if (await first(house.pools.writer, sql`select 1 as one from file where owner = ${complaint} limit 1`)) return
  for (const { bytes, ...file } of judged) {
    await house.files.put(once(bytes), { ...file, owner: complaint, uploadedBy: anybody.id, enterprise: null, region: null, department: null }, mostFileBytes)
  }
}

async function* once(bytes: Uint8Array) { yield bytes }
