import { capability } from '../../kernel/capability.ts'
import { fail, order, seal as noteSealed, wait } from './commands/document.ts'
import { apply, approve, decline, enable, install, resume, revoke, suspend } from './commands/seal.ts'
import { use } from './commands/use.ts'
import * as facts from './facts.ts'
import { messages } from './messages.ts'
import { sealOffice } from './office.ts'
import { batch, document, seal } from './procedure.ts'
import { documents, log, ofCase, one, own, seals as register } from './queries.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const seals = capability({
  name: 'seals',
  title: { zh: '印章管理', en: 'Seals' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts),
  procedures: [seal, document, batch],
  commands: [apply, approve, decline, enable, install, use, suspend, resume, revoke, wait, fail, noteSealed, order],
  queries: [register, one, log, documents, ofCase, own],
  reactions,
  messages,
  // Whatever draws a document asks for the seal here.
  ready: (house) => void (house.ports['sealOffice'] = sealOffice(house)),
})
