import { useQuery } from '../../../web/shared/query.ts'
import { Given } from './Given.tsx'
import type { OfCase } from './shapes.ts'

/** The pre-reviews of one's own case; nothing where there was none. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/pre-review/cases/${id}`, {}, { live: [id] })
  return query.data?.items.map((one) => <section key={one.id} className="ax-card"><Given given={one} /></section>) ?? null
}
