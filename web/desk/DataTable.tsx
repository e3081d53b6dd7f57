import '../shared/components/Field.css'
import './DataTable.css'
import { useState } from 'react'
import { Table } from 'antd'
import { Link } from 'react-router'
import { useFormat } from '../shared/format.ts'
import { useWords } from '../shared/words.ts'
import { Button } from '../shared/components/Button.tsx'
import { DownloadButton } from '../shared/components/small.tsx'
import { Icon } from '../shared/components/Icon.tsx'
import { Popover } from '../shared/components/Popover.tsx'
import { ErrorPage, ForbiddenPage, Skeleton } from '../shared/components/states.tsx'
import { Pagination } from '../shared/components/Table.tsx'
import { Desk } from './Desk.tsx'
import { useList } from './useList.ts'
import { useRowKeys } from './useRowKeys.ts'
import type { TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Params } from '../shared/api.ts'
import type { List } from './useList.ts'

export type DeskColumn<T> = {
  /** Also the name by which the server filters. */
  key: string
  title: string
  cell: (row: T) => ReactNode
  /** The cell that names the row; with `href` it is the link. */
  head?: boolean
  /** The values of `sort` by which the server orders: upwards, downwards. */
  sort?: { up?: string; down?: string }
  filter?: readonly { value: string; label: string }[]
  /** More than one value at a time; the server gets them joined by commas. */
  filterMany?: boolean
  number?: boolean
  width?: number
  /** Shown only when chosen. */
  extra?: boolean
}

export type DataTableProps<T> = {
  /** Remembers the chosen columns under this name. */
  name: string
  caption: string
  path: string
  columns: readonly DeskColumn<T>[]
  href?: (row: T) => string
  /** Fixed conditions that are not the reader's to change. */
  params?: Params
  /** The first order: one of the server's values of `sort`. */
  sort?: string
  limit?: number
  live?: readonly string[]
  /** Offers a search field that asks the server for `q`. */
  search?: string
  empty: ReactNode
  /** Stands with the tools: a button for a new one. */
  actions?: ReactNode
  /** Offers the list as a spreadsheet from `<path>.xlsx`. */
  xlsx?: boolean
}

const words = {
  total: { zh: '共 {n} 条', en: '{n} in all' },
  columns: { zh: '显示列', en: 'Columns' },
  clear: { zh: '清除筛选', en: 'Clear filters' },
  xlsx: { zh: '导出表格', en: 'Export' },
  keys: { zh: 'j / k 上下移动，回车打开', en: 'j / k to move, Enter to open' },
}

/** The workbench's list: the server filters, sorts and pages; the address holds it all; j, k and Enter work. */
export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const { columns, empty, name } = props
  const list = useList<T>(props.path, props)
  const [chosen, choose] = useChosenColumns(name, columns)
  const frame = useRowKeys()
  const { query } = list
  if (query.state === 'forbidden') return <ForbiddenPage problem={query.problem} />
  if (query.problem && !query.data) return <ErrorPage problem={query.problem} retry={query.reload} />
  const nothing = query.data?.items.length === 0
  return (
    <Desk>
      <div className="dk-table" ref={frame}>
        <Tools {...props} list={list} chosen={chosen} choose={choose} />
        {!query.data ? <div className="dk-waiting"><Skeleton lines={10} /></div> : <Table<T>
          size="middle" rowKey="id" aria-label={props.caption} pagination={false} sticky={{ offsetHeader: 56 }}
          // What scrolls sideways must hold something that the keyboard reaches.
          {...(nothing ? {} : { scroll: { x: 'max-content' } })}
          loading={query.refreshing ? { delay: 300, spinning: true } : false}
          dataSource={query.data.items} locale={{ emptyText: empty }}
          columns={columns.filter((column) => chosen.includes(column.key)).map((column) => toAntd(column, props.href, list))}
          onChange={(_page, _filters, sorter) => list.setSort(orderOf(columns, sorter))}
        />}
        {(!nothing || list.previous) && <Foot list={list} hasRows={!nothing && Boolean(props.href)} />}
      </div>
    </Desk>
  )
}

function Tools<T>({ columns, search, actions, xlsx, list, chosen, choose }: DataTableProps<T> & { list: List<T>; chosen: string[]; choose: (keys: string[]) => void }) {
  const t = useWords(words)
  const used = Object.keys(list.filters).length
  return (
    <div className="dk-tools ax-no-print">
      {search && <SearchInput label={search} value={list.filters.q?.[0] ?? ''} onValue={(value) => list.setFilter('q', [value])} />}
      {columns.map((column) => column.filter && (
        <Filter
          key={column.key} title={column.title} options={column.filter} many={column.filterMany} chosen={list.filters[column.key] ?? []}
          choose={(values) => list.setFilter(column.key, values)}
        />
      ))}
      {used > 0 && <Button size="small" look="quiet" icon="close" onClick={list.clear}>{t('clear')}</Button>}
      <span className="dk-tools-end">
        {actions}
        <Popover end label={<><Icon name="list" size={16} />{t('columns')}</>} className="dk-columns">
          {columns.map(({ key, title, head }) => <Tick key={key} value={key} label={title} chosen={chosen} checked={chosen.includes(key)} choose={choose} disabled={head} />)}
        </Popover>
        {xlsx && <DownloadButton size="small" href={list.exportHref}>{t('xlsx')}</DownloadButton>}
      </span>
    </div>
  )
}

