import { capability } from '../../kernel/capability.ts'
import { confirmEnterprises, confirmLicences, confirmOfficers, confirmStaff } from './commands/confirm.ts'
import { finish } from './commands/finish.ts'
import { ImportConfirmed, ImportFinished } from './facts.ts'
import { jobs, reactions, ready } from './jobs.ts'
import { importing } from './procedure.ts'
import { kindsQuery, list, rows, sheet } from './queries.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const oldRegister = capability({
  name: 'old-register',
  title: { zh: '旧登记导入', en: 'The old register' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [ImportConfirmed, ImportFinished],
  procedures: [importing],
  commands: [confirmEnterprises, confirmLicences, confirmStaff, confirmOfficers, finish],
  queries: [kindsQuery, list, sheet, rows],
  reactions,
  jobs,
  routes,
  ready,
})
