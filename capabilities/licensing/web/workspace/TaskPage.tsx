import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { ConfirmDialog } from '../../../../web/shared/components/Dialog.tsx'
import { TaskList } from '../../../../web/shared/components/TaskList.tsx'
import { refresh } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { answerProblems, progress, requiredMaterials } from '../../form.ts'
import { words as common } from '../../words.ts'
import { words } from '../words-draft.ts'
import { AskedList } from './AskedList.tsx'
import { forget } from './draft.ts'
import { DraftFrame } from './DraftFrame.tsx'
import { DraftStake } from './DraftStake.tsx'
import type { Task } from '../../../../web/shared/components/TaskList.tsx'
import type { Section } from '../../sectors/sector.ts'
import type { Work } from './useDraft.ts'

/** A draft's home: what there is to do, how far each part is, and the next step. */
export const Page = () => <DraftFrame home>{(work) => (work.view ? <Amending work={work} /> : <Applying work={work} />)}</DraftFrame>

function Applying({ work }: { work: Work }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { draft } = work
  const sections = useSections(work)
  const documents = useDocumentsTask(work)
  const check = useCheckTask(work)
  const next = [...sections, documents, check].find((task) => task.state !== 'done' && task.state !== 'closed')
  return (
    <>
      <header className="ax-stack ax-stack-sm">
        <h1>{t(draft.kind === 'new' ? 'taskTitle' : 'taskTitleOf', { sector: speak(common[`sector.${draft.sector}`]!), kind: speak(common[`kind.${draft.kind}`]!) })}</h1>
        <p className="ax-soft">{t('taskLead')}</p>
      </header>
      <DraftStake draft={draft} />
      {next && <div><ButtonLink look="primary" icon="arrowRight" to={next.to!}>{t('openNext', { title: String(next.title) })}</ButtonLink></div>}
      <section className="ax-card ax-stack"><h2>{t('sections')}</h2><TaskList tasks={sections} /></section>
      <section className="ax-card ax-stack"><h2>{t('documents')}</h2><TaskList tasks={[documents]} /></section>
      <section className="ax-card ax-stack"><h2>{t('check')}</h2><TaskList tasks={[check]} /></section>
      <Removal id={draft.id} />
    </>
  )
}

/** Answering a notice: the asked items first, everything else behind a fold. */
function Amending({ work }: { work: Work }) {
  const t = useWords(words)
  const { view, draft } = work
  const sections = useSections(work)
  const documents = useDocumentsTask(work)
  return (
    <>
      <header className="ax-stack ax-stack-sm">
        <h1>{t(view!.state === 'returned' ? 'answerTitle' : 'amendTitle', { number: view!.number })}</h1>
        <p className="ax-soft">{t('amendLead')}</p>
      </header>
      <section className="ax-card ax-stack"><h2>{t('asked')}</h2><AskedList work={work} /></section>
      <div><ButtonLink look="primary" icon="arrowRight" to={`/drafts/${draft.id}/check`}>{t('amendCheck')}</ButtonLink></div>
      <details className="ax-card lw-fold"><summary>{t('others')}</summary><TaskList tasks={[...sections, documents]} /></details>
    </>
  )
}

function useSections({ draft, answers, guide, state }: Work): Task[] {
  const speak = useSpeak()
  const looked = [...draft.looked]
  const wrong = answerProblems(guide.sector.form, answers, { complete: false }).map(({ pointer }) => pointer.split('/')[1])
  const stateOf = (section: Section): Task['state'] => {
    if (section.fields.some(({ key }) => wrong.includes(key) || state.clashes.some((clash) => clash.key === key))) return 'wrong'
    const how = progress(section, answers)
    if (how === 'finished') return 'done'
    return how === 'started' || looked.includes(section.key) ? 'seen' : 'new'
  }
  return guide.sector.form.sections.map((section) => ({
    key: section.key, title: speak(section.title), state: stateOf(section), to: `/drafts/${draft.id}/form/${section.key}`,
  }))
}

function useDocumentsTask({ draft, answers, documents, guide }: Work): Task {
  const t = useWords(words)
  const needed = requiredMaterials(guide.sector, answers)
  const done = needed.filter(({ key }) => documents[key]?.length).length
  const begun = done > 0 || draft.looked.includes('documents')
  return {
    key: 'documents', title: t('documentsTask'), to: `/drafts/${draft.id}/documents`, hint: t('documentsCount', { all: needed.length, done }),
    state: done === needed.length ? 'done' : begun ? 'seen' : 'new',
  }
}

function useCheckTask({ draft, answers, documents, guide }: Work): Task {
  const t = useWords(words)
  const open = answerProblems(guide.sector.form, answers, { complete: true }).length > 0
  const missing = requiredMaterials(guide.sector, answers).filter(({ key }) => !documents[key]?.length).length
  return {
    key: 'check', title: t('checkTask'), to: `/drafts/${draft.id}/check`, state: open ? 'closed' : 'new', why: t('checkLater'),
    hint: missing ? t('checkMissing', { n: missing }) : t('checkReady'),
  }
}

function Removal({ id }: { id: string }) {
  const t = useWords(words)
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const { send, sending, problem } = useSend()
  const remove = async () => {
    if (!(await send(`/api/licensing/drafts/${id}/remove`, {})).ok) return
    forget(id)
    refresh('/api/licensing/drafts')
    await go('/', { replace: true })
  }
  return (
    <div>
      <Button look="quiet" icon="close" onClick={() => setAsking(true)}>{t('remove')}</Button>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={t('removeTitle')} action={t('removeDo')} danger busy={sending} problem={problem} onConfirm={() => void remove()}>
        <p>{t('removeText')}</p>
      </ConfirmDialog>
    </div>
  )
}
