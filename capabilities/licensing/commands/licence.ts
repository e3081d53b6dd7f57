import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import { command } from '../../../kernel/command.ts'
import { clearDue } from '../../../kernel/due.ts'
import type { FactOf } from '../../../kernel/fact.ts'
import { usedTemplates } from '../../templates/facts.ts'
import { documentFile, LicenceExpired, LicenceSealed, WritFiled } from '../facts.ts'
import { application, licence } from '../procedure.ts'
import { runs } from '../rules/validity.ts'
import type { Licensing } from '../schema/tables.ts'
import { caseInput, lockCase, ofCase, placeOf, theCase } from './case.ts'
import { licenceInput, lockLicence, theLicence } from './licence/row.ts'

/** The signed PDF of the licence has been made: its digest is what the public check knows it by. */
export const sealLicence = command<Licensing>()({
  does: licence.step('seal'),
  input: licenceInput.extend({ file: documentFile, ofd: documentFile.optional(), signer: z.string(), print: z.object({ no: z.number().int(), kind: z.string(), application: z.uuid() }) }),
  locks: lockLicence,
  find: theLicence,
  fact: LicenceSealed,
  record: (row, input) => ({ ...ofCase(row), subject: row.id, body: { file: input.file, ...(input.ofd ? { ofd: input.ofd } : {}), signer: input.signer, print: input.print } }),
  write: (t, f) => {
    const { file, print } = f.body
    // Prints are drawn by jobs: one that is sealed after its successor does not take its place.
    const later = sql<boolean>`exists (select from licensing_print p where p.licence_id = ${f.subject} and p.no > ${print?.no ?? 1})`
    return [
      t.updateTable('licensing_licence').set({
        state: f.to!, file: sql`case when ${later} then file else ${JSON.stringify(file)}::jsonb end`, file_sha256: sql`case when ${later} then file_sha256 else ${file.sha256} end`,
      }).where('id', '=', f.subject),
      printed(t, f),
    ]
  },
})

/** Facts from before there were prints are of the first one. */
const printed = (t: Kysely<Licensing>, f: FactOf<typeof LicenceSealed>) => {
  const { no, kind, application: of } = f.body.print ?? { no: 1, kind: 'issued', application: null }
  const { file, ofd } = f.body
  const files = { file: JSON.stringify(file), sha256: file.sha256, ofd: ofd ? JSON.stringify(ofd) : null, ofd_sha256: ofd?.sha256 ?? null }
  const of_case = of ?? sql<string>`(select application_id from licensing_licence where id = ${f.subject})`
  return t.insertInto('licensing_print').values({
    licence_id: f.subject, no, kind, application_id: of_case, ...files, sealed_at: new Date(f.recordedAt), ...placeOf(f),
  }).onConflict((c) => c.columns(['licence_id', 'no']).doUpdateSet(files))
}

/** 许可法 §70: the period has run out. Every query knew it at midnight; the fact says from when it holds. */
export const expireLicence = command<Licensing>()({
  does: licence.step('expire'),
  input: licenceInput,
  locks: lockLicence,
  find: theLicence,
  guards: [{ code: 'not-expired', clause: '许可法-70', broken: (row, _input, { at }) => runs(row, at) && { zh: '许可证仍在有效期内', en: 'The licence is still valid' } }],
  fact: LicenceExpired,
  record: (row) => ({ ...ofCase(row), subject: row.id, body: { validUntil: row.valid_until }, effectiveAt: row.expires_at }),
  write: (t, f) => [t.updateTable('licensing_licence').set({ state: f.to! }).where('id', '=', f.subject), clearDue(f.subject, 'licence-expiry', 'suspension-end')],
})

const drawnWrit = { kind: z.string(), number: z.string(), of: z.string(), file: documentFile, templates: usedTemplates.optional() }

/** A writ was drawn and sealed: it joins the file of the case. The case itself is untouched, so that nobody who has it open is told that it changed. */
export const fileWrit = command<Licensing>()({
  does: application.step('file-writ'),
  input: caseInput.extend(drawnWrit),
  locks: lockCase,
  find: theCase,
  draw: ({ uuid }) => ({ writ: uuid() }),
  fact: WritFiled,
  record: (row, input, drawn) => ({ ...ofCase(row), body: filed(input, drawn.writ) }),
  write: writeFiled,
})

/** The same of a licence that was taken over: it came of no case of ours, so its file is its own. */
export const fileLicenceWrit = command<Licensing>()({
  does: licence.step('file-writ'),
  input: licenceInput.extend(drawnWrit),
  locks: lockLicence,
  find: theLicence,
  draw: ({ uuid }) => ({ writ: uuid() }),
  fact: WritFiled,
  record: (row, input, drawn) => ({ ...ofCase(row), body: filed(input, drawn.writ) }),
  write: writeFiled,
})

type Filing = { id: string; kind: string; number: string; of: string; file: z.output<typeof documentFile>; templates?: z.output<typeof usedTemplates> | undefined }
const filed = ({ id: _, templates, ...writ }: Filing, id: string) => ({ writ: id, ...writ, ...(templates ? { templates } : {}) })

function writeFiled(t: Kysely<Licensing>, f: FactOf<typeof WritFiled>) {
  const { writ, of, file, kind, number, templates } = f.body
  return [t.insertInto('licensing_writ').values({
    id: writ, application_id: f.subject, kind, number, of_fact: of, file: JSON.stringify(file), templates: templates ? JSON.stringify(templates) : null, filed_at: new Date(f.recordedAt), ...placeOf(f),
  })]
}
