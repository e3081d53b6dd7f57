import './accounts.css'
import { useState } from 'react'
import { useMe } from '../../../web/shared/me.tsx'
import { useSend } from '../../../web/shared/send.ts'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Checkboxes, Radios, TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { administratorPost, lacksDepartment, mixesPosts, officers, roleWords } from '../roles.ts'
import { CitizenId, EnterprisePicker, FirstPassword, Place } from './fields.tsx'
import { drawPassword } from './draw.ts'
import { words } from './desk-words.ts'
import type { FormEvent } from 'react'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'

const blank = (region: string) => ({
  kind: 'officer', account: '', name: '', roles: [] as string[], region, department: '', enterpriseId: '', email: '', citizenId: '', password: drawPassword(),
})
type Form = ReturnType<typeof blank>

/** The system administrator proposes an account, for an officer with posts and a place or for an enterprise's operator; the security administrator approves it. */
export function Page() {
  const t = useWords(words)
  const { region } = useMe()
  const [form, setForm] = useState(() => blank(region))
  const [opened, setOpened] = useState<string>()
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/accounts" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <h1>{t('open')}</h1>
      {opened
        ? <HandOver id={opened} form={form} onAnother={() => { setForm(blank(region)); setOpened(undefined) }} />
        : <Fields form={form} setForm={setForm} onOpened={setOpened} />}
    </div>
  )
}

function Fields({ form, setForm, onOpened }: { form: Form; setForm: (form: Form) => void; onOpened: (id: string) => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  const unsecured = useQuery<{ secured: boolean }>('/api/accounts/secured').data?.secured === false
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const field = (name: 'account' | 'name' | 'email') =>
    ({ name, error: error(name), value: form[name], onValue: (value: string) => setForm({ ...form, [name]: value }) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const first = form.kind === 'first-security'
    const answer = await send<Done>(`/api/accounts/accounts/${first ? 'appoint' : 'propose'}`, bodyOf(form), first ? { reason: speak(words.firstReason) } : {})
    if (!answer.ok) return
    refresh('/api/accounts/')
    onOpened(answer.value.subject)
  }
  return (
    <form className="ax-stack ax-card ac-narrow" onSubmit={submit} noValidate>
      <ErrorSummary problem={problem} />
      <Radios
        name="kind" label={t('kind')} required inline value={form.kind} onValue={(kind) => setForm({ ...form, kind })}
        options={[...(unsecured ? [{ value: 'first-security', label: t('firstSecurity') }] : []), { value: 'officer', label: t('officer') }, { value: 'operator', label: t('operator') }]}
      />
      <TextInput {...field('name')} label={t('name')} required maxLength={60} autoComplete="off" />
      <TextInput {...field('account')} label={t('account')} hint={t('accountHint')} required autoCapitalize="none" autoComplete="off" spellCheck={false} />
      {form.kind === 'operator'
        ? <EnterprisePicker value={form.enterpriseId} onValue={(enterpriseId) => setForm({ ...form, enterpriseId })} error={error('enterpriseId')} />
        : <>
          {form.kind === 'officer' && <Checkboxes
            name="roles" label={t('role')} required inline error={error('roles')} value={form.roles} onValue={(roles) => setForm({ ...form, roles })}
            options={officers.map((role) => ({ value: role, label: speak(roleWords[role]) }))}
          />}
          <Place roles={form.roles} value={form} onValue={({ region, department }) => setForm({ ...form, region, department })} error={error} />
          {administratorPost(rolesOf(form)) && <CitizenId value={form.citizenId} onValue={(citizenId) => setForm({ ...form, citizenId })} error={error('citizenId')} />}
        </>}
      <TextInput {...field('email')} label={t('emailLabel')} hint={t('emailHint')} type="email" autoComplete="off" />
      <FirstPassword value={form.password} onValue={(password) => setForm({ ...form, password })} error={error('password')} />
      <div className="ax-row">
        <Button
          type="submit" look="primary" busy={sending}
          disabledWhy={form.kind === 'officer' && ((mixesPosts(form.roles) && t('postsApart')) || (lacksDepartment(form.roles, form.department) && t('departmentMissing')))}
        >
          {t(form.kind === 'first-security' ? 'openFirst' : 'propose')}
        </Button>
      </div>
    </form>
  )
}

const rolesOf = (form: Form) => (form.kind === 'first-security' ? ['security'] : form.roles)

const bodyOf = (form: Form) => ({
  account: form.account.trim(), name: form.name.trim(), password: form.password, email: form.email.trim() || null,
  ...(form.kind === 'operator'
    ? { roles: ['applicant'], enterpriseId: form.enterpriseId || null }
    : { roles: rolesOf(form), region: form.region, department: form.department.trim() || null, citizenId: administratorPost(rolesOf(form)) ? form.citizenId.trim() : null }),
})

function HandOver({ id, form, onAnother }: { id: string; form: Form; onAnother: () => void }) {
  const t = useWords(words)
  return (
    <div className="ax-stack ax-card ac-narrow">
      <Notice tone="done" live title={t(form.kind === 'first-security' ? 'openedTitle' : 'proposedTitle')}>{t(form.kind === 'first-security' ? 'handOver' : 'handOverLater')}</Notice>
      <dl className="ax-facts">
        <dt>{t('name')}</dt><dd>{form.name}</dd>
        <dt>{t('account')}</dt><dd className="ac-secret">{form.account.trim().toLowerCase()}</dd>
        <dt>{t('first')}</dt><dd className="ac-secret">{form.password}</dd>
      </dl>
      <div className="ax-row ax-no-print">
        <ButtonLink to={`/accounts/${id}`} look="primary">{t('see')}</ButtonLink>
        <Button icon="plus" onClick={onAnother}>{t('another')}</Button>
      </div>
    </div>
  )
}
