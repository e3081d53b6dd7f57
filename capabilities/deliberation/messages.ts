import type { MessageRule } from '../../kernel/capability.ts'
import type { FactOf } from '../../kernel/fact.ts'
import { MeetingConcluded, MeetingConvened } from './facts.ts'
import { choiceWords } from './words.ts'

const link = (subject: string) => `/workbench/deliberation/meetings/${subject}`
const convened = (b: FactOf<typeof MeetingConvened>['body']) => {
  const at = new Date(Date.parse(b.at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return {
    zh: `${b.number} 集体审议会议定于 ${at} 在${b.place}召开，议程 ${b.items.length} 件，材料已送达，请会前查阅`,
    en: `The meeting ${b.number} is on ${at} at ${b.place} with ${b.items.length} cases; the papers are here to be read ahead`,
  }
}
const concluded = (b: FactOf<typeof MeetingConcluded>['body']) => {
  const count = (result: 'grant' | 'refuse' | 'defer') => b.items.filter((i) => i.result === result).length
  return {
    zh: `${b.number} 集体审议会议结束：${(['grant', 'refuse', 'defer'] as const).map((r) => `${choiceWords[r].zh} ${count(r)} 件`).join('，')}`,
    en: `The meeting ${b.number} is over: ${(['grant', 'refuse', 'defer'] as const).map((r) => `${choiceWords[r].en.toLowerCase()} ${count(r)}`).join(', ')}`,
  }
}

/** Members and presenters hear of a meeting; the counter of its results. */
export const messages: MessageRule[] = [
  ...['approver', 'head', 'reviewer'].map((role) => ({ on: MeetingConvened.name, to: { role }, text: convened, link })),
  { on: MeetingConcluded.name, to: { role: 'window' }, text: concluded, link },
]
