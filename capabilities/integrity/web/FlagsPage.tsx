import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { State, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Flag } from './shapes.ts'

/** Decided cases in which a tie came to light, those to be looked at first. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div><h1>{t('flags')}</h1><p className="ax-soft">{t('flagsNote')}</p></div>
      <DataTable<Flag>
        name="integrity-flags" caption={t('flags')} path="/api/integrity/flags" columns={useColumns()} search={t('search')} xlsx href={(row) => `/integrity/flags/${row.id}`} live={['integrity.*']}
        empty={<EmptyState icon="flag" title={t('noFlags')}><p>{t('noFlagsFill')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Flag>[] {
  const t = useWords(pageWords)
  const text = useText()
  const { day } = useFormat()
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'officer', title: t('officer'), cell: (row) => row.officer.name },
    { key: 'kind', title: t('tieKind'), cell: (row) => text(`tie.${row.kind}`) },
    { key: 'state', title: t('state'), cell: (row) => <State of="flag" state={row.state} />, filterMany: true, filter: ['open', 'settled'].map((value) => ({ value, label: text(`state.flag.${value}`) })) },
    { key: 'foundOn', title: t('foundOn'), cell: (row) => <span className="ax-num">{day(row.raisedOn)}</span> },
  ]
}
