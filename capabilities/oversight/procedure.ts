import { procedure } from '../../kernel/procedure.ts'

/** 责任清单: who answers for which step of a case. A list applies to the cases accepted from its first day on; a later one replaces it. */
export const dutyList = procedure('oversight', 'duty-list', 'duty-lists', {
  states: ['set'],
  steps: {
    set: { from: [], to: 'set', by: { head: 'own-department' }, clause: '条例-18', reason: 'required' },
  },
})
