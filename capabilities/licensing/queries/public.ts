import { sql, type Kysely, type SqlBool } from 'kysely'
import { z } from 'zod'
import { today } from '../../../kernel/calendar.ts'
import { compile, tables } from '../../../kernel/db.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { parseLicenceNumber, licenceNumber } from '../../../law/codes.ts'
import { clauseOn, limit, type Sector as LawSector } from '../../../law/index.ts'
import { authorityOf, authorityOn } from '../authority.ts'
import { alternatives, count, decisionStart } from '../limits.ts'
import { application } from '../procedure.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectors, sectorOf } from '../sectors/index.ts'
import { licenceStateAt } from './scope.ts'
import { applicationKinds, type ApplicationKind } from '../sectors/kinds.ts'
import type { Sector } from '../sectors/sector.ts'

const publicly = { public: 'public' } as const
const licenceShape = z.object({
  number: z.string(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), address: z.string(), economicType: z.string(), principal: z.string(), scope: z.string(),
  authority: z.string(), validFrom: z.string(), validUntil: z.string(), issuedOn: z.string(),
  /** Since when and until when it is suspended, or from when it will be; how and when it ended before its time. */
  suspended: z.object({ from: z.string(), until: z.string() }).nullable(), ended: z.object({ on: z.string(), ground: z.string() }).nullable(),
  /** Taken over from the register on paper. */
  imported: z.boolean(),
})
type PublicRow = Licensing['licensing_public_licence'] & { kept?: boolean; printed?: { no: number; kind: string; latest: number } | null }

const licenceKept = sql<boolean>`exists (select from licensing_public_kept k where k.licence_id = licensing_public_licence.id)`
/** The published register, with what keeps a licence valid beyond its date. */
export const register = (t: Kysely<Licensing>) => t.selectFrom('licensing_public_licence').selectAll().select(licenceKept.as('kept'))
/** What everybody asks is built once and costs what a bare select costs; only beyond its date is a licence read with what may keep it. */
const byNumber = compile(tables<Licensing>().selectFrom('licensing_public_licence').selectAll().where('number', '=', ''))
const keptByNumber = compile(register(tables<Licensing>()).where('number', '=', ''))
/** By the digest of a PDF: the licence and which of its prints this is; earlier prints are still told. */
export const byDigest = (t: Kysely<Licensing>, sha256: string) =>
  register(t).innerJoin('licensing_public_print as p', 'p.licence_id', 'licensing_public_licence.id').where((e) => e.or([e('p.sha256', '=', sha256), e('p.ofd_sha256', '=', sha256)]))
    .select(sql<{ no: number; kind: string; latest: number }>`json_build_object('no', p.no, 'kind', p.kind, 'latest', p.latest)`.as('printed'))

/** The answer of a check: one reason code, and the licence where there is one. */
export const checked = z.object({ result: z.enum(['valid', 'suspended', 'revoked', 'annulled', 'withdrawn', 'cancelled', 'expired', 'not-yet-valid', 'unknown', 'malformed', 'altered', 'superseded']), on: z.string(), licence: licenceShape.nullable(),
  /** 许可法 §50: the date has passed and a renewal keeps the licence valid. */
  kept: z.boolean().optional(),
  /** Which print of the licence a file is, where a file was checked. */
  print: z.object({ no: z.number(), kind: z.string(), latest: z.number() }).optional(),
})

export function answerOf(row: PublicRow | undefined, at: Date, day: string): z.infer<typeof checked> {
  if (!row) return { result: 'unknown', on: day, licence: null }
  const over = at >= row.expires_at
  const state = licenceStateAt(row, at, day) as Exclude<z.infer<typeof checked>['result'], 'unknown' | 'malformed' | 'altered'>
  const dated = state === 'valid' && day < row.valid_from ? 'not-yet-valid' : state
  const result = dated === 'valid' && row.printed && row.printed.no < row.printed.latest ? 'superseded' : dated
  return { result, on: day, ...(over && row.kept && dated === 'valid' ? { kept: true } : {}), ...(row.printed ? { print: row.printed } : {}), licence: {
    number: row.number, sector: row.sector, enterprise: row.enterprise_name, creditCode: row.credit_code, address: row.address, economicType: row.economic_type, principal: row.principal,
    scope: row.scope, authority: row.authority, validFrom: row.valid_from, validUntil: row.valid_until, issuedOn: row.issued_on,
    suspended: row.suspended_from && state !== 'cancelled' ? { from: row.suspended_from, until: row.suspended_until! } : null, ended: row.ended_on ? { on: row.ended_on, ground: row.ended_ground! } : null,
    imported: row.imported,
  } }
}

