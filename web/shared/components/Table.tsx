import './Table.css'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import type { ReactNode } from 'react'

export type Column<T> = {
  key: string
  title: ReactNode
  cell: (row: T) => ReactNode
  /** Numbers stand to the right, in even figures. */
  number?: boolean
  /** The cell that names the row. */
  head?: boolean
}

/** A plain table; on a phone each row becomes a small card with its column names. */
export function Table<T>({ caption, columns, rows, rowKey, hideCaption }: {
  caption: ReactNode; columns: readonly Column<T>[]; rows: readonly T[]; rowKey: (row: T) => string; hideCaption?: boolean
}) {
  return (
    <div className="ax-table-frame">
      <table className="ax-table">
        <caption className={hideCaption ? 'ax-hidden-visually' : undefined}>{caption}</caption>
        <thead>
          <tr>{columns.map((column) => <th key={column.key} scope="col" className={column.number ? 'ax-cell-number' : undefined}>{column.title}</th>)}</tr>
        </thead>
        <tbody>{rows.map((row) => <tr key={rowKey(row)}>{columns.map((column) => <Cell key={column.key} column={column} row={row} />)}</tr>)}</tbody>
      </table>
    </div>
  )
}

function Cell<T>({ column, row }: { column: Column<T>; row: T }) {
  const look = column.number ? 'ax-cell-number' : undefined
  const content = <><span className="ax-cell-name" aria-hidden="true">{column.title}</span><span>{column.cell(row)}</span></>
  return column.head ? <th scope="row" className={look}>{content}</th> : <td className={look}>{content}</td>
}

const words = { next: { zh: '下一页', en: 'Next' }, previous: { zh: '上一页', en: 'Previous' }, pages: { zh: '翻页', en: 'Pages' } }

/** Pages by cursor: only next and previous are known. */
export function Pagination({ onPrevious, onNext }: { onPrevious?: (() => void) | undefined; onNext?: (() => void) | undefined }) {
  const t = useWords(words)
  if (!onPrevious && !onNext) return null
  return (
    <nav className="ax-pages ax-no-print" aria-label={t('pages')}>
      {onPrevious && <Button size="small" icon="chevronLeft" onClick={onPrevious}>{t('previous')}</Button>}
      {onNext && <Button size="small" icon="chevronRight" onClick={onNext}>{t('next')}</Button>}
    </nav>
  )
}
