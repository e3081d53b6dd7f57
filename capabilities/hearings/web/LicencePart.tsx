import { QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { Hearings } from './CasePart.tsx'
import { pageWords } from './words.ts'
import type { OfCase } from './shapes.ts'

/** The hearings about measures against one licence; nothing where no measure ever gave a right to one. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const query = useQuery<OfCase>(`/api/hearings/licences/${id}`, {}, { live: ['hearings.*', id] })
  if (query.data && query.data.hearings.length === 0 && !query.data.offer) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('title')}</h2>
      <QueryView query={query}>{(data) => <Hearings licence={id} data={data} reload={query.reload} />}</QueryView>
    </section>
  )
}
