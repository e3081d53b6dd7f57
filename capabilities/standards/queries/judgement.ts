import { z } from 'zod'
import { actionsOf } from '../../../kernel/actions.ts'
import { notFound } from '../../../kernel/problem.ts'
import { query } from '../../../kernel/query.ts'
import { declaredSupplements, theJudgement, pinnedVersion, sizeOfEnterprise, versionAtAcceptance, versionsToday, type JudgementRow } from '../commands/judgement.ts'
import { measures } from '../gates.ts'
import { judge } from '../indicators.ts'
import type { Pinned, Standards } from '../schema/tables.ts'
import { words as texts } from '../words.ts'
import { shown, shownIndicator, words } from './shapes.ts'

const readers = {
  applicant: 'own-enterprise', window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region', auditor: 'region',
} as const
const place = { enterprise: 'enterprise_id', region: 'region', department: 'department', officer: 'officer_id' }
const evidence = z.array(z.object({ material: z.string(), page: z.number().optional() }))
const version = z.object({ id: z.string(), title: words, number: z.number(), size: z.string(), effectiveOn: z.string() })
const value = z.union([z.number(), z.boolean()])

/** By which standard a case is judged, why by this one, and how far: for the applicant what is asked, for the authority what was found too. */
export const judgementOf = query<Standards>()({
  name: 'judgement', capability: 'standards', path: '/judgements/:id', for: readers,
  summary: { zh: '一件申请适用的审批标准和认定情况', en: 'The standard of a case, and what was found' },
  input: z.object({ id: z.uuid() }),
  result: z.object({
    id: z.string(), seen: z.string(), sector: z.string(), caseState: z.string(), version: version.nullable(), why: words.nullable(), enterpriseSize: z.string().nullable(), technology: z.string().nullable(),
    withdrawn: z.object({ why: z.string().nullable(), kept: z.string().nullable() }).nullable(), choices: z.array(version), materials: z.array(z.string()),
    indicators: z.array(shownIndicator.extend({
      result: z.enum(['met', 'unmet', 'unmeasured']).nullable(),
      measured: z.object({ value, unit: z.string().nullable(), evidence, opinion: z.string(), by: z.string(), at: z.string(), stale: z.boolean() }).nullable(),
    })),
    conditions: z.array(z.object({
      supplement: z.string(), title: words, guidance: z.string(),
      items: z.array(z.object({ key: z.string(), text: words, result: z.enum(['met', 'unmet']).nullable(), evidence, opinion: z.string(), by: z.string().nullable() })),
    })),
    offered: z.array(z.object({ id: z.string(), title: words, declared: z.boolean() })), actions: z.array(z.any()),
  }),
  async run(ask, { id }) {
    const row = await ask.first(theJudgement(ask.t, { id })
      .select([pinnedVersion.as('now'), versionAtAcceptance.as('held'), sizeOfEnterprise.as('size'), versionsToday(ask.day).as('today'), measures.as('measures'), declaredSupplements.as('declared')])
      .where(ask.visible('standards_judgement', place)))
    if (!row) throw notFound()
    const inside = !ask.actor.enterpriseId
    const [found, conditions, offered] = await Promise.all([
      inside ? ask.all(ask.t.selectFrom('standards_measure').selectAll().where('application_id', '=', id)) : [],
      ask.all(ask.t.selectFrom('standards_condition').selectAll().where('application_id', '=', id).orderBy('supplement_id').orderBy('place')),
      inside ? ask.all(ask.t.selectFrom('standards_supplement').select(['id', 'title']).where('sector', '=', row.sector).where('state', '=', 'registered')) : [],
    ])
    const measuredBy = (key: string) => found.find((m) => m.key === key)
    return {
      id, seen: row.last_fact, sector: row.sector, caseState: row.case_state, version: row.pinned, why: row.pinned && whyThis(row, row.pinned), enterpriseSize: row.enterprise_size, technology: row.technology,
      withdrawn: row.now?.state === 'withdrawn' ? { why: row.now.withdrawn_why, kept: row.kept === row.version ? row.kept_why : null } : null,
      choices: row.today.map(({ indicators: _, ...v }) => v), materials: row.materials,
      indicators: (row.now?.indicators ?? []).map((i) => {
        const m = measuredBy(i.key)
        return {
          ...shown(i, ask.day), result: inside ? judge(i, row.measures.find((x) => x.key === i.key)) : null,
          measured: m ? { value: m.value, unit: m.unit, evidence: m.evidence, opinion: m.opinion, by: m.officer_name, at: m.measured_at.toISOString(), stale: m.stale } : null,
        }
      }),
      conditions: [...Map.groupBy(conditions, (c) => c.supplement_id)].map(([supplement, items]) => ({
        supplement, title: items[0]!.title, guidance: items[0]!.guidance,
        items: items.map((c) => ({
          key: c.key, text: c.text, result: inside ? c.result as 'met' : null, evidence: inside ? c.evidence : [], opinion: inside ? c.opinion : '', by: inside ? c.officer_name : null,
        })),
      })),
      offered: offered.filter((s) => !conditions.some((c) => c.supplement_id === s.id)).map((s) => ({ ...s, declared: row.declared.some((d) => d.supplement === s.id) })),
      actions: await actionsOf(ask.house, 'standards/judgement', { ...row, conditions: [] } as never, ask.actor, ask),
    }
  },
})

/** Why this version and no other. */
function whyThis(row: JudgementRow, pinned: Pinned) {
  const size = texts[`size.${row.enterprise_size ?? 'all'}`]!
  const own = pinned.size !== 'all'
  return {
    zh: `本案于 ${row.accepted_on} 受理，适用自 ${pinned.effectiveOn} 起施行的第 ${pinned.number} 版；企业登记为${size.zh}，${own ? '适用该规模的标准' : '该规模没有单独标准，适用通用标准'}。`,
    en: `Accepted on ${row.accepted_on}: version ${pinned.number}, in force from ${pinned.effectiveOn}; the enterprise is registered as ${size.en.toLowerCase()}, ${own ? 'which has a standard of its own' : 'which has no standard of its own, so the general one holds'}.`,
  }
}
