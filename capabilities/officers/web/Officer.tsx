import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Reveal } from '../../../web/shared/components/Reveal.tsx'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { proofHref, Timeline } from '../../../web/shared/components/Timeline.tsx'
import { postWords, words as trade } from '../words.ts'
import { OfficerStep, stepTitles, type Step } from './OfficerStep.tsx'
import { CaseLink, FiguresView, Outcome, StandingTag, TrainingTable } from './parts.tsx'
import { api } from './types.ts'
import { words as stepWords } from './words-steps.ts'
import { words } from './words.ts'
import type { Words } from '../../../web/shared/words.ts'
import type { Figures, Officer } from './types.ts'

/** One person: what may be done until when, how well, and everything that stands in the record. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(words)
  const query = useQuery<Officer>(api(`officers/${id}`), {}, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/officers" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={10}>{(data) => <One officer={data} />}</QueryView>
    </div>
  )
}

function One({ officer }: { officer: Officer }) {
  const t = useWords(words)
  const s = useWords(stepWords)
  const speak = useSpeak()
  const places = usePlaces()
  const [step, setStep] = useState<Step>()
  const [look, setLook] = useState(false)
  const offered = officer.actions.filter((a) => a.step in stepTitles)
  return (
    <>
      <div className="ax-row ax-row-apart">
        <div>
          <div className="ax-row"><h1>{officer.name}</h1><StateTag tone={officer.state === 'serving' ? 'done' : 'stop'}>{speak(trade[`state.officer.${officer.state}`]!)}</StateTag></div>
          <p className="ax-soft">{places.department(officer.department)} · {places.region(officer.region)} · {t('accounts')} {officer.accounts.map((a) => a.account).join('、') || t('nothing')}</p>
        </div>
        <Button size="small" look="quiet" icon="eye" onClick={() => setLook(true)}>{t('reveal')}</Button>
      </div>
      {offered.length > 0 && <div className="ax-row ax-no-print">{offered.map((a) => (
        <Button key={a.step} size="small" look={a.step === 'grant-qualification' ? 'primary' : 'plain'} disabledWhy={!a.allowed && a.why ? speak(a.why) : false} hideWhy onClick={() => setStep(a.step as Step)}>
          {s(stepTitles[a.step as Step])}
        </Button>
      ))}</div>}
      <QualificationCard officer={officer} />
      <PostingCard officer={officer} />
      <FigureCard id={officer.id} />
      <section className="ax-card ax-stack"><h2>{t('trainings')}</h2><TrainingTable items={officer.trainings} pass={officer.passMark} link /></section>
      <AssessmentCard officer={officer} />
      <History id={officer.id} />
      {step && <OfficerStep officer={officer} step={step} onClose={() => setStep(undefined)} />}
      {look && <Reveal title={`${t('reveal')} · ${officer.name}`} path={api(`officers/${officer.id}/reveal`)} hint={t('purposeHint')} onClose={() => setLook(false)} shows={[{ key: 'citizenId', label: t('citizenId') }]} />}
    </>
  )
}

function QualificationCard({ officer }: { officer: Officer }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <section className="ax-card ax-stack">
      <h2>{t('qualifications')}</h2>
      {officer.qualifications.length === 0 ? <p className="ax-soft">{t('noQualifications')}</p> : (
        <Table
          caption={t('qualifications')} hideCaption rows={officer.qualifications} rowKey={(row) => row.post}
          columns={[
            { key: 'post', title: t('post'), head: true, cell: (row) => speak(postWords[row.post]) },
            { key: 'standing', title: t('standing'), cell: (row) => <StandingTag standing={row.standing} /> },
            { key: 'until', title: t('until'), cell: (row) => <>
              {row.until ? format.day(row.until) : t('nothing')}
              {row.suspendedOn && <div className="ax-soft">{t('suspendedSince', { on: format.day(row.suspendedOn), why: row.suspendedWhy ?? '' })}</div>}
            </> },
          ]}
        />
      )}
    </section>
  )
}

function PostingCard({ officer }: { officer: Officer }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <section className="ax-card ax-stack">
      <h2>{t('posts')}</h2>
      {officer.postings.length === 0 ? <p className="ax-soft">{t('noPosts')}</p> : (
        <Table
          caption={t('posts')} hideCaption rows={officer.postings} rowKey={(row) => `${row.post}${row.from}`}
          columns={[
            { key: 'post', title: t('post'), head: true, cell: (row) => speak(postWords[row.post]) },
            { key: 'from', title: t('since'), cell: (row) => format.day(row.from) },
            { key: 'due', title: t('stayUntil'), cell: (row) => (row.endedOn ? <span className="ax-soft">{t('ended', { on: format.day(row.endedOn) })}</span> : format.day(row.dueOn)) },
          ]}
        />
      )}
      {officer.cases.length > 0 && <div><h3>{t('inHand')} · {officer.cases.length}</h3><div className="ax-row">{officer.cases.map((c) => <CaseLink key={c.application} id={c.application} number={c.number} />)}</div></div>}
    </section>
  )
}

function FigureCard({ id }: { id: string }) {
  const t = useWords(words)
  const query = useQuery<Figures>(api(`officers/${id}/figures`))
  return <section className="ax-card ax-stack"><h2>{t('figures')}</h2><QueryView query={query} lines={4}>{(data) => <FiguresView figures={data} />}</QueryView></section>
}

function AssessmentCard({ officer }: { officer: Officer }) {
  const t = useWords(words)
  const format = useFormat()
  if (officer.results.length === 0 && officer.complaints.length === 0) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('assessments')}</h2>
      {officer.results.length > 0 && <Table
        caption={t('assessments')} hideCaption rows={officer.results} rowKey={(row) => row.assessment}
        columns={[
          { key: 'title', title: t('assessment'), head: true, cell: (row) => <Link to={`/officer-assessments/${row.assessment}`}>{row.title}</Link> },
          { key: 'period', title: t('period'), cell: (row) => t('figuresPeriod', { from: format.day(row.from), until: format.day(row.until) }) },
          { key: 'result', title: t('result'), cell: (row) => <Outcome passed={row.passed} failed={row.failed} /> },
        ]}
      />}
      {officer.complaints.length > 0 && <div><h3>{t('complaints')}</h3><ul>{officer.complaints.map((c) => <li key={c.id}>{format.day(c.on)} · {c.note}</li>)}</ul></div>}
    </section>
  )
}

type Fact = { fact: string; name: string; title: Words; by: string; at: string; effectiveAt: string; clause: Words; reason: string | null; body: { post?: keyof typeof postWords } }
function History({ id }: { id: string }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const query = useQuery<{ items: Fact[] }>(api(`officers/${id}/timeline`), {}, { live: [id] })
  const who = (by: string) => (by.startsWith('system:') ? speak({ zh: '系统', en: 'the system' }) : by)
  return (
    <section className="ax-card ax-stack">
      <h2>{t('history')}</h2>
      <QueryView query={query} lines={4}>{(data) => (
        <Timeline items={data.items.toReversed().map((f) => ({
          id: f.fact, at: f.at, title: f.body.post ? `${speak(f.title)} · ${speak(postWords[f.body.post])}` : speak(f.title), who: who(f.by), clause: speak(f.clause), proof: proofHref('officers/timeline', id, f.fact),
          ...(f.reason ? { reason: f.reason } : {}), ...(f.effectiveAt === f.at ? {} : { effective: format.moment(f.effectiveAt) }),
        }))} />
      )}</QueryView>
    </section>
  )
}
