import type { MessageRule } from '../../kernel/capability.ts'
import { TemplatePublished } from './facts.ts'

/** Whoever answers for the writs learns what will stand on them. */
export const messages: readonly MessageRule[] = [{
  on: TemplatePublished.name, to: { role: 'head' }, link: (_id, { department, kind }: { department: string; kind: string }) => `/templates/${department}/${kind}`,
  text: ({ no, from }: { no: number; from: string }) => ({ zh: `文书模板已修改（第 ${no} 版），自 ${from} 起使用`, en: `A template of your writs was changed (version ${no}); it counts from ${from}` }),
}]
