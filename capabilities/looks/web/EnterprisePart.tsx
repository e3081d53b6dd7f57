import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { mayOpen } from '../../../web/shared/page.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { request } from '../procedure.ts'
import { FinancialTable } from './FinancialTable.tsx'
import { pageWords } from './words.ts'
import type { Year } from './shapes.ts'

/** On the enterprise's page at the workbench: its money as shares, and the way to ask for more. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const { roles } = useMe()
  const query = useQuery<{ items: readonly Year[] }>(`/api/looks/enterprises/${id}/financials`, {}, { live: [id] })
  const may = mayOpen({ roles: Object.keys(request.steps.ask.by) }, roles)
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('sensitive')}</h2>{may && <ButtonLink to={`/looks/new?enterprise=${id}`} size="small" icon="eye">{t('ask')}</ButtonLink>}</div>
      <p className="ax-hint">{t('sensitiveHint')}</p>
      <QueryView query={query} empty={<p className="ax-soft">{t('financialNone')}</p>}>{({ items }) => <FinancialTable items={items} />}</QueryView>
    </section>
  )
}
