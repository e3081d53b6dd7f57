import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { ClockBadge } from '../../../../web/shared/components/ClockBadge.tsx'
import { ParcelSteps } from '../../../../web/shared/components/ParcelSteps.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSend } from '../../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../words-workspace.ts'
import { askedOf } from './asked.ts'
import { parcel } from './parcel.ts'
import type { ClockView } from '../../../../web/shared/components/ClockBadge.tsx'
import type { CaseView, Guide } from './shapes.ts'

const who = { window: 'whoWindow', reviewer: 'whoReviewer', approver: 'whoApprover' } as const
const stageWords = { submit: 'stepSubmit', intake: 'stepIntake', review: 'stepReview', decision: 'stepDecision', publicity: 'stepPublicity', issue: 'stepIssue' } as const

/** Where the case is, whose turn, and the one thing to do now. */
export function CaseTurn({ view, guide }: { view: CaseView; guide: Guide }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { day } = useFormat()
  const { begin, sending, problem } = useBegin(view.id)
  const what = useWhat(view, guide)
  const clock = clockOf(view)
  const stop = view.stops.find(({ to }) => to === null)
  const mine = view.turn === 'applicant'
  const action = mine ? <Button busy={sending} icon="arrowRight" onClick={begin}>{t(view.state === 'returned' ? 'findingsNow' : 'answerNow')}</Button>
    : view.state === 'issued' ? <ButtonLink to="/licences">{t('toLicence')}</ButtonLink>
      : view.turn === 'nobody' ? <ButtonLink to={view.kind === 'new' ? '/apply' : '/licences'}>{t('again')}</ButtonLink> : undefined
  const steps = parcel(view, (stage) => t(stage === 'issue' && view.kind !== 'new' ? 'stepPrint' : stageWords[stage]))
  if (view.turn === 'nobody') {
    return <div className="ax-stack"><p className="lw-what">{what}</p><ParcelSteps steps={steps} /><div>{action}</div></div>
  }
  return (
    <div className="ax-stack">
      <ParcelSteps steps={steps} turn={{ mine, who: t(who[view.turn as keyof typeof who] ?? 'whoWindow'), what, clock: clock && <ClockBadge clock={clock} />, action }} />
      {stop && <p className="ax-hint">{t('stoppedSince', { date: day(stop.from), reason: typeof stop.reason === 'string' ? stop.reason : speak(stop.reason) })}</p>}
      <ProblemNotice problem={problem} />
    </div>
  )
}

/** Begins (or goes on with) the changes to a case that waits for its applicant. */
export function useBegin(application: string) {
  const go = useNavigate()
  const { send, sending, problem } = useSend()
  const begin = () => void send<{ id: string }>('/api/licensing/drafts', { application }).then((answer) => answer.ok && go(`/drafts/${answer.value.id}`))
  return { begin, sending, problem }
}

const clockOf = (view: CaseView): ClockView | null =>
  (view.state === 'submitted' ? view.intakeClock : ['accepted', 'returned', 'reviewed'].includes(view.state) ? view.clock : null)

function useWhat(view: CaseView, guide: Guide): string {
  const t = useWords(words)
  const { day } = useFormat()
  const due = (clock: ClockView | null) => (clock ? day(clock.on) : '—')
  const n = askedOf(view, guide.sector).length
  const granted = view.publicity
    ? t(view.kind === 'new' ? 'whatPublicised' : 'whatRenewing', { date: day(view.publicity.until) })
    : t('whatGranted', { date: view.issueDueOn ? day(view.issueDueOn) : '—' })
  const told: Record<string, string> = {
    submitted: t('whatSubmitted', { date: due(view.intakeClock) }), correcting: t('whatCorrecting', { n }), accepted: t(view.turn === 'approver' ? 'whatReviewed' : 'whatAccepted', { date: due(view.clock) }),
    returned: t('whatReturned', { n }), reviewed: t('whatReviewed', { date: due(view.clock) }),
    publicised: granted, issued: t(view.kind === 'new' ? 'whatIssued' : 'whatReissued'), refused: t('whatRefused'),
    'not-accepted': t('whatNotAccepted'), withdrawn: t('whatWithdrawn'),
  }
  return told[view.state] ?? view.state
}
