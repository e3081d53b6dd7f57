import { procedure } from '../../kernel/procedure.ts'

const deciding = { approver: 'own-department', head: 'own-department' } as const
const head = { head: 'own-department' } as const
const post = 'decision'

/** What a department's meetings are bound by; each setting is a row of its own, from its day on. */
export const rules = procedure('deliberation', 'rules', 'rules', {
  states: ['set'],
  steps: { set: { from: [], to: 'set', by: head, clause: '审议规则-组成', reason: 'required' } },
})

/** A case that reviewer or approver finds difficult, though no other rule hits it. */
export const mark = procedure('deliberation', 'mark', 'marks', {
  states: ['set'],
  steps: { set: { from: [], to: 'set', by: { reviewer: 'own-department', ...deciding }, clause: '审议规则-疑难案件', reason: 'required' } },
})

/** The head convenes; whoever presides, chair or deputy, leads. Convened with agenda and papers → opened with a quorum → each case called, presented, voted, counted → concluded. */
export const meeting = procedure('deliberation', 'meeting', 'meetings', {
  states: ['convened', 'open', 'concluded', 'cancelled'],
  steps: {
    convene: { from: [], to: 'convened', by: head, clause: '审议规则-会前', post },
    open: { from: ['convened'], to: 'open', by: head, clause: '审议规则-组成', post },
    call: { from: ['open'], to: 'stays', by: deciding, clause: '审议规则-程序', post },
    present: { from: ['open'], to: 'stays', by: { reviewer: 'own-department', ...deciding }, clause: '审议规则-程序' },
    count: { from: ['open'], to: 'stays', by: deciding, clause: '审议规则-表决', post },
    strike: { from: ['convened', 'open'], to: 'stays', by: deciding, clause: '审议规则-程序', post, reason: 'required' },
    conclude: { from: ['open'], to: 'concluded', by: deciding, clause: '审议规则-执行', post },
    cancel: { from: ['convened', 'open'], to: 'cancelled', by: deciding, clause: '审议规则-程序', post, reason: 'required' },
    retry: { from: ['concluded'], to: 'stays', by: head, clause: '审议规则-执行' },
    'file-minutes': { from: ['concluded'], to: 'stays', by: { 'system:deliberation-minutes': 'all' }, clause: '审议规则-纪要' },
  },
})

/** Members come and go, each by themselves and all at once: none of it makes another's page stale. */
export const attendance = procedure('deliberation', 'attendance', 'attendances', {
  states: ['present', 'left'],
  steps: {
    come: { from: [], to: 'present', by: deciding, clause: '审议规则-组成' },
    leave: { from: [], to: 'left', by: deciding, clause: '审议规则-组成' },
  },
})
export const recusal = procedure('deliberation', 'recusal', 'recusals', {
  states: ['declared'],
  steps: { declare: { from: [], to: 'declared', by: deciding, clause: '审议规则-回避', reason: 'required' } },
})
export const vote = procedure('deliberation', 'vote', 'votes', {
  states: ['cast'],
  steps: { cast: { from: [], to: 'cast', by: deciding, clause: '审议规则-表决', post } },
})
