import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'

const workspace = (subject: string) => `/workspace/pre-reviews/${subject}`

/** The reviewers learn of a request, the enterprise of a visit and of the advice. */
export const messages: MessageRule[] = [
  {
    on: facts.PreReviewHandedIn.name, to: { role: 'reviewer' }, link: (subject) => `/workbench/pre-reviews/${subject}`,
    text: (b) => ({ zh: b.round > 1 ? '企业改进后请再看一次预审材料' : '有企业申请预审，等待接办', en: b.round > 1 ? 'An enterprise asks for a second look' : 'An enterprise asks for a pre-review' }),
  },
  { on: facts.PreReviewVisitSet.name, to: 'enterprise', link: workspace, text: (b) => ({ zh: `预审人员拟于 ${b.on} 到现场查看，不收费用`, en: `The reviewer would like to visit on ${b.on}, free of charge` }) },
  {
    on: facts.PreReviewAdvised.name, to: 'enterprise', link: workspace,
    text: (b) => {
      const n = (b.items as { result: string }[]).filter((item) => ['improve', 'missing'].includes(item.result)).length
      return n ? { zh: `预审意见已出具，建议改进 ${n} 项`, en: `The pre-review advises ${n} improvements` } : { zh: '预审意见已出具，没有需要改进的事项', en: 'The pre-review found nothing to improve' }
    },
  },
]
