import { procedure } from '../../kernel/procedure.ts'

const deciding = { approver: 'own-department', head: 'own-department' } as const
const applying = { applicant: 'own-enterprise' } as const

/** 听证: offered → requested in time → announced → held by a chair who is not the reviewer → closed with its record (许可法 §46–48).
 * Of a measure against a licence the same under 处罚法 §63–64; the notice of a revocation is the offer. */
export const hearing = procedure('hearings', 'hearing', 'hearings', {
  born: 'offered',
  states: ['offered', 'requested', 'announced', 'held', 'closed', 'waived', 'lapsed', 'cancelled'],
  steps: {
    offer: { from: [], to: 'offered', by: { reviewer: 'own-case', ...deciding }, clause: '许可法-47', reason: 'required' },
    request: { from: ['offered'], to: 'requested', by: applying, clause: '许可法-47', reason: 'required', limit: 'licensing.hearing.ask' },
    'take-request': { from: ['offered'], to: 'requested', by: { window: 'own-department' }, clause: '许可法-47', reason: 'required', limit: 'licensing.hearing.ask' },
    waive: { from: ['offered'], to: 'waived', by: applying, clause: '许可法-47' },
    lapse: { from: ['offered'], to: 'lapsed', by: { 'system:hearing-offer': 'all' }, clause: '许可法-47' },
    announce: { from: ['requested'], to: 'announced', by: deciding, clause: '许可法-48', limit: 'licensing.hearing.hold' },
    move: { from: ['announced'], to: 'stays', by: deciding, clause: '许可法-48', reason: 'required' },
    hold: { from: ['announced'], to: 'held', by: { approver: 'own-case', head: 'own-case', reviewer: 'own-case', supervisor: 'own-case' }, clause: '许可法-48' },
    sign: { from: ['held'], to: 'stays', by: applying, clause: '许可法-48' },
    close: { from: ['held'], to: 'closed', by: { approver: 'own-case', head: 'own-case', reviewer: 'own-case', supervisor: 'own-case' }, clause: '许可法-48' },
    cancel: { from: ['requested', 'announced'], to: 'cancelled', by: { ...applying, window: 'own-department' }, clause: '许可法-47', reason: 'required' },
  },
})
