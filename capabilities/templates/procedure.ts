import { procedure } from '../../kernel/procedure.ts'

/** 文书模板: each change is a version of its own that counts from a day on; none is ever altered. */
export const version = procedure('templates', 'version', 'versions', {
  states: ['published'],
  steps: { publish: { from: [], to: 'published', by: { administrator: 'all' }, clause: '网安法-日志', reason: 'required' } },
})
