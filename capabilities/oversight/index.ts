import { capability } from '../../kernel/capability.ts'
import { setDuties } from './commands/set-duties.ts'
import { DutyListSet } from './facts.ts'
import { opening, watchOpening } from './opening.ts'
import { dutyList } from './procedure.ts'
import { cases, duties, dutyLists, overview, replay } from './queries.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const oversight = capability({
  name: 'oversight',
  title: { zh: '办理监督', en: 'Oversight of the procedure' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [DutyListSet],
  procedures: [dutyList],
  commands: [setDuties],
  queries: [overview, cases, replay, duties, dutyLists, opening],
  reactions,
  ready: watchOpening,
})
