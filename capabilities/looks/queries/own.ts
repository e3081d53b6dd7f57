import { sql } from 'kysely'
import { z } from 'zod'
import { all } from '../../../kernel/db.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query, type Asking } from '../../../kernel/query.ts'
import { bases, named } from '../facts.ts'
import type { Looks } from '../schema/tables.ts'
import { basisWords, fieldOf, groupWords } from '../words.ts'

const what = named.pick({ group: true, whose: true, field: true, kind: true })
const seen = z.object({
  id: z.uuid(), at: z.string(), officer: z.string(), department: z.string().nullable(), basis: z.enum(bases).nullable(), caseNumber: z.string().nullable(), purpose: z.string().nullable(),
  values: z.array(what), document: z.string().nullable(),
})
type Seen = z.infer<typeof seen>

/** Who looked at the enterprise's own data: values by an approved request, and documents of its cases fetched by whoever does not handle them. A look that it is not told of yet (个保法 §35) is left out until its day, whether or not the sweep has come round. */
export const own = query<Looks>()({
  name: 'own', capability: 'looks', path: '/own', for: { applicant: 'own-enterprise' },
  summary: { zh: '谁查看了本企业的敏感数据', en: 'Who looked at the enterprise’s sensitive data' },
  input: z.object({ ...listing }),
  result: pageOf(seen),
  columns: [
    { key: 'at', title: { zh: '查看时间', en: 'When' } }, { key: 'officer', title: { zh: '查看人', en: 'Who' } }, { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'basis', title: { zh: '事由', en: 'Ground' }, text: (r: Seen) => (r.basis ? basisWords[r.basis].zh : null) }, { key: 'caseNumber', title: { zh: '案件编号', en: 'Case' } },
    { key: 'purpose', title: { zh: '用途', en: 'Purpose' } },
    { key: 'values', title: { zh: '数据', en: 'Data' }, text: (r: Seen) => r.document ?? r.values.map((v) => `${groupWords[v.group].zh} ${v.whose} ${fieldOf(v).zh}`).join('；') },
  ],
  async run(ask, { limit, after }) {
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    const before = typeof cursor === 'string' ? cursor : null
    const found = [...(await views(ask, before, limit)), ...(await documents(ask, before, limit))].sort((a, b) => (a.id < b.id ? 1 : -1))
    const page = found.slice(0, limit)
    return { items: page, next: found.length > limit ? encodeCursor([page.at(-1)!.id]) : null }
  },
})

async function views(ask: Asking<Looks>, before: string | null, limit: number): Promise<Seen[]> {
  let s = ask.t.selectFrom('looks_view').selectAll().where(ask.visible('looks_view', { enterprise: 'enterprise_id' }))
    .where(sql<boolean>`(hold_until is null or hold_until <= ${ask.at})`).orderBy('id', 'desc').limit(limit + 1)
  if (before) s = s.where('id', '<', before)
  return (await ask.all(s)).map((r) => ({
    id: r.id, at: r.opened_at.toISOString(), officer: r.officer_name, department: r.department, basis: r.basis as Seen['basis'], caseNumber: r.case_number, purpose: r.purpose,
    values: r.shown.map(({ group, whose, field, kind }) => ({ group, whose, field, kind })), document: null,
  }))
}

type Fetched = { id: string; at: Date; name: string; department: string | null; document: string; number: string | null }
/** The record of looks knows no place, so it is read on the writer's side, by the enterprise of the file. Whoever still holds back an investigation's look holds back these too. */
async function documents(ask: Asking<Looks>, before: string | null, limit: number): Promise<Seen[]> {
  const rows = await all(ask.house.pools.writer, sql<Fetched>`
    select l.id, l.at, o.name, o.department, f.name as document, c.number from file f
      join look l on l.query = 'licensing/file' and l.subject = f.id::text join looks_officer o on o.account_id::text = l.actor_id left join looks_case c on c.id = f.owner
    where f.enterprise_id = ${ask.actor.enterpriseId} and (${before}::uuid is null or l.id < ${before}::uuid) and not exists (
      select from looks_request r where r.officer_id = l.actor_id and r.enterprise_id = f.enterprise_id and r.hold_until > ${ask.at})
    order by l.id desc limit ${limit + 1}`)
  return rows.map((r) => ({ id: r.id, at: r.at.toISOString(), officer: r.name, department: r.department, basis: null, caseNumber: r.number, purpose: null, values: [], document: r.document }))
}
