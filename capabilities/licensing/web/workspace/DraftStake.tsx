import { Link } from 'react-router'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { lifeWords } from '../words-life.ts'
import type { Draft } from './shapes.ts'

/** The licence that a renewal, change or replacement concerns, and what filing today means for it: said before anybody files. */
export function DraftStake({ draft: { stake } }: { draft: Draft }) {
  const t = useWords(lifeWords)
  const speak = useSpeak()
  const { day } = useFormat()
  if (!stake) return null
  const { renewal, change } = stake
  const until = day(stake.validUntil)
  const early = renewal?.early ?? false
  const said = renewal ? (early ? t('draftEarly', { day: day(renewal.opens), until }) : renewal.late ? t('draftLate', { day: day(renewal.inTimeUntil), until }) : t('draftInTime', { day: day(renewal.inTimeUntil), until }))
    : change?.late ? t('draftChangeLate', { day: day(change.dueOn) }) : undefined
  return (
    <Notice tone={renewal?.late ? 'over' : renewal || change?.late ? 'wait' : 'info'} {...(renewal ? { title: t(early ? 'draftEarlyTitle' : renewal.late ? 'draftLateTitle' : 'draftInTimeTitle') } : {})}>
      <p>{t('atStake')} <Link to={`/licences/${stake.id}`}>{stake.number}</Link> <span className="ax-soft">{t('validity', { from: day(stake.validFrom), until })}</span></p>
      {said && <p>{said} <span className="ax-soft">{speak(stake.clause)}</span></p>}
    </Notice>
  )
}
