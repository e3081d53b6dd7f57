import { Table } from '../../../../web/shared/components/Table.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-draft.ts'
import type { Column } from '../../../../web/shared/components/Table.tsx'
import type { SummaryRow } from '../../form-shown.ts'

type Line = { cells: NonNullable<SummaryRow['rows']>[number]; i: number }

/** One answer as people read it; rows become a table. */
export function Answered({ row }: { row: SummaryRow }) {
  const t = useWords(words)
  const speak = useSpeak()
  if (!row.rows) return row.shown ? <span className="lw-answer">{speak(row.shown)}</span> : <span className="ax-soft">{t('rowsNone')}</span>
  const labels = [...new Map(row.rows.flat().map(({ label }) => [label.zh, label])).values()]
  const columns = labels.map((label): Column<Line> => ({
    key: label.zh, title: speak(label), cell: ({ cells }) => {
      const told = cells.find((cell) => cell.label.zh === label.zh)?.shown
      return told ? speak(told) : '—'
    },
  }))
  return <Table caption={speak(row.label)} hideCaption rows={row.rows.map((cells, i) => ({ cells, i }))} rowKey={({ i }) => String(i)} columns={columns} />
}
