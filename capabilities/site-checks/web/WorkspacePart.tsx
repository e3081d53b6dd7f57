import './checks.css'
import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Findings, Signature } from './Findings.tsx'
import { CheckResult, CheckState } from './looks.tsx'
import { checkPath, namesOf } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Check, CheckItem, OfCase } from './shapes.ts'

/** What the enterprise needs to know of on-site checks of its case: who comes when, what was found, where to sign. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/site-checks/cases/${id}`, {}, { live: ['site-checks.*'] })
  const shown = query.data?.checks.filter((check) => check.state !== 'cancelled') ?? []
  return shown.map((check) => <One key={check.id} item={check} />)
}

function One({ item }: { item: CheckItem }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const over = ['to-sign', 'done'].includes(item.state)
  const query = useQuery<Check>(over ? checkPath(item.id) : null, {}, { live: [item.id] })
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart"><h2>{t('comes')}</h2><span className="ax-row"><CheckState state={item.state} /><CheckResult result={item.result} /></span></div>
      <p>{t('comesText', { date: day(item.on), names: namesOf(item.team), place: item.place })}</p>
      {item.state === 'planned' && <p>{t('comesDo')}</p>}
      {item.state === 'under-way' && <p>{t('underWay')}</p>}
      {item.state === 'to-confirm' && <p>{t('awaits')}</p>}
      {query.data && <Record check={query.data} reload={query.reload} />}
    </section>
  )
}

function Record({ check, reload }: { check: Check; reload: () => void }) {
  const t = useWords(pageWords)
  const [open, setOpen] = useState(false)
  const sign = check.actions.find((a) => a.step === 'sign')
  return (
    <>
      {check.summary && <p><span className="ax-soft">{t('summary')}</span> {check.summary}</p>}
      {sign && <div><Button look="primary" icon="edit" onClick={() => setOpen(true)}>{t('toSign')}</Button></div>}
      <details className="sc-fold" open={!!sign}><summary>{t('findings')} <span className="ax-soft">{check.findings.length}</span></summary><Findings check={check} /></details>
      <Signature check={check} />
      {sign && open && <SignDialog check={check} action={sign} onClose={() => setOpen(false)} onDone={reload} />}
    </>
  )
}

function SignDialog({ check, action, onClose, onDone }: { check: Check; action: Check['actions'][number]; onClose: () => void; onDone: () => void }) {
  const t = useWords(pageWords)
  const [name, setName] = useState('')
  const [post, setPost] = useState('')
  const [comment, setComment] = useState('')
  return (
    <StepDialog
      open onClose={onClose} action={action} path={checkPath(check.id, 'sign')} body={{ seen: check.seen, application: check.application, name, post, comment }} title={t('toSign')} button={t('sign')}
      done={pageWords.signed} onDone={onDone} disabledWhy={(!name.trim() || !post.trim()) && t('signerName')}
    >
      <p>{t('toSignText')}</p>
      <TextInput name="name" label={t('signerName')} required value={name} onValue={setName} />
      <TextInput name="post" label={t('signerPost')} required value={post} onValue={setPost} />
      <TextArea name="comment" label={t('comment')} value={comment} onValue={setComment} maxLength={2000} />
    </StepDialog>
  )
}
