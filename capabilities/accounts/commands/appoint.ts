import { command, type Guard, type Rule } from '../../../kernel/command.ts'
import { AccountOpened } from '../facts.ts'
import { account } from '../procedure.ts'
import type { Accounts } from '../schema/tables.ts'
import { drawAccount, findOpening, lockName, openingInput, placeOfNew, properRules, recordOpened, writeOpened, type OpeningRow } from './opening.ts'

const clause = '网安法-日志'
/** Had one existed and been closed, whoever proposes accounts could approve them under a name of the own choice. */
const noneYet: Guard<OpeningRow> = {
  code: 'already-secured', clause,
  broken: (row) => row.secured && {
    zh: '本平台已设安全管理员，新账号须由其批准', en: 'There is a security administrator, who approves every further account',
  },
}
const securityAlone: Rule<OpeningRow, { roles: string[] }> = {
  code: 'security-alone', clause,
  broken: (_row, input) => (input.roles.length !== 1 || input.roles[0] !== 'security') && {
    zh: '无须批准的只有首位安全管理员一个账号', en: 'Only the first security administrator needs nobody’s approval',
  },
}

/** The first security administrator, once in the life of an installation: nobody is there yet to approve. */
export const appoint = command<Accounts>()({
  does: account.step('appoint'),
  input: openingInput,
  locks: (input) => [...lockName(input), 'accounts/administrators'],
  find: findOpening,
  guards: [noneYet],
  rules: [securityAlone, ...properRules],
  place: placeOfNew,
  draw: drawAccount,
  fact: AccountOpened,
  record: (row, input, drawn, { actor }) => recordOpened(row, input, drawn, actor, { mustChange: true, demo: false }),
  write: writeOpened,
})
