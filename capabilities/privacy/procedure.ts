import { procedure } from '../../kernel/procedure.ts'

/** A natural person whose values stand in the vault, known here by the vault's key alone. */
export const person = procedure('privacy', 'person', 'persons', {
  states: ['erased'],
  steps: { erase: { from: [], to: 'erased', by: { administrator: 'all' }, clause: '个保法-47', reason: 'required' } },
})
