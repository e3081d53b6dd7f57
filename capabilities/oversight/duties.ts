import type { Duty } from './facts.ts'

/** The steps of a case that somebody answers for, in their order, with the duty as it is shipped (条例 §18: who grants unlawfully, or fails to act, answers). */
const shipped: Record<string, { zh: string; en: string }> = {
  accept: { zh: '五个工作日内核对材料、一次性告知补正，决定是否受理', en: 'Check the material in five working days, ask once for what is missing, accept or decline' },
  'find-formal': { zh: '逐份审查材料是否齐全、形式合法、在有效期内', en: 'Examine each document: present, in form, in date' },
  'find-substantive': { zh: '逐项核实安全生产条件，写明依据和意见', en: 'Verify each safety condition with evidence and opinion' },
  return: { zh: '把审查发现的问题一次性告知企业', en: 'Tell the enterprise all findings at once' },
  'conclude-review': { zh: '提出审查意见，对审查结论负责', en: 'Conclude the review and answer for it' },
  'confirm-extension': { zh: '逐项核实免审查延期的条件，写明查了哪里', en: 'Confirm each point of an extension without examination, and where it was looked up' },
  grant: { zh: '对准予许可的决定负责，条件未满足不得准予', en: 'Answer for the grant; none while a condition is unmet' },
  refuse: { zh: '对不予许可的决定负责，写明理由和救济途径', en: 'Answer for the refusal, its reasons and remedies' },
  extend: { zh: '决定是否同意免审查延期；不同意的写明理由，转为审查', en: 'Agree to an extension without examination, or say why not and have it examined' },
  uphold: { zh: '核实公示期内的异议并答复', en: 'Verify and answer objections during publicity' },
  issue: { zh: '公示期满、异议答复后按期颁证并送达', en: 'Issue and deliver in time, after publicity and answers' },
  renew: { zh: '按延期决定及时换发许可证并送达', en: 'Issue and deliver the renewed licence in time' },
  alter: { zh: '核对变更内容，及时换发许可证', en: 'Compare the new particulars and issue the changed licence in time' },
  reprint: { zh: '及时补发许可证，原印本作废', en: 'Print a lost licence anew in time; the old print no longer counts' },
}
export const caseSteps = Object.keys(shipped)
export const dutyWords = shipped

/** What answers for a case that was accepted before any list was set: the duties without names. */
export const shippedDuties: readonly Duty[] = caseSteps.map((step) => ({ step, text: shipped[step]!.zh, person: null, leader: null }))

const only: Readonly<Record<string, string>> = { issue: 'new', 'confirm-extension': 'renewal', extend: 'renewal', renew: 'renewal', alter: 'change', reprint: 'replacement' }
/** Steps of other kinds of application are nobody's duty in this case. */
export const isOfKind = (kind: string, step: string) => !only[step] || only[step] === kind
