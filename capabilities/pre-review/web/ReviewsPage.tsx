import { DataTable } from '../../../web/desk/DataTable.tsx'
import { EmptyState } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { preReview } from '../procedure.ts'
import { words } from '../words.ts'
import { Days } from './Days.tsx'
import { ReviewState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { DeskColumn } from '../../../web/desk/DataTable.tsx'
import type { ReviewItem } from './shapes.ts'

/** Every pre-review that was handed in, the latest first, and what they bring. */
export function Page() {
  const t = useWords(pageWords)
  return (
    <div className="ax-stack">
      <div>
        <h1>{t('title')}</h1>
        <p className="ax-soft">{t('benchNote')}</p>
      </div>
      <DataTable<ReviewItem>
        name="pre-reviews"
        caption={t('title')}
        path="/api/pre-review/pre-reviews"
        columns={useColumns()}
        search={t('search')}
        xlsx
        href={(row) => `/pre-reviews/${row.id}`}
        live={['pre-review.*']}
        empty={<EmptyState icon="eye" title={t('benchNone')}><p>{t('benchNoneFill')}</p></EmptyState>}
      />
      <Days />
    </div>
  )
}

function useColumns(): DeskColumn<ReviewItem>[] {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { plainDay } = useFormat()
  const day = (value: string | null) => (value ? <span className="ax-num">{plainDay(value)}</span> : '—')
  return [
    { key: 'number', title: t('number'), head: true, cell: (row) => <span className="ax-num">{row.number}</span> },
    { key: 'enterprise', title: t('enterprise'), cell: (row) => row.enterprise },
    {
      key: 'sector', title: t('sector'), cell: (row) => speak(words[`sector.${row.sector}`]!), filterMany: true,
      filter: Object.keys(words).filter((key) => key.startsWith('sector.')).map((key) => ({ value: key.slice(7), label: speak(words[key]!) })),
    },
    {
      key: 'state', title: t('state'), cell: (row) => <ReviewState state={row.state} />, filterMany: true,
      filter: preReview.states.filter((state) => state !== 'preparing').map((value) => ({ value, label: speak(words[`state.pre-review.${value}`]!) })),
    },
    { key: 'round', title: t('round'), number: true, cell: (row) => row.round },
    { key: 'why', title: t('why'), cell: (row) => speak(words[`why.${row.why}`]!) },
    { key: 'officer', title: t('officer'), cell: (row) => row.officer ?? '—' },
    { key: 'handedInAt', title: t('handedInAt'), cell: (row) => day(row.handedInAt) },
    { key: 'advisedAt', title: t('advisedAt'), cell: (row) => day(row.advisedAt) },
  ]
}
