import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Alarm } from './parts.tsx'
import type { Standing } from './shapes.ts'
import { pageWords } from './words.ts'

/** On the home of administrators: whether the authority could be restored. */
export function Panel() {
  const t = useWords(pageWords)
  const { moment } = useFormat()
  const query = useQuery<Standing>('/api/backups/standing', {}, { live: ['backups.*'] })
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('title')}</h2><ButtonLink to="/backups" look="quiet" size="small">{t('all')}</ButtonLink></div>
      <QueryView query={query} lines={2}>{(standing) => (
        <>
          <Alarm standing={standing} />
          {standing.plan && <p>{t('daily', standing.plan)}</p>}
          {standing.last?.state === 'made' && <p className="ax-soft">{t('fine', { at: moment(standing.last.begunAt) })}</p>}
        </>
      )}</QueryView>
    </section>
  )
}
