import './accounts.css'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { AnyLink } from '../../../web/shared/components/AnyLink.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { account as procedure } from '../procedure.ts'
import { roleWords } from '../roles.ts'
import { accountPath } from './account.ts'
import { AccountState } from './Accounts.tsx'
import { AccountStep, type StepName } from './AccountSteps.tsx'
import { Passkeys } from './Passkeys.tsx'
import { Sessions } from './Sessions.tsx'
import { SignIns } from './SignIns.tsx'
import { words } from './desk-words.ts'
import { comma } from './words.ts'
import type { Account } from './account.ts'

const steps = ['approve', 'decline', 'approve-roles', 'decline-roles', 'propose-roles', 'reset-password', 'reset-totp', 'assign-sso', 'unlink-sso', 'unlock', 'close', 'reopen'] as const
const labels = {
  approve: words.approve, decline: words.decline, 'approve-roles': words.approveRoles, 'decline-roles': words.declineRoles, unlock: words.unlock,
  'propose-roles': words.setRoles, 'reset-password': words.resetPassword, 'reset-totp': words.resetTotp, 'assign-sso': words.assignSso, 'unlink-sso': words.unlinkSso, close: words.close, reopen: words.reopen,
} as const

/** One account for the three administrators: what it is, what can be done to it, where it is signed in, who tried to enter. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<Account>(accountPath(id), {}, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/accounts" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={6}>{(data) => <One account={data} />}</QueryView>
    </div>
  )
}

function One({ account }: { account: Account }) {
  const t = useWords(words)
  const me = useMe()
  const format = useFormat()
  const [step, setStep] = useState<StepName>()
  const signOn = useAuthority().data?.signOn
  const open = me.id === account.id ? [] : steps.filter((name) => stepAction(procedure, name, account.state, me.roles) && isOf(name, account, !!signOn))
  return (
    <>
      <div className="ax-row ax-row-apart">
        <div className="ax-row"><h1>{account.name}</h1><AccountState account={account} /></div>
        <div className="ax-row ax-no-print">
          {open.map((name) => <StepButton key={name} name={name} why={name === 'unlock' && !account.lockedUntil && t('notLocked')} onOpen={() => setStep(name)} />)}
        </div>
      </div>
      {me.id === account.id && <Notice actions={<ButtonLink to="/account">{t('toOwn')}</ButtonLink>}>{t('ownAccount')}</Notice>}
      {account.lockedUntil && <Notice tone="wait">{t('lockedUntil', { at: format.moment(account.lockedUntil) })}</Notice>}
      {account.wanted && <Wanted wanted={account.wanted} />}
      <div className="ac-cards">
        <Particulars account={account} />
        <Sessions of={account.id} seen={account.lastFact} />
        {!me.roles.includes('administrator') && <Passkeys of={account.id} seen={account.lastFact} />}
        <SignIns of={account.id} xlsx />
      </div>
      {step && <AccountStep step={step} account={account} onClose={() => setStep(undefined)} />}
    </>
  )
}

/** Steps that are nothing to this account now: without an authenticator, without a link or a provider to link with, without other posts that wait. */
function isOf(name: StepName, account: Account, signOn: boolean): boolean {
  if (name === 'reset-totp') return account.totp
  if (name === 'assign-sso') return signOn && !account.sso
  if (name === 'unlink-sso') return account.sso
  return account.wanted !== null || !['approve-roles', 'decline-roles'].includes(name)
}

function StepButton({ name, why, onOpen }: { name: StepName; why: string | false; onOpen: () => void }) {
  const speak = useSpeak()
  return <Button size="small" look={['close', 'decline', 'decline-roles'].includes(name) ? 'quiet' : ['approve', 'approve-roles', 'propose-roles', 'reopen'].includes(name) ? 'primary' : 'plain'} disabledWhy={why} onClick={onOpen}>{speak(labels[name])}</Button>
}

/** What the system administrator asks of the security administrator. */
function Wanted({ wanted }: { wanted: NonNullable<Account['wanted']> }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  return (
    <Notice tone="wait" title={t('wantedTitle')}>
      <dl className="ax-facts">
        <dt>{t('role')}</dt><dd>{wanted.roles.map((role) => speak(roleWords[role])).join(speak(comma))}</dd>
        <dt>{t('region')}</dt><dd>{places.region(wanted.region)}</dd>
        {wanted.department && <><dt>{t('department')}</dt><dd>{places.department(wanted.department)}</dd></>}
        <dt>{t('wantedBy')}</dt><dd>{wanted.by} · {format.moment(wanted.at)}</dd>
        {wanted.reason && <><dt>{t('reason')}</dt><dd>{wanted.reason}</dd></>}
      </dl>
    </Notice>
  )
}

function Particulars({ account }: { account: Account }) {
  const t = useWords(words)
  const signOn = useAuthority().data?.signOn
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  return (
    <section className="ax-card ax-stack">
      <h2>{t('particulars')}</h2>
      <dl className="ax-facts">
        <dt>{t('account')}</dt><dd>{account.account}</dd>
        <dt>{t('role')}</dt><dd>{account.roles.map((role) => speak(roleWords[role])).join(speak(comma))}</dd>
        <dt>{t('region')}</dt><dd>{places.region(account.region)}</dd>
        {account.department && <><dt>{t('department')}</dt><dd>{places.department(account.department)}</dd></>}
        {account.enterprise && <><dt>{t('enterprise')}</dt><dd><AnyLink href={`/workbench/enterprises/${account.enterprise.id}`}>{account.enterprise.name}</AnyLink></dd></>}
        <dt>{t('totp')}</dt><dd>{t(account.totp ? 'bound' : 'notBound')}</dd>
        {(signOn || account.sso) && <><dt>{t('sso')}</dt><dd>{t(account.sso ? 'linked' : 'notLinked')}</dd></>}
        <dt>{t('passkeys')}</dt><dd>{account.passkeys || t('no')}</dd>
        <dt>{t('email')}</dt><dd>{t(account.email ? 'yes' : 'no')}</dd>
        <dt>{t('openedAt')}</dt><dd>{format.day(account.openedAt)}</dd>
      </dl>
    </section>
  )
}
