import { Link } from 'react-router'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { Table } from '../../../web/shared/components/Table.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { lifeWords } from './words-life.ts'
import type { Words } from '../../../web/shared/words.ts'

export type Staked = {
  state: string
  turn: string
  stake: { id: string; number: string; validFrom: string; validUntil: string; changeDue?: { on: string; late: boolean } } | null
  renewal: { inTime: boolean; inTimeUntil: string | null; deemed: boolean } | null
  changes: readonly { key: string; label: Words; before: string; after: string }[]
}

/** The licence that a renewal, change or replacement concerns: its period, what the renewal carries, before and after. */
export function AtStakeOf({ view, holder }: { view: Staked; holder?: boolean }) {
  const t = useWords(lifeWords)
  const { day } = useFormat()
  const { stake, renewal } = view
  if (!stake) return null
  return (
    <div className="ax-stack">
      <p>
        <b>{t('atStake')}</b> <Link to={`/licences/${stake.id}`}>{stake.number}</Link>{' '}
        <span className="ax-soft">{t('validity', { from: day(stake.validFrom), until: day(stake.validUntil) })}</span>
      </p>
      {renewal?.deemed && <Notice tone="over">{t(holder ? 'deemedHolder' : 'deemed')}</Notice>}
      {renewal && !renewal.deemed && renewal.inTimeUntil && view.turn !== 'nobody' && view.state !== 'publicised' && (
        <Notice tone={renewal.inTime ? 'wait' : 'over'}>{t(renewal.inTime ? 'inTime' : 'late', { day: day(renewal.inTime ? stake.validUntil : renewal.inTimeUntil) })}</Notice>
      )}
      {stake.changeDue?.late && <Notice tone="wait">{t('changeLate', { day: day(stake.changeDue.on) })}</Notice>}
      {view.changes.length > 0 && <BeforeAfter changes={view.changes} />}
    </div>
  )
}

function BeforeAfter({ changes }: Pick<Staked, 'changes'>) {
  const t = useWords(lifeWords)
  const speak = useSpeak()
  return (
    <Table
      caption={t('whatChanges')} hideCaption rows={changes} rowKey={(c) => c.key}
      columns={[
        { key: 'field', title: t('field'), head: true, cell: (c) => speak(c.label) },
        { key: 'before', title: t('before'), cell: (c) => c.before },
        { key: 'after', title: t('after'), cell: (c) => <b>{c.after}</b> },
      ]}
    />
  )
}
