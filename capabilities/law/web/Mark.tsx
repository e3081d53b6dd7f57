import { useState } from 'react'
import { stepAction } from '../../../web/shared/steps.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Radios, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { limitMark } from '../procedure.ts'
import { useAmount, Verified, type Limit } from './parts.tsx'
import { markDone, markWords, words } from './words.ts'

/** Whether a value was compared with its source, by whom and where; two of the administrators say so. */
export function Mark({ limit }: { limit: Limit }) {
  const t = useWords(markWords)
  const format = useFormat()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const action = stepAction(limitMark, 'mark', null, me.roles)
  return (
    <>
      <Verified verified={limit.verified} />
      {limit.mark && <small className="lw-note">{limit.mark.source}<br />{limit.mark.by} · {format.plainDay(limit.mark.at)}</small>}
      {action && <div className="lw-mark ax-no-print"><Button size="small" look="quiet" onClick={() => setOpen(true)}>{t('open')}</Button></div>}
      {open && action && <Dialog limit={limit} action={action} onClose={() => setOpen(false)} />}
    </>
  )
}

function Dialog({ limit, action, onClose }: { limit: Limit; action: NonNullable<ReturnType<typeof stepAction>>; onClose: () => void }) {
  const t = useWords(markWords)
  const speak = useSpeak()
  const amount = useAmount()
  const [form, setForm] = useState({ verified: 'yes', source: limit.mark?.source ?? '' })
  return (
    <StepDialog
      open onClose={onClose} action={action} path="/api/law/limits/mark" body={{ key: limit.key, verified: form.verified === 'yes', source: form.source }}
      title={speak(limit.name)} button={t('save')} done={markDone}
    >
      <p>{t('text', { value: amount(limit), clause: speak(limit.clause.name) })}</p>
      <Radios
        name="verified" label={t('result')} required inline value={form.verified} onValue={(verified) => setForm({ ...form, verified })}
        options={[{ value: 'yes', label: speak(words.verified) }, { value: 'no', label: speak(words.unverified) }]}
      />
      <TextInput name="source" label={t('source')} hint={t('sourceHint')} required value={form.source} onValue={(source) => setForm({ ...form, source })} maxLength={300} />
    </StepDialog>
  )
}
