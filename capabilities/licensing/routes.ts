import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { SealReport } from '../../adapters/sealing/verify-pdf.ts'
import { sendFile } from '../../adapters/storage/send-file.ts'
import type { Actor } from '../../kernel/access.ts'
import { ask } from '../../kernel/ask.ts'
import { all, first, tables } from '../../kernel/db.ts'
import type { House } from '../../kernel/house.ts'
import { forbidden, malformed, notFound, signInNeeded } from '../../kernel/problem.ts'
import { today } from '../../kernel/calendar.ts'
import { uuid } from '../../kernel/random.ts'
import { licenceNumber, parseLicenceNumber } from '../../law/codes.ts'
import { beginDraft, removeDraft, saveDraft } from './drafts.ts'
import { application } from './queries/case.ts'
import { licence } from './queries/licence.ts'
import { answerOf, byDigest, register } from './queries/public.ts'
import { examines } from './queries/discreet.ts'
import { draft } from './queries/drafts.ts'
import type { Documents, FileRef, Licensing } from './schema/tables.ts'

type LookRow = { id: string; at: Date; actor_id: string; query: string; subject: string | null; purpose: string | null }
const t = tables<Licensing & { look: LookRow }>()
const params = z.object({ id: z.uuid(), file: z.uuid() })

/** What is not a command or a query of JSON: drafts that save themselves, files, and the check of a dropped PDF. */
export function routes(app: FastifyInstance, house: House) {
  app.post('/api/licensing/drafts', { schema: { tags: ['licensing'], summary: 'begin a draft' } }, async (req) => beginDraft(house, applicant(req), req.body))
  app.post('/api/licensing/drafts/:id/save', { schema: { tags: ['licensing'], summary: 'save a draft' } }, async (req) => saveDraft(house, applicant(req), idOf(req), req.body))
  app.post('/api/licensing/drafts/:id/remove', { schema: { tags: ['licensing'], summary: 'remove a draft' } }, async (req) => { await removeDraft(house, applicant(req), idOf(req)); return {} })
  app.get('/api/licensing/drafts/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const p = paramsOf(req)
    const d = await ask(house, draft, req.actor, { id: p.id }) as { documents: Documents }
    return sendFile(house, req, reply, p.file, Object.values(d.documents).flat())
  })
  app.get('/api/licensing/applications/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const p = paramsOf(req)
    const a = await ask(house, application, req.actor, { id: p.id }) as { documents: Documents; writs: { file: FileRef }[]; region: string; department: string; officer: { id: string } | null; enterprise: { id: string } }
    const handed = Object.values(a.documents).flat().some((f) => f.id === p.file)
    if (handed && !examines(req.actor!, { region: a.region, department: a.department, officer_id: a.officer?.id ?? null, enterprise_id: a.enterprise.id })) await noteLook(house, req.actor!, p.file)
    return sendFile(house, req, reply, p.file, [...Object.values(a.documents).flat(), ...a.writs.map((w) => w.file)])
  })
  app.get('/api/licensing/licences/:id/files/:file', { schema: { hide: true } }, async (req, reply) => {
    const p = paramsOf(req)
    const l = await ask(house, licence, req.actor, { id: p.id }) as { file: FileRef | null; writs: { file: FileRef }[] }
    const answers = await all(house.pools.writer, t.selectFrom('licensing_answer').select('files').where('licence_id', '=', p.id))
    return sendFile(house, req, reply, p.file, [...(l.file ? [l.file] : []), ...l.writs.map((w) => w.file), ...answers.flatMap((one) => one.files)])
  })
  checkFile(app, house)
}

