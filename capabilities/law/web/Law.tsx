import './Law.css'
import { Link } from 'react-router'
import { useQuery } from '../../../web/shared/query.ts'
import { useWords } from '../../../web/shared/words.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { Counter } from './Counter.tsx'
import { Limits } from './Limits.tsx'
import { Calendar, Clauses, Retentions } from './Others.tsx'
import { useChoice } from './parts.tsx'
import { words } from './words.ts'
import type { Limit } from './parts.tsx'

const parts = ['limits', 'clauses', 'calendar', 'retention', 'counter'] as const

/** What the platform judges by, what of it nobody has verified, and a counter of days. */
export function Page() {
  const t = useWords(words)
  const [chosen] = useChoice('part')
  const part = parts.find((one) => one === chosen) ?? 'limits'
  const query = useQuery<{ items: readonly Limit[] }>('/api/law/limits')
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <nav className="lw-tabs ax-no-print" aria-label={t('parts')}>
        {parts.map((one) => <Link key={one} to={{ search: one === 'limits' ? '' : `?part=${one}` }} aria-current={one === part ? 'page' : undefined}>{t(one)}</Link>)}
      </nav>
      {part === 'clauses' && <Clauses />}
      {part === 'calendar' && <Calendar />}
      {part === 'retention' && <Retentions />}
      {(part === 'limits' || part === 'counter') && (
        <QueryView query={query} lines={12}>
          {({ items }) => (part === 'counter' ? <Counter items={items.filter((one) => one.current)} /> : <><Unverified items={items} /><Limits items={items} /></>)}
        </QueryView>
      )}
    </div>
  )
}

function Unverified({ items }: { items: readonly Limit[] }) {
  const t = useWords(words)
  const count = items.filter((one) => one.current && !one.verified).length
  if (!count) return null
  return (
    <Notice tone="wait" title={t('unverifiedSome', { n: count })} actions={<ButtonLink size="small" to={{ search: '?status=unverified' }}>{t('showUnverified')}</ButtonLink>}>
      {t('unverifiedText')}
    </Notice>
  )
}
