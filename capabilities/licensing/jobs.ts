import { sql } from 'kysely'
import { elsewhere } from '../../adapters/pdf/elsewhere.ts'
import type { SealOffice } from '../../adapters/sealing/port.ts'
import { today } from '../../kernel/calendar.ts'
import { readEnvelope, type Recorded } from '../../kernel/fact.ts'
import type { Job } from '../../kernel/jobs.ts'
import { tables } from '../../kernel/db.ts'
import { derivedRequestId } from '../../kernel/perform.ts'
import type { Work } from '../../kernel/work.ts'
import { clauseOn } from '../../law/index.ts'
import type { StandingTexts, Texts } from '../templates/facts.ts'
import { authorityOf } from './authority.ts'
import { fileLicenceWrit, fileWrit, sealLicence } from './commands/licence.ts'
import { theCase, type CaseRow } from './commands/case.ts'
import { LicenceChanged, LicenceIssued, LicenceRenewed, LicenceReplaced, ValidityCorrected } from './facts.ts'
import type { Context, Drawn, Findings, Letterhead } from './letters.ts'
import { count } from './limits.ts'
import { writsOf } from './reactions.ts'
import type { FileRef, Licensing } from './schema/tables.ts'

const draws = elsewhere<typeof import('./drawer.ts')>(new URL('./drawer.ts', import.meta.url))
const t = tables<Licensing>()
/** Clauses that writs cite beside those of their own facts. */
const citedClauses = ['许可法-32', '许可法-38', '许可法-45', '条例-7']

/** Draws the writ of one fact, seals it, stores it under the case's key, and files it. A repeat finds the writ filed and does nothing. */
export const drawWrit: Job = {
  name: 'draw-writ',
  // For a day and more: a full disk or a clock that was set back must not cost a paper.
  retries: 16,
  run: async (work, { fact: id }: { fact: string }) => {
    const stored = await work.first(sql<{ bytes: Buffer }>`select bytes from fact where id = ${id}`)
    if (!stored || (await work.first(t.selectFrom('licensing_writ').select('id').where('of_fact', '=', id).where('kind', '!=', 'licence-ofd')))) return
    const fact = { ...readEnvelope(stored.bytes), id } as Recorded<string, any>
    const kind = writsOf[fact.name as keyof typeof writsOf]
    const row = await caseOf(work, fact)
    const standing = await work.port<StandingTexts>('standingTexts')(row.department, kind, new Date(fact.recordedAt))
    const drawn = await draws('drawLetter', kind, await contextOf(work, fact, row, standing.texts))
    // Without a seal in use it waits in the register of seals, which queues this job again.
    const sealed = await work.port<SealOffice>('sealOffice').seal({
      job: 'draw-writ', data: { fact: id }, kind, number: drawn.number, of: id, application: row.id, onBehalfOf: fact.actor, enterprise: row.enterprise_id, region: row.region, department: row.department,
    }, { pdf: drawn.bytes, ...(drawn.ofd ? { ofd: drawn.ofd } : {}) })
    if (!sealed) return
    const printed = kind === 'licence' ? await printedAs(work, fact, row, drawn, sealed) : null
    const file = printed?.file ?? await keep(work, row, drawn.name, sealed.pdf)
    const filing = row.id === row.licence_id ? fileLicenceWrit : fileWrit
    if (printed?.ofd) await work.perform(filing, { id: row.id, kind: 'licence-ofd', number: drawn.number, of: id, file: printed.ofd }, { causedBy: id, requestId: requestIdOf(fact, 'file-ofd') })
    await work.perform(filing, { id: row.id, kind, number: drawn.number, of: id, file, templates: standing.versions }, { causedBy: id, requestId: requestIdOf(fact, 'file') })
  },
}

type Sealed = NonNullable<Awaited<ReturnType<SealOffice['seal']>>>

