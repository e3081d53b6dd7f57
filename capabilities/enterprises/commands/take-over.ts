import { command, type Rule } from '../../../kernel/command.ts'
import { origin } from '../../old-register/facts.ts'
import { EnterpriseRegistered } from '../facts.ts'
import { enterprise } from '../procedure.ts'
import type { Enterprises } from '../schema/tables.ts'
import { lockCode } from './enterprise.ts'
import { drawEntry, entry, findCode, placeOfEntry, recordEntry, writeRegistered, type Found } from './register.ts'

const notThere: Rule<Found> = {
  code: 'enterprise-there',
  clause: '条例-10',
  broken: (row) =>
    row.taken && {
      zh: '这家企业已在册',
      en: 'This enterprise is in the register already',
      fields: [{ pointer: '/creditCode', zh: '这家企业已在册', en: 'This enterprise is in the register already' }],
    },
}
const founded: Rule<Found, { foundedOn: string | null }> = {
  code: 'founded-later',
  clause: '条例-10',
  broken: (_row, input, { day }) =>
    input.foundedOn !== null &&
    input.foundedOn > day && {
      zh: '成立日期不能晚于今天',
      en: 'The day of founding lies in the future',
      fields: [{ pointer: '/foundedOn', zh: '不能晚于今天', en: 'Lies in the future' }],
    },
}

/** An enterprise of the old register: the same checks as at the counter, and where its particulars were read from. */
export const takeOver = command<Enterprises>()({
  does: enterprise.step('take-over'),
  input: entry.extend({ origin }),
  locks: (input) => [lockCode(input.creditCode)],
  find: findCode,
  rules: [notThere, founded],
  place: placeOfEntry,
  draw: drawEntry,
  fact: EnterpriseRegistered,
  record: recordEntry,
  write: writeRegistered,
})
