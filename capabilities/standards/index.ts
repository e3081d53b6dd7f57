import { capability } from '../../kernel/capability.ts'
import { attach, detach, judgeCondition } from './commands/conditions.ts'
import { approve, consult, draft, returnDraft, revise } from './commands/draft.ts'
import { evaluate, noteEvaluation } from './commands/evaluate.ts'
import { measure } from './commands/measure.ts'
import { flag, keep, pin, rePin } from './commands/pin.ts'
import { adopt, publish, supersede, withdraw } from './commands/publish.ts'
import { endSupplement, register, reviseSupplement } from './commands/supplement.ts'
import * as facts from './facts.ts'
import { standardIsMet } from './gates.ts'
import { messages } from './messages.ts'
import * as procedures from './procedure.ts'
import { effects } from './queries/effects.ts'
import { judgementOf } from './queries/judgement.ts'
import { lacks } from './queries/lacks.ts'
import { published, publishedById } from './queries/public.ts'
import { citable, comparison, foundings, one, standards as list } from './queries/register.ts'
import { supplementById, supplements } from './queries/supplements.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const standards = capability({
  name: 'standards',
  title: { zh: '审批标准', en: 'Approval standards' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  publicViews: ['standards_public'],
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: [procedures.standard, procedures.judgement, procedures.supplement],
  commands: [
    draft, revise, consult, returnDraft, approve, publish, adopt, withdraw, supersede, noteEvaluation, evaluate, pin, measure, rePin, keep, flag, attach, detach, judgeCondition,
    register, reviseSupplement, endSupplement,
  ],
  queries: [list, foundings, one, comparison, citable, effects, judgementOf, supplements, supplementById, published, publishedById, lacks],
  gates: [standardIsMet],
  reactions,
  messages,
  due: [
    { rule: 'standard-superseded', performs: () => supersede, input: (row) => ({ id: row.subject }), title: { zh: '新版标准施行', en: 'A later version comes into force' } },
    { rule: 'standard-evaluation', performs: () => noteEvaluation, input: (row) => ({ id: row.subject }), title: { zh: '审批标准评估到期', en: 'Evaluation of a standard falls due' } },
  ],
})
