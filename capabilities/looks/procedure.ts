import { procedure, type By } from '../../kernel/procedure.ts'

/** Whoever may ask: officers for enterprises of their reach. */
export const askers: By = { window: 'own-department', reviewer: 'own-department', approver: 'own-department', head: 'own-department', supervisor: 'region' }
const oneself: By = { window: 'own-case', reviewer: 'own-case', approver: 'own-case', head: 'own-case', supervisor: 'own-case' }

/** A look at sensitive data: asked for with purpose and case, approved by another person, open for a short time (数安法 §38, 个保法 §51). */
export const request = procedure('looks', 'request', 'requests', {
  states: ['requested', 'approved', 'refused', 'withdrawn', 'revoked'],
  steps: {
    ask: { from: [], to: 'requested', by: askers, clause: '参数-M3.11' },
    withdraw: { from: ['requested'], to: 'withdrawn', by: oneself, clause: '参数-M3.11' },
    approve: { from: ['requested'], to: 'approved', by: { head: 'own-department' }, clause: '数安法-38', limit: 'looks.approval', apart: ['ask'] },
    refuse: { from: ['requested'], to: 'refused', by: { head: 'own-department' }, clause: '个保法-6', reason: 'required', apart: ['ask'] },
    revoke: { from: ['approved'], to: 'revoked', by: { head: 'own-department', auditor: 'region' }, clause: '个保法-6', reason: 'required' },
    open: { from: ['approved'], to: 'stays', by: oneself, clause: '参数-M3.11', limit: 'looks.view' },
    tell: { from: ['approved', 'revoked'], to: 'stays', by: { 'system:look-told': 'all' }, clause: '个保法-35' },
  },
})

/** What an enterprise says of its money: sealed, and told to others as shares alone. */
export const financials = procedure('looks', 'financials', 'financials', {
  states: ['declared'],
  steps: { declare: { from: [], to: 'declared', by: { applicant: 'own-enterprise' }, clause: '安全生产法-23' } },
})
