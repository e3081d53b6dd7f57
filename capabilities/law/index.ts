import { capability } from '../../kernel/capability.ts'
import { markLimit } from './commands/mark.ts'
import { publishYear } from './commands/publish.ts'
import { LimitMarked, YearPublished } from './facts.ts'
import { calendarYear, limitMark } from './procedure.ts'
import { calendarDays, clauseList, count, limitList, retentionList } from './queries.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'
import { keepYears } from './years.ts'

export const law = capability({
  name: 'law',
  title: { zh: '法规与期限', en: 'Law and limits' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [LimitMarked, YearPublished],
  procedures: [calendarYear, limitMark],
  commands: [publishYear, markLimit],
  queries: [limitList, clauseList, calendarDays, retentionList, count],
  ready: keepYears,
})
