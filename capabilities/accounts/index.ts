import { capability } from '../../kernel/capability.ts'
import { first, tables as statements } from '../../kernel/db.ts'
import { attemptKinds, attempts } from './attempts.ts'
import { changePassword } from './commands/change-password.ts'
import { close } from './commands/close.ts'
import { enrolTotp } from './commands/enrol-totp.ts'
import { openDemo } from './commands/open-demo.ts'
import { openFirst } from './commands/open-first.ts'
import { open } from './commands/open.ts'
import { removeTotp } from './commands/remove-totp.ts'
import { reopen } from './commands/reopen.ts'
import { resetPassword } from './commands/reset-password.ts'
import { resetTotp } from './commands/reset-totp.ts'
import { revokeSessions } from './commands/revoke-sessions.ts'
import { setEmail } from './commands/set-email.ts'
import { setRoles } from './commands/set-roles.ts'
import { takeOver } from './commands/take-over.ts'
import * as facts from './facts.ts'
import { account } from './procedure.ts'
import { list, me, one, sessions, signIns } from './queries.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables, type Accounts } from './schema/tables.ts'
import { keepSessions } from './sessions.ts'
import { words } from './words.ts'

const {
  AccountClosed,
  AccountOpened,
  AccountReopened,
  EmailSet,
  PasswordChanged,
  PasswordReset,
  RolesSet,
  SessionsRevoked,
  TotpEnrolled,
  TotpRemoved,
} = facts

export const accounts = capability({
  name: 'accounts',
  title: { zh: '账号与登录', en: 'Accounts and sign-in' },
  shape: 1,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [
    AccountClosed,
    AccountOpened,
    AccountReopened,
    EmailSet,
    PasswordChanged,
    PasswordReset,
    RolesSet,
    SessionsRevoked,
    TotpEnrolled,
    TotpRemoved,
  ],
  procedures: [account],
  commands: [
    open,
    openFirst,
    openDemo,
    takeOver,
    changePassword,
    resetPassword,
    setRoles,
    setEmail,
    enrolTotp,
    removeTotp,
    resetTotp,
    revokeSessions,
    close,
    reopen,
  ],
  queries: [me, list, one, sessions, signIns, attempts, attemptKinds],
  reactions,
  routes,
  ready(house) {
    keepSessions(house)
    const t = statements<Accounts>()
    house.ports['accountTaken'] = async (name: string) =>
      (await first(house.pools.writer, t.selectFrom('accounts_account').select('id').where('account', '=', name.trim().toLowerCase()))) !==
      undefined
  },
})
