import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Select, TextInput } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { api } from './types.ts'
import { done, words as stepWords } from './words-steps.ts'
import { words } from './words.ts'
import type { Account } from './types.ts'

/** The administrator enters a person once; who is on the register already is named. */
export function Page() {
  const t = useWords(words)
  const s = useWords(stepWords)
  const navigate = useNavigate()
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const [entry, setEntry] = useState({ name: '', citizenId: '', account: '' })
  const accounts = useQuery<{ items: Account[] }>(api('free-accounts')).data?.items ?? []
  const set = (key: keyof typeof entry) => (value: string) => setEntry({ ...entry, [key]: value })
  const submit = async () => {
    const answer = await send<{ subject: string }>(api('officers/enter'), entry)
    if (!answer.ok) return
    toast(done.entered)
    void navigate(`/officers/${answer.value.subject}`)
  }
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/officers" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <div><h1>{t('enter')}</h1><p className="ax-soft">{t('enterLead')}</p></div>
      <form className="ax-card ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void submit() }}>
        <ErrorSummary problem={problem} />
        <TextInput name="name" label={t('name')} required value={entry.name} onValue={set('name')} error={error('name')} />
        <TextInput name="citizenId" label={t('citizenId')} required size={20} autoComplete="off" value={entry.citizenId} onValue={set('citizenId')} error={error('citizenId')} />
        <Select
          name="account" label={t('account')} hint={t('accountHint')} required placeholder={s('choose')} value={entry.account} onValue={set('account')} error={error('account')}
          options={accounts.map((a) => ({ value: a.id, label: `${a.name} · ${a.account}` }))}
        />
        <div><Button look="primary" type="submit" busy={sending}>{t('enter')}</Button></div>
      </form>
    </div>
  )
}
