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
  window: 'own-case', reviewer: 'own-case', approver: 'own-case', head: 'own-case', supervisor: 'own-case', auditor: 'own-case', administrator: 'own-case',
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
