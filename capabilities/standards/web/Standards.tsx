import { Link } from 'react-router'
import { DataTable } from '../../../web/desk/DataTable.tsx'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { standard as procedure } from '../procedure.ts'
import { PhaseTag, sectorKeys, sizeKeys, useNames } from './common.tsx'
import { FoundingList } from './Founding.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { Line } from './types.ts'

/** Every standard: what holds today and what is coming, what could be adopted, and all versions. */
export function Page() {
  const t = useWords(pageWords)
  const { roles } = useMe()
  const mayDraft = procedure.open(null, roles).includes('draft')
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-row ax-row-apart">
        <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
        <div className="ax-row ax-no-print">
          <ButtonLink to="/supplements" size="small">{t('supplements')}</ButtonLink>
          {mayDraft && <ButtonLink to="/standards/new" look="primary" size="small" icon="plus">{t('draftNew')}</ButtonLink>}
        </div>
      </header>
      <Today />
      <FoundingList />
      <section className="ax-stack">
        <h2>{t('versions')}</h2>
        <DataTable<Line>
          name="standards" caption={t('versions')} path="/api/standards/standards" columns={useColumns()} href={(row) => `/standards/${row.id}`} xlsx search={t('search')} live={['standards.*']}
          empty={<EmptyState icon="scale" title={t('none')}><p>{t('noneHint')}</p></EmptyState>}
        />
      </section>
    </div>
  )
}

function Today() {
  const t = useWords(pageWords)
  const query = useQuery<{ items: Line[] }>('/api/standards/standards', { limit: 200 }, { live: ['standards.*'] })
  const names = useNames()
  return (
    <section className="ax-stack" aria-label={t('today')}>
      <h2>{t('today')}</h2>
      <QueryView query={query} isEmpty={() => false}>
        {({ items }) => (
          <ul className="st-matrix">
            {sectorKeys.map((sector) => <li key={sector}><b>{names.sector(sector)}</b><Sizes lines={items.filter((i) => i.sector === sector)} /></li>)}
          </ul>
        )}
      </QueryView>
    </section>
  )
}

/** One sector: the version in force of each size that has one, and what is coming. */
function Sizes({ lines }: { lines: readonly Line[] }) {
  const t = useWords(pageWords)
  const names = useNames()
  const { day } = useFormat()
  const there = sizeKeys.filter((size) => lines.some((l) => l.size === size && ['in-force', 'coming'].includes(l.phase)))
  if (there.length === 0) return <p className="ax-soft">{t('notYet')}</p>
  return (
    <ul>
      {there.map((size) => {
        const now = lines.find((l) => l.size === size && l.phase === 'in-force')
        const coming = lines.filter((l) => l.size === size && l.phase === 'coming')
        return (
          <li key={size}>
            <span>{names.size(size)}</span>
            {now ? <Link to={`/standards/${now.id}`}>{t('version', { n: now.number })}</Link> : <span className="ax-soft">{t('notYet')}</span>}
            {now?.evaluationDue && <StateTag tone="wait">{t('due')}</StateTag>}
            {coming.map((c) => <Link key={c.id} to={`/standards/${c.id}`}>{t('comingOn', { n: c.number, day: day(c.effectiveOn!) })}</Link>)}
          </li>
        )
      })}
    </ul>
  )
}

function useColumns(): DeskColumn<Line>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const names = useNames()
  const { day } = useFormat()
  const phases = ['in-force', 'coming', 'preparing', 'ended'] as const
  const date = (value: string | null) => (value ? <span className="ax-num">{day(value)}</span> : '—')
  return [
    { key: 'title', title: t('standard'), head: true, cell: (row) => speak(row.title) },
    { key: 'number', title: t('number'), cell: (row) => t('version', { n: row.number }) },
    { key: 'sector', title: t('sector'), cell: (row) => names.sector(row.sector), filter: sectorKeys.map((value) => ({ value, label: names.sector(value) })) },
    { key: 'size', title: t('size'), cell: (row) => names.size(row.size), filter: sizeKeys.map((value) => ({ value, label: names.size(value) })) },
    { key: 'phase', title: t('phase'), cell: (row) => <PhaseTag phase={row.phase} state={row.state} />, filter: phases.map((value) => ({ value, label: t(`phase.${value}`) })) },
    { key: 'effectiveOn', title: t('effectiveOn'), cell: (row) => date(row.effectiveOn) },
    { key: 'untilOn', title: t('untilOn'), cell: (row) => date(row.untilOn), extra: true },
    {
      key: 'due', title: t('evaluateOn'), cell: (row) => <>{date(row.evaluateOn)} {row.evaluationDue && <StateTag tone="wait">{t('due')}</StateTag>}</>,
      filter: [{ value: 'true', label: t('onlyDue') }],
    },
    { key: 'indicators', title: t('indicators'), cell: (row) => row.indicators, number: true },
  ]
}
