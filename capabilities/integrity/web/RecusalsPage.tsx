import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useWords } from '../../../web/shared/words.ts'
import { recusal } from '../procedure.ts'
import { State, useText } from './looks.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Recusal } from './shapes.ts'

/** The head's queue: recusals to be decided stand first. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div><h1>{t('recusals')}</h1><p className="ax-soft">{t('recusalsNote')}</p></div>
      <DataTable<Recusal>
        name="integrity-recusals" caption={t('recusals')} path="/api/integrity/recusals" columns={useColumns()} search={t('search')} xlsx
        href={(row) => `/integrity/recusals/${row.id}`} live={['integrity.*']} empty={<EmptyState icon="shield" title={t('noRecusals')}><p>{t('noRecusalsFill')}</p></EmptyState>}
      />
    </div>
  )
}

function useColumns(): DeskColumn<Recusal>[] {
  const t = useWords(pageWords)
  const text = useText()
  const { day } = useFormat()
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    { key: 'officer', title: t('officer'), cell: (row) => row.officer.name },
    { key: 'origin', title: t('origin'), cell: (row) => text(`origin.${row.origin}`), filterMany: true, filter: ['officer', 'applicant', 'system'].map((value) => ({ value, label: text(`origin.${value}`) })) },
    { key: 'state', title: t('state'), cell: (row) => <State of="recusal" state={row.state} />, filterMany: true, filter: recusal.states.map((value) => ({ value, label: text(`state.recusal.${value}`) })) },
    { key: 'asked', title: t('asked'), cell: (row) => <span className="ax-num">{day(row.requestedOn)}</span> },
    { key: 'successor', title: t('successor'), cell: (row) => row.successor ?? '', extra: true },
  ]
}
