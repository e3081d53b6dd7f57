import { capability } from '../../kernel/capability.ts'
import { first, tables as statements } from '../../kernel/db.ts'
import { attemptKinds, attempts } from './audit/attempts.ts'
import { changePassword } from './commands/change-password.ts'
import { takeList } from './audit/export.ts'
import { changes, entries } from './audit/lists.ts'
import { appoint } from './commands/appoint.ts'
import { approve, decline } from './commands/approve.ts'
import { close } from './commands/close.ts'
import { enrolTotp } from './commands/enrol-totp.ts'
import { openDemo } from './commands/open-demo.ts'
import { openFirst } from './commands/open-first.ts'
import { open } from './commands/open.ts'
import { propose } from './commands/propose.ts'
import { removeTotp } from './commands/remove-totp.ts'
import { reopen } from './commands/reopen.ts'
import { resetPassword } from './commands/reset-password.ts'
import { resetTotp } from './commands/reset-totp.ts'
import { assignSso, linkSso, unlinkSso } from './commands/sso.ts'
import { enterByOther } from './commands/door.ts'
import { addPasskey, removePasskey, renamePasskey } from './commands/passkeys.ts'
import { revokeSessions } from './commands/revoke-sessions.ts'
import { setEmail } from './commands/set-email.ts'
import { approveRoles, declineRoles, proposeRoles } from './commands/roles.ts'
import { setRules } from './commands/set-rules.ts'
import { unlock } from './commands/unlock.ts'
import { takeOver } from './commands/take-over.ts'
import * as facts from './facts.ts'
import { account, auditExport, rules } from './procedure.ts'
import { list, me, one, sessions, signIns } from './queries.ts'
import { passkeys } from './queries-passkeys.ts'
import { rulesInForce, secured } from './queries-rules.ts'
import { reactions } from './reactions.ts'
import { routes } from './routes.ts'
import { tables, type Accounts } from './schema/tables.ts'
import { keepSessions } from './sessions.ts'
import { words } from './words.ts'

export const accounts = capability({
  name: 'accounts',
  title: { zh: '账号与登录', en: 'Accounts and sign-in' },
  shape: 2,
  folder: import.meta.dirname,
  words,
  tables,
  facts: [
    facts.AccountClosed, facts.AccountDeclined, facts.AccountOpened, facts.AccountProposed, facts.AccountReopened, facts.AccountUnlocked,
    facts.EmailSet, facts.Entered, facts.ListTaken, facts.PasskeyAdded, facts.PasskeyRemoved, facts.PasskeyRenamed, facts.PasswordChanged,
    facts.PasswordReset, facts.RolesDeclined, facts.RolesProposed, facts.RolesSet, facts.RulesSet, facts.SessionsRevoked, facts.SsoLinked,
    facts.SsoUnlinked, facts.TotpEnrolled, facts.TotpRemoved,
  ],
  procedures: [account, rules, auditExport],
  commands: [
    open,
    openFirst,
    openDemo,
    takeOver,
    changePassword,
    resetPassword,
    propose,
    approve,
    decline,
    appoint,
    proposeRoles,
    approveRoles,
    declineRoles,
    unlock,
    setRules,
    enterByOther,
    linkSso,
    assignSso,
    unlinkSso,
    takeList,
    addPasskey,
    renamePasskey,
    removePasskey,
    setEmail,
    enrolTotp,
    removeTotp,
    resetTotp,
    revokeSessions,
    close,
    reopen,
  ],
  queries: [me, list, one, sessions, signIns, rulesInForce, secured, passkeys, attempts, attemptKinds, changes, entries],
  reactions,
  routes,
  ready(house) {
    keepSessions(house)
    const t = statements<Accounts>()
    house.ports['accountTaken'] = async (name: string) =>
      (await first(house.pools.writer, t.selectFrom('accounts_account').select('id').where('account', '=', name.trim().toLowerCase()).where('state', '<>', 'declined'))) !==
      undefined
  },
})
