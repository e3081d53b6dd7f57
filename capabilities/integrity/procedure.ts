import { procedure } from '../../kernel/procedure.ts'

const handling = { window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department' } as const
const deciding = { head: 'own-department', approver: 'own-department' } as const

/** Recusal (回避) of one officer from one case: asked for by himself, by the applicant or from a tie, decided by the head. */
export const recusal = procedure('integrity', 'recusal', 'recusals', {
  states: ['requested', 'upheld', 'rejected'],
  steps: {
    'request-own': { from: [], to: 'requested', by: handling, clause: '公务员法-76', reason: 'required' },
    request: { from: [], to: 'requested', by: { applicant: 'own-enterprise' }, clause: '公务员法-77', reason: 'required' },
    propose: { from: [], to: 'requested', by: { 'system:weigh-tie': 'all', 'system:weigh-case': 'all', 'system:weigh-assignment': 'all' }, clause: '公务员法-76' },
    uphold: { from: ['requested'], to: 'upheld', by: deciding, clause: '公务员法-77', reason: 'required' },
    reject: { from: ['requested'], to: 'rejected', by: deciding, clause: '公务员法-77', reason: 'required' },
  },
})

const everyOfficer = {
  window: 'own-case', reviewer: 'own-case', approver: 'own-case', head: 'own-case', supervisor: 'own-case', auditor: 'own-case', administrator: 'own-case', security: 'own-case',
} as const
const overseeing = { head: 'own-department', auditor: 'region' } as const

/** An officer's own interests (我的申报), once a year and whenever they change. */
export const declaration = procedure('integrity', 'declaration', 'declarations', {
  states: ['declared'],
  steps: { declare: { from: [], to: 'declared', by: everyOfficer, clause: '公务员法-77' } },
})

/** A tie (关联关系) between an officer and an enterprise, found from declarations and the register. */
export const tie = procedure('integrity', 'tie', 'ties', {
  states: ['standing', 'ended'],
  steps: {
    find: { from: [], to: 'standing', by: { 'system:find-declared-ties': 'all', 'system:find-persons-ties': 'all', 'system:find-enterprise-ties': 'all', 'system:find-code-ties': 'all' }, clause: '公务员法-76' },
    end: { from: ['standing'], to: 'ended', by: overseeing, clause: '公务员法-77', reason: 'required' },
  },
})

/** A tie that came to light after the decision: shown to the head and the auditor on the decided case; nothing is undone by itself. */
export const flag = procedure('integrity', 'flag', 'flags', {
  states: ['open', 'settled'],
  steps: {
    raise: { from: [], to: 'open', by: { 'system:weigh-tie': 'all' }, clause: '公务员法-76' },
    settle: { from: ['open'], to: 'settled', by: overseeing, clause: '许可法-69', reason: 'required' },
  },
})

/** A complaint (投诉举报) about an officer or the procedure: investigated by one person, answered by another, never by the one complained of. */
export const complaint = procedure('integrity', 'complaint', 'complaints', {
  states: ['filed', 'declined', 'accepted', 'investigated', 'upheld', 'unfounded'],
  steps: {
    file: { from: [], to: 'filed', by: { 'system:complaint-desk': 'all', window: 'own-department', auditor: 'region' }, clause: '参数-M1.9' },
    accept: { from: ['filed'], to: 'accepted', by: overseeing, clause: '参数-M1.9', limit: 'integrity.complaint.accept' },
    decline: { from: ['filed'], to: 'declined', by: overseeing, clause: '参数-M1.9', reason: 'required' },
    report: { from: ['accepted'], to: 'investigated', by: everyOfficer, clause: '信访条例-37', reason: 'required' },
    uphold: { from: ['investigated'], to: 'upheld', by: overseeing, clause: '信访条例-37', apart: ['report'], reason: 'required', limit: 'integrity.complaint.answer' },
    dismiss: { from: ['investigated'], to: 'unfounded', by: overseeing, clause: '信访条例-37', apart: ['report'], reason: 'required', limit: 'integrity.complaint.answer' },
  },
})

/** A risk point (廉政风险点) of a step, with the measure against it and the post that answers for it. */
export const riskPoint = procedure('integrity', 'risk-point', 'risk-points', {
  states: ['standing', 'withdrawn'],
  steps: {
    register: { from: [], to: 'standing', by: overseeing, clause: '参数-M1.9' },
    revise: { from: ['standing'], to: 'stays', by: overseeing, clause: '参数-M1.9' },
    withdraw: { from: ['standing'], to: 'withdrawn', by: overseeing, clause: '参数-M1.9', reason: 'required' },
  },
})

/** A session of integrity training: a case studied together, who was there. */
export const session = procedure('integrity', 'session', 'sessions', {
  states: ['held'],
  steps: { hold: { from: [], to: 'held', by: overseeing, clause: '参数-M1.9' } },
})

/** A warning to a person, on record, and that he has read it. */
export const warning = procedure('integrity', 'warning', 'warnings', {
  states: ['given', 'acknowledged'],
  steps: {
    give: { from: [], to: 'given', by: overseeing, clause: '参数-M1.9', reason: 'required' },
    acknowledge: { from: ['given'], to: 'acknowledged', by: everyOfficer, clause: '参数-M1.9' },
  },
})
