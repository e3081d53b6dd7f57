import { procedure } from '../../kernel/procedure.ts'

/**
 * An import of the old register: an officer answers for a checked sheet, by name and with the reason; what may be confirmed by whom differs with
 * what is taken over. A licence is a right of its holder, so only the head of the department that issues such licences confirms those.
 */
export const importing = procedure('old-register', 'import', 'imports', {
  states: ['running', 'finished'],
  steps: {
    'confirm-enterprises': { from: [], to: 'running', by: { window: 'own-department', head: 'own-department', administrator: 'region' }, clause: '条例-10', reason: 'required' },
    'confirm-licences': { from: [], to: 'running', by: { head: 'own-department' }, clause: '条例-10', reason: 'required' },
    'confirm-staff': { from: [], to: 'running', by: { administrator: 'region' }, clause: '网安法-日志', reason: 'required' },
    'confirm-officers': { from: [], to: 'running', by: { administrator: 'region' }, clause: '参数-M1.8', reason: 'required' },
    finish: { from: ['running'], to: 'finished', by: { 'system:old-register': 'all' }, clause: '条例-10' },
  },
})
