import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { TextArea } from '../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { refresh } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { answerProblems, differences } from '../../form.ts'
import { words } from '../words-draft.ts'
import { ApplyFixes } from './ApplyFixes.tsx'
import { askedOf, titleOf } from './asked.ts'
import { AskedList } from './AskedList.tsx'
import { Changes } from './Changes.tsx'
import { flush, forget, stateOf } from './draft.ts'
import { draftFile } from './shapes.ts'
import type { CaseView, FileRef } from './shapes.ts'
import type { Work } from './useDraft.ts'

/** What changed against the last hand-in, and the step that answers the notice or the findings. */
export function AmendCheck({ work, view }: { work: Work; view: CaseView }) {
  const t = useWords(words)
  const go = useNavigate()
  const [note, setNote] = useState('')
  const { send, sending, problem } = useSend()
  const { draft, answers, guide: { sector } } = work
  const returned = view.state === 'returned'
  const asked = askedOf(view, sector, work)
  const open = asked.filter((item) => !item.done).length
  const fields = differences(sector.form, view.answers, answers)
  const files = fileChanges(view, work)
  const incomplete = answerProblems(sector.form, answers, { complete: true }).length
  const why = incomplete > 0 ? t('fixTitle', { n: incomplete })
    : fields.length + files.length === 0 ? t('noChange') : !returned && open > 0 ? t('openItems', { n: open }) : false
  const handIn = async () => {
    if (!(await flush(draft.id))) return
    const { version } = stateOf(draft.id).draft!
    const step = returned ? 'answer' : 'complete'
    const answer = await send(`/api/licensing/applications/${view.id}/${step}`, { seen: view.seen, version, ...(returned ? { note: note.trim() } : {}) })
    if (!answer.ok) return
    refresh()
    await go(`/cases/${view.id}/received`, { replace: true })
    forget(draft.id)
  }
  return (
    <>
      <header className="ax-stack ax-stack-sm"><h1>{t('amendCheckTitle')}</h1><p className="ax-soft">{t('amendCheckLead')}</p></header>
      <section className="ax-card ax-stack"><h2>{t('asked')}</h2><AskedList work={work} /></section>
      {incomplete > 0 && <ApplyFixes work={work} />}
      {fields.length + files.length > 0
        ? <section className="ax-card"><Changes answers={fields} documents={files} href={(id) => draftFile(draft.id, id)} /></section>
        : <Notice tone="wait">{t('noChange')}</Notice>}
      <section className="ax-stack">
        {returned && <TextArea name="note" label={t('note')} hint={t('noteHint')} value={note} onValue={setNote} maxLength={2000} />}
        <ProblemNotice problem={problem} />
        <div><Button look="primary" size="large" icon="send" busy={sending} disabledWhy={why} onClick={() => void handIn()}>{t(returned ? 'answer' : 'complete')}</Button></div>
      </section>
    </>
  )
}

function fileChanges(view: CaseView, { documents, guide }: Work) {
  const without = (some: readonly FileRef[] = [], others: readonly FileRef[] = []) => some.filter(({ id }) => !others.some((other) => other.id === id))
  return Object.keys({ ...view.documents, ...documents }).map((key) => ({
    key, title: titleOf(guide.sector, key), added: without(documents[key], view.documents[key]), removed: without(view.documents[key], documents[key]),
  })).filter(({ added, removed }) => added.length + removed.length > 0)
}
