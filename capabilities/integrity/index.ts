import { capability } from '../../kernel/capability.ts'
import { declare } from './commands/declare.ts'
import { acceptComplaint, declineComplaint, dismissComplaint, fileComplaint, reportComplaint, upholdComplaint } from './commands/complaint.ts'
import { rejectRecusal, upholdRecusal } from './commands/decide-recusal.ts'
import { raiseFlag, settleFlag } from './commands/flag.ts'
import { acknowledgeWarning, giveWarning, holdSession, registerRiskPoint, reviseRiskPoint, withdrawRiskPoint } from './commands/prevention.ts'
import { proposeRecusal, requestOwnRecusal, requestRecusal } from './commands/recusal.ts'
import { endTie, findTie } from './commands/tie.ts'
import * as facts from './facts.ts'
import { apart } from './gates/apart.ts'
import { recused } from './gates/recused.ts'
import { successor } from './gates/successor.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { complainant, complaintById, complaints, complaintState } from './queries/complaints.ts'
import { declarations, ownDeclaration, revealDeclaration } from './queries/declarations.ts'
import { flagById, flags, tieById, ties } from './queries/ties.ts'
import { ofCase, riskPointById, riskPoints, sessions, steps, warnings } from './queries/prevention.ts'
import { recusalById, recusals } from './queries/recusals.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const integrity = capability({
  name: 'integrity',
  title: { zh: '廉政监督', en: 'Integrity' },
  shape: 3,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: Object.values(procedures),
  commands: [
    requestOwnRecusal, requestRecusal, proposeRecusal, upholdRecusal, rejectRecusal, declare, findTie, endTie, raiseFlag, settleFlag,
    fileComplaint, acceptComplaint, declineComplaint, reportComplaint, upholdComplaint, dismissComplaint, registerRiskPoint, reviseRiskPoint, withdrawRiskPoint, holdSession, giveWarning,
    acknowledgeWarning,
  ],
  queries: [
    recusals, recusalById, declarations, ownDeclaration, revealDeclaration, ties, tieById, flags, flagById,
    complaints, complaintById, complainant, complaintState, riskPoints, riskPointById, steps, ofCase, sessions, warnings,
  ],
  gates: [recused, apart, successor],
  publicViews: ['integrity_public_complaint'],
  reactions,
  routes,
  messages,
})