/** The print of a licence, PDF and OFD; one that an interrupted run has recorded already is the one that counts. */
async function printedAs(work: Work, fact: Recorded<string, any>, row: CaseRow, drawn: Drawn, sealed: Sealed): Promise<{ file: FileRef; ofd: FileRef | null }> {
  const print = printOf(fact, row.id)
  const known = await work.first(t.selectFrom('licensing_print').select(['file', 'ofd']).where('licence_id', '=', row.licence_id!).where('no', '=', print.no))
  if (known) return known
  const file = await keep(work, row, drawn.name, sealed.pdf)
  const ofd = sealed.ofd ? await keep(work, row, drawn.name.replace(/\.pdf$/, '.ofd'), sealed.ofd) : null
  await work.perform(sealLicence, { id: row.licence_id!, file, ...(ofd ? { ofd } : {}), signer: sealed.signer, print }, { causedBy: fact.id, requestId: requestIdOf(fact, 'seal') })
  return { file, ofd }
}

/** Stores a file under the key of the case. */
async function keep(work: Work, row: CaseRow, name: string, bytes: Uint8Array): Promise<FileRef> {
  const [mime, kind] = name.endsWith('.ofd') ? ['application/ofd', 'ofd'] as const : ['application/pdf', 'pdf'] as const
  const file = await work.files.put(once(bytes), { owner: row.id, name, mime, kind, uploadedBy: work.actor.id, enterprise: row.enterprise_id, region: row.region, department: row.department })
  return { id: file.id, name: file.name, size: Number(file.size), sha256: file.sha256, mime: file.mime }
}

/** A decision on a licence is filed with the case that the licence came of; one that was taken over is its own file, known by the paper file's number. */
async function caseOf(work: Work, { subject, step }: Recorded): Promise<CaseRow> {
  if (!step.startsWith('licensing/licence/')) return (await work.first(theCase(t, { id: subject })))!
  const l = (await work.first(t.selectFrom('licensing_licence').selectAll().where('id', '=', subject)))!
  const known = await work.first(theCase(t, { id: l.application_id }))
  return known ?? { ...l, id: l.id, licence_id: l.id, number: l.origin?.reference ?? l.number, kind: 'taken-over' } as unknown as CaseRow
}
const printKinds: Readonly<Record<string, string>> = { [LicenceIssued.name]: 'issued', [LicenceRenewed.name]: 'renewed', [LicenceChanged.name]: 'changed', [LicenceReplaced.name]: 'replaced', [ValidityCorrected.name]: 'corrected' }
const printOf = (fact: Recorded<string, any>, application: string) => ({ no: (fact.body as { print?: number }).print ?? 1, kind: printKinds[fact.name]!, application })

async function contextOf(work: Work, fact: Recorded<string, any>, row: CaseRow, standing: Texts): Promise<Context> {
  const day = today(new Date(fact.recordedAt))
  const authority = authorityOf(row.department)
  const { clauses = [], bar, remedies } = fact.body as { clauses?: string[]; bar?: { clause: string } | null; remedies?: { reviewBody: string; court: string } }
  // Where the decision itself says how it is fought, its writ says the same.
  const { reviewBody, court } = remedies ?? { reviewBody: standing['reviewBody']!, court: standing['court']! }
  const cited = [...citedClauses, ...clauses, ...(bar ? [bar.clause] : [])]
  return {
    fact, row, standing, findings: await findingsOf(work, row.id), paper: work.port<Letterhead>('letterhead'), authority,
    clauses: Object.fromEntries(cited.map((id) => [id, clauseOn(id, day).name.zh])),
    remedies: { reviewBody, reviewDays: count('remedy.review', day, day).value, court, suitMonths: count('remedy.suit', day, day).value },
  }
}

/** The same request id on every try, so that two workers file one writ. */
const requestIdOf = (fact: Recorded, step: string) => derivedRequestId('draw-writ', fact.id, step)

async function* once(bytes: Uint8Array) { yield bytes }

const findingsOf = (work: Work, id: string): Promise<Findings> => work.all(sql<Findings[number]>`
  select distinct on (kind, key) kind, key, result, opinion from licensing_finding where application_id = ${id} order by kind, key, round desc`)
