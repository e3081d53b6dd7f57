import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'

const queue = (subject: string) => `/workbench/integrity/recusals/${subject}`

/** Who is told what: the head of every recusal that waits, the enterprise of what became of it. */
export const messages: MessageRule[] = [
  ...[facts.RecusalRequested, facts.RecusalRaised].map((kind): MessageRule => ({
    on: kind.name, to: { role: 'head' }, link: queue,
    text: (b) => ({ zh: `${b.number} 有一项回避待决定：${b.officer.name}`, en: `A recusal is to be decided in ${b.number}: ${b.officer.name}` }),
  })),
  {
    on: facts.ComplaintFiled.name, to: { role: 'auditor' }, link: (subject) => `/workbench/integrity/complaints/${subject}`,
    text: (b) => ({ zh: `收到投诉举报 ${b.number}，请在 ${b.acceptDue} 前决定是否受理`, en: `A complaint ${b.number} was received; decide by ${b.acceptDue} whether it is taken up` }),
  },
  ...['head', 'auditor'].map((role): MessageRule => ({
    on: facts.FlagRaised.name, to: { role }, link: (subject) => `/workbench/integrity/flags/${subject}`,
    text: (b) => ({ zh: `已作出决定的 ${b.number} 发现关联关系：${b.officer.name}，请处理`, en: `A tie was found after the decision in ${b.number}: ${b.officer.name}` }),
  })),
  {
    on: facts.RecusalUpheld.name, to: 'enterprise', link: (_subject, b) => `/workspace/cases/${b.application}`,
    text: (b) => ({ zh: `${b.officer.name}已回避您的案件 ${b.number}${b.successor ? `，由${b.successor.name}接办，已办环节继续有效` : ''}`, en: `${b.officer.name} has left your case ${b.number}${b.successor ? `; ${b.successor.name} goes on with it` : ''}` }),
  },
  {
    on: facts.RecusalRejected.name, to: 'enterprise', link: (_subject, b) => `/workspace/cases/${b.application}`,
    text: (b) => ({ zh: `关于${b.officer.name}回避的申请未获支持，理由见案件页面`, en: `The recusal of ${b.officer.name} was not upheld; see the reasons on the case page` }),
  },
]
