import { useState } from 'react'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { stepAction } from '../../../web/shared/steps.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Checkboxes, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { account as procedure } from '../procedure.ts'
import { administratorPost, lacksDepartment, mixesPosts, officers, roleWords } from '../roles.ts'
import { accountPath } from './account.ts'
import { CitizenId, FirstPassword, Place } from './fields.tsx'
import { done, words } from './desk-words.ts'
import type { ReactNode } from 'react'
import type { Words } from '../../../web/shared/words.ts'
import type { Account } from './account.ts'

export type StepName = 'approve' | 'decline' | 'approve-roles' | 'decline-roles' | 'propose-roles' | 'reset-password' | 'reset-totp' | 'assign-sso' | 'unlink-sso' | 'unlock' | 'close' | 'reopen'
type Props = { account: Account; onClose: () => void }

/** The dialog of one step on somebody else's account. */
export function AccountStep({ step, ...props }: Props & { step: StepName }) {
  const t = useWords(words)
  if (step === 'propose-roles') return <SetRoles {...props} />
  if (step === 'reset-password') return <ResetPassword {...props} />
  if (step === 'assign-sso') return <AssignSso {...props} />
  const [title, text, said] = {
    approve: [t('approve'), t('approveText'), done.approved] as const,
    decline: [t('decline'), t('declineText'), done.declined] as const,
    'approve-roles': [t('approveRoles'), t('approveRolesText'), done.roles] as const,
    'decline-roles': [t('declineRoles'), t('declineRolesText'), done.declined] as const,
    unlock: [t('unlock'), t('unlockText'), done.unlocked] as const,
    'reset-totp': [t('resetTotp'), t('resetTotpText'), done.totp] as const,
    'unlink-sso': [t('unlinkSso'), t('unlinkSsoText'), done.unlinked] as const,
    close: [t('close'), t('closeText'), done.closed] as const,
    reopen: [t('reopen'), t('reopenText'), done.reopened] as const,
  }[step]
  return <One {...props} step={step} title={title} said={said} danger={['decline', 'decline-roles', 'reset-totp', 'unlink-sso', 'close'].includes(step)}><p>{text}</p></One>
}

function One({ account, step, onClose, title, said, danger, body, disabledWhy, children }: Props & {
  step: StepName; title: string; said: Words; danger?: boolean; body?: object; disabledWhy?: string | false; children: ReactNode
}) {
  const me = useMe()
  return (
    <StepDialog
      open onClose={onClose} action={stepAction(procedure, step, account.state, me.roles)!} path={accountPath(account.id, step)}
      body={{ ...body, seen: account.lastFact }} title={`${title} · ${account.name}`} button={title} done={said} danger={danger} disabledWhy={disabledWhy ?? false}
    >
      {children}
    </StepDialog>
  )
}

function SetRoles({ account, onClose }: Props) {
  const t = useWords(words)
  const speak = useSpeak()
  const [roles, setRoles] = useState<string[]>([...account.roles])
  const [place, setPlace] = useState({ region: account.region, department: account.department ?? '' })
  const [citizenId, setCitizenId] = useState('')
  const where = account.enterprise ? {} : { region: place.region, department: place.department.trim() || null }
  return (
    <One
      account={account} onClose={onClose} step="propose-roles" title={t('setRoles')} said={done.rolesProposed} body={{ roles, ...where, ...(citizenId ? { citizenId } : {}) }}
      disabledWhy={!account.enterprise && ((mixesPosts(roles) && t('postsApart')) || (lacksDepartment(roles, place.department) && t('departmentMissing')))}
    >
      <p>{t('setRolesText')}</p>
      {account.enterprise
        ? <p>{speak(roleWords.applicant)} · {account.enterprise.name}</p>
        : <>
          <Checkboxes name="roles" label={t('role')} required inline value={roles} onValue={setRoles} options={officers.map((role) => ({ value: role, label: speak(roleWords[role]) }))} />
          <Place roles={roles} value={place} onValue={setPlace} />
          {administratorPost(roles) && <CitizenId value={citizenId} onValue={setCitizenId} />}
        </>}
    </One>
  )
}

function ResetPassword({ account, onClose }: Props) {
  const t = useWords(words)
  const [password, setPassword] = useState('')
  return (
    <One account={account} onClose={onClose} step="reset-password" title={t('resetPassword')} said={done.password} danger body={{ password }}>
      <p>{t('resetPasswordText')}</p>
      <FirstPassword value={password} onValue={setPassword} />
    </One>
  )
}

/** The security administrator names whom the provider knows the person as; the person need not prove it first. */
function AssignSso({ account, onClose }: Props) {
  const t = useWords(words)
  const provider = useAuthority().data?.signOn
  const [subject, setSubject] = useState('')
  if (!provider) return null
  return (
    <One account={account} onClose={onClose} step="assign-sso" title={t('assignSso')} said={done.assigned} body={{ issuer: provider.issuer, subject }}>
      <p>{t('assignSsoText')}</p>
      <dl className="ax-facts"><dt>{t('provider')}</dt><dd>{provider.name} <span className="ax-soft">{provider.issuer}</span></dd></dl>
      <TextInput name="subject" label={t('ssoSubject')} hint={t('ssoSubjectHint')} required value={subject} onValue={setSubject} maxLength={255} />
    </One>
  )
}
