import './pre-review.css'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Given } from './Given.tsx'
import { pageWords } from './words.ts'
import type { OfCase } from './shapes.ts'

/** The pre-reviews that came before a case: who gave them, what was advised, what is new since. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const query = useQuery<OfCase>(`/api/pre-review/cases/${id}`, {}, { live: [id] })
  return (
    <QueryView query={query} isEmpty={(data) => data.items.length === 0} empty={<EmptyState icon="eye" title={t('caseNone')}><p>{t('caseNoneFill')}</p></EmptyState>}>
      {({ items }) => <div className="ax-stack">{items.map((one) => <Given key={one.id} given={one} />)}</div>}
    </QueryView>
  )
}
