import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { aboutWords } from './words.ts'
import type { Days } from './shapes.ts'

/** Where somebody is about to apply: that a pre-review is there, and what it brought so far where enough cases tell. */
function Hint({ to }: { to: string }) {
  const t = useWords(aboutWords)
  const figures = useQuery<Days>('/api/pre-review/days').data
  const known = figures && figures.with.days !== null && figures.without.days !== null
  return (
    <Notice title={t('hintTitle')} actions={<ButtonLink to={to} icon="eye">{t('hintDo')}</ButtonLink>}>
      <p>{t('hint')}</p>
      {known && <p className="ax-soft">{t('hintDays', { with: figures.with.days!, without: figures.without.days!, n: figures.with.cases, m: figures.without.cases })}</p>}
    </Notice>
  )
}

export const OnGuide = () => <Hint to="/pre-review" />
export const OnApply = () => <Hint to="/pre-reviews" />
