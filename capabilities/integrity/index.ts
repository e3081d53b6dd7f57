import { capability } from '../../kernel/capability.ts'
import { declare } from './commands/declare.ts'
import { rejectRecusal, upholdRecusal } from './commands/decide-recusal.ts'
import { raiseFlag, settleFlag } from './commands/flag.ts'
import { proposeRecusal, requestOwnRecusal, requestRecusal } from './commands/recusal.ts'
import { endTie, findTie } from './commands/tie.ts'
import * as facts from './facts.ts'
import { apart } from './gates/apart.ts'
import { recused } from './gates/recused.ts'
import { successor } from './gates/successor.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { declarations, ownDeclaration, revealDeclaration } from './queries/declarations.ts'
import { flagById, flags, tieById, ties } from './queries/ties.ts'
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
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: Object.values(procedures),
  commands: [requestOwnRecusal, requestRecusal, proposeRecusal, upholdRecusal, rejectRecusal, declare, findTie, endTie, raiseFlag, settleFlag],
  queries: [recusals, recusalById, declarations, ownDeclaration, revealDeclaration, ties, tieById, flags, flagById],
  gates: [recused, apart, successor],
  reactions,
  messages,
})
