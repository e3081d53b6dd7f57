import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'
import { basisWords } from './words.ts'

const workbench = (subject: string) => `/workbench/looks/${subject}`

export const messages: MessageRule[] = [
  {
    on: facts.LookRequested.name, to: { role: 'head' }, link: workbench,
    text: (b) => ({ zh: `有人申请查看${b.enterprise}的敏感数据，请审批`, en: `Somebody asks to see sensitive data of ${b.enterprise}; please decide` }),
  },
  {
    on: facts.LookTold.name, to: 'enterprise', link: () => '/workspace/looks',
    text: (b) => ({
      zh: `${b.officer}因${basisWords[b.basis as keyof typeof basisWords].zh}查看了贵企业的敏感数据 ${b.looks} 次`,
      en: `${b.officer} looked at sensitive data of yours, times: ${b.looks} (${basisWords[b.basis as keyof typeof basisWords].en.toLowerCase()})`,
    }),
  },
]
