import { ClockBadge } from '../../../../web/shared/components/ClockBadge.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useWords } from '../../../../web/shared/words.ts'
import { words } from '../../words.ts'
import { deskWords } from './words.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'
import type { CaseRow } from './types.ts'

/** Words of the licensing capability: states, steps, sectors, findings. */
export const useLicensing = () => useWords(words)

const tones: Record<string, Tone> = {
  submitted: 'info',
  correcting: 'wait',
  'not-accepted': 'stop',
  accepted: 'info',
  returned: 'wait',
  reviewed: 'info',
  publicised: 'done',
  granted: 'done',
  issued: 'done',
  refused: 'over',
  withdrawn: 'stop',
  valid: 'done',
  expired: 'stop',
  suspended: 'over',
  revoked: 'over',
  annulled: 'over',
  cancelled: 'stop',
  filed: 'wait',
  upheld: 'over',
  rejected: 'done',
}

export function State({ subject = 'application', state }: { subject?: 'application' | 'licence' | 'objection'; state: string }) {
  const t = useLicensing()
  return <StateTag tone={tones[state] ?? 'info'}>{t(`state.${subject}.${state}`)}</StateTag>
}

/** States in which a clock of the authority runs or stands. */
export const clocked = ['submitted', 'accepted', 'returned', 'reviewed']

/** What falls due in a row of a list: the clock where one runs, deemed acceptance said out loud, or only the day. */
export function Due({ row }: { row: CaseRow }) {
  const t = useWords(deskWords)
  const format = useFormat()
  if (!row.dueOn) return <span className="ax-soft">—</span>
  if (!row.clock || !clocked.includes(row.state)) return <span className="ax-num">{format.day(row.dueOn)}</span>
  const deeming = row.state === 'submitted' && row.clock.left <= 2
  return (
    <span className="lw-due">
      <ClockBadge clock={row.clock} />
      {deeming && <StateTag tone="over">{row.clock.left === 0 ? t('deemedTonight') : t('deemedSoon')}</StateTag>}
    </span>
  )
}
