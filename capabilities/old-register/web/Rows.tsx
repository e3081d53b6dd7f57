import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Pagination, Table } from '../../../web/shared/components/Table.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { RowForm } from './RowForm.tsx'
import { pageOf, sheetPath, type KindView, type RowView, type SheetView, type Shown } from './shapes.ts'
import { words } from './words.ts'
import type { Column } from '../../../web/shared/components/Table.tsx'

type Page = { items: RowView[]; next: number | null }
const none: Readonly<Record<Shown, keyof typeof words>> = { good: 'noGood', wrong: 'noWrong', there: 'noThere', failed: 'noFailed' }

/** The rows of one kind, fifty at a time; a wrong one says why, column by column. */
export function Rows({ sheet, kind, shown }: { sheet: SheetView; kind: KindView; shown: Shown }) {
  const t = useWords(words)
  const [before, setBefore] = useState<number[]>([])
  const [q, setQ] = useState('')
  const [correcting, setCorrecting] = useState<RowView>()
  const query = useQuery<Page>(sheetPath(sheet.id, 'rows'), { status: shown, limit: 50, ...(q.trim() ? { q: q.trim() } : {}), ...(before.length ? { after: before.at(-1)! } : {}) }, { keep: true })
  const { reload } = query
  const stands = [sheet.version, sheet.imported?.state, sheet.counts?.waiting].join(' ')
  useEffect(reload, [reload, stands])
  const columns = useColumns(kind, shown, sheet.mine ? setCorrecting : undefined)
  const find = (text: string) => { setQ(text); setBefore([]) }
  return (
    <>
      <div className="or-find"><input type="search" className="ax-input" aria-label={t('find')} placeholder={t('find')} value={q} onChange={(event) => find(event.target.value)} maxLength={60} /></div>
      <QueryView query={query} lines={5} isEmpty={(page) => page.items.length === 0} empty={<EmptyState icon="list" title={t(none[shown])} />}>
        {(page) => (
          <>
            <Table caption={t(shown)} hideCaption rows={page.items} rowKey={(row) => String(row.row)} columns={columns} />
            <Pagination onPrevious={before.length ? () => setBefore(before.slice(0, -1)) : undefined} onNext={page.next === null ? undefined : () => setBefore([...before, page.next!])} />
          </>
        )}
      </QueryView>
      {correcting && <RowForm key={correcting.row} sheet={sheet} kind={kind} row={correcting} onClose={() => setCorrecting(undefined)} />}
    </>
  )
}

function useColumns(kind: KindView, shown: Shown, onCorrect: ((row: RowView) => void) | undefined): Column<RowView>[] {
  const t = useWords(words)
  const said: Column<RowView>[] = [
    { key: 'row', title: t('row'), number: true, cell: (row) => row.row },
    { key: 'what', title: t('what'), head: true, cell: (row) => <What row={row} /> },
  ]
  if (shown === 'good') return [...said, { key: 'outcome', title: t('result'), cell: (row) => <OutcomeOf row={row} kind={kind} /> }]
  const problems: Column<RowView> = { key: 'problems', title: t('problems'), cell: (row) => (shown === 'failed' ? <Why row={row} /> : <Problems row={row} kind={kind} />) }
  const correct: Column<RowView> = { key: 'do', title: t('do'), cell: (row) => <Button size="small" icon="edit" onClick={() => onCorrect?.(row)}>{t('correct')}<span className="ax-hidden-visually"> {row.row}</span></Button> }
  return [...said, problems, ...(onCorrect && shown === 'wrong' ? [correct] : [])]
}

function What({ row }: { row: RowView }) {
  const t = useWords(words)
  return <span className="or-what"><b>{row.cells['name'] ?? ''}</b><span className="ax-num">{row.key}</span>{row.corrected && <span className="ax-soft">{t('corrected')}</span>}</span>
}

function Problems({ row, kind }: { row: RowView; kind: KindView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const titleOf = (key: string | null) => { const column = kind.columns.find((c) => c.key === key); return column ? speak(column.title) : t('wholeRow') }
  if (row.status === 'there') return <span className="ax-soft">{t('thereNote')}</span>
  return (
    <ul className="or-problems">
      {row.problems.map((p, i) => <li key={i}><b>{titleOf(p.column)}</b> <span className="or-value">{(p.column && row.cells[p.column]) || t('empty')}</span><br /><span>{speak(p)}</span></li>)}
    </ul>
  )
}

function OutcomeOf({ row, kind }: { row: RowView; kind: KindView }) {
  const t = useWords(words)
  if (row.outcome === 'done' && row.subject) return <Link to={pageOf[kind.kind](row.subject)}>{t('open')}<span className="ax-hidden-visually"> {row.key}</span></Link>
  return <span className="ax-soft">{t(row.outcome === 'there' ? 'nowThere' : row.outcome === 'failed' ? 'failed' : 'waiting')}</span>
}

function Why({ row }: { row: RowView }) {
  const speak = useSpeak()
  return row.why && <span>{speak(row.why)}</span>
}
