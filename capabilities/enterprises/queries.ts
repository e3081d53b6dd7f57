import type { SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import { regionPrefix } from '../../kernel/access.ts'
import { both } from '../../kernel/fields.ts'
import { notFound } from '../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../kernel/query.ts'
import { origin } from '../old-register/facts.ts'
import { particulars, posts, sectors, sizes, type Person } from './facts.ts'
import { particularsOf } from './commands/enterprise.ts'
import { maskCitizenId, maskPhone } from '../../law/masks.ts'
import type { EnterpriseRow, Enterprises } from './schema/tables.ts'
import { sectorWords, sizeWords, words } from './words.ts'

const officers = {
  window: 'region',
  reviewer: 'region',
  approver: 'region',
  head: 'region',
  supervisor: 'region',
  auditor: 'region',
  administrator: 'region',
} as const
const itself = { applicant: 'own-enterprise' } as const
const place = { enterprise: 'enterprise_id', region: 'region' }

const enterpriseShape = particulars.extend({
  id: z.uuid(),
  state: z.enum(['registered', 'closed']),
  registeredAt: z.iso.datetime(),
  lastFact: z.string(),
  origin: origin.nullable(),
})
const shown = (row: EnterpriseRow) => ({
  id: row.id,
  ...particularsOf(row),
  state: row.state as 'registered' | 'closed',
  registeredAt: row.registered_at.toISOString(),
  lastFact: row.last_fact,
  origin: row.origin,
})

export const list = query<Enterprises>()({
  name: 'enterprises',
  capability: 'enterprises',
  path: '/enterprises',
  for: officers,
  input: z.object({
    ...listing,
    q: z.string().trim().max(120).optional().describe('Part of the name, pinyin initials, or the beginning of the credit code'),
    sector: z.enum(sectors).optional(),
    size: z.enum(sizes).optional(),
    state: z.enum(['registered', 'closed']).optional(),
    region: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
  }),
  summary: { zh: '企业名册，最近登记的在前', en: 'The register, latest first' },
  result: pageOf(enterpriseShape),
  columns: [
    { key: 'creditCode', title: { zh: '统一社会信用代码', en: 'Credit code' } },
    { key: 'name', title: { zh: '企业名称', en: 'Name' } },
    { key: 'sector', title: { zh: '行业', en: 'Sector' }, text: (r: { sector: keyof typeof sectorWords }) => sectorWords[r.sector].zh },
    { key: 'region', title: { zh: '行政区划', en: 'Region' } },
    { key: 'address', title: { zh: '住所', en: 'Address' } },
    { key: 'economicType', title: { zh: '经济类型', en: 'Economic type' } },
    { key: 'industryCode', title: { zh: '行业代码', en: 'Industry code' } },
    { key: 'size', title: { zh: '规模', en: 'Size' }, text: (r: { size: keyof typeof sizeWords }) => sizeWords[r.size].zh },
    { key: 'employees', title: { zh: '从业人数', en: 'Employees' } },
    { key: 'principal', title: { zh: '主要负责人', en: 'Principal' } },
    { key: 'foundedOn', title: { zh: '成立日期', en: 'Founded' } },
    { key: 'state', title: { zh: '状态', en: 'State' }, text: (r: { state: string }) => words[`state.enterprise.${r.state}`]!.zh },
    { key: 'registeredAt', title: { zh: '登记时间', en: 'Registered' } },
  ],
  async run(ask, { q, sector, size, state, region, limit, after }) {
    let s = matching(visibleEnterprises(ask), q)
      .orderBy('e.id', 'desc')
      .limit(limit + 1)
    if (sector) s = s.where('e.sector', '=', sector)
    if (size) s = s.where('e.size', '=', size)
    if (state) s = s.where('e.state', '=', state)
    if (region) s = s.where('e.region', 'like', `${regionPrefix(region)}%`)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('e.id', '<', cursor)
    const rows = await ask.all(s)
    const items = rows.slice(0, limit)
    return { items: items.map(shown), next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null }
  },
})

export const search = query<Enterprises>()({
  name: 'search',
  capability: 'enterprises',
  path: '/search',
  for: officers,
  input: z.object({ q: z.string().trim().min(1).max(120) }),
  summary: { zh: '全局搜索中的企业', en: 'Enterprises in the global search' },
  result: z.object({ items: z.array(z.object({ id: z.uuid(), kind: z.literal('enterprise'), title: z.string(), text: z.string() })) }),
  async run(ask, { q }) {
    const rows = await ask.all(matching(visibleEnterprises(ask), q).orderBy('e.id', 'desc').limit(8))
    return { items: rows.map((r) => ({ id: r.id, kind: 'enterprise' as const, title: r.name, text: r.credit_code })) }
  },
})

export const one = query<Enterprises>()({
  name: 'enterprise',
  capability: 'enterprises',
  path: '/enterprises/:id',
  for: { ...officers, ...itself },
  input: z.object({ id: z.uuid() }),
  summary: { zh: '一家企业', en: 'One enterprise' },
  result: enterpriseShape,
  run: async (ask, { id }) => shown(await getEnterprise(ask, id)),
})

export const own = query<Enterprises>()({
  name: 'own',
  capability: 'enterprises',
  path: '/own',
  for: itself,
  input: z.object({}),
  summary: { zh: '本企业', en: 'The operator’s own enterprise' },
  result: enterpriseShape,
  run: async (ask) => shown(await getEnterprise(ask, ask.actor.enterpriseId!)),
})

const personShape = z.object({
  id: z.uuid(),
  post: z.enum(posts),
  name: z.string(),
  citizenId: z.string().nullable(),
  phone: z.string().nullable(),
})
export const persons = query<Enterprises>()({
  name: 'persons',
  capability: 'enterprises',
  path: '/enterprises/:id/persons',
  for: { ...officers, ...itself },
  input: z.object({ id: z.uuid() }),
  summary: { zh: '企业的责任人员；证件号和电话已遮挡，已清除的为空', en: 'Responsible persons; ids and phones masked, erased ones null' },
  result: z.object({ items: z.array(personShape) }),
  async run(ask, { id }) {
    const rows = await ask.all(visiblePersons(ask).where('p.enterprise_id', '=', id).orderBy('p.place'))
    const values = await ask.house.vault.reveal(rows.flatMap((r) => [r.citizen_ref, r.phone_ref]).filter((ref) => ref !== null))
    const masked = (ref: string | null, mask: (value: string) => string) => {
      const value = ref && values.get(ref)
      return value ? mask(value) : null
    }
    return {
      items: rows.map((r) => ({
        id: r.id,
        post: r.post as Person['post'],
        name: r.name,
        citizenId: masked(r.citizen_ref, maskCitizenId),
        phone: masked(r.phone_ref, maskPhone),
      })),
    }
  },
})

export const revealPerson = query<Enterprises>()({
  name: 'reveal-person',
  capability: 'enterprises',
  path: '/persons/:id/reveal',
  for: itself,
  looks: true,
  input: z.object({
    id: z.uuid(),
    purpose: z
      .string()
      .trim()
      .min(4, { error: both('请写明查看用途（至少 4 个字）', 'Say what it is needed for (four characters or more)') })
      .max(200),
  }),
  summary: { zh: '企业查看本企业责任人员的完整证件号和电话；每次查看都留有记录', en: 'The enterprise’s own persons, full id and phone; every look is recorded' },
  result: personShape,
  async run(ask, { id }) {
    const row = await ask.first(visiblePersons(ask).where('p.id', '=', id))
    if (!row) throw notFound()
    const values = await ask.house.vault.reveal([row.citizen_ref, row.phone_ref].filter((ref) => ref !== null))
    const value = (ref: string | null) => (ref && values.get(ref)) || null
    return { id: row.id, post: row.post as Person['post'], name: row.name, citizenId: value(row.citizen_ref), phone: value(row.phone_ref) }
  },
})

type EnterprisesAsked = SelectQueryBuilder<{ e: EnterpriseRow } & Enterprises, 'e', EnterpriseRow>

const visibleEnterprises = (ask: Asking<Enterprises>): EnterprisesAsked =>
  ask.t.selectFrom('enterprises_enterprise as e').selectAll('e').where(ask.visible('e', place))
const visiblePersons = (ask: Asking<Enterprises>) =>
  ask.t.selectFrom('enterprises_person as p').selectAll('p').where(ask.visible('p', place))

/** By part of the name, by initials, by the beginning of the credit code. */
function matching(s: EnterprisesAsked, q: string | undefined): EnterprisesAsked {
  if (!q) return s
  const escaped = q.replace(/[\\%_]/g, '\\$&')
  return s.where((e) =>
    e.or([
      e('e.name', 'ilike', `%${escaped}%`),
      e('e.initials', 'like', `${escaped.toLowerCase()}%`),
      e('e.credit_code', 'like', `${escaped.toUpperCase()}%`),
    ]),
  )
}

async function getEnterprise(ask: Asking<Enterprises>, id: string): Promise<EnterpriseRow> {
  const row = await ask.first(visibleEnterprises(ask).where('e.id', '=', id))
  if (!row) throw notFound()
  return row
}
