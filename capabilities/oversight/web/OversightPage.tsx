import { Link } from 'react-router'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { plainDay, useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { LightTag } from './looks.tsx'
import { Matrix } from './Matrix.tsx'
import { lights, stages } from './shapes.ts'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { CaseItem, Overview } from './shapes.ts'

/** Where every open case stands against its limit, and who answers when it passes. */
export function Page() {
  const t = useWords(pageWords)
  const { percent } = useFormat()
  const query = useQuery<Overview>('/api/oversight/overview', {}, { live: ['licensing.*'] })
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('title')}</h1>
        {query.data && <p className="ax-soft">{t('note', { yellow: percent(query.data.warnAt.yellow), red: percent(query.data.warnAt.red) })}</p>}
      </div>
      <section className="ax-card ov-matrix"><QueryView query={query}>{({ cells }) => <Matrix cells={cells} />}</QueryView></section>
      <DataTable<CaseItem>
        name="oversight-cases"
        caption={t('cases')}
        path="/api/oversight/cases"
        columns={useColumns()}
        sort="share"
        search={t('search')}
        xlsx
        href={(row) => `/cases/${row.id}`}
        live={['licensing.*']}
        empty={
          <EmptyState icon="eye" title={t('none')}>
            <p>{t('noneFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

function useColumns(): DeskColumn<CaseItem>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const name = (key: string) => speak(words[key]!)
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span>, sort: { up: 'oldest', down: 'newest' } },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'state', title: t('stage'), cell: (row) => name(`stage.${row.state}`), filterMany: true, filter: stages.map((value) => ({ value, label: name(`stage.${value}`) })) },
    { key: 'light', title: t('light'), cell: (row) => <LightTag light={row.pace?.light ?? 'none'} />, filterMany: true, filter: lights.map((value) => ({ value, label: name(`light.${value}`) })) },
    {
      key: 'used',
      title: t('used'),
      sort: { down: 'share' },
      cell: (row) => row.pace && <span className="ax-num">{t('usedOf', { used: row.pace.used, value: row.pace.value, unit: t(`unit.${row.pace.unit}`) })}</span>,
    },
    { key: 'dueOn', title: t('dueOn'), cell: (row) => row.pace && <span className="ax-num">{plainDay(row.pace.on)}</span> },
    { key: 'responsible', title: t('responsible'), cell: (row) => row.responsible ?? <span className="ax-soft">{t(row.pace ? 'nobody' : 'theEnterprise')}</span> },
    { key: 'leader', title: t('leader'), cell: (row) => row.leader ?? '—' },
    { key: 'replay', title: t('replay'), cell: (row) => <Link to={`/oversight/cases/${row.id}`}>{t('replay')}</Link> },
  ]
}
