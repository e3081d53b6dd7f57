import './workspace.css'
import { useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { withParams } from '../../../../web/shared/api.ts'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { DownloadButton } from '../../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../../web/shared/components/states.tsx'
import { Pagination } from '../../../../web/shared/components/Table.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useLanguage, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-workspace.ts'
import { CaseCard } from './CaseCard.tsx'
import { closed, mine, underWay } from './states.tsx'
import type { CaseItem, Listed } from './shapes.ts'

const states = { all: [] as string[], mine, open: underWay, closed }
const labels = { all: 'stateAll', mine: 'stateMine', open: 'stateOpen', closed: 'stateClosed' } as const
type Which = keyof typeof states

/** All cases of this enterprise; the filter stands in the address. */
export function Page() {
  const t = useWords(words)
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const which = (params.get('state') ?? 'all') as Which
  const q = params.get('q') ?? ''
  const filter = { state: (states[which] ?? []).join(','), q }
  const query = useQuery<Listed<CaseItem>>('/api/licensing/applications', { ...filter, after: params.get('after') }, { live: ['licensing.*'], keep: true })
  const set = (part: Record<string, string>) => setParams((now) => {
    const next = new URLSearchParams(now)
    if (!('after' in part)) next.delete('after')
    for (const [key, value] of Object.entries(part)) {
      if (value) next.set(key, value)
      else next.delete(key)
    }
    return next
  })
  const empty = (
    <div className="ax-card">
      <EmptyState title={t('noCases')} actions={<ButtonLink look="primary" to="/apply">{t('apply')}</ButtonLink>}><p>{t('noCasesText')}</p></EmptyState>
    </div>
  )
  const { next } = query.data ?? {}
  return (
    <div className="ax-stack ax-stack-lg">
      <div className="ax-row ax-row-apart">
        <h1>{t('casesTitle')}</h1>
        <DownloadButton href={withParams('/api/licensing/applications.xlsx', { ...filter, lang: language })}>{t('export')}</DownloadButton>
      </div>
      <div className="lw-filters">
        <Search value={q} onValue={(value) => set({ q: value })} />
        <div role="group" aria-label={t('stateFilter')} className="ax-row">
          {(Object.keys(states) as Which[]).map((key) => (
            <Button key={key} size="small" look={which === key ? 'primary' : 'plain'} aria-pressed={which === key} onClick={() => set({ state: key === 'all' ? '' : key })}>{t(labels[key])}</Button>
          ))}
        </div>
      </div>
      <QueryView query={query} empty={empty}>
        {({ items }) => <ul className="lw-cards" aria-busy={query.refreshing}>{items.map((item) => <CaseCard key={item.id} item={item} />)}</ul>}
      </QueryView>
      <Pagination onNext={next ? () => set({ after: next }) : undefined} onPrevious={params.has('after') ? () => history.back() : undefined} />
    </div>
  )
}

function Search({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const t = useWords(words)
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onValue(next.trim()), 300)
  }
  return (
    <div className="ax-field">
      <label className="ax-label" htmlFor="case-search">{t('search')}</label>
      <input id="case-search" className="ax-input" type="search" size={24} value={text} onChange={(event) => change(event.target.value)} />
    </div>
  )
}
