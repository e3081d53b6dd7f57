import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { clauseOf, doesOf, mainSteps, otherSteps, turnOf } from './guide.ts'
import { guideWords } from './words-guide.ts'
import type { Condition } from '../../sectors/sector.ts'
import type { Guide } from './guide.ts'

/** The safety conditions of 条例 §6 as this sector has them; closed at first. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  if (!conditions.length) return null
  return (
    <details className="gu-more">
      <summary>{t('conditionsTitle', { n: conditions.length })}</summary>
      <ol>{conditions.map(({ item, title, applies }) => <li key={item} value={item}>{speak(title)}{applies && <span className="ax-soft">{t('whereApplies')}</span>}</li>)}</ol>
    </details>
  )
}

/** The way through, as the procedure allows it. */
export function Steps({ guide: { clauses, kind } }: { guide: Guide }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  return (
    <>
      <ol className="gu-steps">
        {mainSteps(kind).map((step, i) => (
          <li key={step}>
            <span className="gu-step-number" aria-hidden="true">{i + 1}</span>
            <div>
              <p><b>{speak(licensingWords[`step.application.${step}`]!)}</b></p>
              <p>{t(doesOf(kind, step))}</p>
              <p className="gu-clause">{t('turn', { who: t(`by.${turnOf(step)}` as 'by.window') })} · {t('basis')} {speak(clauses[clauseOf(step)]!)}</p>
            </div>
          </li>
        ))}
      </ol>
      <h3>{t('may')}</h3>
      <ul className="gu-may">
        {otherSteps(kind).map((step) => (
          <li key={step}>{t(`may.${step}`)}<span className="gu-clause">{t('basis')} {speak(clauses[clauseOf(step)]!)}</span></li>
        ))}
      </ul>
    </>
  )
}

/** Whom to ask, and where a decision can be fought. */
export function Remedies({ guide: { authority, clauses } }: { guide: Guide }) {
  const t = useWords(guideWords)
  const speak = useSpeak()
  return (
    <>
      <dl className="ax-facts">
        <dt>{t('authority')}</dt><dd>{speak(authority.name)}</dd>
        {authority.phone && <><dt>{t('phone')}</dt><dd><a href={`tel:${authority.phone.replaceAll('-', '')}`}>{authority.phone}</a></dd></>}
        {authority.address && <><dt>{t('address')}</dt><dd>{authority.address}</dd></>}
      </dl>
      <ul className="gu-may">
        <li><Icon name="scale" size={18} /> {t('review', { body: authority.reviewBody })}<span className="gu-clause">{t('basis')} {speak(clauses['复议法-20']!)}</span></li>
        <li><Icon name="gavel" size={18} /> {t('sue', { court: authority.court })}<span className="gu-clause">{t('basis')} {speak(clauses['行诉法-46']!)}</span></li>
      </ul>
    </>
  )
}
