import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'

const page = (id: string) => `/workbench/standards/${id}`
const keepers = ['reviewer', 'head'] as const

/** Who is told what: whoever judges by standards of what comes and goes, the enterprise of what its case is judged by. */
export const messages: MessageRule[] = [
  ...keepers.map((role): MessageRule => ({
    on: facts.EvaluationDue.name, to: { role }, link: page,
    text: (b) => ({ zh: `${b.title.zh}应于 ${b.on} 评估，请记录评估结论`, en: `The evaluation of “${b.title.en}” fell due on ${b.on}; record its outcome` }),
  })),
  {
    on: facts.StandardConsulted.name, to: { role: 'approver' }, link: page,
    text: () => ({ zh: '一份审批标准已征求意见，等待批准', en: 'A standard was consulted on and waits for approval' }),
  },
  {
    on: facts.StandardPublished.name, to: { role: 'reviewer' }, link: page,
    text: (b) => ({ zh: `${b.title.zh}新版将于 ${b.effectiveOn} 施行，请查看受影响的在办案件`, en: `A new version of “${b.title.en}” holds from ${b.effectiveOn}; see which open cases it would change` }),
  },
  ...keepers.map((role): MessageRule => ({
    on: facts.StandardWithdrawn.name, to: { role }, link: page,
    text: (b) => ({ zh: `${b.title.zh}已撤销，${b.cases} 件在办案件按该版审查，须逐案决定改用或者沿用`, en: `“${b.title.en}” was withdrawn; ${b.cases} open cases are judged by it and need a decision each` }),
  })),
  {
    on: facts.WithdrawalFlagged.name, to: { role: 'reviewer' }, link: (id) => `/workbench/cases/${id}`,
    text: (b) => ({ zh: `案件 ${b.number} 适用的审批标准已撤销，请决定改用或者沿用`, en: `The standard of case ${b.number} was withdrawn; decide whether to take the present one` }),
  },
  {
    on: facts.StandardPinned.name, to: 'enterprise', link: (id) => `/workspace/cases/${id}`,
    text: (b) => ({ zh: `本案按《${b.version.title.zh}》第 ${b.version.number} 版审查`, en: `Your case is judged by version ${b.version.number} of “${b.version.title.en}”` }),
  },
]
