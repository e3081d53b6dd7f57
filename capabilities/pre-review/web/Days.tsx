import './pre-review.css'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { aboutWords } from './words.ts'
import type { Days as Figures } from './shapes.ts'

/** The median days with a pre-review and without it, with the number of cases behind each. */
export function Days() {
  const t = useWords(aboutWords)
  const query = useQuery<Figures>('/api/pre-review/days')
  return (
    <section className="ax-stack ax-stack-sm" aria-label={t('daysTitle')}>
      <h2>{t('daysTitle')}</h2>
      <QueryView query={query} lines={2}>
        {(figures) => (
          <>
            <div className="pv-sides">
              {(['with', 'without'] as const).map((key) => <Side key={key} title={t(key)} side={figures[key]} fewest={figures.fewest} />)}
            </div>
            <p className="ax-hint">{t('fair')}</p>
          </>
        )}
      </QueryView>
    </section>
  )
}

function Side({ title, side, fewest }: { title: string; side: Figures['with']; fewest: number }) {
  const t = useWords(aboutWords)
  return (
    <div className="pv-side">
      <span>{title}</span>
      <b className="ax-num">{side.days === null ? t('few') : t('days', { n: side.days })}</b>
      <span className="ax-soft">{side.days === null ? t('fewText', { n: fewest }) : t('median')}</span>
      {side.notices !== null && <span className="ax-soft">{t('notices', { n: side.notices })}</span>}
      <span className="ax-soft">{t('cases', { n: side.cases })}</span>
    </div>
  )
}
