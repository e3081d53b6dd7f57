import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { HearingState } from './looks.tsx'
import { Record } from './Record.tsx'
import { hearingPath } from './shapes.ts'
import { HearingDialog } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Hearing, OfCase } from './shapes.ts'
import type { StepProps } from './steps.tsx'

/** What the enterprise may do about being heard, and what came of it. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/hearings/cases/${id}`, {}, { live: ['hearings.*'] })
  return query.data?.hearings.map((hearing) => <One key={hearing.id} id={hearing.id} />) ?? null
}

/** The same of the measures against a licence. */
export function LicencePart({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/hearings/licences/${id}`, {}, { live: ['hearings.*'] })
  return query.data?.hearings.toReversed().map((hearing) => <One key={hearing.id} id={hearing.id} />) ?? null
}

function One({ id }: { id: string }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const query = useQuery<Hearing>(hearingPath(id), {}, { live: [id] })
  const hearing = query.data
  if (!hearing) return null
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart"><h2>{hearing.state === 'offered' ? t('mayAsk') : t('title')}</h2><HearingState state={hearing.state} signed={hearing.signed} /></div>
      <p><span className="ax-soft">{t('matter')}</span> {hearing.matter}</p>
      {hearing.state === 'offered' && <p>{t('mayAskText', { date: day(hearing.askUntil) })}</p>}
      {hearing.state === 'requested' && hearing.holdBy && <p>{t('waiting', { date: day(hearing.holdBy) })}</p>}
      {hearing.on && hearing.state !== 'cancelled' && (
        <dl className="ax-facts">
          <div><dt>{t('on')}</dt><dd><b>{day(hearing.on)} {hearing.time}</b></dd></div>
          <div><dt>{t('place')}</dt><dd>{hearing.place} · {t(hearing.open ? 'public' : 'notPublic')}</dd></div>
          <div><dt>{t('chair')}</dt><dd>{hearing.chair}</dd></div>
        </dl>
      )}
      {hearing.state === 'announced' && <p>{t('meetsDo')}</p>}
      <Steps hearing={hearing} reload={query.reload} />
      <Record hearing={hearing} />
    </section>
  )
}

function Steps({ hearing, reload }: { hearing: Hearing; reload: () => void }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const [open, setOpen] = useState<string>()
  const find = (step: string) => hearing.actions.find((a) => a.step === step)
  const action = open ? find(open) : undefined
  const texts = { request: 'ask', waive: 'waive', sign: 'toSign', cancel: 'cancelDo' } as const
  const steps = (Object.keys(texts) as (keyof typeof texts)[]).filter((step) => find(step)?.allowed && !(step === 'sign' && hearing.signed))
  const props = action && { hearing, action, onClose: () => setOpen(undefined), onDone: reload }
  return (
    <div className="ax-row ax-no-print">
      {steps.map((step) => <Button key={step} look={['request', 'sign'].includes(step) ? 'primary' : 'quiet'} onClick={() => setOpen(step)}>{t(texts[step])}</Button>)}
      {props && open === 'request' && <HearingDialog {...props} button="askDo" done="asked"><p>{t('mayAskText', { date: day(hearing.askUntil) })}</p></HearingDialog>}
      {props && open === 'waive' && <HearingDialog {...props} button="waive" done="waived" danger><p>{t('waiveText')}</p></HearingDialog>}
      {props && open === 'cancel' && <HearingDialog {...props} button="cancelDo" done="cancelled" danger><p>{t('cancelText')}</p></HearingDialog>}
      {props && open === 'sign' && <Sign {...props} />}
    </div>
  )
}

function Sign(props: StepProps) {
  const t = useWords(pageWords)
  const [name, setName] = useState('')
  const [comment, setComment] = useState('')
  return (
    <HearingDialog {...props} button="sign" done="signed" body={{ name, comment }} ready={name.trim() !== ''}>
      <p>{t('signText')}</p>
      <TextInput name="name" label={t('signName')} required value={name} onValue={setName} />
      <TextArea name="comment" label={t('comment')} value={comment} onValue={setComment} maxLength={2000} />
    </HearingDialog>
  )
}
