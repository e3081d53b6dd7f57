import './accounts.css'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAuthority, useMe } from '../../../web/shared/me.tsx'
import { prime, refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { accountPath } from './account.ts'
import { done, words } from './words.ts'
import type { FormEvent } from 'react'

/** The holder replaces the password: at will, and before anything else after somebody else chose it. */
export function Page() {
  const t = useWords(words)
  const me = useMe()
  const length = useAuthority().data?.passwordLength ?? 12
  const navigate = useNavigate()
  const [form, setForm] = useState({ current: '', next: '', repeat: '' })
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const differs = form.repeat !== '' && form.repeat !== form.next
  const field = (name: keyof typeof form) =>
    ({ name, required: true, type: 'password', value: form[name], onValue: (value: string) => setForm((all) => ({ ...all, [name]: value })) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (form.repeat !== form.next) return document.getElementById('f-repeat')?.focus()
    const { current, next } = form
    const answer = await send(accountPath(me.id, 'change-password'), { current, next, seen: me.lastFact })
    if (!answer.ok) return
    toast(done.password)
    refresh()
    // Every way but this page stays shut until the page knows that the password is changed.
    await prime('/api/accounts/me')
    void navigate(me.mustChange ? '/' : '/account', { replace: true })
  }
  return (
    <form className="ax-stack ax-card ac-narrow" onSubmit={submit} noValidate>
      <h1>{t(me.mustChange ? 'mustTitle' : 'change')}</h1>
      {me.mustChange ? <Notice tone="wait">{t('mustWhy')}</Notice> : <p className="ax-soft">{t('passwordText')}</p>}
      {me.demo && !me.mustChange && <Notice>{t('noPassword')}</Notice>}
      <ErrorSummary problem={problem} />
      <input type="text" name="username" autoComplete="username" value={me.account} readOnly hidden />
      <TextInput {...field('current')} label={t('current')} error={error('current')} autoComplete="current-password" />
      <TextInput {...field('next')} label={t('next')} hint={t('nextHint', { n: length })} error={error('next')} autoComplete="new-password" />
      <TextInput {...field('repeat')} label={t('repeat')} error={differs ? t('differs') : undefined} autoComplete="new-password" />
      <div className="ax-row">
        <Button type="submit" look="primary" busy={sending}>{t('save')}</Button>
        {!me.mustChange && <ButtonLink look="quiet" to="/account" icon="arrowLeft">{t('title')}</ButtonLink>}
      </div>
    </form>
  )
}
