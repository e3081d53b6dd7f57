import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { plainDay } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { hearing } from '../procedure.ts'
import { words } from '../words.ts'
import { HearingState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { HearingItem } from './shapes.ts'

/** Every hearing that one may see, the latest offered first. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="ax-soft">{t('note')}</p>
      </div>
      <DataTable<HearingItem>
        name="hearings"
        caption={t('title')}
        path="/api/hearings/hearings"
        columns={useColumns()}
        search={t('search')}
        xlsx
        href={(row) => `/hearings/${row.id}`}
        live={['hearings.*']}
        empty={
          <EmptyState icon="scale" title={t('none')}>
            <p>{t('noneFill')}</p>
          </EmptyState>
        }
      />
    </div>
  )
}

function useColumns(): DeskColumn<HearingItem>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const day = (value: string | null) => (value ? <span className="ax-num">{plainDay(value)}</span> : '—')
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'matter', title: t('matter'), cell: (row) => row.matter, width: 220 },
    {
      key: 'state',
      title: t('state'),
      cell: (row) => <HearingState state={row.state} />,
      filterMany: true,
      filter: hearing.states.map((value) => ({ value, label: speak(words[`state.hearing.${value}`]!) })),
    },
    { key: 'due', title: t('due'), cell: (row) => <Due row={row} /> },
    { key: 'askUntil', title: t('askUntil'), cell: (row) => day(row.askUntil), extra: true },
    { key: 'holdBy', title: t('holdBy'), cell: (row) => day(row.holdBy), extra: true },
    { key: 'on', title: t('on'), cell: (row) => day(row.on), extra: true },
    { key: 'chair', title: t('chair'), cell: (row) => row.chair ?? '—' },
  ]
}

/** The day that counts in this state. */
function Due({ row }: { row: HearingItem }) {
  const t = useWords(pageWords)
  const [text, on] = row.state === 'offered' ? (['askUntil', row.askUntil] as const) : row.state === 'requested' ? (['holdBy', row.holdBy] as const) : (['on', row.on] as const)
  return on ? <><span className="ax-num">{plainDay(on)}</span> <span className="ax-soft">{t(text)}</span></> : <>—</>
}
