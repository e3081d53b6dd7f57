import { procedure } from '../../kernel/procedure.ts'

const visiting = { reviewer: 'own-department', approver: 'own-department', supervisor: 'region' } as const

/** 现场核查: ordered → begun on site → findings → closed by one, confirmed by another → signed by the enterprise (许可法 §34). */
export const check = procedure('site-checks', 'check', 'checks', {
  states: ['planned', 'under-way', 'to-confirm', 'to-sign', 'done', 'cancelled'],
  steps: {
    order: { from: [], to: 'planned', by: { reviewer: 'own-case', head: 'own-department' }, clause: '许可法-34', post: 'review' },
    reschedule: { from: ['planned'], to: 'stays', by: visiting, clause: '许可法-34', post: 'review', reason: 'required' },
    cancel: { from: ['planned'], to: 'cancelled', by: { reviewer: 'own-department', head: 'own-department' }, clause: '许可法-34', post: 'review', reason: 'required' },
    begin: { from: ['planned'], to: 'under-way', by: visiting, clause: '许可法-34', post: 'review' },
    find: { from: ['under-way'], to: 'stays', by: visiting, clause: '许可法-34', post: 'review' },
    close: { from: ['under-way'], to: 'to-confirm', by: visiting, clause: '许可法-34', post: 'review' },
    contest: { from: ['to-confirm'], to: 'under-way', by: visiting, clause: '许可法-34', post: 'review', reason: 'required' },
    confirm: { from: ['to-confirm'], to: 'to-sign', by: visiting, clause: '许可法-34', post: 'review', apart: ['close'] },
    sign: { from: ['to-sign'], to: 'done', by: { applicant: 'own-enterprise' }, clause: '安全生产法-68' },
    'sign-on-site': { from: ['to-sign'], to: 'done', by: visiting, clause: '安全生产法-68', post: 'review' },
    'note-refusal': { from: ['to-sign'], to: 'done', by: visiting, clause: '安全生产法-68', post: 'review', reason: 'required' },
  },
})
