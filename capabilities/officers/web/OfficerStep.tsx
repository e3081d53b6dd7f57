import { useState } from 'react'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Checkboxes, DateInput, Select, TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { posts, type Post } from '../facts.ts'
import { groundWords, postWords } from '../words.ts'
import { PlaceFields } from './PlaceFields.tsx'
import { api } from './types.ts'
import { done, words } from './words-steps.ts'
import type { ReactNode } from 'react'
import type { Words } from '../../../web/shared/words.ts'
import type { Account, Entry, List, Officer } from './types.ts'

export const stepTitles = {
  'grant-qualification': 'grant', 'suspend-qualification': 'suspend', 'restore-qualification': 'restore', post: 'takeUp', rotate: 'rotate', 'count-complaint': 'complaint',
  'attach-account': 'attach', 'detach-account': 'detach', correct: 'correct', leave: 'leave', return: 'return',
} as const
export type Step = keyof typeof stepTitles
type Props = { officer: Officer; onClose: () => void }

/** The dialog of one step on a person. */
export function OfficerStep({ step, ...props }: Props & { step: Step }) {
  const t = useWords(words)
  switch (step) {
    case 'grant-qualification': return <Grant {...props} />
    case 'suspend-qualification': return <Suspend {...props} />
    case 'restore-qualification': return <Restore {...props} />
    case 'post': return <TakeUp {...props} />
    case 'rotate': return <Rotate {...props} />
    case 'count-complaint': return <Complaint {...props} />
    case 'attach-account': return <Attach {...props} />
    case 'detach-account': return <Detach {...props} />
    case 'correct': return <Correct {...props} />
    case 'leave': return <One {...props} step="leave" said={done.left} danger><p>{t('leaveText')}</p></One>
    case 'return': return <One {...props} step="return" said={done.returned}><p>{t('returnText')}</p></One>
  }
}

function One({ officer, step, onClose, said, danger, body, disabledWhy, button, children }: Props & {
  step: Step; said: Words; danger?: boolean; body?: object; disabledWhy?: string | false; button?: string; children: ReactNode
}) {
  const t = useWords(words)
  const title = t(stepTitles[step])
  return (
    <StepDialog
      open onClose={onClose} action={officer.actions.find((a) => a.step === step)!} path={api(`officers/${officer.id}/${step}`)} body={{ ...body, seen: officer.seen }}
      title={`${title} · ${officer.name}`} button={button ?? title} done={said} danger={danger ?? false} disabledWhy={disabledWhy ?? false}
    >{children}</StepDialog>
  )
}

function PostSelect({ of, value, onValue }: { of: readonly Post[]; value: string; onValue: (post: string) => void }) {
  const t = useWords(words)
  const speak = useSpeak()
  return <Select name="post" label={t('post')} required placeholder={t('choose')} value={value} onValue={onValue} options={of.map((p) => ({ value: p, label: speak(postWords[p]) }))} />
}
const optional = (value: string) => (value ? value : undefined)

function TrainingSelect({ officer, since, value, onValue }: { officer: Officer; since?: string | null; value: string; onValue: (id: string) => void }) {
  const t = useWords(words)
  const options = officer.trainings.filter((x) => !since || x.on >= since)
    .map((x) => ({ value: x.training, label: t('trainingOption', { on: x.on, title: x.title, mark: x.mark ?? t('noMark') }), disabled: (x.mark ?? 0) < officer.passMark }))
  return <Select name="training" label={t('training')} hint={t('trainingHint')} required placeholder={t('choose')} value={value} onValue={onValue} options={options} />
}

function Grant(props: Props) {
  const t = useWords(words)
  const speak = useSpeak()
  const [post, setPost] = useState('')
  const [ground, setGround] = useState('training')
  const [training, setTraining] = useState('')
  const [document, setDocument] = useState('')
  const [until, setUntil] = useState('')
  const body = { post, ground, until: optional(until), training: ground === 'training' ? training || null : null, document: ground === 'superior' ? document || null : null }
  return (
    <One {...props} step="grant-qualification" said={done.granted} body={body} disabledWhy={!post && t('choose')}>
      <p>{t('grantText')}</p>
      <PostSelect of={posts} value={post} onValue={setPost} />
      <Select name="ground" label={t('ground')} required value={ground} onValue={setGround} options={Object.entries(groundWords).map(([value, w]) => ({ value, label: speak(w) }))} />
      {ground === 'training' && <TrainingSelect officer={props.officer} value={training} onValue={setTraining} />}
      {ground === 'superior' && <TextInput name="document" label={t('document')} hint={t('documentHint')} required value={document} onValue={setDocument} />}
      <DateInput name="until" label={t('until')} value={until} onValue={setUntil} />
    </One>
  )
}

function Suspend(props: Props) {
  const t = useWords(words)
  const speak = useSpeak()
  const open = props.officer.qualifications.filter((q) => !q.suspendedOn).map((q) => q.post)
  const [post, setPost] = useState<string>(open[0] ?? '')
  return (
    <One {...props} step="suspend-qualification" said={done.suspended} danger body={{ post }} disabledWhy={!post && t('choose')}>
      <PostSelect of={open} value={post} onValue={setPost} />
      {post && <p>{t('suspendText', { post: speak(postWords[post as Post]) })}</p>}
    </One>
  )
}

