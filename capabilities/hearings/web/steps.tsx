import { useState } from 'react'
import { Button, IconButton } from '../../../web/shared/components/Button.tsx'
import { Checkbox, DateInput, Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { sideWords } from './looks.tsx'
import { hearingPath, sides } from './shapes.ts'
import { pageWords } from './words.ts'
import type { ReactNode } from 'react'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { Hearing, Participant, Point, Side } from './shapes.ts'

export type StepProps = { hearing: Hearing; action: Action; onClose: () => void; onDone: () => void }
type Texts = { button: keyof typeof pageWords; done: keyof typeof pageWords; danger?: boolean; ready?: boolean }

/** The dialog of one step; what a step asks for stands in a small form of its own below. */
export function Step(props: StepProps) {
  const Form = forms[props.action.step]
  return Form ? <Form {...props} /> : null
}

export function HearingDialog({ hearing, action, onClose, onDone, body, button, done, danger, ready = true, children }: StepProps & Texts & { body?: object; children?: ReactNode }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return (
    <StepDialog
      open onClose={onClose} action={action} path={hearingPath(hearing.id, action.step)} body={{ seen: hearing.seen, application: hearing.application, licence: hearing.licence, ...body }}
      title={speak(words[`step.hearing.${action.step}`]!)} button={t(button)} danger={danger ?? false} done={pageWords[done]} onDone={onDone}
      disabledWhy={!ready && t('needed')}
    >
      {children}
    </StepDialog>
  )
}

function TakeRequest(props: StepProps) {
  const t = useWords(pageWords)
  const [name, setName] = useState('')
  return (
    <HearingDialog {...props} button="takeDo" done="requested" body={{ name }} ready={name.trim() !== ''}>
      <p>{t('takeRequestText')}</p>
      <TextInput name="name" label={t('party')} required value={name} onValue={setName} />
    </HearingDialog>
  )
}

function Announce(props: StepProps) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const { hearing, action } = props
  const moving = action.step === 'move'
  const [on, setOn] = useState([hearing.on ?? '', hearing.earliest ?? ''].toSorted().at(-1)!)
  const [time, setTime] = useState(hearing.time ?? '09:30')
  const [place, setPlace] = useState(hearing.place ?? '')
  const [chair, setChair] = useState(hearing.officers.find((officer) => officer.name === hearing.chair)?.id ?? '')
  const [open, setOpen] = useState(true)
  const body = { on, time, place, chair, ...(moving ? {} : { open }) }
  return (
    <HearingDialog {...props} button={moving ? 'moveDo' : 'announceDo'} done={moving ? 'moved' : 'announced'} body={body} ready={!!(on && time && place.trim() && chair)}>
      {hearing.earliest && <p>{hearing.holdBy ? t('announceText', { day: day(hearing.earliest), by: day(hearing.holdBy) }) : t('announceFrom', { day: day(hearing.earliest) })}</p>}
      <DateInput name="on" label={t('on')} required value={on} onValue={setOn} />
      <TextInput name="time" label={t('time')} required value={time} onValue={setTime} type="time" size={8} />
      <TextInput name="place" label={t('place')} required value={place} onValue={setPlace} />
      <Select
        name="chair" label={t('chair')} hint={t('chairHint')} required value={chair} onValue={setChair} placeholder={t('choose')}
        options={hearing.officers.map((officer) => ({ value: officer.id, label: officer.name }))}
      />
      {!moving && <Checkbox name="open" label={t('public')} checked={open} onChecked={setOpen} />}
    </HearingDialog>
  )
}

function Hold(props: StepProps) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [people, setPeople] = useState<Participant[]>([{ name: '', side: 'authority' }, { name: '', side: 'applicant' }])
  const [points, setPoints] = useState<Point[]>([{ side: 'authority', text: '' }, { side: 'applicant', text: '' }])
  const options = sides.map((value) => ({ value, label: speak(sideWords(value, props.hearing)) }))
  const change = <T,>(list: T[], at: number, more: Partial<T>) => list.map((one, i) => (i === at ? { ...one, ...more } : one))
  const body = { participants: people.filter((p) => p.name.trim()), points: points.filter((p) => p.text.trim()) }
  return (
    <HearingDialog {...props} button="holdDo" done="held" body={body} ready={body.participants.length > 0 && body.points.length > 0}>
      <p>{t(props.hearing.licence ? 'holdMeasure' : 'holdText')}</p>
      <h3>{t('participants')}</h3>
      {people.map((p, i) => (
        <div key={i} className="ax-row">
          <Select name={`participants.${i}.side`} label={t('side')} required value={p.side} onValue={(side) => setPeople(change(people, i, { side: side as Side }))} options={options} />
          <TextInput name={`participants.${i}.name`} label={t('who')} required value={p.name} onValue={(name) => setPeople(change(people, i, { name }))} />
          <IconButton icon="close" label={t('remove')} onClick={() => setPeople(people.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={() => setPeople([...people, { name: '', side: 'other' }])}>{t('addPerson')}</Button></div>
      <h3>{t('record')}</h3>
      {points.map((p, i) => (
        <div key={i} className="ax-stack ax-stack-sm">
          <Select name={`points.${i}.side`} label={t('side')} required value={p.side} onValue={(side) => setPoints(change(points, i, { side: side as Side }))} options={options} />
          <TextArea name={`points.${i}.text`} label={t('said')} required value={p.text} onValue={(text) => setPoints(change(points, i, { text }))} maxLength={4000} />
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={() => setPoints([...points, { side: 'authority', text: '' }])}>{t('addPoint')}</Button></div>
    </HearingDialog>
  )
}

function Close(props: StepProps) {
  const t = useWords(pageWords)
  const [conclusion, setConclusion] = useState('')
  const [unsigned, setUnsigned] = useState(false)
  return (
    <HearingDialog {...props} button="closeDo" done="closed" body={{ conclusion, unsigned }} ready={conclusion.trim() !== '' && (unsigned || !!props.hearing.signed)}>
      <p>{t('closeText')}</p>
      <TextArea name="conclusion" label={t('conclusion')} required value={conclusion} onValue={setConclusion} maxLength={4000} />
      {!props.hearing.signed && <Checkbox name="unsigned" label={t('unsigned')} checked={unsigned} onChecked={setUnsigned} />}
    </HearingDialog>
  )
}

function Cancel(props: StepProps) {
  const t = useWords(pageWords)
  return <HearingDialog {...props} button="cancelDo" done="cancelled" danger><p>{t('cancelText')}</p></HearingDialog>
}

const forms: Record<string, (props: StepProps) => ReactNode> = { 'take-request': TakeRequest, announce: Announce, move: Announce, hold: Hold, close: Close, cancel: Cancel }
