import './workspace.css'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../../web/shared/components/StepDialog.tsx'
import { PrintButton } from '../../../../web/shared/components/small.tsx'
import { proofHref, Timeline } from '../../../../web/shared/components/Timeline.tsx'
import { CheckAnswers } from '../../../../web/shared/components/TaskList.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { Parts } from '../../../../web/shared/parts.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { summary } from '../../form.ts'
import { AtStakeOf } from '../at-stake.tsx'
import { words } from '../words-workspace.ts'
import { Answered } from './Answered.tsx'
import { CaseDemands } from './CaseDemands.tsx'
import { CaseHistory } from './CaseHistory.tsx'
import { CaseTurn } from './CaseTurn.tsx'
import { FileLine } from './FileLine.tsx'
import { CaseState, useCaseTitle } from './states.tsx'
import { caseFile } from './shapes.ts'
import { useCase, useGuide } from './useDraft.ts'
import { Writs } from './Writs.tsx'
import type { CaseView, Fact, Guide } from './shapes.ts'

/** A case as a parcel: where it is, whose turn, until when; what was asked and answered; everything in it. */
export function Page() {
  const { id = '' } = useParams()
  const view = useCase(id)
  const guide = useGuide(view.data?.sector, view.data?.kind)
  return <QueryView query={view} lines={8}>{(loaded) => <QueryView query={guide}>{(known) => <Case view={loaded} guide={known} />}</QueryView>}</QueryView>
}

function Case({ view, guide }: { view: CaseView; guide: Guide }) {
  const t = useWords(words)
  const caseTitle = useCaseTitle()
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-row ax-row-apart">
        <div>
          <h1>{caseTitle(view)}</h1>
          <p className="lw-number">{t('number')} {view.number}</p>
        </div>
        <div className="ax-row"><CaseState state={view.state} publicUntil={view.publicity?.until ?? null} /><span className="ax-no-print lw-wide"><PrintButton /></span></div>
      </header>
      <div className="ax-card"><CaseTurn view={view} guide={guide} /></div>
      {view.stake && <div className="ax-card"><AtStakeOf view={view} holder /></div>}
      <CaseDemands view={view} guide={guide} />
      <Parts of="licensing/application" id={view.id} />
      <Publicity view={view} />
      <Writs view={view} />
      <CaseHistory view={view} guide={guide} />
      <Documents view={view} />
      <TheForm view={view} guide={guide} />
      <Happened id={view.id} />
      <Withdrawal view={view} />
    </div>
  )
}

function Publicity({ view }: { view: CaseView }) {
  const t = useWords(words)
  const { day } = useFormat()
  if (!view.publicity) return null
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('publicity')}</h2>
      <p>{t('publicityText', { from: day(view.publicity.from), until: day(view.publicity.until) })}</p>
      {view.scope && <p><span className="ax-soft">{t('scope')}</span> {view.scope}</p>}
      {view.state === 'publicised' && view.issueDueOn && <p>{t('issueBy', { date: day(view.issueDueOn) })}</p>}
      <p><a href={`/notices/${view.id}`} target="_blank" rel="noreferrer">{t('noticePage')}</a></p>
    </section>
  )
}

function Documents({ view }: { view: CaseView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const there = view.materials.filter(({ key }) => view.documents[key]?.length)
  return (
    <details className="ax-card lw-fold">
      <summary>{t('documents')} <span className="ax-soft">{there.length}</span></summary>
      {there.map(({ key, title }) => (
        <div key={key} className="lw-given-document">
          <h3>{speak(title)}</h3>
          <ul className="lw-files">{view.documents[key]!.map((file) => <FileLine key={file.id} file={file} href={caseFile(view.id, file.id)} />)}</ul>
        </div>
      ))}
    </details>
  )
}

function TheForm({ view, guide }: { view: CaseView; guide: Guide }) {
  const t = useWords(words)
  const speak = useSpeak()
  const rows = summary(guide.sector.form, view.answers)
  return (
    <details className="ax-card lw-fold">
      <summary>{t('form')}</summary>
      {guide.sector.form.sections.map((section) => (
        <CheckAnswers
          key={section.key} title={speak(section.title)}
          answers={rows.filter((row) => row.section === section.title).map((row) => ({ key: row.pointer, title: speak(row.label), value: <Answered row={row} /> }))}
        />
      ))}
    </details>
  )
}

function Happened({ id }: { id: string }) {
  const t = useWords(words)
  const speak = useSpeak()
  const facts = useQuery<{ items: readonly Fact[] }>(`/api/licensing/applications/${id}/timeline`, undefined, { live: [id] })
  return (
    <section className="ax-card ax-stack">
      <h2>{t('timeline')}</h2>
      <QueryView query={facts}>
        {({ items }) => (
          <Timeline
            items={items.filter(({ step }) => !step.endsWith('/file-writ')).toReversed().map((fact) => ({
              id: fact.fact, at: fact.at, title: speak(fact.title), who: fact.role.startsWith('system:') ? t('system') : fact.by, clause: speak(fact.clause),
              proof: proofHref('licensing/timeline', id, fact.fact), ...(fact.reason ? { reason: fact.reason } : {}),
            }))}
          />
        )}
      </QueryView>
    </section>
  )
}

function Withdrawal({ view }: { view: CaseView }) {
  const t = useWords(words)
  const [open, setOpen] = useState(false)
  const action = view.actions.find(({ step }) => step === 'withdraw')
  if (!action) return null
  return (
    <div className="ax-no-print">
      <Button look="quiet" icon="close" onClick={() => setOpen(true)}>{t('withdraw')}</Button>
      <StepDialog
        open={open} onClose={() => setOpen(false)} action={action} path={`/api/licensing/applications/${view.id}/withdraw`} body={{ seen: view.seen }} danger
        title={t('withdrawTitle')} button={t('withdrawDo')} done={words.withdrawn}
      >
        <p>{t('withdrawText')}</p>
      </StepDialog>
    </div>
  )
}
