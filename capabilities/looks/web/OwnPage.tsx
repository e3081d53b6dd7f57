import { useState } from 'react'
import { DownloadButton } from '../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Pagination, Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { basisWords } from '../words.ts'
import { useNaming } from './parts.tsx'
import { pageWords } from './words.ts'
import type { Seen } from './shapes.ts'

/** For the enterprise: who looked at its data, when, for what, and which kind of data. */
export function Page() {
  const t = useWords(pageWords)
  const [before, setBefore] = useState<readonly string[]>([])
  const query = useQuery<{ items: readonly Seen[]; next: string | null }>('/api/looks/own', { after: before.at(-1) }, { live: ['looks.told'], keep: true })
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart"><h1>{t('own')}</h1><DownloadButton href="/api/looks/own.xlsx" /></div>
      <p className="ax-soft">{t('ownLead')}<a href="/complain">{t('complain')}</a></p>
      <QueryView query={query} empty={<EmptyState icon="shield" title={t('ownNone')}><p>{t('ownNoneHint')}</p></EmptyState>}>
        {({ items, next }) => (
          <section className="ax-card ax-stack">
            <Looks items={items} />
            {(before.length > 0 || next) && (
              <Pagination
                {...(before.length > 0 ? { onPrevious: () => setBefore(before.slice(0, -1)) } : {})}
                {...(next ? { onNext: () => setBefore([...before, next]) } : {})}
              />
            )}
          </section>
        )}
      </QueryView>
    </div>
  )
}

function Looks({ items }: { items: readonly Seen[] }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const { department: departmentName } = usePlaces()
  const naming = useNaming()
  return (
    <Table
      caption={t('own')} hideCaption rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'at', title: t('at'), head: true, cell: (row) => <span className="ax-num">{moment(row.at)}</span> },
        { key: 'who', title: t('who'), cell: (row) => <>{row.officer}{row.department && <><br /><span className="ax-soft">{departmentName(row.department)}</span></>}</> },
        { key: 'case', title: t('basis'), cell: (row) => <>{row.basis ? speak(basisWords[row.basis]) : t('fetched')}<br /><span className="ax-soft">{row.caseNumber}</span></> },
        { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose ?? '—' },
        { key: 'what', title: t('what'), cell: (row) => row.document ?? <ul className="ax-plain-list">{row.values.map((v) => <li key={naming.whole(v)}>{naming.whole(v)}</li>)}</ul> },
      ]}
    />
  )
}
