import './pre-review.css'
import { ButtonLink, buttonClass } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { Days } from './Days.tsx'
import { aboutWords } from './words.ts'

/** What a pre-review is, that it is free, and what it brought others. */
export function Page() {
  const t = useWords(aboutWords)
  return (
    <article className="ax-stack ax-stack-lg pv-page">
      <header className="ax-stack">
        <h1>{t('title')}</h1>
        <p className="ax-lead">{t('lead')}</p>
        <div className="ax-row">
          <a className={buttonClass({ look: 'primary', size: 'large' })} href="/workspace/pre-reviews">{t('start')}</a>
          <ButtonLink to="/guides" size="large">{t('guides')}</ButtonLink>
        </div>
      </header>
      <Notice tone="info" title={t('freeTitle')}>{t('free')}</Notice>
      <section className="ax-stack ax-stack-sm"><h2>{t('whoTitle')}</h2><p>{t('who')}</p></section>
      <section className="ax-stack ax-stack-sm">
        <h2>{t('howTitle')}</h2>
        <ol className="ax-prose pv-steps">{(['how1', 'how2', 'how3', 'how4'] as const).map((key) => <li key={key}>{t(key)}</li>)}</ol>
      </section>
      <Days />
    </article>
  )
}
