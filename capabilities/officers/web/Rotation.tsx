import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { posts } from '../facts.ts'
import { postWords } from '../words.ts'
import { api } from './types.ts'
import { words } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Stay } from './types.ts'

const tones = { none: 'done', yellow: 'wait', red: 'over' } as const
const labels = { none: 'fine', yellow: 'yellow', red: 'red' } as const

/** Stays in posts, the first to end on top. */
export function Page() {
  const t = useWords(words)
  return (
    <div className="ax-stack">
      <div><h1>{t('rotation')}</h1><p className="ax-soft">{t('rotationLead')}</p></div>
      <DataTable<Stay>
        name="rotation" caption={t('rotation')} path={api('rotation')} columns={useColumns()} href={(row) => `/officers/${row.officer}`} xlsx live={['officers.*']}
        empty={<EmptyState icon="calendar" title={t('noStays')}><p>{t('noStaysHint')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Stay>[] {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const places = usePlaces()
  return [
    { key: 'name', title: t('name'), head: true, cell: (row) => row.name },
    { key: 'department', title: t('department'), cell: (row) => places.department(row.department) },
    { key: 'post', title: t('post'), cell: (row) => speak(postWords[row.post]), filter: posts.map((p) => ({ value: p, label: speak(postWords[p]) })) },
    { key: 'from', title: t('since'), cell: (row) => format.day(row.from) },
    { key: 'dueOn', title: t('stayUntil'), cell: (row) => format.day(row.dueOn) },
    {
      key: 'alarm', title: t('alarm'), filter: (['yellow', 'red'] as const).map((value) => ({ value, label: t(value) })),
      cell: (row) => <div className="ax-row"><StateTag tone={tones[row.alarm]}>{t(labels[row.alarm])}</StateTag><span className="ax-soft">{row.days < 0 ? t('daysOver', { n: -row.days }) : t('daysLeft', { n: row.days })}</span></div>,
    },
    { key: 'hand', title: t('inHand'), cell: (row) => row.hand, number: true },
  ]
}
