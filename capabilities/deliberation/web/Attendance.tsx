import { Button } from '../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useWords } from '../../../web/shared/words.ts'
import { useLostQuorum } from './looks.tsx'
import { meetingWords } from './words-meeting.ts'
import type { Meeting, Seat } from './shapes.ts'

/** Who is here, whether that is a quorum, and coming and leaving. */
export function Attendance({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const me = useMe()
  const { send, sending, problem } = useSend()
  const { quorum, mine } = meeting
  const now = meeting.items.find((i) => i.application === meeting.current)
  const lost = useLostQuorum(meeting, now)
  const counted = now?.quorum ?? quorum
  const running = ['convened', 'open'].includes(meeting.state)
  const out = now?.recused ?? []
  const tell = async (step: 'come' | 'leave', member?: string) => {
    const answer = await send(`/api/deliberation/attendances/${step}`, { meeting: meeting.id, ...(member ? { member } : {}) })
    if (!answer.ok) return
    refresh('/api/deliberation')
    toast(step === 'come' ? meetingWords.came : meetingWords.hasLeft)
  }
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{t('attendance')}</h2>
      {running && <p className={lost ? 'dl-light dl-light-lost' : 'dl-light'} aria-live="polite">{lost || t('quorumMet', { n: counted.present, m: counted.needed })}</p>}
      {running && mine.member && !mine.present && <Button look="primary" icon="check" busy={sending} onClick={() => void tell('come')}>{t('come')}</Button>}
      <ul className="dl-seats">
        {meeting.seats.map((seat) => (
          <li key={seat.id}>
            <SeatName seat={seat} role={seat.id === meeting.presiding?.id && seat.id !== meeting.chair.id && running ? 'deputy' : seat.id === meeting.chair.id ? 'chair' : null} own={seat.id === me.id} />
            {seat.present && out.some((r) => r.id === seat.id)
              ? <StateTag tone="wait" icon="signOut">{t('out')}</StateTag>
              : running && mine.notes && seat.present && seat.id !== me.id
              ? <Button size="small" look="quiet" busy={sending} onClick={() => void tell('leave', seat.id)}>{t('noteLeft')}</Button>
              : <StateTag tone={seat.present ? 'done' : seat.cameAt ? 'over' : 'info'} icon={seat.present ? 'check' : seat.cameAt ? 'signOut' : 'minus'}>{t(seat.present ? 'present' : seat.cameAt ? 'gone_' : running ? 'away' : 'never')}</StateTag>}
          </li>
        ))}
      </ul>
      {running && mine.member && mine.present && <Button look="quiet" icon="signOut" busy={sending} onClick={() => void tell('leave')}>{t('leave')}</Button>}
      {problem && <ProblemNotice problem={problem} />}
    </section>
  )
}

function SeatName({ seat, role, own }: { seat: Seat; role: 'chair' | 'deputy' | null; own: boolean }) {
  const t = useWords(meetingWords)
  const { clock } = useFormat()
  const when = seat.backAt ? t('back', { t: clock(seat.backAt) }) : seat.leftAt ? t('left', { t: clock(seat.leftAt) }) : seat.cameAt ? t('since', { t: clock(seat.cameAt) }) : ''
  return <span className="dl-seat">{seat.name}{own && ` (${t('you')})`}<small>{[role ? t(role) : '', when].filter(Boolean).join(' · ')}</small></span>
}
