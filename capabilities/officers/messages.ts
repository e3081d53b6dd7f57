import type { MessageRule } from '../../kernel/capability.ts'
import type { FactKind, FactOf } from '../../kernel/fact.ts'
import * as facts from './facts.ts'
import { postWords } from './words.ts'

const toHead = <K extends FactKind<any, any>>(kind: K, text: (body: FactOf<K>['body']) => { zh: string; en: string }): MessageRule => ({
  on: kind.name, to: { role: 'head' }, text, link: (subject) => `/workbench/officers/${subject}`,
})

/** The head of the department is told in time, and of what came to pass. */
export const messages: readonly MessageRule[] = [
  toHead(facts.StayEnding, (b) => ({ zh: `${b.name}在${postWords[b.post].zh}的最长任职到 ${b.dueOn} 为止，请安排轮岗`, en: `${b.name}’s longest stay in ${postWords[b.post].en} ends on ${b.dueOn}: plan the rotation` })),
  toHead(facts.StayOver, (b) => ({ zh: `${b.name}已超过${postWords[b.post].zh}的最长任职（${b.dueOn}），请立即轮岗`, en: `${b.name} has stayed in ${postWords[b.post].en} beyond ${b.dueOn}: rotate now` })),
  toHead(facts.QualificationEnding, (b) => ({ zh: `${b.name}的${postWords[b.post].zh}资格到 ${b.until} 届满，请安排培训和续期`, en: `${b.name}’s qualification for ${postWords[b.post].en} ends on ${b.until}: arrange training and renewal` })),
  toHead(facts.QualificationLapsed, (b) => ({ zh: `${b.name}的${postWords[b.post].zh}资格已于 ${b.until} 届满，不能再办理该岗位事项`, en: `${b.name}’s qualification for ${postWords[b.post].en} lapsed at the end of ${b.until}` })),
]
