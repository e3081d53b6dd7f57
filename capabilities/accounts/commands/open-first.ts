import { command, type Guard } from '../../../kernel/command.ts'
import { AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import {
  drawAccount,
  findOpening,
  lockName,
  openingInput,
  properRules,
  placeOfNew,
  recordOpened,
  writeOpened,
  type OpeningRow,
} from './opening.ts'

const nobodyYet: Guard<OpeningRow> = {
  code: 'already-set-up',
  clause: '网安法-日志',
  broken: (row) => row.anybody && { zh: '本平台已设立管理员，请直接登录', en: 'This installation has its administrator; please sign in' },
}

/** The first administrator, once in the life of an installation. */
export const openFirst = command<Accounts>()({
  does: account.step('open-first'),
  input: openingInput,
  locks: (input) => ['accounts/first', ...lockName(input)],
  find: findOpening,
  guards: [nobodyYet],
  rules: properRules,
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountOpened,
  record: (row, input, drawn, { actor }) =>
    recordOpened(row, { ...input, roles: ['administrator'] }, drawn, actor, { mustChange: false, demo: false }),
  write: writeOpened,
})
