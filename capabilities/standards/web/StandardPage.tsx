import { Link, useParams } from 'react-router'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { standard as procedure } from '../procedure.ts'
import { Differences, Indicators, PhaseTag, useNames } from './common.tsx'
import { EffectsView } from './Effects.tsx'
import { StandardSteps } from './StandardSteps.tsx'
import { pageWords } from './words.ts'
import type { Standard } from './types.ts'

/** One version: what it asks, what changed and why, which cases it would change, how it was evaluated. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(pageWords)
  const query = useQuery<Standard>(`/api/standards/standards/${id}`, undefined, { live: [id] })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to="/standards" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={12}>{(one) => <Whole key={one.id} standard={one} />}</QueryView>
    </div>
  )
}

function Whole({ standard }: { standard: Standard }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { roles } = useMe()
  const { withdrawn } = standard
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-row ax-row-apart">
        <div><div className="ax-row"><h1>{speak(standard.title)}</h1><PhaseTag phase={standard.phase} state={standard.state} /></div><Facts standard={standard} /></div>
        <div className="ax-row ax-no-print"><StandardSteps standard={standard} /><PrintButton /></div>
      </header>
      {withdrawn && <Notice tone="over" title={t('withdrawnOn', { day: day(withdrawn.on), why: withdrawn.why ?? '' })} />}
      {standard.evaluationDue && <Notice tone="wait" title={t('dueNow')}><p>{t('dueText')}</p></Notice>}
      <section className="ax-card"><h2>{t('indicators')}</h2><Indicators indicators={standard.indicators} /></section>
      <Changes standard={standard} />
      {['coming', 'preparing'].includes(standard.phase) && roles.some((r) => effectsFor.includes(r)) && <EffectsView id={standard.id} />}
      {standard.opinions && (
        <section className="ax-card"><h2>{t('basis')}</h2><dl className="ax-facts"><dt>{t('asked')}</dt><dd>{standard.asked}</dd><dt>{t('opinions')}</dt><dd className="st-quote">{standard.opinions}</dd></dl></section>
      )}
      {standard.effectiveOn && <Evaluations standard={standard} />}
      <Versions standard={standard} />
    </div>
  )
}

const effectsFor = ['reviewer', 'approver', 'head', 'supervisor', 'auditor']

function Facts({ standard }: { standard: Standard }) {
  const t = useWords(pageWords)
  const names = useNames()
  const { day } = useFormat()
  const parts = [
    t('version', { n: standard.number }), names.sector(standard.sector), names.size(standard.size),
    standard.effectiveOn && `${t('effectiveOn')} ${day(standard.effectiveOn)}`, standard.untilOn && `${t('untilOn')} ${day(standard.untilOn)}`,
    standard.approvedBy && `${t(standard.founding ? 'adoptedBy' : 'approvedBy')} ${standard.approvedBy}`,
  ]
  return <p className="ax-soft ax-num">{parts.filter(Boolean).join(' · ')}</p>
}

function Changes({ standard }: { standard: Standard }) {
  const t = useWords(pageWords)
  const changed = standard.differences?.filter((d) => d.kind !== 'same')
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart">
        <h2>{t('changesTitle')}</h2>
        {standard.base && <span className="ax-no-print"><ButtonLink to={`/standards/compare?before=${standard.base}&after=${standard.id}`} size="small">{t('compare')}</ButtonLink></span>}
      </div>
      {!changed ? <p className="ax-soft">{t('firstVersion')}</p> : changed.length === 0 ? <p className="ax-soft">{t('noChanges')}</p> : <Differences items={changed} caption={t('changesTitle')} />}
    </section>
  )
}

function Evaluations({ standard }: { standard: Standard }) {
  const t = useWords(pageWords)
  const names = useNames()
  const { day } = useFormat()
  const next = standard.evaluateOn ? day(standard.evaluateOn) : '—'
  return (
    <section className="ax-card ax-stack">
      <h2>{t('evaluations')}</h2>
      {standard.evaluations.length === 0 ? <p className="ax-soft">{t('evaluationsNone', { day: next })}</p> : (
        <>
          <ul className="st-plain">
            {standard.evaluations.map((e) => <li key={e.on}><span className="ax-num">{day(e.on)}</span> · {e.by} · <b>{names.text(`outcome.${e.outcome}`)}</b><p className="st-quote">{e.findings}</p></li>)}
          </ul>
          {standard.phase === 'in-force' && <p className="ax-soft">{t('evaluationsNext', { day: next })}</p>}
        </>
      )}
    </section>
  )
}

function Versions({ standard }: { standard: Standard }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  const { roles } = useMe()
  const open = standard.versions.find((v) => v.phase === 'preparing')
  const mayDraft = procedure.open(null, roles).includes('draft') && !open
  return (
    <section className="ax-card ax-stack ax-no-print">
      <div className="ax-row ax-row-apart">
        <h2>{t('versions')}</h2>
        {mayDraft && <ButtonLink to={`/standards/new?sector=${standard.sector}&size=${standard.size}`} size="small" icon="plus">{t('draftNext')}</ButtonLink>}
      </div>
      <Table
        caption={t('versions')} hideCaption rows={standard.versions} rowKey={(v) => v.id}
        columns={[
          { key: 'number', title: t('number'), head: true, cell: (v) => (v.id === standard.id ? t('version', { n: v.number }) : <Link to={`/standards/${v.id}`}>{t('version', { n: v.number })}</Link>) },
          { key: 'phase', title: t('phase'), cell: (v) => <PhaseTag phase={v.phase} state={v.state} /> },
          { key: 'from', title: t('effectiveOn'), cell: (v) => <span className="ax-num">{v.effectiveOn ? day(v.effectiveOn) : '—'}</span> },
          { key: 'until', title: t('untilOn'), cell: (v) => <span className="ax-num">{v.untilOn ? day(v.untilOn) : '—'}</span> },
          { key: 'compare', title: t('compare'), cell: (v) => v.id !== standard.id && <Link to={compareHref(standard, v)}>{t('compare')}</Link> },
        ]}
      />
    </section>
  )
}

const compareHref = (a: { id: string; number: number }, b: { id: string; number: number }) => {
  const [before, after] = a.number < b.number ? [a, b] : [b, a]
  return `/standards/compare?before=${before.id}&after=${after.id}`
}
