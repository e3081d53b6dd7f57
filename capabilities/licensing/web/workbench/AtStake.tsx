import { Link } from 'react-router'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { lifeWords } from '../words-life.ts'
import { useCase } from './context.ts'

/** The licence that a renewal, change or replacement concerns: its period, what the renewal carries, before and after. */
export function AtStake() {
  const { view } = useCase()
  const t = useWords(lifeWords)
  const { day } = useFormat()
  const { stake, renewal } = view
  if (!stake) return null
  return (
    <div className="ax-stack">
      <p>
        <b>{t('atStake')}</b> <Link to={`/licences/${stake.id}`}>{stake.number}</Link>{' '}
        <span className="ax-soft">{t('validity', { from: day(stake.validFrom), until: day(stake.validUntil) })}</span>
      </p>
      {renewal?.deemed && <Notice tone="over">{t('deemed')}</Notice>}
      {renewal && !renewal.deemed && renewal.inTimeUntil && view.turn !== 'nobody' && (
        <Notice tone={renewal.inTime ? 'wait' : 'over'}>{t(renewal.inTime ? 'inTime' : 'late', { day: day(renewal.inTime ? stake.validUntil : renewal.inTimeUntil) })}</Notice>
      )}
      {stake.changeDue?.late && <Notice tone="wait">{t('changeLate', { day: day(stake.changeDue.on) })}</Notice>}
      {view.changes.length > 0 && <BeforeAfter />}
    </div>
  )
}

function BeforeAfter() {
  const { view } = useCase()
  const t = useWords(lifeWords)
  const speak = useSpeak()
  return (
    <table className="ax-table">
      <thead><tr><th scope="col">{t('field')}</th><th scope="col">{t('before')}</th><th scope="col">{t('after')}</th></tr></thead>
      <tbody>{view.changes.map((c) => <tr key={c.key}><th scope="row">{speak(c.label)}</th><td>{c.before}</td><td><b>{c.after}</b></td></tr>)}</tbody>
    </table>
  )
}
