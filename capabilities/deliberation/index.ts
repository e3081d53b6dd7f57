import { capability } from '../../kernel/capability.ts'
import { conclude, fileMinutes, retry } from './commands/conclude.ts'
import { convene } from './commands/convene.ts'
import { castVote, come, declareRecusal, leave } from './commands/members.ts'
import { markDifficult, setRules } from './commands/rules.ts'
import { call, cancel, count, open, present, strike } from './commands/sitting.ts'
import * as facts from './facts.ts'
import { collective } from './gates.ts'
import { messages } from './messages.ts'
import { minutesJob } from './minutes/job.ts'
import * as procedures from './procedure.ts'
import { caseOf } from './queries/case.ts'
import { lacks } from './queries/lacks.ts'
import { meetings, waiting } from './queries/lists.ts'
import { meetingPage } from './queries/meeting.ts'
import { rulesPage } from './queries/rules.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const deliberation = capability({
  name: 'deliberation',
  title: { zh: '集体审议', en: 'Collective deliberation' },
  shape: 5,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: Object.values(procedures),
  commands: [setRules, markDifficult, convene, open, call, present, count, strike, conclude, cancel, retry, fileMinutes, come, leave, declareRecusal, castVote],
  queries: [waiting, meetings, meetingPage, rulesPage, caseOf, lacks],
  gates: [collective],
  reactions,
  messages,
  jobs: [minutesJob],
  routes,
})
