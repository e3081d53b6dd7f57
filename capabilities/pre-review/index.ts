import { capability } from '../../kernel/capability.ts'
import { ask, askAgain, handIn, withdraw } from './commands/ask.ts'
import { advise, filePaper, find, setVisit, take } from './commands/check.ts'
import { carry, tick } from './commands/follow.ts'
import * as facts from './facts.ts'
import { adviserDoesNotDecide } from './gates.ts'
import { messages } from './messages.ts'
import { preReview as procedure } from './procedure.ts'
import { days, ofCase, one, reviews } from './queries.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'
import { paperJob } from './writ/job.ts'

export const preReview = capability({
  name: 'pre-review',
  title: { zh: '预审', en: 'Pre-review' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  publicViews: ['pre_review_public_days'],
  facts: Object.values(facts).filter((f) => 'shown' in f),
  procedures: [procedure],
  commands: [ask, handIn, take, find, setVisit, advise, filePaper, tick, askAgain, carry, withdraw],
  queries: [reviews, one, ofCase, days],
  gates: [adviserDoesNotDecide],
  reactions,
  messages,
  jobs: [paperJob],
  routes,
})
