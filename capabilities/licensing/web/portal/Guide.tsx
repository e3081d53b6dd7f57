import './guide.css'
import { Link, useParams, useSearchParams } from 'react-router'
import { ButtonLink, buttonClass } from '../../../../web/shared/components/Button.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { PrintButton } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { Parts } from '../../../../web/shared/parts.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { Conditions, Remedies, Steps } from './GuideParts.tsx'
import { Materials } from './GuideMaterials.tsx'
import { Times } from './GuideTimes.tsx'
import { words as licensingWords } from '../../words.ts'
import { applicationKinds } from '../../sectors/kinds.ts'
import { OfKind } from './GuideKind.tsx'
import { isPublic } from './guide.ts'
import { guideWords } from './words-guide.ts'
import type { ReactNode } from 'react'
import type { Guide } from './guide.ts'

export function Page() {
  const { sector = '' } = useParams()
  const [search] = useSearchParams()
  const kind = applicationKinds.find((k) => k === search.get('kind')) ?? 'new'
  const query = useQuery<Guide>(`/api/licensing/guides/${encodeURIComponent(sector)}`, { kind })
  return <QueryView query={query} lines={12}>{(guide) => <Whole guide={guide} />}</QueryView>
}

const parts = ['who', 'materials', 'time', 'steps', 'decide', 'cost', 'complain'] as const

function Whole({ guide }: { guide: Guide }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { sector, limits } = guide
  const n = sector.conditions.length
  return (
    <article className="gu">
      <header className="ax-stack ax-no-print">
        <h1>{guide.kind === 'new' ? t('title', { sector: speak(sector.title) }) : `${speak(sector.title)} · ${speak(licensingWords[`kind.${guide.kind}`]!)}`}</h1>
        <Kinds guide={guide} />
        <InShort guide={guide} />
        <OfKind guide={guide} />
        <div className="ax-row">
          <a className={buttonClass({ look: 'primary', size: 'large' })} href={guide.kind === 'new' ? `/workspace/apply?sector=${sector.sector}` : '/workspace/licences'}>{t('apply')}</a>
          <ButtonLink to="/register" size="large">{t('register')}</ButtonLink>
          <PrintButton>{t('printList')}</PrintButton>
        </div>
        <p className="ax-hint">{t('applyNote')}</p>
        {guide.kind === 'new' && <Parts of="licensing/guide" id={sector.sector} />}
        {!sector.complete && <Notice tone="wait">{t('incomplete')}</Notice>}
      </header>
      <div className="gu-body">
        <nav className="gu-contents ax-no-print" aria-label={t('contents')}>
          <ol>{parts.map((part) => <li key={part}><a href={`#${part}`}>{t(part)}</a></li>)}</ol>
          <p className="ax-hint">{t('updated', { day: day(guide.on) })}</p>
        </nav>
        <div className="gu-parts">
          <Part id="who"><p>{t(`who.${sector.sector}` as 'who.mines')}</p><Clause words={speak(guide.clauses['条例-2']!)} /><Conditions conditions={sector.conditions} /></Part>
          <Part id="materials" printed><Materials guide={guide} /></Part>
          <Part id="time"><Times guide={guide} /></Part>
          <Part id="steps"><Steps guide={guide} /></Part>
          <Part id="decide"><p>{t(n === 0 ? 'decidePlain' : isPublic(guide.kind) ? 'decideText' : 'decideQuiet', { n })}</p><Clause words={speak(guide.clauses[n === 0 ? '惯例-补办' : '条例-6']!)} /></Part>
          <Part id="cost"><p>{t('costText')}</p><Clause words={speak(guide.clauses['许可法-58']!)} /></Part>
          <Part id="complain"><Remedies guide={guide} /></Part>
          <section className="ax-no-print"><h2>{t(guide.kind === 'new' ? 'after' : 'afterAgain')}</h2><p>{t('afterText', { n: limits.validity.value })}</p></section>
        </div>
      </div>
    </article>
  )
}

function InShort({ guide: { sector, limits, kind } }: { guide: Guide }) {
  const t = useWords(guideWords)
  const always = sector.materials.filter(({ required }) => required === 'always').length
  const facts = [
    ['shortMaterials', t('shortMaterialsText', { always, some: sector.materials.length - always })],
    ['shortTime', t('shortTimeText', { n: limits.decision.value, unit: t(limits.decision.unit) })],
    ['shortCost', t('shortCostText')],
    ['shortValid', isPublic(kind) ? t('shortValidText', { n: (limits.renewed ?? limits.validity).value }) : t('shortValidStays')],
  ] as const
  return <dl className="gu-short">{facts.map(([key, text]) => <div key={key}><dt>{t(key)}</dt><dd>{text}</dd></div>)}</dl>
}

function Part({ id, printed, children }: { id: (typeof parts)[number]; printed?: boolean; children: ReactNode }) {
  const t = useWords(guideWords)
  return <section id={id} className={printed ? 'gu-part' : 'gu-part ax-no-print'} aria-label={t(id)}><h2>{t(id)}</h2>{children}</section>
}

function Clause({ words }: { words: string }) {
  const t = useWords(guideWords)
  return <p className="gu-clause">{t('basis')} {words}</p>
}

/** The guide of each kind of application stands a press away. */
function Kinds({ guide }: { guide: Guide }) {
  const speak = useSpeak()
  return (
    <nav className="ax-row">
      {applicationKinds.map((kind) => (
        <Link key={kind} to={`/guides/${guide.sector.sector}${kind === 'new' ? '' : `?kind=${kind}`}`} aria-current={kind === guide.kind ? 'page' : undefined}>
          {speak(licensingWords[`kind.${kind}`]!)}
        </Link>
      ))}
    </nav>
  )
}
