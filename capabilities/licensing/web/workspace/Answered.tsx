import { Table } from '../../../../web/shared/components/Table.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import type { SummaryRow } from '../../form-shown.ts'

/** One answer as people read it; rows become a table. */
export function Answered({ row }: { row: SummaryRow }) {
  const t = useWords(words)
  const speak = useSpeak()
  if (!row.rows) return row.shown ? <span className="lw-answer">{speak(row.shown)}</span> : <span className="ax-soft">{t('rowsNone')}</span>
  const rows = row.rows.map((cells, i) => ({ cells, i }))
  const columns = row.rows[0] ?? []
  return (
    <Table
      caption={speak(row.label)} hideCaption rows={rows} rowKey={({ i }) => String(i)}
      columns={columns.map((column, c) => ({ key: String(c), title: speak(column.label), cell: ({ cells }) => {
        const told = cells.find(({ label }) => label.zh === column.label.zh)?.shown
        return told ? speak(told) : '—'
      } }))}
    />
  )
}