const noted = new WeakMap<House, Map<string, number>>()
/** A document of an application, fetched by an officer who does not examine it, is a look: applicants' documents hold citizen ids. A reader that asks for ranges looks once in ten minutes. */
async function noteLook(house: House, actor: Actor, file: string) {
  const at = house.clock.now()
  const known = noted.get(house) ?? new Map<string, number>()
  noted.set(house, known)
  const key = `${actor.id} ${file}`
  if (at.getTime() - (known.get(key) ?? 0) < 10 * 60_000) return
  await all(house.pools.writer, t.insertInto('look').values({ id: uuid(at), at, actor_id: actor.id, query: 'licensing/file', subject: file, purpose: null }))
  if (known.size > 10_000) known.clear()
  known.set(key, at.getTime())
}

function applicant(req: FastifyRequest): Actor {
  if (!req.actor) throw signInNeeded()
  if (!req.actor.enterpriseId || !req.actor.roles.includes('applicant')) throw forbidden()
  return req.actor
}
const idOf = (req: FastifyRequest) => String((req.params as { id: string }).id)

function paramsOf(req: FastifyRequest) {
  const parsed = params.safeParse(req.params)
  if (!parsed.success) throw notFound()
  return parsed.data
}

const mostBytes = 10 * 1024 * 1024

/** A dropped PDF or OFD: genuine when its bytes are those we sealed; altered when it names a licence of ours but differs; unknown otherwise. Nothing is kept. */
function checkFile(app: FastifyInstance, house: House) {
  app.addContentTypeParser(['application/pdf', 'application/ofd'], { parseAs: 'buffer', bodyLimit: mostBytes }, (_req, body, done) => done(null, body))
  const limit = { rateLimit: { max: house.ports['publicRate'] as number, timeWindow: '1 minute' } }
  app.post('/api/licensing/check-file', { schema: { tags: ['licensing'], summary: 'check a PDF or OFD', consumes: ['application/pdf', 'application/ofd'] }, bodyLimit: mostBytes, config: limit }, async (req) => {
    if (!Buffer.isBuffer(req.body)) throw malformed()
    const isOfd = req.body.subarray(0, 4).equals(zipMark)
    if (!isOfd && !req.body.subarray(0, 1024).includes('%PDF-')) throw malformed()
    const at = house.clock.now()
    const same = await first(house.pools.public, byDigest(t, createHash('sha256').update(req.body).digest('hex')))
    const { seal, says } = isOfd ? await lookAtOfd(req.body) : await lookAtPdf(req.body)
    if (same) return { ...answerOf(same, at, today(at)), seal }
    const named = numberIn(says)
    const row = named ? await first(house.pools.public, register(t).where('number', '=', named)) : undefined
    return { ...answerOf(row, at, today(at)), result: row || seal.signed ? 'altered' : 'unknown', seal }
  })
}

const zipMark = Buffer.from('PK\x03\x04', 'latin1')
type Looked = { seal: SealReport; says: string[] }

async function lookAtPdf(pdf: Buffer): Promise<Looked> {
  const { verifyPdf } = await import('../../adapters/sealing/verify-pdf.ts')
  return { seal: await verifyPdf(pdf), says: textsOf(pdf) }
}

async function lookAtOfd(file: Buffer): Promise<Looked> {
  const { verifyOfd } = await import('../../adapters/ofd/verify.ts')
  const { says, ...seal } = verifyOfd(file)
  // A package too damaged to be opened may still tell its number: its entry is stored plainly.
  return { seal, says: [...says, file.toString('utf8')] }
}

/** What a PDF says in whatever encoding PDF writers leave it: as it stands, and its strings in UTF-16. */
const textsOf = (pdf: Buffer) =>
  [pdf.toString('utf8'), ...[...pdf.toString('latin1').matchAll(/<FEFF([0-9A-F]+)>/gi)].map((m) => Buffer.from(m[1]!, 'hex').swap16().toString('utf16le'))]

/** The licence number that a file of ours carries among its keywords. */
function numberIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = /[（(]\p{Script=Han}[）)][A-Z]{2}安许证字〔\d{4}〕\d{4,}号/u.exec(text)
    const parsed = found && parseLicenceNumber(found[0])
    if (parsed) return licenceNumber(parsed)
  }
  return null
}
