import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor, listing, pageOf, query } from '../../../kernel/query.ts'
import { bases, named } from '../facts.ts'
import type { Looks } from '../schema/tables.ts'
import { basisWords, fieldOf, groupWords } from '../words.ts'

const what = named.pick({ group: true, whose: true, field: true, kind: true })
const seen = z.object({ id: z.uuid(), at: z.string(), officer: z.string(), department: z.string(), basis: z.enum(bases), caseNumber: z.string(), purpose: z.string(), values: z.array(what) })
type Seen = z.infer<typeof seen>

/** Who looked at the enterprise's own data. A look that it is not told of yet (个保法 §35) is left out until its day, whether or not the sweep has come round. */
export const own = query<Looks>()({
  name: 'own', capability: 'looks', path: '/own', for: { applicant: 'own-enterprise' },
  summary: { zh: '谁查看了本企业的敏感数据', en: 'Who looked at the enterprise’s sensitive data' },
  input: z.object({ ...listing }),
  result: pageOf(seen),
  columns: [
    { key: 'at', title: { zh: '查看时间', en: 'When' } }, { key: 'officer', title: { zh: '查看人', en: 'Who' } }, { key: 'department', title: { zh: '部门', en: 'Department' } },
    { key: 'basis', title: { zh: '事由', en: 'Ground' }, text: (r: Seen) => basisWords[r.basis].zh }, { key: 'caseNumber', title: { zh: '案件编号', en: 'Case' } },
    { key: 'purpose', title: { zh: '用途', en: 'Purpose' } },
    { key: 'values', title: { zh: '数据', en: 'Data' }, text: (r: Seen) => r.values.map((v) => `${groupWords[v.group].zh} ${v.whose} ${fieldOf(v).zh}`).join('；') },
  ],
  async run(ask, { limit, after }) {
    let s = ask.t.selectFrom('looks_view').selectAll().where(ask.visible('looks_view', { enterprise: 'enterprise_id' }))
      .where(sql<boolean>`(hold_until is null or hold_until <= ${ask.at})`).orderBy('id', 'desc').limit(limit + 1)
    const cursor = after ? decodeCursor(after)?.[0] : undefined
    if (typeof cursor === 'string') s = s.where('id', '<', cursor)
    const rows = await ask.all(s)
    const page = rows.slice(0, limit)
    return {
      items: page.map((r) => ({
        id: r.id, at: r.opened_at.toISOString(), officer: r.officer_name, department: r.department, basis: r.basis as Seen['basis'], caseNumber: r.case_number, purpose: r.purpose,
        values: r.shown.map(({ group, whose, field, kind }) => ({ group, whose, field, kind })),
      })),
      next: rows.length > limit ? encodeCursor([page.at(-1)!.id]) : null,
    }
  },
})
