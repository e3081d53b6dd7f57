import { capability } from '../../kernel/capability.ts'
import { announce, close, hold, move, sign } from './commands/hold.ts'
import { cancel, lapse, offer, request, takeRequest, waive } from './commands/offer.ts'
import * as facts from './facts.ts'
import { heardBeforeMeasure, heardFirst } from './gates.ts'
import { messages } from './messages.ts'
import { hearing } from './procedure.ts'
import { hearings as list, ofCase, ofLicence, one } from './queries.ts'
import { reactions } from './reactions.ts'
import { tables } from './schema/tables.ts'
import { words } from './words.ts'

export const hearings = capability({
  name: 'hearings',
  title: { zh: '听证', en: 'Hearings' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  facts: Object.values(facts),
  procedures: [hearing],
  commands: [offer, request, takeRequest, waive, lapse, announce, move, hold, sign, close, cancel],
  queries: [list, one, ofCase, ofLicence],
  gates: [heardFirst, heardBeforeMeasure],
  reactions,
  messages,
  due: [
    {
      rule: 'hearing-offer',
      performs: () => lapse,
      input: (row) => ({ id: row.subject, application: row.detail.application, licence: row.detail.licence ?? null }),
      title: { zh: '听证申请期限届满', en: 'The offer of a hearing ends' },
    },
  ],
})
