import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../../kernel/query.ts'
import { lack, type Lack } from '../../oversight/facts.ts'
import type { Officers } from '../schema/tables.ts'
import { rolesOfPost } from '../words.ts'

type Row = { department: string; since: string | null; coming: string | null }
const acting = [...new Set(Object.values(rolesOfPost).flat())] as string[]

/** Departments whose people act while no regime asks for their qualification: since the first of them had an account, or since the regime was lifted. */
export const lacks = query<Officers>()({
  name: 'lacks', capability: 'officers', path: '/lacks', for: { head: 'own-department', administrator: 'region', supervisor: 'region', auditor: 'region' },
  summary: { zh: '尚未施行持证上岗制度的部门', en: 'Departments without the qualification regime' },
  input: z.object({}),
  result: z.object({ items: z.array(lack) }),
  run: async (ask) => {
    const rows = await ask.all(sql<Row>`select a.department, greatest(min(a.opened_on), max(r.ended))::text as since, min(r.coming)::text as coming
      from officers_account a left join lateral (select bool_or(x.from_on <= ${ask.day} and (x.until_on is null or x.until_on > ${ask.day})) as now,
          max(x.until_on) filter (where x.until_on <= ${ask.day}) as ended, min(x.from_on) filter (where x.from_on > ${ask.day}) as coming
        from officers_regime x where x.department = a.department and a.region like regexp_replace(x.region, '(00)+$', '') || '%') r on true
      where a.open and a.department is not null and a.roles && ${acting}::text[] and r.now is not true and ${ask.visible('a', { region: 'region', department: 'department' })} group by a.department order by 1`)
    return { items: rows.map(shown) }
  },
})

const shown = ({ department, since, coming }: Row): Lack => ({
  department, since, href: '/officers', title: { zh: '审批人员持证上岗制度', en: 'Qualification of approval staff' }, who: { zh: '部门负责人', en: 'Head of the department' },
  text: coming
    ? { zh: `已确定自 ${coming} 起施行；此前没有岗位资格的人员仍可办理案件`, en: `In force from ${coming}; until then people without a qualification can act` }
    : { zh: '没有施行，没有岗位资格的人员也能办理案件。先由系统管理员登记人员和资格，再由负责人施行', en: 'Not in force: people without a qualification can act. The administrator enters people and qualifications, then the head puts it in force' },
})
