import { capability } from '../../kernel/capability.ts'
import { close } from './commands/close.ts'
import { correctParticulars } from './commands/correct-particulars.ts'
import { register } from './commands/register.ts'
import { reopen } from './commands/reopen.ts'
import { setPersons } from './commands/set-persons.ts'
import { takeOver } from './commands/take-over.ts'
import { EnterpriseClosed, EnterpriseRegistered, EnterpriseReopened, ParticularsCorrected, PersonsSet } from './facts.ts'
import { enterprise } from './procedure.ts'
import { list, one, own, persons, revealPerson, search } from './queries.ts'
import { routes } from './routes.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const enterprises = capability({
  name: 'enterprises',
  title: { zh: '企业名册', en: 'Register of enterprises' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [EnterpriseRegistered, ParticularsCorrected, PersonsSet, EnterpriseClosed, EnterpriseReopened],
  procedures: [enterprise],
  commands: [register, takeOver, correctParticulars, setPersons, close, reopen],
  queries: [list, search, one, own, persons, revealPerson],
  routes,
})
