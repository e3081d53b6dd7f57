import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { parseLicenceNumber, licenceNumber } from '../../../law/codes.ts'
import { clauseOn } from '../../../law/index.ts'
import { count, decisionStart } from '../limits.ts'
import type { Licensing } from '../schema/tables.ts'
import { sectors, sectorOf } from '../sectors/index.ts'

const publicly = { public: 'public' } as const
const licenceShape = z.object({
  number: z.string(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), address: z.string(), economicType: z.string(), principal: z.string(), scope: z.string(),
  authority: z.string(), validFrom: z.string(), validUntil: z.string(), issuedOn: z.string(),
})
type PublicRow = Licensing['licensing_public_licence']

/** The answer of a check: one reason code, and the licence where there is one. */
export const checked = z.object({ result: z.enum(['valid', 'expired', 'not-yet-valid', 'unknown', 'malformed', 'altered']), on: z.string(), licence: licenceShape.nullable() })

export function answerOf(row: PublicRow | undefined, at: Date, day: string): z.infer<typeof checked> {
  if (!row) return { result: 'unknown', on: day, licence: null }
  const result = at >= row.expires_at ? 'expired' : day < row.valid_from ? 'not-yet-valid' : 'valid'
  return { result, on: day, licence: {
    number: row.number, sector: row.sector, enterprise: row.enterprise_name, creditCode: row.credit_code, address: row.address, economicType: row.economic_type, principal: row.principal,
    scope: row.scope, authority: row.authority, validFrom: row.valid_from, validUntil: row.valid_until, issuedOn: row.issued_on,
  } }
}

/** Anyone checks a licence by its number, or by the digest of the PDF: one select on a published view. */
export const check = query<Licensing>()({
  name: 'check', capability: 'licensing', path: '/check', for: publicly,
  summary: { zh: '查验许可证', en: 'Check a licence' },
  input: z.object({ number: z.string().trim().max(60).optional(), sha256: z.string().regex(/^[0-9a-f]{64}$/).optional() }),
  result: checked,
  run: async (ask, { number, sha256 }) => {
    const from = ask.t.selectFrom('licensing_public_licence').selectAll()
    if (sha256) return answerOf(await ask.first(from.where('file_sha256', '=', sha256)), ask.at, ask.day)
    const parsed = number ? parseLicenceNumber(number) : null
    if (!parsed) return { result: 'malformed' as const, on: ask.day, licence: null }
    return answerOf(await ask.first(from.where('number', '=', licenceNumber(parsed))), ask.at, ask.day)
  },
})

const notice = z.object({ id: z.string(), number: z.string(), sector: z.string(), enterprise: z.string(), creditCode: z.string(), scope: z.string(), decidedOn: z.string(), from: z.string(), until: z.string(), open: z.boolean(), issued: z.boolean() })
const noticeOf = (r: Licensing['licensing_public_notice'], day: string) => ({
  id: r.id, number: r.number, sector: r.sector, enterprise: r.enterprise_name, creditCode: r.credit_code, scope: r.scope!, decidedOn: r.decided_on!, from: r.publicity_from!, until: r.publicity_until!,
  open: r.state === 'publicised' && day <= r.publicity_until!, issued: r.state === 'issued',
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
  result: notice,
  run: async (ask, { id }) => {
    const row = await ask.first(ask.t.selectFrom('licensing_public_notice').selectAll().where('id', '=', id))
    if (!row) throw notFound()
    return noticeOf(row, ask.day)
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

export const guide = query<Licensing>()({
  name: 'guide', capability: 'licensing', path: '/guides/:sector', for: publicly,
  summary: { zh: '一个行业的办事指南', en: 'The guide of one sector' },
  input: z.object({ sector: z.string().max(40) }),
  result: z.object({ sector: z.any(), limits: z.record(z.string(), z.any()), clauses: z.record(z.string(), z.any()) }),
  run: async (ask, { sector: key }) => {
    if (!sectors.some((s) => s.sector === key)) throw notFound()
    const sector = sectorOf(key)
    const ids = [...new Set(sector.materials.map((m) => m.clause))]
    const { day } = ask
    return {
      sector, clauses: Object.fromEntries(ids.map((id) => [id, clauseOn(id, day).name])),
      limits: { intake: count('licensing.correction-notice', day, day, key), decision: count('licensing.decision', decisionStart(key, day, day, day), day, key), publicity: count('licensing.publicity', day, day, key), issue: count('licensing.issue', day, day, key), validity: { value: 3, unit: 'year' } },
    }
  },
})
