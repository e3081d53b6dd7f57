import type { Guard, Rule } from '../../../kernel/command.ts'
import { applicableConditions, requiredMaterials } from '../form.ts'
import { sectorOf } from '../sectors/index.ts'
import type { Answers } from '../sectors/sector.ts'
import type { CaseRow } from '../commands/case.ts'

export type Finding = { kind: string; key: string; round: number; result: string }
type Reviewed = Pick<CaseRow, 'sector' | 'kind' | 'answers' | 'documents' | 'changed' | 'round'> & { findings: Finding[] }

/** Every document and every condition has a finding that saw its present content. */
export const reviewIsComplete: Guard<Reviewed> = {
  code: 'review-incomplete', clause: '许可法-34',
  broken: (row) => {
    const open = openFindings(row)
    return open.length > 0 && { zh: `还有 ${open.length} 项没有审查结论`, en: `${open.length} items have no finding yet` }
  },
}

/** 杜绝带病审批: no grant while a mandatory condition is unmet or unverified (条例 §6). */
export const conditionsAreMet = (row: Reviewed) => {
  const bad = unmet(row)
  return bad.length > 0 && {
    zh: `安全生产条件第 ${bad.join('、')} 项不符合或者未核实，不得准予许可`, en: `Safety conditions ${bad.join(', ')} are not met or not verified; the licence must not be granted`,
  }
}
export const noGrantUnmet: Guard<Reviewed> = { code: 'condition-unmet', clause: '条例-6', broken: conditionsAreMet }
export const noRecommendationUnmet: Rule<Reviewed, { recommendation: string }> = {
  code: 'condition-unmet', clause: '条例-6', broken: (row, input) => input.recommendation === 'grant' && conditionsAreMet(row),
}

export const clockRuns: Guard<Pick<CaseRow, 'stops'>> = {
  code: 'clock-stopped', clause: '许可法-45',
  broken: (row) => row.stops.some((s) => s.to === null) && { zh: '审查期限已停止计时，恢复后才能办理', en: 'The clock is stopped; restart it first' },
}
export const clockStands: Guard<Pick<CaseRow, 'stops'>> = {
  code: 'clock-running', clause: '许可法-45',
  broken: (row) => !row.stops.some((s) => s.to === null) && { zh: '审查期限没有停止', en: 'The clock is not stopped' },
}

/** Documents present and conditions applicable that lack a finding on what now stands there. */
export function openFindings(row: Reviewed): { kind: 'formal' | 'substantive'; key: string }[] {
  const sector = sectorOf(row.sector, row.kind)
  const answers = row.answers as Answers
  const found = (kind: string, key: string, changed: boolean) => row.findings.some((f) => f.kind === kind && f.key === key && (!changed || f.round === row.round))
  const documents = requiredMaterials(sector, answers).map((m) => m.key).concat(Object.keys(row.documents).filter((k) => row.documents[k]!.length > 0))
  const formal = [...new Set(documents)].filter((key) => !found('formal', key, row.changed.includes(key))).map((key) => ({ kind: 'formal' as const, key }))
  const substantive = applicableConditions(sector, answers)
    .filter((c) => !found('substantive', String(c.item), c.materials.some((m) => row.changed.includes(m)))).map((c) => ({ kind: 'substantive' as const, key: String(c.item) }))
  return [...formal, ...substantive]
}

function unmet(row: Reviewed): number[] {
  const result = (item: number) => row.findings.find((f) => f.kind === 'substantive' && f.key === String(item))?.result
  return applicableConditions(sectorOf(row.sector, row.kind), row.answers as Answers)
    .filter((c) => c.mandatory && !['met', 'not-applicable'].includes(result(c.item) ?? '')).map((c) => c.item)
}
