import './workspace.css'
import { Link } from 'react-router'
import { Button, ButtonLink, buttonClass } from '../../../../web/shared/components/Button.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../../web/shared/components/states.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { holderWords } from '../words-holder.ts'
import { words } from '../words-workspace.ts'
import { QrCode } from './QrCode.tsx'
import { licenceFile } from './shapes.ts'
import { StartLife } from './StartLife.tsx'
import { LicenceState } from './states.tsx'
import type { Licence, Listed } from './shapes.ts'

/** This enterprise's licences: valid or not, until when, and how others check them. */
export function Page() {
  const t = useWords(words)
  const licences = useQuery<Listed<Licence>>('/api/licensing/licences', { limit: 50 }, { live: ['licensing.*'] })
  const expiring = useQuery<Listed<Licence>>('/api/licensing/licences', { expiring: 92 })
  const soon = (id: string) => expiring.data?.items.some((item) => item.id === id) ?? false
  const empty = (
    <div className="ax-card">
      <EmptyState icon="licence" title={t('noLicences')} actions={<ButtonLink look="primary" to="/apply">{t('apply')}</ButtonLink>}><p>{t('noLicencesText')}</p></EmptyState>
    </div>
  )
  return (
    <div className="ax-stack ax-stack-lg">
      <h1>{t('licencesTitle')}</h1>
      <QueryView query={licences} empty={empty}>
        {({ items }) => <ul className="ax-stack lw-licences">{items.map((licence) => <OneLicence key={licence.id} licence={licence} soon={soon(licence.id)} />)}</ul>}
      </QueryView>
    </div>
  )
}

function OneLicence({ licence, soon }: { licence: Licence; soon: boolean }) {
  const t = useWords(words)
  const h = useWords(holderWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const check = `/check?number=${encodeURIComponent(licence.number)}`
  return (
    <li className="ax-card lw-licence">
      <div className="ax-stack">
        <div className="ax-row ax-row-apart"><h2>{speak(common[`sector.${licence.sector}`]!)}</h2><LicenceState state={licence.state} /></div>
        <p className="lw-licence-number">{licence.number}</p>
        <dl className="ax-facts">
          <dt>{t('validity')}</dt><dd>{day(licence.validFrom)} — {day(licence.validUntil)}</dd>
          <dt>{t('scope')}</dt><dd>{licence.scope}</dd>
          <dt>{t('issuedOn')}</dt><dd>{day(licence.issuedOn)}</dd>
        </dl>
        {licence.state !== 'valid' ? <Notice tone="over">{h(`${licence.recheckDue ? 'over' : licence.state as 'revoked'}Do`)}</Notice> : licence.proposed ? <Notice tone="wait">{h('toldTitle', { measure: speak(common[`measure.${licence.proposed}`]!) })}</Notice> : soon ? <Notice tone="wait">{t('renewSoon')}</Notice> : <p className="ax-hint">{t('renew')}</p>}
        <div className="ax-row">
          {licence.file
            ? <a className={buttonClass({ look: 'primary' })} href={licenceFile(licence.id, licence.file.id)} download><Icon name="download" />{t('pdf')}</a>
            : <Button disabledWhy={t(licence.imported ? 'pdfPaper' : 'pdfSoon')} icon="download">{t('pdf')}</Button>}
          <ButtonLink to={`/licences/${licence.id}`}>{h('details')}</ButtonLink>
          {licence.application && <Link to={`/cases/${licence.application}`}>{t('toCaseOf')}</Link>}
        </div>
        {['valid', 'suspended'].includes(licence.state) && <StartLife licence={licence.id} renewal={licence.renewal} suspended={licence.state === 'suspended'} label />}
      </div>
      <div className="lw-licence-check">
        <QrCode text={`${location.origin}${check}`} label={t('checkQr', { number: licence.number })} width={160} />
        <a href={check} target="_blank" rel="noreferrer">{t('checkLink')}</a>
        <p className="ax-hint">{t('checkText')}</p>
      </div>
    </li>
  )
}
