import { useState } from 'react'
import { useNavigate } from 'react-router'
import { get } from '../../../web/shared/api.ts'
import { Checkboxes, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { useNaming } from './parts.tsx'
import { requestPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { ReactNode } from 'react'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Request } from './shapes.ts'

export type StepProps = { request: Request; action: Action; onClose: () => void; onDone: () => void }
type Texts = { button: string; done: keyof typeof pageWords; danger?: boolean; disabledWhy?: string | false; body?: object; children: ReactNode }

/** The dialog of one step of a request. */
export function Step(props: StepProps) {
  const Form = forms[props.action.step]
  return Form ? <Form {...props} /> : null
}

function LookDialog({ request, action, onClose, onDone, button, done, danger, disabledWhy, body, children }: StepProps & Texts) {
  const speak = useSpeak()
  return (
    <StepDialog
      open onClose={onClose} action={action} path={requestPath(request.id, action.step)} body={{ seen: request.seen, ...body }} title={speak(words[`step.request.${action.step}`]!)}
      button={button} danger={danger ?? false} done={pageWords[done]} onDone={onDone} disabledWhy={disabledWhy ?? false}
    >
      {children}
    </StepDialog>
  )
}

function Approve(props: StepProps) {
  const t = useWords(pageWords)
  const naming = useNaming()
  const { request: { wanted, most, officer } } = props
  const [values, setValues] = useState(wanted.map((v) => v.key))
  const [days, setDays] = useState('1')
  const [times, setTimes] = useState('1')
  const [hold, setHold] = useState('')
  const [holdDays, setHoldDays] = useState('30')
  const body = { values, days: Number(days), times: Number(times), hold: hold.trim(), ...(hold.trim() ? { holdDays: Number(holdDays) } : {}) }
  return (
    <LookDialog {...props} button={t('approveDo')} done="approved" body={body} disabledWhy={values.length === 0 && t('wantedNone')}>
      <p>{t('approveText', { officer })}</p>
      <Checkboxes name="values" label={t('grantedOnly')} required value={values} onValue={setValues} options={wanted.map((v) => ({ value: v.key, label: naming.whole(v) }))} />
      <TextInput name="days" label={t('days')} hint={t('daysHint', { n: most.days })} required type="number" min={1} max={most.days} size={6} value={days} onValue={setDays} />
      <TextInput name="times" label={t('times')} hint={t('timesHint', { n: most.times, minutes: most.minutes })} required type="number" min={1} max={most.times} size={6} value={times} onValue={setTimes} />
      <TextArea name="hold" label={t('hold')} hint={t('holdHint', { n: most.hold })} rows={2} maxLength={400} value={hold} onValue={setHold} />
      {hold.trim() !== '' && <TextInput name="holdDays" label={t('holdDays')} required type="number" min={1} max={most.hold} size={6} value={holdDays} onValue={setHoldDays} />}
    </LookDialog>
  )
}

function Refuse(props: StepProps) {
  const t = useWords(pageWords)
  return <LookDialog {...props} button={t('refuseDo')} done="refused" danger><p>{t('refuseText')}</p></LookDialog>
}
function Revoke(props: StepProps) {
  const t = useWords(pageWords)
  return <LookDialog {...props} button={t('revokeDo')} done="revokeDone" danger><p>{t('revokeText')}</p></LookDialog>
}
function Withdraw(props: StepProps) {
  const t = useWords(pageWords)
  return <LookDialog {...props} button={t('withdrawDo')} done="withdrawn" danger><p>{t('withdrawText')}</p></LookDialog>
}

/** Opens the view and goes there: the look is recorded by this step, the values follow on their own page. */
function Open(props: StepProps) {
  const t = useWords(pageWords)
  const navigate = useNavigate()
  const { request } = props
  const go = async () => {
    const now = await get<Request>(requestPath(request.id))
    const view = now.ok && now.value.views[0]
    if (view) void navigate(`/looks/${request.id}/views/${view.id}`)
  }
  return (
    <LookDialog {...props} onDone={() => void go()} button={t('openDo', { minutes: request.most.minutes })} done="opened" body={{ caseNumber: request.caseNumber }}>
      <p>{t(request.hold ? 'openTextHeld' : 'openText', { nth: request.used + 1, times: request.times ?? 0 })}</p>
    </LookDialog>
  )
}

const forms: Record<string, (props: StepProps) => ReactNode> = { approve: Approve, refuse: Refuse, revoke: Revoke, withdraw: Withdraw, open: Open }
