import { procedure } from '../../kernel/procedure.ts'

const handling = { window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department' } as const
const deciding = { head: 'own-department', approver: 'own-department' } as const

/** Recusal (回避) of one officer from one case: asked for by himself, by the applicant or from a tie, decided by the head. */
export const recusal = procedure('integrity', 'recusal', 'recusals', {
  states: ['requested', 'upheld', 'rejected'],
  steps: {
    'request-own': { from: [], to: 'requested', by: handling, clause: '公务员法-76', reason: 'required' },
    request: { from: [], to: 'requested', by: { applicant: 'own-enterprise' }, clause: '公务员法-77', reason: 'required' },
    propose: { from: [], to: 'requested', by: { 'system:propose-recusal': 'all' }, clause: '公务员法-76' },
    uphold: { from: ['requested'], to: 'upheld', by: deciding, clause: '公务员法-77', reason: 'required' },
    reject: { from: ['requested'], to: 'rejected', by: deciding, clause: '公务员法-77', reason: 'required' },
  },
})