function Restore(props: Props) {
  const t = useWords(words)
  const speak = useSpeak()
  const closed = props.officer.qualifications.filter((q) => q.suspendedOn)
  const [post, setPost] = useState<string>(closed[0]?.post ?? '')
  const [training, setTraining] = useState('')
  return (
    <One {...props} step="restore-qualification" said={done.restored} body={{ post, training: training || null }} disabledWhy={!post && t('choose')}>
      <PostSelect of={closed.map((q) => q.post)} value={post} onValue={setPost} />
      {post && <p>{t('restoreText', { post: speak(postWords[post as Post]) })}</p>}
      <TrainingSelect officer={props.officer} since={closed.find((q) => q.post === post)?.suspendedOn ?? null} value={training} onValue={setTraining} />
    </One>
  )
}

function TakeUp(props: Props) {
  const t = useWords(words)
  const held = props.officer.postings.filter((p) => !p.endedOn).map((p) => p.post)
  const [post, setPost] = useState('')
  const [from, setFrom] = useState('')
  return (
    <One {...props} step="post" said={done.posted} body={{ post, from: optional(from) }} disabledWhy={!post && t('choose')}>
      <p>{t('takeUpText')}</p>
      <PostSelect of={posts.filter((p) => !held.includes(p))} value={post} onValue={setPost} />
      <DateInput name="from" label={t('from')} value={from} onValue={setFrom} />
    </One>
  )
}

function Rotate(props: Props) {
  const t = useWords(words)
  const speak = useSpeak()
  const { officer } = props
  const held = officer.postings.filter((p) => !p.endedOn).map((p) => p.post)
  const [post, setPost] = useState<string>(held[0] ?? '')
  const [successor, setSuccessor] = useState('')
  const [handOver, setHandOver] = useState<string[]>([])
  const cases = post === 'review' ? officer.cases : []
  const valid = useQuery<List<Entry>>(post ? api('officers') : null, { post, standing: 'valid', state: 'serving', limit: 200 }).data?.items ?? []
  const ending = useQuery<List<Entry>>(post ? api('officers') : null, { post, standing: 'ending', state: 'serving', limit: 200 }).data?.items ?? []
  const options = [...valid, ...ending].filter((o) => o.id !== officer.id && o.department === officer.department).map((o) => ({ value: o.id, label: o.name }))
  const missing = cases.some((c) => !handOver.includes(c.application))
  return (
    <One
      {...props} step="rotate" said={done.rotated} danger button={t('rotateButton')} body={{ post, successor, handOver }}
      disabledWhy={(!post && t('choose')) || (!successor && t('successorMissing')) || (missing && t('handOverMissing'))}
    >
      <PostSelect of={held} value={post} onValue={setPost} />
      {post && <p>{cases.length ? t('rotateText', { post: speak(postWords[post as Post]) }) : t('rotateNone')}</p>}
      <Select name="successor" label={t('successor')} hint={t('successorHint')} required placeholder={t('choose')} value={successor} onValue={setSuccessor} options={options} />
      {cases.length > 0 && <Checkboxes name="handOver" label={t('handOver')} required value={handOver} onValue={setHandOver} options={cases.map((c) => ({ value: c.application, label: c.number }))} />}
    </One>
  )
}

function Complaint(props: Props) {
  const t = useWords(words)
  const [note, setNote] = useState('')
  return (
    <One {...props} step="count-complaint" said={done.counted} body={{ note }} disabledWhy={!note.trim() && t('note')}>
      <p>{t('complaintText')}</p>
      <TextArea name="note" label={t('note')} required value={note} onValue={setNote} maxLength={500} />
    </One>
  )
}

function Attach(props: Props) {
  const t = useWords(words)
  const [account, setAccount] = useState('')
  const free = useQuery<{ items: Account[] }>(api('free-accounts')).data?.items ?? []
  return (
    <One {...props} step="attach-account" said={done.attached} body={{ account }} disabledWhy={!account && t('choose')}>
      <p>{t('attachText')}</p>
      <Select name="account" label={t('attach')} required placeholder={t('choose')} value={account} onValue={setAccount} options={free.map((a) => ({ value: a.id, label: `${a.name} · ${a.account}` }))} />
    </One>
  )
}

function Detach(props: Props) {
  const t = useWords(words)
  const [account, setAccount] = useState('')
  return (
    <One {...props} step="detach-account" said={done.detached} danger body={{ account }} disabledWhy={!account && t('choose')}>
      <p>{t('detachText')}</p>
      <Select name="account" label={t('detach')} required placeholder={t('choose')} value={account} onValue={setAccount} options={props.officer.accounts.map((a) => ({ value: a.id, label: `${a.name} · ${a.account}` }))} />
    </One>
  )
}

function Correct(props: Props) {
  const t = useWords(words)
  const { name, region, department } = props.officer
  const [value, setValue] = useState({ name, region, department })
  return (
    <One {...props} step="correct" said={done.corrected} body={value}>
      <p>{t('correctText')}</p>
      <PlaceFields value={value} onValue={setValue} />
    </One>
  )
}
