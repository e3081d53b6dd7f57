import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../../kernel/query.ts'
import { lack, type Lack } from '../../oversight/facts.ts'
import { judgedKinds } from '../gates.ts'
import type { Standards } from '../schema/tables.ts'

type Row = { department: string; sectors: string[]; since: string; cases: number }
const sectorNames: Readonly<Record<string, { zh: string; en: string }>> = {
  'hazardous-chemicals': { zh: '危险化学品', en: 'hazardous chemicals' }, mines: { zh: '非煤矿山', en: 'mines' }, fireworks: { zh: '烟花爆竹', en: 'fireworks' },
  construction: { zh: '建筑施工', en: 'construction' }, 'civil-explosives': { zh: '民用爆炸物品', en: 'civil explosives' },
}

/** Sectors in which cases are accepted though no approval standard holds. */
export const lacks = query<Standards>()({
  name: 'lacks', capability: 'standards', path: '/lacks', for: { head: 'own-department', administrator: 'region', supervisor: 'region', auditor: 'region' },
  summary: { zh: '没有施行中的审批标准的行业', en: 'Sectors without a standard in force' },
  input: z.object({}),
  result: z.object({ items: z.array(lack) }),
  run: async (ask) => {
    const rows = await ask.all(sql<Row>`select j.department, array_agg(distinct j.sector) as sectors, min(j.accepted_on)::text as since, count(*)::int as cases from standards_judgement j
      where j.kind = any(${judgedKinds}::text[]) and j.accepted_on is not null and j.version is null and ${ask.visible('j', { region: 'region', department: 'department', enterprise: 'enterprise_id' })}
        and not exists (select from standards_standard s where s.sector = j.sector and s.state in ('published', 'superseded') and s.effective_on <= ${ask.day} and (s.until_on is null or s.until_on > ${ask.day}))
      group by j.department order by 1`)
    return { items: rows.map(shown) }
  },
})

const named = (sectors: readonly string[], lang: 'zh' | 'en') => sectors.map((s) => sectorNames[s]?.[lang] ?? s).join(lang === 'zh' ? '、' : ', ')
const shown = ({ department, sectors, since, cases }: Row): Lack => ({
  department, since, href: '/standards', title: { zh: '审批标准', en: 'Approval standards' }, who: { zh: '部门负责人', en: 'Head of the department' },
  text: {
    zh: `${named(sectors, 'zh')}没有施行中的审批标准，已有 ${cases} 件案件没有按量化指标审查。请采用基础标准或者发布本部门的标准`,
    en: `No standard is in force for ${named(sectors, 'en')}; ${cases} cases were reviewed without indicators. Adopt the founding standard or publish the department’s own`,
  },
})
