import { capability } from '../../kernel/capability.ts'
import { rejectRecusal, upholdRecusal } from './commands/decide-recusal.ts'
import { proposeRecusal, requestOwnRecusal, requestRecusal } from './commands/recusal.ts'
import * as facts from './facts.ts'
import { apart } from './gates/apart.ts'
import { recused } from './gates/recused.ts'
import { successor } from './gates/successor.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { recusalById, recusals } from './queries/recusals.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const integrity = capability({
  name: 'integrity',
  title: { zh: '廉政监督', en: 'Integrity' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts),
  procedures: Object.values(procedures),
  commands: [requestOwnRecusal, requestRecusal, proposeRecusal, upholdRecusal, rejectRecusal],
  queries: [recusals, recusalById],
  gates: [recused, apart, successor],
  reactions,
  messages,
})
