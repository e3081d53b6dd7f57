import { useState } from 'react'
import { Checkbox, Checkboxes, DateInput, Radios, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { UploadField } from '../../../web/shared/components/UploadField.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { TeamField } from './OrderDialog.tsx'
import { checkPath } from './shapes.ts'
import { SignaturePad } from './SignaturePad.tsx'
import { pageWords } from './words.ts'
import type { ReactNode } from 'react'
import type { Action } from '../../../web/shared/components/StepDialog.tsx'
import type { StoredFile } from '../../../web/shared/upload.ts'
import type { Check, OfCase } from './shapes.ts'

type StepProps = { check: Check; action: Action; onClose: () => void; onDone: () => void }
type Texts = { button: keyof typeof pageWords; done: keyof typeof pageWords; danger?: boolean; why?: string | false }

/** The dialog of one step; what a step asks for stands in a small form of its own below. */
export function Step(props: StepProps) {
  const Form = forms[props.action.step]
  return Form ? <Form {...props} /> : null
}

function Dialog({ check, action, onClose, onDone, body, button, done, danger, why, children }: StepProps & Texts & { body?: object; children?: ReactNode }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return (
    <StepDialog
      open
      onClose={onClose}
      action={action}
      path={checkPath(check.id, action.step)}
      body={{ seen: check.seen, application: check.application, ...body }}
      title={`${speak(words[`step.check.${action.step}`]!)} · ${check.enterprise}`}
      button={t(button)}
      danger={danger ?? false}
      done={pageWords[done]}
      onDone={onDone}
      disabledWhy={why ?? false}
    >
      {children}
    </StepDialog>
  )
}

function Begin(props: StepProps) {
  const t = useWords(pageWords)
  const me = useMe()
  const [present, setPresent] = useState<readonly string[]>([me.id])
  const [host, setHost] = useState('')
  const [shown, setShown] = useState(false)
  const why = !shown ? t('certificatesFirst') : present.length < props.check.fewest ? t('atLeast', { n: props.check.fewest }) : false
  return (
    <Dialog {...props} button="beginDo" done="begunDone" body={{ present, host, certificatesShown: shown }} why={why}>
      <Checkboxes
        name="present" label={t('whoIsHere')} inline hint={t('atLeast', { n: props.check.fewest })} required value={present} onValue={setPresent}
        options={props.check.team.map((member) => ({ value: member.id, label: member.name }))}
      />
      <TextInput name="host" label={t('host')} required value={host} onValue={setHost} />
      <Checkbox name="certificatesShown" label={t('certificates')} checked={shown} onChecked={setShown} />
    </Dialog>
  )
}

function Find(props: StepProps) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [item, setItem] = useState('')
  const [result, setResult] = useState('met')
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<StoredFile[]>([])
  return (
    <Dialog {...props} button="findDo" done="found" body={{ item, result, text, photos: photos.map((photo) => photo.id) }}>
      <TextInput name="item" label={t('item')} hint={t('itemHint')} example={t('itemExample')} required value={item} onValue={setItem} />
      <Radios
        name="result" label={t('result')} required inline value={result} onValue={setResult}
        options={['met', 'not-met', 'noted'].map((value) => ({ value, label: speak(words[`finding.${value}`]!) }))}
      />
      <TextArea name="text" label={t('text')} required value={text} onValue={setText} maxLength={2000} />
      <UploadField name="photos" label={t('photos')} owner={props.check.id} accept="image/*" multiple value={photos} onValue={setPhotos} />
    </Dialog>
  )
}

function Close(props: StepProps) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [result, setResult] = useState('passed')
  const [summary, setSummary] = useState('')
  return (
    <Dialog {...props} button="closeDo" done="closed" body={{ result, summary }}>
      <Radios
        name="result" label={t('result')} required inline value={result} onValue={setResult}
        options={['passed', 'failed'].map((value) => ({ value, label: speak(words[`result.${value}`]!) }))}
      />
      <TextArea name="summary" label={t('summary')} required value={summary} onValue={setSummary} maxLength={2000} />
    </Dialog>
  )
}

function Reschedule(props: StepProps) {
  const t = useWords(pageWords)
  const query = useQuery<OfCase>(`/api/site-checks/cases/${props.check.application}`)
  const [on, setOn] = useState(props.check.on)
  const [team, setTeam] = useState(props.check.team.map((member) => member.id))
  const officers = query.data?.officers.length ? query.data.officers : props.check.team
  return (
    <Dialog {...props} button="moveDo" done="moved" body={{ on, team }}>
      <DateInput name="on" label={t('on')} required value={on} onValue={setOn} />
      <TeamField officers={officers} fewest={props.check.fewest} team={team} onTeam={setTeam} />
    </Dialog>
  )
}

function SignOnSite(props: StepProps) {
  const t = useWords(pageWords)
  const [name, setName] = useState(props.check.host ?? '')
  const [post, setPost] = useState('')
  const [comment, setComment] = useState('')
  const [image, setImage] = useState<string | null>(null)
  return (
    <Dialog {...props} button="signDo" done="signed" body={{ name, post, comment, image }} why={image === null && t('padEmpty')}>
      <p>{t('signOnSiteText')}</p>
      <TextInput name="name" label={t('signerName')} required value={name} onValue={setName} />
      <TextInput name="post" label={t('signerPost')} required value={post} onValue={setPost} />
      <TextArea name="comment" label={t('comment')} value={comment} onValue={setComment} maxLength={2000} />
      <SignaturePad owner={props.check.id} onImage={setImage} />
    </Dialog>
  )
}

/** A step that asks for nothing but its confirmation and, where the law wants it, a reason. */
const plain = (text: keyof typeof pageWords, texts: Texts) =>
  function Plain(props: StepProps) {
    const t = useWords(pageWords)
    return <Dialog {...props} {...texts}><p>{t(text)}</p></Dialog>
  }

const forms: Record<string, (props: StepProps) => ReactNode> = {
  begin: Begin,
  find: Find,
  close: Close,
  reschedule: Reschedule,
  'sign-on-site': SignOnSite,
  confirm: plain('confirmText', { button: 'confirmDo', done: 'confirmed' }),
  contest: plain('contestText', { button: 'contest', done: 'contested' }),
  cancel: plain('cancelText', { button: 'cancel', done: 'cancelled', danger: true }),
  'note-refusal': plain('refusalText', { button: 'refusalDo', done: 'refusalDone', danger: true }),
}
