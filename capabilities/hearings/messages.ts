import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'

const workspace = (_subject: string, b: { application: string; licence?: string | null }) => (b.licence ? `/workspace/licences/${b.licence}` : `/workspace/cases/${b.application}`)
const workbench = (subject: string) => `/workbench/hearings/${subject}`

export const messages: MessageRule[] = [
  {
    on: facts.HearingOffered.name, to: 'enterprise', link: workspace,
    text: (b) => ({ zh: `您有权要求听证，请在 ${b.askUntil.on} 前答复`, en: `You may ask to be heard until ${b.askUntil.on}` }),
  },
  {
    on: facts.HearingRequested.name, to: { role: 'approver' }, link: workbench,
    text: (b) => ({
      zh: `${b.name}申请听证${b.holdBy ? `，应在 ${b.holdBy.on} 前举行` : '，请安排听证'}`, en: `${b.name} asks to be heard${b.holdBy ? `; hold the hearing by ${b.holdBy.on}` : '; set its day'}`,
    }),
  },
  {
    on: facts.HearingAnnounced.name, to: 'enterprise', link: workspace,
    text: (b) => ({ zh: `听证定于 ${b.on} ${b.time} 在${b.place}举行，主持人${b.chair.name}`, en: `The hearing is on ${b.on}, ${b.time}, at ${b.place}; ${b.chair.name} presides` }),
  },
  {
    on: facts.HearingMoved.name, to: 'enterprise', link: workspace,
    text: (b) => ({ zh: `听证改为 ${b.on} ${b.time}，${b.place}，主持人${b.chair.name}`, en: `The hearing is now on ${b.on}, ${b.time}, at ${b.place}; ${b.chair.name} presides` }),
  },
  { on: facts.HearingHeld.name, to: 'enterprise', link: workspace, text: () => ({ zh: '听证笔录已完成，请核对并签字', en: 'The record of the hearing is ready; read and sign it' }) },
  { on: facts.HearingClosed.name, to: { role: 'approver' }, link: workbench, text: () => ({ zh: '听证笔录已定稿，应当根据笔录作出决定', en: 'The record of a hearing is closed; decide by it' }) },
]
