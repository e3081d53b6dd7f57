import './workbench.css'
import { Link, useParams } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { Code, DownloadButton } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { Table } from '../../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { Parts } from '../../../../web/shared/parts.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { filedKinds, isOldPrint } from '../../writs/kinds.ts'
import { Answers, HearingSaid } from '../answers.tsx'
import { Corrected, LicenceStory } from '../licence-story.tsx'
import { answerWords } from '../words-answer.ts'
import { TakenOver } from '../taken-over.tsx'
import { UsedTexts } from '../used-texts.tsx'
import { licenceWords } from '../words-licence.ts'
import { LicenceSteps } from './licence/Steps.tsx'
import { State } from './looks.tsx'
import type { LicenceView } from './licence/types.ts'
import type { ReactNode } from 'react'

/** One licence: how it stands, what can be done about it, and everything that befell it. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<LicenceView>(`/api/licensing/licences/${id}`, undefined, { live: [id!] })
  return <QueryView query={query} lines={12}>{(view) => <TheLicence view={view} />}</QueryView>
}

function TheLicence({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-row ax-row-apart">
        <div className="ax-stack ax-stack-sm">
          <h1>{view.enterprise.name}</h1>
          <p className="ax-row"><span className="ax-num">{view.number}</span><span className="ax-soft">{speak(common[`sector.${view.sector}`]!)}</span><State subject="licence" state={view.state} /></p>
        </div>
        <ButtonLink to="/licences" icon="arrowLeft" look="quiet" size="small">{t('toRegister')}</ButtonLink>
      </header>
      <Standing view={view} />
      {view.origin && <TakenOver origin={view.origin} />}
      <div className="lw-licence-two">
        <Particulars view={view} />
        <LicenceSteps view={view} />
      </div>
      <section className="ax-card ax-stack">
        <div><h2>{t('history')}</h2><p className="ax-soft">{t('historyNote')}</p></div>
        <LicenceStory licence={view.id} history={view.history} />
      </section>
      <Parts of="licensing/licence" id={view.id} />
      <Writs view={view} />
    </div>
  )
}

/** What holds now beside the state: a measure that waits, a suspension, an end, bars. */
function Standing({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { proposal, suspended, ended } = view
  return (
    <>
      {proposal && (
        <Notice tone="wait" title={t('proposalTitle', { measure: speak(common[`measure.${proposal.measure}`]!), by: proposal.by.name, on: day(proposal.proposedOn) })}>
          <div className="ax-stack ax-stack-sm">
            <p>{speak(common[`ground.${proposal.ground}`]!)}{speak({ zh: '。', en: '. ' })}{proposal.reason}</p>
            {proposal.from && proposal.until && <p>{t('proposalDates', { from: day(proposal.from), until: day(proposal.until) })}</p>}
            <Answered view={view} />
            <HearingSaid view={view} />
            <p className="ax-soft">{t('proposalOther')}</p>
          </div>
        </Notice>
      )}
      {suspended && !ended && (suspended.recheckDue
        ? <Notice tone="over" title={t('recheckTitle', { until: day(suspended.until) })}><p>{t('recheckText')}</p></Notice>
        : <Notice tone="stop" title={t('suspendedTitle', { from: day(suspended.from), until: day(suspended.until) })} />)}
      {ended && <Notice tone="over" title={t('endedTitle', { on: day(ended.on), state: speak(common[`state.licence.${view.state}`]!), ground: speak(common[`ground.${ended.ground}`] ?? { zh: ended.ground, en: ended.ground }) })} />}
      {view.bars.map((bar) => (
        <Notice key={bar.id} tone={bar.runs ? 'over' : 'info'} title={t(bar.runs ? 'barRuns' : 'barOver', { from: day(bar.from), until: day(bar.until) })}>
          <p>{speak(common[`bar.${bar.ground}`]!)} · {speak(bar.clause)} · {t('factNo', { n: bar.fact })}</p>
        </Notice>
      ))}
    </>
  )
}

/** What the holder answered; that none came yet, or in time. */
function Answered({ view: { id, on, proposal, answers } }: { view: LicenceView }) {
  const a = useWords(answerWords)
  const { day } = useFormat()
  const until = proposal?.answer?.on
  if (answers.length) return <Answers licence={id} answers={answers} />
  return until && <p>{a(on > until ? 'noneCame' : 'noneYet', { on: day(until) })}</p>
}

function Particulars({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { enterprise } = view
  const rows: [keyof typeof licenceWords, ReactNode][] = [
    ['number', <span key="n" className="ax-num">{view.number}</span>],
    ['validity', <span key="v">{t('period', { from: day(view.validFrom), until: day(view.validUntil) })}{view.daysLeft >= 0 && ['valid', 'suspended'].includes(view.state) && <span className="ax-soft"> · {t('daysLeft', { n: view.daysLeft })}</span>}<Corrected history={view.history} /></span>],
    ['enterprise', enterprise.name], ['creditCode', <Code key="c" value={enterprise.creditCode} copy />], ['sector', speak(common[`sector.${view.sector}`]!)], ['scope', view.scope],
    ['principal', enterprise.principal], ['address', enterprise.address], ['authority', view.authority], ['issuedOn', day(view.issuedOn)],
    ['cases', <span key="k" className="ax-row">{view.cases.length === 0 && '—'}{view.cases.map((one) => <Link key={one.id} to={`/cases/${one.id}`} className="ax-num">{one.number}</Link>)}</span>],
  ]
  return (
    <section className="ax-card ax-stack">
      <h2>{t('particulars')}</h2>
      <dl className="ax-facts">{rows.flatMap(([key, value]) => [<dt key={`${key}-t`}>{t(key)}</dt>, <dd key={key}>{value}</dd>])}</dl>
      <div>{view.file ? <DownloadButton href={`/api/licensing/licences/${view.id}/files/${view.file.id}`}>{t('pdf')}</DownloadButton> : <span className="ax-soft">{t(view.origin ? 'pdfPaper' : 'pdfSoon')}</span>}</div>
    </section>
  )
}

function Writs({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <section className="ax-card ax-stack">
      <h2>{t('writs')}</h2>
      {view.writs.length === 0
        ? <p className="ax-soft">{t('writsNone')}</p>
        : (
          <Table
            caption={t('writs')} hideCaption rows={view.writs.toReversed()} rowKey={(writ) => writ.id}
            columns={[
              { key: 'kind', title: t('writ'), head: true, cell: (writ) => <>{speak(filedKinds[writ.kind as keyof typeof filedKinds])}{isOldPrint(view.writs, writ) && <span className="ax-soft"> {t('oldPrint')}</span>}</> },
              { key: 'number', title: t('writNumber'), cell: (writ) => <span className="ax-num">{writ.number}</span> },
              { key: 'texts', title: t('writTexts'), cell: (writ) => <UsedTexts used={writ.templates} /> },
              { key: 'at', title: t('filedAt'), cell: (writ) => <span className="ax-num">{format.moment(writ.filed_at)}</span> },
              { key: 'do', title: t('download'), cell: (writ) => <DownloadButton size="small" href={`/api/licensing/licences/${view.id}/files/${writ.file.id}`}>{writ.kind === 'licence-ofd' ? 'OFD' : 'PDF'}</DownloadButton> },
            ]}
          />
        )}
    </section>
  )
}
