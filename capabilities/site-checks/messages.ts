import type { MessageRule } from '../../kernel/capability.ts'
import * as facts from './facts.ts'

const names = (team: { name: string }[]) => team.map((member) => member.name).join('、')
const workspace = (_subject: string, b: { application: string }) => `/workspace/cases/${b.application}`

/** The enterprise learns when somebody comes and when to sign; the reviewers when a check is through. */
export const messages: MessageRule[] = [
  {
    on: facts.CheckOrdered.name, to: 'enterprise', link: workspace,
    text: (b) => ({ zh: `现场核查定于 ${b.on}，核查人员：${names(b.team)}，请安排人员配合`, en: `An on-site check is set for ${b.on} by ${names(b.team)}` }),
  },
  {
    on: facts.CheckRescheduled.name, to: 'enterprise', link: workspace,
    text: (b) => ({ zh: `现场核查改为 ${b.on}，核查人员：${names(b.team)}`, en: `The on-site check is now on ${b.on} by ${names(b.team)}` }),
  },
  { on: facts.CheckCancelled.name, to: 'enterprise', link: workspace, text: () => ({ zh: '现场核查已取消', en: 'The on-site check was cancelled' }) },
  {
    on: facts.CheckConfirmed.name, to: 'enterprise', link: workspace,
    text: () => ({ zh: '现场核查记录已完成，请核对并签字', en: 'The record of the on-site check is complete; read and sign it' }),
  },
  {
    on: facts.CheckSigned.name, to: { role: 'reviewer' }, link: (subject) => `/workbench/site-checks/${subject}`,
    text: (b) => ({
      zh: `一次现场核查已办结，结论${b.result === 'passed' ? '合格' : '不合格'}${b.how === 'refused' ? '，企业拒绝签字' : ''}`,
      en: `An on-site check is finished: ${b.result}${b.how === 'refused' ? '; the enterprise refused to sign' : ''}`,
    }),
  },
]