function Filter({ title, options, chosen, choose, many }: {
  title: string; options: readonly { value: string; label: string }[]; chosen: readonly string[]; choose: (values: string[]) => void
  many?: boolean | undefined
}) {
  const names = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return (
    <Popover
      label={<><Icon name="filter" size={16} />{names.length ? `${title}: ${names.join(', ')}` : title}</>}
      className={names.length ? 'dk-columns dk-filtered' : 'dk-columns'}
    >
      {options.map(({ value, label }) => <Tick key={value} value={value} label={label} chosen={many ? chosen : []} checked={chosen.includes(value)} choose={choose} />)}
    </Popover>
  )
}

const Tick = ({ value, label, chosen, checked, choose, disabled }: {
  value: string; label: string; chosen: readonly string[]; checked: boolean; choose: (values: string[]) => void; disabled?: boolean | undefined
}) => (
  <label>
    <input
      type="checkbox" checked={checked} disabled={disabled}
      onChange={(event) => choose(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
    />
    {label}
  </label>
)

/** Asks when the reader has finished the word: on Enter or on leaving. */
function SearchInput({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  return (
    <form className="dk-search" role="search" onSubmit={(event) => { event.preventDefault(); onValue(typed.trim()) }}>
      <Icon name="search" size={18} />
      <input
        type="search" className="ax-input" aria-label={label} placeholder={label} value={typed}
        onChange={(event) => setTyped(event.target.value)} onBlur={() => typed.trim() !== value && onValue(typed.trim())}
      />
    </form>
  )
}

function Foot<T>({ list, hasRows }: { list: List<T>; hasRows: boolean }) {
  const t = useWords(words)
  const format = useFormat()
  const total = list.query.data?.total
  const keysAlone = total === undefined && !list.previous && !list.next
  if (keysAlone && !hasRows) return null
  return (
    <div className={keysAlone ? 'dk-foot dk-keys-alone' : 'dk-foot'}>
      <span className="ax-soft">{total !== undefined && t('total', { n: format.count(total) })}{hasRows && <span className="dk-keys ax-no-print">{t('keys')}</span>}</span>
      <Pagination onPrevious={list.previous} onNext={list.next} />
    </div>
  )
}

type AntColumn<T> = NonNullable<TableProps<T>['columns']>[number]

const toAntd = <T extends { id: string }>(column: DeskColumn<T>, href: DataTableProps<T>['href'], list: List<T>): AntColumn<T> => ({
  key: column.key,
  title: column.title,
  width: column.width,
  align: column.number ? 'right' : 'left',
  className: column.number ? 'ax-num' : undefined,
  rowScope: column.head ? 'row' : undefined,
  // On a phone, where rows are cards, each cell says what it is.
  onCell: () => ({ 'data-name': column.title }) as object,
  render: (_, row) => (column.head && href ? <Link to={href(row)} data-row-link="">{column.cell(row)}</Link> : column.cell(row)),
  sorter: column.sort !== undefined,
  sortDirections: [...(column.sort?.up ? ['ascend' as const] : []), ...(column.sort?.down ? ['descend' as const] : [])],
  sortOrder: list.sort === undefined ? null : list.sort === column.sort?.up ? 'ascend' : list.sort === column.sort?.down ? 'descend' : null,
})

function orderOf<T>(columns: readonly DeskColumn<T>[], sorter: Parameters<NonNullable<TableProps<T>['onChange']>>[2]): string | undefined {
  const one = Array.isArray(sorter) ? sorter[0] : sorter
  const sort = columns.find(({ key }) => key === one?.columnKey)?.sort
  return one?.order === 'ascend' ? sort?.up : one?.order === 'descend' ? sort?.down : undefined
}

function useChosenColumns<T>(name: string, columns: readonly DeskColumn<T>[]) {
  const place = `anxu.columns.${name}`
  const [chosen, setChosen] = useState<string[]>(() => {
    const known = columns.map((column) => column.key)
    const saved = JSON.parse(localStorage.getItem(place) ?? 'null') as string[] | null
    return saved?.filter((key) => known.includes(key)) ?? columns.filter((column) => !column.extra).map((column) => column.key)
  })
  const choose = (keys: string[]) => {
    localStorage.setItem(place, JSON.stringify(keys))
    setChosen(keys)
  }
  return [chosen, choose] as const
}
