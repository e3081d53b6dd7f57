import './workspace.css'
import { Link, useParams } from 'react-router'
import { ButtonLink, buttonClass } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { Code } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { Parts } from '../../../../web/shared/parts.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { filedKinds, isOldPrint } from '../../writs/kinds.ts'
import { Corrected, LicenceStory } from '../licence-story.tsx'
import { holderWords } from '../words-holder.ts'
import { TakenOver } from '../taken-over.tsx'
import { licenceWords } from '../words-licence.ts'
import { Remedies, Standing } from './LicenceStanding.tsx'
import { licenceFile } from './shapes.ts'
import { StartLife } from './StartLife.tsx'
import { LicenceState } from './states.tsx'
import type { LicenceView } from '../workbench/licence/types.ts'

/** One licence for its holder: how it stands, what that means, what to do, how to disagree, and everything that befell it. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<LicenceView>(`/api/licensing/licences/${id}`, undefined, { live: [id!] })
  return <QueryView query={query} lines={8}>{(view) => <TheLicence view={view} />}</QueryView>
}

function TheLicence({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const h = useWords(holderWords)
  const speak = useSpeak()
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm">
        <p><Link to="/licences">{h('toLicences')}</Link></p>
        <div className="ax-row ax-row-apart"><h1>{speak(common[`sector.${view.sector}`]!)} · {t('licence')}</h1><LicenceState state={view.state} /></div>
        <p className="lw-number">{view.number}</p>
      </header>
      <Standing view={view} />
      <Parts of="licensing/licence" id={view.id} />
      <Remedies view={view} />
      <Bars view={view} />
      {view.origin && <TakenOver origin={view.origin} plain />}
      {['valid', 'suspended'].includes(view.state) && <section className="ax-card ax-stack ax-stack-sm"><h2>{h('apply')}</h2><StartLife licence={view.id} renewal={view.renewal} suspended={view.state === 'suspended'} open={view.cases.find(isOpen)?.number} /></section>}
      <Particulars view={view} />
      <Writs view={view} />
      <section className="ax-card ax-stack"><h2>{t('history')}</h2><LicenceStory licence={view.id} history={view.history} plain /></section>
    </div>
  )
}

const closed = ['not-accepted', 'refused', 'withdrawn', 'issued']
/** 许可法 §31: one case at a time on one licence. */
const isOpen = ({ kind, state }: LicenceView['cases'][number]) => kind !== 'new' && !closed.includes(state)

function Bars({ view }: { view: LicenceView }) {
  const h = useWords(holderWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return view.bars.filter((bar) => bar.runs).map((bar) => (
    <Notice key={bar.id} tone="over" title={h('barred', { until: day(bar.until) })}>{h('barredWhy', { ground: speak(common[`bar.${bar.ground}`]!), clause: speak(bar.clause) })}</Notice>
  ))
}

function Particulars({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const { day } = useFormat()
  const { enterprise } = view
  return (
    <section className="ax-card ax-stack">
      <h2>{t('particulars')}</h2>
      <dl className="ax-facts">
        <dt>{t('validity')}</dt><dd>{t('period', { from: day(view.validFrom), until: day(view.validUntil) })}<Corrected history={view.history} /></dd>
        <dt>{t('scope')}</dt><dd>{view.scope}</dd>
        <dt>{t('enterprise')}</dt><dd>{enterprise.name}</dd>
        <dt>{t('creditCode')}</dt><dd><Code value={enterprise.creditCode} /></dd>
        <dt>{t('principal')}</dt><dd>{enterprise.principal}</dd>
        <dt>{t('address')}</dt><dd>{enterprise.address}</dd>
        <dt>{t('authority')}</dt><dd>{view.authority}</dd>
        <dt>{t('issuedOn')}</dt><dd>{day(view.issuedOn)}</dd>
        {view.cases.length > 0 && <><dt>{t('cases')}</dt><dd className="ax-row">{view.cases.map((one) => <Link key={one.id} to={`/cases/${one.id}`} className="ax-num">{one.number}</Link>)}</dd></>}
      </dl>
      {view.file && <div><a className={buttonClass({ look: 'primary' })} href={licenceFile(view.id, view.file.id)} download><Icon name="download" />{t('pdf')}</a></div>}
      {['cancelled', 'expired', 'revoked', 'annulled', 'withdrawn'].includes(view.state) && <Again view={view} />}
    </section>
  )
}

function Again({ view }: { view: LicenceView }) {
  const h = useWords(holderWords)
  return view.bars.some((bar) => bar.runs) ? null : <div><ButtonLink to="/apply" icon="edit">{h('again')}</ButtonLink></div>
}

function Writs({ view }: { view: LicenceView }) {
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { day } = useFormat()
  if (!view.writs.length) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('writs')}</h2>
      <ul className="lw-files">
        {view.writs.toReversed().map((writ) => {
          const href = licenceFile(view.id, writ.file.id)
          const name = speak(filedKinds[writ.kind as keyof typeof filedKinds])
          return (
            <li key={writ.id} className="lw-file lw-writ">
              <Icon name={writ.kind.startsWith('licence') ? 'licence' : 'document'} />
              <div className="lw-file-name"><b>{name}</b>{isOldPrint(view.writs, writ) && <> <span className="ax-soft">{t('oldPrint')}</span></>}<br /><small className="ax-soft">{writ.number} · {day(writ.filed_at)}</small></div>
              {writ.kind !== 'licence-ofd' && <a className={buttonClass({ size: 'small' })} href={`${href}?inline=1`} target="_blank" rel="noreferrer">{t('view')}<span className="ax-hidden-visually"> {name}</span></a>}
              <a className={buttonClass({ size: 'small', look: 'quiet' })} href={href} download>{t('download')}<span className="ax-hidden-visually"> {name}</span></a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
