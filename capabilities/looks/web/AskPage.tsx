import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Checkboxes, Radios, Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { basisWords } from '../words.ts'
import { useNaming } from './parts.tsx'
import { pageWords } from './words.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Masked, Values } from './shapes.ts'

/** Asks for values of one enterprise; `?of=` chooses those of one person or case from the start. */
export function Page() {
  const t = useWords(pageWords)
  const [search] = useSearchParams()
  const enterprise = search.get('enterprise')
  const query = useQuery<Values>(enterprise && `/api/looks/enterprises/${enterprise}/values`)
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to={enterprise ? `/enterprises/${enterprise}` : '/enterprises'} look="quiet" size="small" icon="arrowLeft">{query.data?.name ?? t('toRegister')}</ButtonLink></div>
      <div><h1>{t('ask')}</h1><p className="ax-soft">{t('askLead')}</p></div>
      {enterprise
        ? <QueryView query={query} lines={8}>{(values) => <Form values={values} of={search.get('of')} />}</QueryView>
        : <EmptyState icon="building" title={t('noneFill')}><ButtonLink to="/enterprises" look="primary">{t('toRegister')}</ButtonLink></EmptyState>}
    </div>
  )
}

function Form({ values, of }: { values: Values; of: string | null }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const navigate = useNavigate()
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const [form, setForm] = useState({ basis: 'accident', caseNumber: '', application: values.cases.some((c) => c.id === of) ? of! : '', purpose: '' })
  const [wanted, setWanted] = useState(() => values.items.filter((v) => v.of === of && v.shown !== null).map((v) => v.key))
  const set = (key: keyof typeof form) => (value: string) => setForm({ ...form, [key]: value })
  const file = async () => {
    const answer = await send<Done>('/api/looks/requests/ask', { ...form, enterprise: values.id, application: form.application || null, values: wanted })
    if (!answer.ok) return
    refresh()
    toast(pageWords.sent)
    void navigate(`/looks/${answer.value.subject}`)
  }
  if (!values.items.length) return <EmptyState icon="lock" title={t('nothingThere')} />
  return (
    <section className="ax-card ax-stack">
      <ErrorSummary problem={problem} />
      <form className="ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void file() }}>
        <h2>{values.name}</h2>
        <Radios name="basis" label={t('basis')} hint={t('basisHint')} required inline value={form.basis} onValue={set('basis')} options={Object.entries(basisWords).map(([value, label]) => ({ value, label: speak(label) }))} />
        <TextInput name="caseNumber" label={t('caseNumber')} hint={t('caseExample')} required maxLength={60} size={32} value={form.caseNumber} onValue={set('caseNumber')} error={error('caseNumber')} />
        {values.cases.length > 0 && (
          <Select name="application" label={t('application')} placeholder={t('noApplication')} value={form.application} onValue={set('application')} options={values.cases.map((c) => ({ value: c.id, label: c.number }))} error={error('application')} />
        )}
        <TextArea name="purpose" label={t('purpose')} hint={t('purposeHint')} required rows={3} maxLength={400} value={form.purpose} onValue={set('purpose')} error={error('purpose')} />
        <Wanted items={values.items} value={wanted} onValue={setWanted} error={error('values')} />
        <p className="ax-hint">{t('next')}</p>
        <div className="ax-row"><Button type="submit" look="primary" icon="send" busy={sending} disabledWhy={wanted.length === 0 && t('wantedNone')}>{t('send')}</Button></div>
      </form>
    </section>
  )
}

/** The values with their masks. */
function Wanted({ items, value, onValue, error }: { items: readonly Masked[]; value: readonly string[]; onValue: (value: string[]) => void; error?: string | undefined }) {
  const t = useWords(pageWords)
  const naming = useNaming()
  return (
    <Checkboxes
      name="values" label={t('wanted')} hint={t('wantedHint')} required error={error} value={value} onValue={onValue}
      options={items.map((v) => ({ value: v.key, label: `${naming.whole(v)}  ${v.shown ?? t('erased')}`, disabled: v.shown === null }))}
    />
  )
}
