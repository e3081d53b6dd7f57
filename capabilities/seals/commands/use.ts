import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { SealUsed } from '../facts.ts'
import { seal } from '../procedure.ts'
import type { Seals } from '../schema/tables.ts'
import { lockSeal, sealInput, theSeal } from './seal.ts'

/** What is sealed: the document, the fact that it says, and whose act that was. */
export const sealedDocument = {
  document: z.uuid(), kind: z.string(), number: z.string(), of: z.string(), application: z.uuid().nullable(), onBehalfOf: z.object({ id: z.string(), name: z.string() }),
}

/** 用印: refused unless the seal is in use and its certificate valid at this moment. */
export const use = command<Seals>()({
  does: seal.step('use'),
  input: sealInput.extend(sealedDocument),
  locks: lockSeal,
  find: theSeal,
  guards: [{
    code: 'certificate-period', clause: '电子印章-效力',
    broken: (row, _input, { at }) => (at < row.valid_from! || at > row.valid_until!) && { zh: '印章证书不在有效期内', en: 'The certificate of the seal is not valid now' },
  }],
  draw: ({ uuid }) => ({ use: uuid() }),
  fact: SealUsed,
  record: (row, { id: _, ...document }, drawn) => ({ subject: row.id, enterprise: null, region: row.region, department: row.department, body: { ...document, use: drawn.use } }),
  write: (t, { subject, body, recordedAt, region, department }) => [
    t.insertInto('seals_use').values({
      id: body.use, seal_id: subject, document_id: body.document, kind: body.kind, number: body.number, of_fact: body.of, application_id: body.application,
      on_behalf_of: JSON.stringify(body.onBehalfOf), used_at: new Date(recordedAt), region: region!, department: department!, last_fact: '0',
    }),
  ],
})
