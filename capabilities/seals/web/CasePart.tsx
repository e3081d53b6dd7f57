import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { WhyItWaits } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Waiting } from './shapes.ts'

/** What of a case waits for a seal, and why. */
export function Part({ id }: { id: string }) {
  const t = useWords(pageWords)
  const query = useQuery<{ waiting: Waiting[] }>(`/api/seals/cases/${id}`, {}, { live: ['seals.*', id] })
  return (
    <QueryView query={query}>
      {({ waiting }) => (waiting.length === 0 ? <EmptyState icon="checkCircle" title={t('caseNone')}><p>{t('caseNoneFill')}</p></EmptyState> : (
        <Notice tone="wait" title={t('caseWaits')}>
          <ul>{waiting.map((one) => <li key={one.id}><span className="ax-num">{one.number}</span>：<WhyItWaits problem={one.problem} /></li>)}</ul>
          <ButtonLink size="small" to="/seals/documents">{t('toWaiting')}</ButtonLink>
        </Notice>
      ))}
    </QueryView>
  )
}
