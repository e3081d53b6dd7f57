import { capability } from '../../kernel/capability.ts'
import { calendarDays, clauseList, count, limitList, retentionList } from './queries.ts'
import { words } from './words.ts'

export const law = capability({
  name: 'law',
  title: { zh: '法规与期限', en: 'Law and limits' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables: {},
  queries: [limitList, clauseList, calendarDays, retentionList, count],
})
