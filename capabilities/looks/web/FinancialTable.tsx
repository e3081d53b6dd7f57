import { Table } from '../../../web/shared/components/Table.tsx'
import { useWords } from '../../../web/shared/words.ts'
import { pageWords } from './words.ts'
import type { Year } from './shapes.ts'

/** Years of an enterprise's money as everybody sees them: masked, and as shares. */
export function FinancialTable({ items }: { items: readonly Year[] }) {
  const t = useWords(pageWords)
  const share = (value: number | null) => (value === null ? '—' : `${value} %`)
  return (
    <Table
      caption={t('financials')} hideCaption rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'year', title: t('year'), head: true, cell: (row) => <span className="ax-num">{row.year}</span> },
        { key: 'bank', title: t('bank'), cell: (row) => row.bank },
        { key: 'account', title: t('account'), cell: (row) => <span className="ax-num">{row.account ?? '—'}</span> },
        { key: 'dueShare', title: t('dueShare'), number: true, cell: (row) => share(row.dueShare) },
        { key: 'spentShare', title: t('spentShare'), number: true, cell: (row) => share(row.spentShare) },
      ]}
    />
  )
}