/** Anyone checks a licence by its number, or by the digest of the PDF: one select on a published view. */
export const check = query<Licensing>()({
  name: 'check', capability: 'licensing', path: '/check', for: publicly,
  summary: { zh: '查验许可证', en: 'Check a licence' },
  input: z.object({ number: z.string().trim().max(60).optional(), sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() }),
  result: checked,
  run: async (ask, { number, sha256 }) => {
    if (sha256) return answerOf(await ask.first(byDigest(ask.t, sha256)), ask.at, ask.day)
    const parsed = number ? parseLicenceNumber(number) : null
    if (!parsed) return { result: 'malformed' as const, on: ask.day, licence: null }
    const parameters = [licenceNumber(parsed)]
    const row = await ask.first<PublicRow>({ ...byNumber, parameters })
    return answerOf(row && ask.at >= row.expires_at ? await ask.first<PublicRow>({ ...keptByNumber, parameters }) : row, ask.at, ask.day)
  },
})

const notice = z.object({ id: z.string(), number: z.string(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), scope: z.string(), decidedOn: z.string(), from: z.string(), until: z.string(), open: z.boolean(), issued: z.boolean(),
  /** Days of publicity after today; null once it is over. */
  left: z.number().nullable(),
})
const isOpen = (r: Licensing['licensing_public_notice'], day: string) => r.state === 'publicised' && day <= r.publicity_until!
const noticeOf = (r: Licensing['licensing_public_notice'], day: string) => ({
  id: r.id, number: r.number, sector: r.sector, enterprise: r.enterprise_name, creditCode: r.credit_code, scope: r.scope!, decidedOn: r.decided_on!, from: r.publicity_from!, until: r.publicity_until!,
  open: isOpen(r, day), issued: r.state === 'issued',
  left: isOpen(r, day) ? Temporal.PlainDate.from(day).until(r.publicity_until!, { largestUnit: 'day' }).days : null,
})

/** Decisions in publicity and those whose publicity is over (许可法 §40). */
export const notices = query<Licensing>()({
  name: 'notices', capability: 'licensing', path: '/notices', for: publicly,
  summary: { zh: '公示公告', en: 'Public notices' },
  input: z.object({ ...listing, sector: z.string().max(40).optional(), open: z.stringbool().optional(), q: z.string().trim().max(60).optional() }),
  result: pageOf(notice),
  run: async (ask, input) => {
    const order = sql<string>`decided_on::text || id`
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = ask.t.selectFrom('licensing_public_notice').selectAll().select([order.as('order_key')]).orderBy(order, 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where(sql<SqlBool>`${order} < ${cursor}`)
    if (input.sector) q = q.where('sector', '=', input.sector)
    if (input.open) q = q.where('state', '=', 'publicised').where('publicity_until', '>=', ask.day)
    if (input.q) { const like = `%${input.q}%`; q = q.where((e) => e.or([e('enterprise_name', 'like', like), e('number', 'ilike', like)])) }
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => noticeOf(r, ask.day)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.order_key]) : null }
  },
})

export const noticeById = query<Licensing>()({
  name: 'notice', capability: 'licensing', path: '/notices/:id', for: publicly,
  summary: { zh: '一则公示', en: 'One public notice' },
  input: z.object({ id: z.uuid() }),
  result: notice.extend({ answerWithin: z.object({ value: z.number(), unit: z.string() }) }),
  run: async (ask, { id }) => {
    const row = await ask.first(ask.t.selectFrom('licensing_public_notice').selectAll().where('id', '=', id))
    if (!row) throw notFound()
    const { value, unit } = limit('licensing.objection-answer', { on: ask.day })
    return { ...noticeOf(row, ask.day), answerWithin: { value, unit } }
  },
})

/** What it takes to apply, per sector: the guide, the form and the list of documents, with the limits in force today. */
export const guides = query<Licensing>()({
  name: 'guides', capability: 'licensing', path: '/guides', for: publicly,
  summary: { zh: '办事指南', en: 'Guides by sector' },
  input: z.object({}),
  result: z.object({ items: z.array(z.object({ sector: z.string(), title: z.any(), materials: z.number(), complete: z.boolean() })) }),
  run: async () => ({ items: sectors.map((s) => ({ sector: s.sector, title: s.title, materials: s.materials.length, complete: s.complete })) }),
})

const clauseIds = (sector: Sector) =>
  [...new Set([...sector.materials.map((m) => m.clause), ...Object.values(application.steps).map((s) => s.clause), ...guideClauses])]
