import './enterprises.css'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { TextInput } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { particularsBody, ParticularsFields, particularsForm } from './ParticularsFields.tsx'
import { done, words } from './words.ts'
import type { FormEvent } from 'react'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'

/** The window registers an enterprise that comes in person. */
export function Page() {
  const t = useWords(words)
  const { region } = useMe()
  const navigate = useNavigate()
  const [form, setForm] = useState(() => particularsForm(undefined, region))
  const [principal, setPrincipal] = useState({ name: '', citizenId: '', phone: '' })
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const field = (name: keyof typeof principal) =>
    ({ name: `principal.${name}`, error: error(`principal.${name}`), value: principal[name], onValue: (value: string) => setPrincipal({ ...principal, [name]: value }) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { name, citizenId, phone } = principal
    const body = { ...particularsBody(form), principal: { name: name.trim(), citizenId: citizenId.trim() || null, phone: phone.trim() || null } }
    const answer = await send<Done>('/api/enterprises/enterprises/register', body)
    if (!answer.ok) return
    refresh('/api/enterprises/')
    toast(done.registered)
    void navigate(`/enterprises/${answer.value.subject}`, { replace: true })
  }
  return (
    <form className="ax-stack en-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="ax-no-print"><ButtonLink to="/enterprises" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <h1>{t('register')}</h1>
      <ErrorSummary problem={problem} />
      <section className="ax-card ax-stack">
        <h2>{t('particulars')}</h2>
        <ParticularsFields form={form} setForm={setForm} error={error} />
      </section>
      <section className="ax-card ax-stack">
        <h2>{t('principal')}</h2>
        <div className="en-two">
          <TextInput {...field('name')} label={t('person')} required maxLength={60} autoComplete="off" />
          <TextInput {...field('citizenId')} label={t('citizenId')} maxLength={18} autoComplete="off" spellCheck={false} />
          <TextInput {...field('phone')} label={t('phone')} inputMode="tel" autoComplete="off" />
        </div>
      </section>
      <div className="ax-row">
        <Button type="submit" look="primary" busy={sending}>{t('register')}</Button>
        <ButtonLink to="/enterprises" look="quiet">{t('cancel')}</ButtonLink>
      </div>
    </form>
  )
}
