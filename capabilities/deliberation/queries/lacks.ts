import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../../kernel/query.ts'
import { lack, type Lack } from '../../oversight/facts.ts'
import { begun, inForce, type Rules } from '../commands/convene.ts'
import { place, type Deliberation } from '../schema/tables.ts'

type Row = { department: string; region: string; people: number }

/** Departments with fewer possible members than a meeting needs: their high-hazard cases cannot be decided. */
export const lacks = query<Deliberation>()({
  name: 'lacks', capability: 'deliberation', path: '/lacks', for: { head: 'own-department', administrator: 'region', supervisor: 'region', auditor: 'region' },
  summary: { zh: '集体审议成员不足的部门', en: 'Departments with too few members for a meeting' },
  input: z.object({}),
  result: z.object({ items: z.array(lack) }),
  run: async (ask) => {
    const [rows, rules] = await Promise.all([
      ask.all(sql<Row>`select m.department, min(m.region) as region, count(*) filter (where m.roles && array['head', 'approver'])::int as people from deliberation_member m
        where m.active and m.department is not null and m.roles && array['window', 'reviewer', 'approver', 'head'] and ${ask.visible('m', place)} group by m.department order by 1`),
      ask.all(sql<Rules>`${begun(ask.day)}`),
    ])
    return { items: rows.flatMap((r) => shown(r, inForce(rules, r, ask.day).members)) }
  },
})

const shown = ({ department, people }: Row, needed: number): Lack[] => (people >= needed ? [] : [{
  department, since: null, href: '/deliberation/rules', title: { zh: '集体审议', en: 'Collective decision' }, who: { zh: '系统管理员', en: 'Administrator' },
  text: {
    zh: `规则要求至少 ${needed} 名成员，可以担任的只有 ${people} 人；补足前，高危行业、重大风险和疑难案件不能决定。请为负责人和审批决定人员开通账号`,
    en: `A meeting needs ${needed} members, and ${people} can be one: high-hazard, major-risk and difficult cases cannot be decided. Open accounts for heads and approvers`,
  },
}])
