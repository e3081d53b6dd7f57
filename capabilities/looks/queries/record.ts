import { sql, type SqlBool } from 'kysely'
import { z } from 'zod'
import { all } from '../../../kernel/db.ts'
import type { House } from '../../../kernel/house.ts'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import type { Looks } from '../schema/tables.ts'

const watchers = { head: 'own-department', auditor: 'region' } as const
const words = z.object({ zh: z.string(), en: z.string() })
const day = z.iso.date().optional()
const entry = z.object({
  id: z.uuid(), at: z.string(), who: z.string(), department: z.string().nullable(), what: words, query: z.string(), purpose: z.string().nullable(), enterprise: z.string().nullable(), caseNumber: z.string().nullable(),
  request: z.uuid().nullable(), subject: z.string().nullable(),
})
type Entry = z.infer<typeof entry>
type Row = { id: string; at: Date; query: string; subject: string | null; purpose: string | null; name: string; department: string | null; enterprise_name: string | null; case_number: string | null; request_id: string | null }
const files = 'licensing/file'

/** Every look at personal or secret values that officers took, of whatever page: the kernel's own record, which nobody can change. */
export const looks = query<Looks>()({
  name: 'looks', capability: 'looks', path: '/looks', for: watchers,
  summary: { zh: '对个人信息和商业秘密的每一次查看，最近的在前', en: 'Every look at personal or secret values, latest first' },
  input: z.object({ ...listing, q: z.string().trim().max(60).optional().describe('Part of a name, an enterprise, a case or a purpose'), query: z.string().max(400).optional(), from: day, until: day }),
  result: pageOf(entry),
  columns: [
    { key: 'at', title: { zh: '时间', en: 'Time' } }, { key: 'who', title: { zh: '人员', en: 'Who' } }, { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'what', title: { zh: '查看内容', en: 'What' }, text: (r: Entry) => r.what.zh }, { key: 'enterprise', title: { zh: '企业', en: 'Enterprise' } },
    { key: 'caseNumber', title: { zh: '案件编号', en: 'Case' } }, { key: 'purpose', title: { zh: '用途', en: 'Purpose' } }, { key: 'subject', title: { zh: '对象编号', en: 'Subject' } },
  ],
  async run(ask, { q, query: names, from, until, limit, after }) {
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    const like = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
    const parts = [
      sql<SqlBool>`${ask.visible('o', { region: 'region', department: 'department' })}`,
      ...(typeof cursor === 'string' ? [sql<SqlBool>`l.id < ${cursor}`] : []),
      ...(names ? [sql<SqlBool>`l.query = any(${names.split(',')})`] : []),
      ...(from ? [sql<SqlBool>`l.at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'`] : []),
      ...(until ? [sql<SqlBool>`l.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
      ...(q ? [sql<SqlBool>`concat_ws(' ', o.name, coalesce(v.enterprise_name, e.name), v.case_number, l.purpose, v.purpose) ilike ${like}`] : []),
    ]
    // The record of looks knows no place: what is visible follows from whoever looked, so it is read on the writer's side.
    const rows = await all(ask.house.pools.writer, sql<Row>`
      select l.id, l.at, l.query, l.subject, coalesce(l.purpose, v.purpose) as purpose, o.name, o.department, coalesce(v.enterprise_name, e.name) as enterprise_name, v.case_number, v.request_id
      from look l join looks_officer o on o.account_id::text = l.actor_id
        left join looks_view v on l.query = 'looks/view' and v.id::text = l.subject
        left join file f on l.query = ${files} and f.id::text = l.subject
        left join looks_enterprise e on e.id = f.enterprise_id
      where ${sql.join(parts, sql` and `)} order by l.id desc limit ${limit + 1}`)
    const page = rows.slice(0, limit)
    return {
      items: page.map((r) => ({
        id: r.id, at: r.at.toISOString(), who: r.name, department: r.department, what: said(ask.house, r.query), query: r.query, purpose: r.purpose, enterprise: r.enterprise_name, caseNumber: r.case_number,
        request: r.request_id, subject: r.subject,
      })),
      next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null,
    }
  },
})

/** Which pages record looks, to filter by. */
export const lookKinds = query<Looks>()({
  name: 'look-kinds', capability: 'looks', path: '/looks/kinds', for: watchers,
  summary: { zh: '会留下查看记录的页面', en: 'The pages that record looks' },
  input: z.object({}),
  result: z.object({ items: z.array(words.extend({ query: z.string() })) }),
  run: async (ask) => ({
    items: [...ask.house.queries.filter((q) => q.looks).map((q) => `${q.capability}/${q.name}`), files].map((name) => ({ query: name, ...said(ask.house, name) })),
  }),
})

function said(house: House, name: string) {
  if (name === files) return { zh: '下载案件材料（非承办人）', en: 'A document of a case, fetched by somebody who does not handle it' }
  const summary = house.queries.find((q) => `${q.capability}/${q.name}` === name)?.summary ?? { zh: name, en: name }
  const short = (text: string) => text.split(/[；;]/)[0]!
  return { zh: short(summary.zh), en: short(summary.en) }
}
