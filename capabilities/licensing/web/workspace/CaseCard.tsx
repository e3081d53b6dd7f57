import { Link } from 'react-router'
import { ClockBadge } from '../../../../web/shared/components/ClockBadge.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { words } from '../words-workspace.ts'
import { CaseState, closed, useCaseTitle } from './states.tsx'
import type { CaseItem } from './shapes.ts'

/** A case as a parcel on a shelf: what it is, where it stands, whose turn it is, how long it has. */
export function CaseCard({ item }: { item: CaseItem }) {
  const t = useWords(words)
  const speak = useSpeak()
  const caseTitle = useCaseTitle()
  const { day } = useFormat()
  const over = closed.includes(item.state) || item.state === 'publicised'
  return (
    <li className="ax-card lw-card">
      <div className="ax-row ax-row-apart">
        <Link to={`/cases/${item.id}`} className="lw-card-link">{caseTitle(item)}</Link>
        <CaseState state={item.state} publicUntil={item.publicUntil} />
      </div>
      <p className="lw-number">{item.number}</p>
      <div className="ax-row ax-row-apart">
        <p className="ax-soft">{t('received', { date: day(item.receivedOn) })} · {speak(common[`turn.${item.turn}`]!)}</p>
        {item.clock && !over && <span className="lw-card-clock"><ClockBadge clock={item.clock} /></span>}
      </div>
    </li>
  )
}