/** What the guide says beside the steps: who needs a licence, no fee, publicity, validity, remedies. */
const guideClauses = ['条例-2', '条例-6', '条例-9', '许可法-36', '许可法-38', '许可法-40', '许可法-49', '许可法-50', '惯例-补办', '许可法-58', '复议法-20', '行诉法-46']

/** One limit as if everything were handed in today, with its other readings where the texts leave the unit open. */
const readingsOf = (id: string, sector: string, day: string, from = day) => ({
  ...count(id, from, day, sector), others: alternatives(id, from, day, sector).map((a) => ({ value: a.value, unit: a.unit, explained: a.explained })),
})
const authorityShape = z.object({
  name: z.any(), reviewBody: z.string(), court: z.string(), address: z.string().optional(), phone: z.string().optional(), email: z.string().optional(), mailbox: z.string().optional(),
})

/** The days that only one kind depends on: when a renewal may be filed, when a change must be. */
function kindLimits(sector: string, kind: ApplicationKind, day: string) {
  const of = (id: string) => { const l = limit(id, { on: day, sector: sector as LawSector }); return { value: l.value, unit: l.unit, clause: clauseOn(l.clause, day).name, verified: l.verified } }
  if (kind === 'renewal') return { window: of('licensing.renewal-window'), deemed: of('licensing.deemed-renewal'), renewed: of('licensing.renewal.validity') }
  return kind === 'change' ? { change: of('licensing.change') } : {}
}

export const guide = query<Licensing>()({
  name: 'guide', capability: 'licensing', path: '/guides/:sector', for: publicly,
  summary: { zh: '一个行业的办事指南', en: 'The guide of one sector' },
  input: z.object({ sector: z.string().max(40), kind: z.enum(applicationKinds).default('new') }),
  result: z.object({ sector: z.any(), kind: z.string(), limits: z.record(z.string(), z.any()), clauses: z.record(z.string(), z.any()), authority: authorityShape, on: z.string() }),
  run: async (ask, { sector: key, kind }) => {
    if (!sectors.some((s) => s.sector === key)) throw notFound()
    const sector = sectorOf(key, kind)
    const { day } = ask
    const { value, unit } = limit('licensing.validity', { on: day })
    const { province: _, ...authority } = authorityOn(sector.department, day)
    return {
      sector, kind, on: day, authority, clauses: Object.fromEntries(clauseIds(sector).map((id) => [id, clauseOn(id, day).name])),
      limits: {
        intake: readingsOf('licensing.correction-notice', key, day),
        decision: readingsOf('licensing.decision', key, day, decisionStart(key, day, day, day)),
        publicity: readingsOf('licensing.publicity', key, day), issue: readingsOf('licensing.issue', key, day), validity: { value, unit },
        ...kindLimits(key, kind, day),
      },
    }
  },
})

/** Who holds the number of an objection (its id, told to nobody else) sees what became of it; the text and its author stay out. */
export const objectionById = query<Licensing>()({
  name: 'objection', capability: 'licensing', path: '/objections/:id', for: publicly,
  summary: { zh: '异议的办理情况', en: 'What became of an objection' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.string(), number: z.string(), notice: z.string(), state: z.enum(['filed', 'upheld', 'rejected']), filedOn: z.string(), answeredOn: z.string().nullable(),
    answer: z.string().nullable(), due: z.any(),
  }),
  run: async (ask, { id }) => {
    const row = await ask.first(ask.t.selectFrom('licensing_public_objection').selectAll().where('id', '=', id))
    if (!row) throw notFound()
    const filedOn = today(row.filed_at)
    return {
      id: row.id, number: row.number, notice: row.application_id, state: row.state as 'filed', filedOn, answeredOn: row.answered_at && today(row.answered_at),
      answer: row.answer, due: count('licensing.objection-answer', filedOn, filedOn),
    }
  },
})

/** Which department issues for which sectors, and how to reach it. */
export const contacts = query<Licensing>()({
  name: 'contacts', capability: 'licensing', path: '/contacts', for: publicly,
  summary: { zh: '许可机关的联系方式', en: 'How to reach the authorities' },
  input: z.object({}),
  result: z.object({ items: z.array(authorityShape.omit({ reviewBody: true, court: true }).extend({ sectors: z.array(z.object({ sector: z.string(), title: z.any() })) })) }),
  run: async () => ({
    items: [...Map.groupBy(sectors, (s) => s.department)].map(([department, own]) => {
      const { name, address, phone, email, mailbox } = authorityOf(department)
      return { name, ...(address && { address }), ...(phone && { phone }), ...(email && { email }), ...(mailbox && { mailbox }), sectors: own.map(({ sector, title }) => ({ sector, title })) }
    }),
  }),
})
