import { procedure } from '../../kernel/procedure.ts'

const clause = '网安法-备份'

/** When copies are made by themselves, and how many stay. A later plan replaces the one before it. */
export const plan = procedure('backups', 'plan', 'plans', {
  states: ['set'],
  steps: { set: { from: [], to: 'set', by: { administrator: 'all' }, clause, reason: 'required' } },
})

/** One copy of the authority: begun by hand or by the plan, made or failed. One that was cut off is told so after some hours. */
export const backup = procedure('backups', 'backup', 'backups', {
  states: ['running', 'made', 'failed'],
  steps: {
    begin: { from: [], to: 'running', by: { administrator: 'all' }, clause },
    'begin-by-plan': { from: [], to: 'running', by: { 'system:backup-due': 'all' }, clause },
    finish: { from: ['running'], to: 'made', by: { 'system:back-up': 'all' }, clause },
    fail: { from: ['running'], to: 'failed', by: { 'system:back-up': 'all' }, clause },
    'give-up': { from: ['running'], to: 'failed', by: { 'system:backup-lost': 'all' }, clause },
  },
})
