import { procedure } from '../../kernel/procedure.ts'

const applying = { window: 'own-department', approver: 'own-department', head: 'own-department' } as const
const deciding = { head: 'own-department' } as const
const clause = '电子印章-效力'

/** 印章: applied for by one, approved by another; its key is made; used, suspended, revoked. */
export const seal = procedure('seals', 'seal', 'seals', {
  states: ['applied', 'approved', 'in-use', 'suspended', 'revoked', 'declined'],
  steps: {
    apply: { from: [], to: 'applied', by: applying, clause },
    approve: { from: ['applied'], to: 'approved', by: deciding, clause, apart: ['apply'] },
    decline: { from: ['applied'], to: 'declined', by: deciding, clause, reason: 'required' },
    enable: { from: ['approved'], to: 'in-use', by: { 'system:make-seal-key': 'all' }, clause },
    install: { from: [], to: 'in-use', by: { 'system:seal-office': 'all' }, clause },
    use: { from: ['in-use'], to: 'stays', by: { 'system:seal-office': 'all' }, clause },
    suspend: { from: ['in-use'], to: 'suspended', by: deciding, clause, reason: 'required' },
    resume: { from: ['suspended'], to: 'in-use', by: deciding, clause, reason: 'required' },
    revoke: { from: ['approved', 'in-use', 'suspended'], to: 'revoked', by: deciding, clause, reason: 'required' },
  },
})

/** A document that waits for a seal; those that are sealed at once never become one. */
export const document = procedure('seals', 'document', 'documents', {
  states: ['waiting', 'sealed'],
  steps: {
    wait: { from: [], to: 'waiting', by: { 'system:seal-office': 'all' }, clause },
    fail: { from: ['waiting'], to: 'stays', by: { 'system:seal-office': 'all' }, clause },
    seal: { from: ['waiting'], to: 'sealed', by: { 'system:seal-office': 'all' }, clause },
  },
})

/** 批量用印: one order over many documents; each is sealed by a job of its own. */
export const batch = procedure('seals', 'batch', 'batches', {
  states: ['ordered'],
  steps: { order: { from: [], to: 'ordered', by: applying, clause } },
})
