import { useState } from 'react'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../../web/shared/components/ErrorSummary.tsx'
import { fieldId, useFieldErrors } from '../../../../web/shared/components/Field.tsx'
import { Select, TextArea, TextInput } from '../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { Code, PrintButton } from '../../../../web/shared/components/small.tsx'
import { useAuthority } from '../../../../web/shared/me.tsx'
import { usePlaces } from '../../../../web/shared/places.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { Evidence, type Attached } from './Evidence.tsx'
import { portalWords } from './words.ts'
import type { Words } from '../../../../web/shared/words.ts'

type Given = { number: string; code: string }

/** Anybody's complaint, with or without a name; number and code follow, once. */
export function Page() {
  const t = useWords(portalWords)
  const [given, give] = useState<Given>()
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm"><h1>{t('title')}</h1>{!given && <p className="ax-lead">{t('lead')}</p>}</header>
      {given ? <Receipt given={given} /> : <><Form onSent={give} /><Contacts /></>}
    </div>
  )
}

function Receipt({ given }: { given: Given }) {
  const t = useWords(portalWords)
  return (
    <section className="ax-card ax-stack">
      <Notice tone="done" live title={t('sent')}>{t('keep')}</Notice>
      <dl className="ax-facts">
        <dt>{t('number')}</dt><dd><Code value={given.number} copy /></dd>
        <dt>{t('code')}</dt><dd><Code value={given.code} copy /></dd>
      </dl>
      <p>{t('after')}</p>
      <div className="ax-row ax-no-print"><ButtonLink to="/complaints">{t('toState')}</ButtonLink><PrintButton /></div>
    </section>
  )
}

function Form({ onSent }: { onSent: (given: Given) => void }) {
  const t = useWords(portalWords)
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const { departments } = usePlaces()
  const [form, setForm] = useState({ about: '', department: '', text: '', name: '', contact: '' })
  const [files, setFiles] = useState<Attached[]>([])
  const [short, setShort] = useState(false)
  const set = (key: keyof typeof form) => (value: string) => { setForm({ ...form, [key]: value }); if (key === 'text') setShort(false) }
  const file = async () => {
    if (form.text.trim().length < 10) { setShort(true); document.getElementById(fieldId('text'))?.focus(); return }
    const answer = await send<Given>('/api/integrity/complain', { ...Object.fromEntries(Object.entries(form).filter(([key, v]) => key === 'about' || v.trim())), files: files.map(({ name, data }) => ({ name, data })) })
    if (answer.ok) { onSent(answer.value); window.scrollTo(0, 0) }
  }
  return (
    <section className="ax-card ax-stack">
      <ErrorSummary problem={problem} />
      <form className="ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void file() }}>
        <TextInput name="about" label={t('about')} hint={t('aboutHint')} required maxLength={200} value={form.about} onValue={set('about')} error={error('about')} />
        {departments.length > 1 && <Select name="department" label={t('department')} hint={t('departmentHint')} placeholder={t('any')} value={form.department} onValue={set('department')} options={departments} error={error('department')} />}
        <TextArea name="text" label={t('text')} hint={t('textHint')} required rows={7} maxLength={5000} value={form.text} onValue={set('text')} error={short ? t('tooShort') : error('text')} />
        <Evidence files={files} onFiles={setFiles} error={files.map((_, i) => error(`files/${i}`)).find(Boolean) ?? error('files')} />
        <TextInput name="name" label={t('name')} autoComplete="name" maxLength={60} size={20} value={form.name} onValue={set('name')} error={error('name')} />
        <TextInput name="contact" label={t('contact')} maxLength={100} size={32} value={form.contact} onValue={set('contact')} error={error('contact')} />
        <p className="ax-hint">{t('after')}</p>
        <div className="ax-row"><Button type="submit" look="primary" size="large" icon="send" busy={sending}>{t('send')}</Button><ButtonLink to="/complaints">{t('toState')}</ButtonLink></div>
      </form>
    </section>
  )
}

type Contact = { name: Words; address?: string; phone?: string; email?: string; mailbox?: string }
/** 投诉渠道公开: telephone, e-mail, address and letter box of each authority, as far as it has given them. */
function Contacts() {
  const t = useWords(portalWords)
  const speak = useSpeak()
  const demo = useAuthority().data?.demo
  const query = useQuery<{ items: Contact[] }>('/api/licensing/contacts')
  const reachable = query.data?.items.filter((c) => c.phone || c.email || c.address || c.mailbox) ?? []
  if (!reachable.length) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('other')}</h2>
      {demo && <Notice tone="wait">{t('demoContacts')}</Notice>}
      {reachable.map((c) => (
        <div key={c.name.zh} className="ax-stack ax-stack-sm">
          <h3>{speak(c.name)}</h3>
          <dl className="ax-facts">
            {c.phone && <><dt>{t('phone')}</dt><dd><a href={`tel:${c.phone.replaceAll('-', '')}`}>{c.phone}</a></dd></>}
            {c.email && <><dt>{t('email')}</dt><dd><a href={`mailto:${c.email}`}>{c.email}</a></dd></>}
            {c.address && <><dt>{t('address')}</dt><dd>{c.address}</dd></>}
            {c.mailbox && <><dt>{t('mailbox')}</dt><dd>{c.mailbox}</dd></>}
          </dl>
        </div>
      ))}
    </section>
  )
}
