import './notices.css'
import { useSearchParams } from 'react-router'
import { Button } from '../../../../web/shared/components/Button.tsx'
import { Checkbox, Select, TextInput } from '../../../../web/shared/components/inputs.tsx'
import { EmptyState, QueryView } from '../../../../web/shared/components/states.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as licensingWords } from '../../words.ts'
import { NoticeRow } from './NoticeRow.tsx'
import { noticeSectors } from './notice.ts'
import { noticeWords } from './words-notices.ts'
import { useState } from 'react'
import type { Notices } from './notice.ts'

type Filters = { sector: string; open: string; q: string }

export function Page() {
  const t = useWords(noticeWords)
  const [params, setParams] = useSearchParams()
  const filters: Filters = { sector: params.get('sector') ?? '', open: params.get('open') ?? '', q: params.get('q') ?? '' }
  const after = params.get('after')
  const query = useQuery<Notices>('/api/licensing/notices', { ...filters, after, limit: 20 }, { keep: true })
  const change = (part: Partial<Filters> & { after?: string }) => setParams(filled({ ...filters, ...part }))
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm"><h1>{t('heading')}</h1><p className="ax-lead">{t('lead')}</p></header>
      <FilterBar key={params.get('q')} filters={filters} change={change} />
      <QueryView
        query={query} lines={10}
        empty={<EmptyState title={t('empty')} actions={<Button onClick={() => setParams({})}>{t('clear')}</Button>}>{t('emptyDo')}</EmptyState>}
      >
        {({ items, next }) => (
          <div className="ax-card" aria-busy={query.refreshing}>
            <ul className="no-list">{items.map((notice) => <NoticeRow key={notice.id} notice={notice} />)}</ul>
            {(after || next) && (
              <nav className="no-pages ax-no-print" aria-label={t('next')}>
                {after && <Button icon="arrowLeft" onClick={() => change({})}>{t('first')}</Button>}
                {next && <Button icon="arrowRight" onClick={() => { change({ after: next }); scrollTo(0, 0) }}>{t('next')}</Button>}
              </nav>
            )}
          </div>
        )}
      </QueryView>
    </div>
  )
}

function FilterBar({ filters, change }: { filters: Filters; change: (part: Partial<Filters>) => void }) {
  const t = useWords(noticeWords)
  const speak = useSpeak()
  const [typed, setTyped] = useState(filters.q)
  const sectors = noticeSectors.map((value) => ({ value, label: speak(licensingWords[`sector.${value}`]!) }))
  return (
    <form className="no-filter ax-no-print" role="search" aria-label={t('filter')} onSubmit={(event) => { event.preventDefault(); change({ q: typed.trim() }) }}>
      <Select name="sector" label={t('sector')} required value={filters.sector} onValue={(sector) => change({ sector })} options={sectors} placeholder={t('all')} />
      <TextInput name="q" label={t('search')} required type="search" value={typed} onValue={setTyped} maxLength={60} enterKeyHint="search" />
      <Button type="submit" icon="search">{t('find')}</Button>
      <Checkbox name="open" label={t('onlyOpen')} checked={filters.open === 'true'} onChecked={(open) => change({ open: open ? 'true' : '' })} />
    </form>
  )
}

const filled = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).filter(([, value]) => value))
