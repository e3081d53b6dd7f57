import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { State, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Tie } from './shapes.ts'

const kinds = ['same-person', 'relative', 'former-employer', 'shareholding', 'other']

/** One's own ties; the head and the auditor see those of the officers they answer for. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div><h1>{t('ties')}</h1><p className="ax-soft">{t('tiesNote')}</p></div>
      <DataTable<Tie>
        name="integrity-ties" caption={t('ties')} path="/api/integrity/ties" columns={useColumns()} search={t('search')} xlsx href={(row) => `/integrity/ties/${row.id}`} live={['integrity.*']}
        empty={<EmptyState icon="search" title={t('noTies')}><p>{t('noTiesFill')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Tie>[] {
  const t = useWords(pageWords)
  const text = useText()
  const { day } = useFormat()
  return [
    { key: 'officer', title: t('officer'), head: true, cell: (row) => row.officer.name },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise.name },
    { key: 'kind', title: t('tieKind'), cell: (row) => text(`tie.${row.kind}`), filterMany: true, filter: kinds.map((value) => ({ value, label: text(`tie.${value}`) })) },
    { key: 'until', title: t('until'), cell: (row) => (row.until ? <span className="ax-num">{day(row.until)}</span> : '') },
    { key: 'state', title: t('state'), cell: (row) => <State of="tie" state={row.state} />, filterMany: true, filter: ['standing', 'ended'].map((value) => ({ value, label: text(`state.tie.${value}`) })) },
    { key: 'foundOn', title: t('foundOn'), cell: (row) => <span className="ax-num">{day(row.foundOn)}</span> },
  ]
}
