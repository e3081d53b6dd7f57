import { QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { Matrix } from './Matrix.tsx'
import type { Overview } from './shapes.ts'

/** The same table on the home page of who supervises. */
export function Panel() {
  const query = useQuery<Overview>('/api/oversight/overview', {}, { live: ['licensing.*'] })
  return <section className="ax-card"><QueryView query={query}>{({ cells }) => <Matrix cells={cells} />}</QueryView></section>
}
