import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { plainDay } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { check } from '../procedure.ts'
import { words } from '../words.ts'
import { CheckResult, CheckState } from './looks.tsx'
import { namesOf } from './shapes.ts'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { CheckItem } from './shapes.ts'

/** Every on-site check that one may see, the latest day first. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="ax-soft">{t('note')}</p>
      </div>
      <DataTable<CheckItem>
        name="site-checks"
        caption={t('title')}
        path="/api/site-checks/checks"
        columns={useColumns()}
        search={t('search')}
        xlsx
        href={(row) => `/site-checks/${row.id}`}
        live={['site-checks.*']}
        empty={
          <EmptyState icon="pin" title={t('none')}>
            <p>{t('noneFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

function useColumns(): DeskColumn<CheckItem>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'on', title: t('on'), cell: (row) => <span className="ax-num">{plainDay(row.on)}</span> },
    { key: 'place', title: t('place'), cell: (row) => row.place },
    { key: 'team', title: t('team'), cell: (row) => namesOf(row.team) },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => <CheckState state={row.state} />,
      filterMany: true,
      filter: check.states.map((value) => ({ value, label: speak(words[`state.check.${value}`]!) })),
    },
    { key: 'result', title: t('result'), cell: (row) => <CheckResult result={row.result} /> },
    { key: 'mine', title: t('mine'), cell: (row) => (row.mine ? '✓' : ''), filter: [{ value: 'true', label: t('mineOnly') }] },
  ]
}
