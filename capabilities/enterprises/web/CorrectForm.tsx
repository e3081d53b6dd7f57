import './enterprises.css'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { ChangedMeanwhile, isChanged } from '../../../web/shared/components/ChangedMeanwhile.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { TextArea } from '../../../web/shared/components/inputs.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { words as enterpriseWords } from '../words.ts'
import { enterprisePath } from './enterprise.ts'
import { particularsBody, ParticularsFields, particularsForm } from './ParticularsFields.tsx'
import { done, words } from './words.ts'
import type { FormEvent } from 'react'
import type { Enterprise } from './enterprise.ts'

/** Corrects the particulars, with the reason; `back` is where the reader came from. */
export function CorrectForm({ enterprise, back }: { enterprise: Enterprise; back: string }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [form, setForm] = useState(() => particularsForm(enterprise))
  const [seen, setSeen] = useState(enterprise.lastFact)
  const [reason, setReason] = useState('')
  const { send, sending, problem, clear } = useSend()
  const error = useFieldErrors(problem)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await send(enterprisePath(enterprise.id, 'correct-particulars'), { ...particularsBody(form), seen }, { reason: reason.trim() })
    if (!answer.ok) return
    refresh('/api/enterprises/')
    toast(done.corrected)
    void navigate(back, { replace: true })
  }
  return (
    <form className="ax-stack en-form" onSubmit={(event) => void submit(event)} noValidate>
      <div><h1>{t('correct')}</h1><p className="ax-soft">{enterprise.name} · {t('correctLead')}</p></div>
      {isChanged(problem)
        ? <ChangedMeanwhile problem={problem} facts={enterpriseWords} onGoOn={(last) => { setSeen(last); clear() }} />
        : <ErrorSummary problem={problem} />}
      <section className="ax-card ax-stack">
        <ParticularsFields form={form} setForm={setForm} error={error} />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} required error={error('reason')} value={reason} onValue={setReason} maxLength={2000} rows={2} />
      </section>
      <div className="ax-row">
        <Button type="submit" look="primary" busy={sending}>{t('save')}</Button>
        <ButtonLink to={back} look="quiet">{t('cancel')}</ButtonLink>
      </div>
    </form>
  )
}
