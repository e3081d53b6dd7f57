import { capability } from '../../kernel/capability.ts'
import { cancel, order, reschedule } from './commands/order.ts'
import { noteRefusal, sign, signOnSite } from './commands/sign.ts'
import { begin, close, confirm, contest, find } from './commands/visit.ts'
import * as facts from './facts.ts'
import { checksAreThrough } from './gates.ts'
import { messages } from './messages.ts'
import { check } from './procedure.ts'
import { checks, ofCase, one } from './queries.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const siteChecks = capability({
  name: 'site-checks',
  title: { zh: '现场核查', en: 'On-site checks' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts),
  procedures: [check],
  commands: [order, reschedule, cancel, begin, find, close, contest, confirm, sign, signOnSite, noteRefusal],
  queries: [checks, one, ofCase],
  gates: [checksAreThrough],
  reactions,
  messages,
  routes,
})
