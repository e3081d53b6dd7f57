import { capability } from '../../kernel/capability.ts'
import { approve, refuse, revoke } from './commands/decide.ts'
import { declare } from './commands/financials.ts'
import { open, tell } from './commands/open.ts'
import { ask, withdraw } from './commands/request.ts'
import { FinancialsDeclared, LookApproved, LookOpened, LookRefused, LookRequested, LookRevoked, LookTold, LookWithdrawn } from './facts.ts'
import { messages } from './messages.ts'
import { financials as financialsProcedure, request } from './procedure.ts'
import { own } from './queries/own.ts'
import { lookKinds, looks as record } from './queries/record.ts'
import { requestById, requests } from './queries/requests.ts'
import { financials, values } from './queries/values.ts'
import { view } from './queries/view.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const looks = capability({
  name: 'looks',
  title: { zh: '敏感数据查看', en: 'Looks at sensitive data' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [LookRequested, LookApproved, LookRefused, LookWithdrawn, LookRevoked, LookOpened, LookTold, FinancialsDeclared],
  procedures: [request, financialsProcedure],
  commands: [ask, withdraw, approve, refuse, revoke, open, tell, declare],
  queries: [requests, requestById, values, financials, view, own, record, lookKinds],
  reactions,
  messages,
  due: [{ rule: 'look-told', performs: () => tell, input: (row) => ({ id: row.subject }), title: { zh: '告知企业其数据被查看', en: 'The enterprise is told that its data were looked at' } }],
})
