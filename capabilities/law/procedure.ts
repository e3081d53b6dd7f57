import { procedure } from '../../kernel/procedure.ts'

const clause = '网安法-日志'

/** The working days of a year: entered by the system administrator when they are published, and again when that was wrong. */
export const calendarYear = procedure('law', 'calendar', 'calendars', {
  states: ['published'],
  steps: { publish: { from: [], to: 'published', by: { administrator: 'all' }, clause } },
})

/** Values of the law: whoever compared one with its source says so. */
export const limitMark = procedure('law', 'limit', 'limits', {
  states: ['marked'],
  steps: { mark: { from: [], to: 'marked', by: { administrator: 'all', security: 'all' }, clause } },
})
