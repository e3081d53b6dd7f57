import { z } from 'zod'
import { today } from '../../../kernel/calendar.ts'
import { both } from '../../../kernel/fields.ts'
import { notFound } from '../../../kernel/problem.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { maskCitizenId } from '../../../law/masks.ts'
import type { DeclarationRow, Integrity } from '../schema/tables.ts'
import { tieFor } from './ties.ts'

const place = { region: 'region', department: 'department', officer: 'officer_id' }
const everyOfficer = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', head: 'own-case', supervisor: 'own-case', auditor: 'own-case', administrator: 'own-case', security: 'own-case' } as const
const row = z.object({
  id: z.string(), officer: z.object({ id: z.string(), name: z.string() }), year: z.number(), declaredOn: z.string(), current: z.boolean(), due: z.boolean(),
  relatives: z.number(), employers: z.number(), holdings: z.number(), others: z.number(), seen: z.string(),
})
const visible = (ask: Asking<Integrity>) => ask.t.selectFrom('integrity_declaration').selectAll().where(ask.visible('integrity_declaration', place))
const shown = (r: DeclarationRow, day: string) => {
  const c = r.content
  return {
    id: r.id, officer: { id: r.officer_id, name: r.officer_name }, year: r.year, declaredOn: today(r.declared_at), current: r.current, due: r.current && r.year < Number(day.slice(0, 4)),
    relatives: c.relatives.length, employers: c.employers.length, holdings: c.holdings.length, others: c.others.length, seen: r.last_fact,
  }
}

export const declarations = query<Integrity>()({
  name: 'declarations', capability: 'integrity', path: '/declarations', for: tieFor,
  summary: { zh: '工作人员的申报', en: 'Declarations of officers' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional() }),
  result: pageOf(row),
  run: async (ask, input) => {
    const cursor = input.after ? decodeCursor(input.after)?.[0] : undefined
    let q = visible(ask).where('current', '=', true).orderBy('id', 'desc').limit(input.limit + 1)
    if (typeof cursor === 'string') q = q.where('id', '<', cursor)
    if (input.q) q = q.where('officer_name', 'ilike', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`)
    const rows = await ask.all(q)
    const page = rows.slice(0, input.limit)
    return { items: page.map((r) => shown(r, ask.day)), next: rows.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

const relative = z.object({ relation: z.string(), name: z.string().nullable(), citizenId: z.string().nullable(), creditCode: z.string().nullable() })
const content = z.object({ citizenId: z.string().nullable(), relatives: z.array(relative), employers: z.array(z.any()), holdings: z.array(z.any()), others: z.array(z.any()) })

/** Citizen ids leave the vault masked; names of relatives only to those who may read the declaration. */
async function opened(ask: Asking<Integrity>, r: DeclarationRow) {
  const c = r.content
  const values = await ask.house.vault.reveal([r.citizen_ref, ...c.relatives.flatMap((x) => [x.nameRef, x.citizenRef])].filter((ref) => ref !== null))
  const masked = (ref: string | null) => { const v = ref && values.get(ref); return v ? maskCitizenId(v) : null }
  return {
    citizenId: masked(r.citizen_ref), employers: c.employers, holdings: c.holdings, others: c.others,
    relatives: c.relatives.map((x) => ({ relation: x.relation, name: values.get(x.nameRef) ?? null, citizenId: masked(x.citizenRef), creditCode: x.creditCode })),
  }
}

/** 我的申报: what stands now, and whether this year's is still to be made. */
export const ownDeclaration = query<Integrity>()({
  name: 'own-declaration', capability: 'integrity', path: '/own-declaration', for: everyOfficer,
  summary: { zh: '我的申报', en: 'My own declaration' },
  input: z.object({}),
  result: z.object({ declaration: row.extend({ content }).nullable(), year: z.number() }),
  run: async (ask) => {
    const year = Number(ask.day.slice(0, 4))
    const found = await ask.first(visible(ask).where('officer_id', '=', ask.actor.id).where('current', '=', true))
    return { declaration: found ? { ...shown(found, ask.day), content: await opened(ask, found) } : null, year }
  },
})

/** Somebody's declaration, for a stated purpose: each look is recorded. */
export const revealDeclaration = query<Integrity>()({
  name: 'reveal-declaration', capability: 'integrity', path: '/declarations/:id/reveal', for: { head: 'own-department', auditor: 'region' }, looks: true,
  summary: { zh: '查看申报内容；每次查看都留有记录', en: 'What was declared; every look is recorded' },
  input: z.object({ id: z.uuid(), purpose: z.string().trim().min(4, { error: both('请写明查看用途（至少 4 个字）', 'Say what it is needed for (four characters or more)') }).max(200) }),
  result: row.extend({ content }),
  run: async (ask, { id }) => {
    const found = await ask.first(visible(ask).where('id', '=', id))
    if (!found) throw notFound()
    return { ...shown(found, ask.day), content: await opened(ask, found) }
  },
})
