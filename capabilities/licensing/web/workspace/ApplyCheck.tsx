import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../../web/shared/components/ErrorSummary.tsx'
import { Checkbox } from '../../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { CheckAnswers } from '../../../../web/shared/components/TaskList.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { refresh } from '../../../../web/shared/query.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { answerProblems, requiredMaterials, summary } from '../../form.ts'
import { words } from '../words-draft.ts'
import { Answered } from './Answered.tsx'
import { ApplyFixes } from './ApplyFixes.tsx'
import { flush, forget, stateOf } from './draft.ts'
import { DraftStake } from './DraftStake.tsx'
import { FileLink } from './FileLine.tsx'
import { draftFile } from './shapes.ts'
import type { Done } from '../../../../web/shared/components/StepDialog.tsx'
import type { Work } from './useDraft.ts'

/** Check your answers: everything that will be handed in, the declaration, and the step itself. */
export function ApplyCheck({ work }: { work: Work }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { draft, answers, documents, guide } = work
  const { sector } = guide
  const problems = answerProblems(sector.form, answers, { complete: true })
  const needed = requiredMaterials(sector, answers)
  const missing = needed.filter(({ key }) => !documents[key]?.length)
  const rows = summary(sector.form, answers)
  const at = `/drafts/${draft.id}`
  return (
    <>
      <header className="ax-stack ax-stack-sm"><h1>{t('checkTitle')}</h1><p className="ax-soft">{t('checkLead')}</p></header>
      <DraftStake draft={draft} />
      {problems.length > 0 && <ApplyFixes work={work} />}
      {sector.form.sections.map((section) => (
        <div key={section.key} className="ax-card">
          <CheckAnswers
            title={speak(section.title)} answers={rows.filter((row) => row.section === section.title).map((row) => ({
              key: row.pointer, title: speak(row.label), value: <Answered row={row} />,
              ...(section.fields.some(({ key, from }) => from && `/${key}` === row.pointer) ? {} : { to: `${at}/form/${section.key}#f-${row.pointer.slice(1)}` }),
            }))}
          />
        </div>
      ))}
      <div className="ax-card">
        <CheckAnswers
          title={t('documentsTask')} answers={needed.map(({ key, title }) => ({
            key, title: speak(title), to: `${at}/documents#m-${key}`,
            value: documents[key]?.length
              ? <ul className="ax-plain-list">{documents[key].map((file) => <li key={file.id}><FileLink file={file} href={draftFile(draft.id, file.id)} /></li>)}</ul>
              : <span className="lw-missing">{t('none')}</span>,
          }))}
        />
      </div>
      {missing.length > 0 && (
        <Notice tone="wait" title={t('missingTitle', { n: missing.length })} actions={<ButtonLink to={`${at}/documents`}>{t('documentsTitle')}</ButtonLink>}>
          <p>{t('missingText')}</p>
          <ul className="ax-plain-list">{missing.map(({ key, title }) => <li key={key}>{speak(title)}</li>)}</ul>
        </Notice>
      )}
      {problems.length === 0 && <Submit work={work} missing={missing.length} nothing={missing.length === needed.length} />}
    </>
  )
}

function Submit({ work, missing, nothing }: { work: Work; missing: number; nothing: boolean }) {
  const t = useWords(words)
  const format = useFormat()
  const go = useNavigate()
  const [agreed, setAgreed] = useState(false)
  const { send, sending, problem } = useSend()
  const { draft, guide: { limits }, state } = work
  const why = nothing ? t('nothingAttached') : !agreed ? t('truthfulFirst') : state.clashes.length > 0 ? t('unsaved') : false
  const submit = async () => {
    if (!(await flush(draft.id))) return
    const answer = await send<Done>('/api/licensing/applications/submit', { draft: draft.id, version: stateOf(draft.id).draft!.version, truthful: true })
    if (!answer.ok) return
    refresh()
    await go(`/cases/${draft.id}/received`, { replace: true })
    forget(draft.id)
  }
  return (
    <section className="ax-card ax-stack">
      <h2>{t('declaration')}</h2>
      <Checkbox name="truthful" label={t('truthful')} checked={agreed} onChecked={setAgreed} />
      <p className="ax-hint">{t('truthfulWhy')}</p>
      <p>{t('submitHint', { days: format.period(limits.intake.value, limits.intake.unit) })}</p>
      <ErrorSummary problem={problem} />
      <div>
        <Button look="primary" size="large" icon="send" busy={sending} disabledWhy={why} onClick={() => void submit()}>
          {missing > 0 && !nothing ? t('submitMissing', { n: missing }) : t('submit')}
        </Button>
      </div>
    </section>
  )
}
