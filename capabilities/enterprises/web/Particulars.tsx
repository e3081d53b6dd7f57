import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Code } from '../../../web/shared/components/small.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { sectorWords, sizeWords } from '../words.ts'
import { words } from './words.ts'
import type { ReactNode } from 'react'
import type { Enterprise } from './enterprise.ts'

export function EnterpriseState({ state }: { state: Enterprise['state'] }) {
  const t = useWords(words)
  return <StateTag tone={state === 'registered' ? 'done' : 'stop'}>{t(state)}</StateTag>
}

/** What an enterprise says of itself, as the authority goes by it. */
export function Particulars({ enterprise, actions }: { enterprise: Enterprise; actions?: ReactNode }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  const missing = <span className="ax-soft">{t('none1')}</span>
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('particulars')}</h2>{actions}</div>
      <dl className="ax-facts">
        <dt>{t('creditCode')}</dt><dd><Code value={enterprise.creditCode} copy /></dd>
        <dt>{t('sector')}</dt><dd>{speak(sectorWords[enterprise.sector])}</dd>
        <dt>{t('principal')}</dt><dd>{enterprise.principal}</dd>
        <dt>{t('region')}</dt><dd>{places.region(enterprise.region)}</dd>
        <dt>{t('address')}</dt><dd>{enterprise.address}</dd>
        <dt>{t('economicType')}</dt><dd>{enterprise.economicType}</dd>
        <dt>{t('industryCode')}</dt><dd>{enterprise.industryCode ?? missing}</dd>
        <dt>{t('size')}</dt><dd>{speak(sizeWords[enterprise.size])}</dd>
        <dt>{t('employees')}</dt><dd>{format.count(enterprise.employees)} {t('people')}</dd>
        <dt>{t('foundedOn')}</dt><dd>{enterprise.foundedOn ? format.day(enterprise.foundedOn) : missing}</dd>
        <dt>{t('scope')}</dt><dd>{enterprise.scope}</dd>
        {enterprise.nameEn && <><dt>{t('nameEn')}</dt><dd lang="en">{enterprise.nameEn}</dd></>}
        <dt>{t('registeredAt')}</dt><dd>{format.day(enterprise.registeredAt)}</dd>
        {enterprise.origin && <><dt>{t('origin')}</dt><dd>{t('originText', { by: enterprise.origin.by.name, file: enterprise.origin.file.name, row: enterprise.origin.row, reference: enterprise.origin.reference ?? '—' })}</dd></>}
      </dl>
    </section>
  )
}
