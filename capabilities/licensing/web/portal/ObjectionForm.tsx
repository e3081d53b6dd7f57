import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../../web/shared/components/ErrorSummary.tsx'
import { fieldId, useFieldErrors } from '../../../../web/shared/components/Field.tsx'
import { TextArea, TextInput } from '../../../../web/shared/components/inputs.tsx'
import { useSend } from '../../../../web/shared/send.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { noticeWords } from './words-notices.ts'
import type { Notice } from './notice.ts'

const leastText = 10

/** Anybody's objection to one notice; its number stands on the page that follows. */
export function ObjectionForm({ notice, within }: { notice: Notice; within: number }) {
  const t = useWords(noticeWords)
  const navigate = useNavigate()
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const [form, setForm] = useState({ text: '', name: '', contact: '' })
  const [short, setShort] = useState(false)
  const set = (key: keyof typeof form) => (value: string) => { setForm({ ...form, [key]: value }); if (key === 'text') setShort(false) }
  const file = async () => {
    if (form.text.trim().length < leastText) {
      setShort(true)
      document.getElementById(fieldId('text'))?.focus()
      return
    }
    const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value.trim()))
    const answer = await send<{ subject: string }>('/api/licensing/objections/file', { application: notice.id, ...given })
    if (answer.ok) void navigate(`/objections/${answer.value.subject}`, { state: { sent: true } })
  }
  return (
    <section className="ax-card ax-stack ax-no-print" aria-labelledby="object">
      <h2 id="object">{t('object')}</h2>
      <p>{t('objectLead')}</p>
      <ErrorSummary problem={problem} />
      <form className="ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void file() }}>
        <TextArea
          name="text" label={t('text')} hint={t('textHint')} required rows={6} maxLength={2000} value={form.text} onValue={set('text')}
          error={short ? t('tooShort') : error('text')}
        />
        <TextInput name="name" label={t('name')} autoComplete="name" maxLength={50} size={20} value={form.name} onValue={set('name')} error={error('name')} />
        <TextInput
          name="contact" label={t('contact')} hint={t('contactHint')} maxLength={100} size={32} value={form.contact} onValue={set('contact')}
          error={error('contact')}
        />
        <p className="ax-hint">{t('nextStep', { n: within })}</p>
        <div><Button type="submit" look="primary" size="large" icon="send" busy={sending}>{t('send')}</Button></div>
      </form>
    </section>
  )
}
