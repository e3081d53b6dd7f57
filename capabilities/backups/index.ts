import { capability } from '../../kernel/capability.ts'
import { begin, beginByPlan, fail, finish, giveUp } from './commands/backup.ts'
import { setPlan } from './commands/plan.ts'
import * as facts from './facts.ts'
import { backUp, reactions } from './jobs.ts'
import { messages } from './messages.ts'
import { backup, plan } from './procedure.ts'
import { backups as list, standing } from './queries.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const backups = capability({
  name: 'backups',
  title: { zh: '数据备份', en: 'Backups' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts),
  procedures: [plan, backup],
  commands: [setPlan, begin, beginByPlan, finish, fail, giveUp],
  queries: [list, standing],
  reactions,
  messages,
  jobs: [backUp],
  due: [
    { rule: 'backup-due', performs: () => beginByPlan, input: (row) => ({ plan: row.subject }), title: { zh: '备份时间到', en: 'A backup is due' } },
    { rule: 'backup-lost', performs: () => giveUp, input: (row) => ({ id: row.subject }), title: { zh: '备份没有结束', en: 'A backup did not end' } },
  ],
})
