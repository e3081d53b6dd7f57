import { useState } from 'react'
import { useParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { quorumWords, votingWords } from '../words.ts'
import { Item } from './Item.tsx'
import { MeetingState } from './looks.tsx'
import { Attendance } from './Attendance.tsx'
import { meetingWords } from './words-meeting.ts'
import type { Meeting } from './shapes.ts'

export const pathOf = (meeting: string, step?: string) => `/api/deliberation/meetings/${meeting}${step ? `/${step}` : ''}`

/** One meeting for all who are in it: each sees the same agenda live, and what is theirs to do. */
export function Page() {
  const { id } = useParams()
  const query = useQuery<Meeting>(pathOf(id!), {}, { live: ['deliberation.*', 'licensing.*'] })
  return <QueryView query={query} lines={8}>{(meeting) => <Sitting meeting={meeting} />}</QueryView>
}

function Sitting({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  const running = ['convened', 'open'].includes(meeting.state)
  return (
    <div className="ax-stack">
      <div className="ax-row ax-row-apart">
        <div>
          <h1>{meeting.number} <MeetingState state={meeting.state} /></h1>
          <p className="ax-soft">{moment(meeting.at)} · {meeting.place} · {t('chairIs', { name: meeting.chair.name })} · {speak(votingWords[meeting.voting])} · {speak(quorumWords[meeting.quorum.kind as keyof typeof quorumWords])}</p>
        </div>
        <Steps meeting={meeting} />
      </div>
      {meeting.cancelledWhy && <Notice tone="over" title={t('cancelled')}>{meeting.cancelledWhy}</Notice>}
      {running && <p className="ax-lead" aria-live="polite">{t('turn')}：<Turn meeting={meeting} /></p>}
      {meeting.state === 'concluded' && <Results meeting={meeting} />}
      <div className="dl-meeting">
        <section className="ax-stack" aria-label={t('agenda')}>
          <h2>{t('agenda')}</h2>
          {meeting.items.map((item) => <Item key={item.application} meeting={meeting} item={item} />)}
        </section>
        <aside className={running ? 'ax-stack dl-side dl-side-first' : 'ax-stack dl-side'}><Attendance meeting={meeting} /></aside>
      </div>
    </div>
  )
}

function Turn({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const now = meeting.items.find((i) => i.application === meeting.current)
  if (meeting.state === 'convened') return t('turnOpen')
  if (now) return t(now.state === 'called' ? 'turnPresent' : 'turnVote', { n: `${now.number} ${now.enterprise}` })
  return meeting.items.some((i) => i.state === 'listed' && !i.gone) ? t('turnCall') : t('turnConclude')
}

/** Opening, concluding, cancelling: the chair's, with what follows in the button. */
function Steps({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const [asked, setAsked] = useState<'open' | 'conclude' | 'cancel'>()
  if (!meeting.mine.chair) return null
  const action = (step: string) => meeting.actions.find((a) => a.step === step)
  const decided = meeting.items.filter((i) => i.result === 'grant' || i.result === 'refuse').length
  const offers = [
    { step: 'cancel' as const, label: t('cancel'), text: t('cancelText'), button: t('cancel'), done: meetingWords.cancelled, look: 'quiet' as const },
    { step: 'open' as const, label: t('open'), text: t('openText'), button: t('open'), done: meetingWords.opened, look: 'primary' as const },
    { step: 'conclude' as const, label: t('conclude'), text: t('concludeText'), button: t('concludeDo', { n: decided }), done: meetingWords.concluded, look: 'primary' as const },
  ].filter((o) => action(o.step))
  const offer = offers.find((o) => o.step === asked)
  return (
    <div className="ax-row">
      {offers.map((o) => <Why key={o.step} meeting={meeting} step={o.step} label={o.label} look={o.look} onClick={() => setAsked(o.step)} />)}
      {offer && (
        <StepDialog
          open onClose={() => setAsked(undefined)} action={action(offer.step)!} path={pathOf(meeting.id, offer.step)} body={{ seen: meeting.seen }} title={offer.label} button={offer.button}
          danger={offer.step === 'cancel'} done={offer.done}
        >
          <p>{offer.text}</p>
        </StepDialog>
      )}
    </div>
  )
}

function Why({ meeting, step, label, look, onClick }: { meeting: Meeting; step: string; label: string; look: 'primary' | 'quiet'; onClick: () => void }) {
  const speak = useSpeak()
  const action = meeting.actions.find((a) => a.step === step)
  return <Button look={look} onClick={onClick} disabledWhy={action && !action.allowed && action.why ? speak(action.why) : false}>{label}</Button>
}

/** n of m decisions, what failed and why, and the minutes. */
function Results({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  const [again, setAgain] = useState(false)
  const { wanted, taken, failed } = meeting.results
  const retry = meeting.actions.find((a) => a.step === 'retry')
  return (
    <Notice
      tone={failed ? 'wait' : taken < wanted ? 'info' : 'done'} title={t('results')}
      actions={<span className="ax-row">
        {meeting.minutes ? <a href={`${meeting.minutes.href}?inline=1`} target="_blank" rel="noreferrer">{t('minutes')}</a> : <span className="ax-soft">{t('minutesSoon')}</span>}
        {failed > 0 && meeting.mine.chair && retry && <Button size="small" icon="refresh" onClick={() => setAgain(true)}>{t('retry')}</Button>}
      </span>}
    >
      {wanted > 0 && <p>{t('resultsOf', { n: taken, m: wanted })}</p>}
      {again && retry && <StepDialog open onClose={() => setAgain(false)} action={retry} path={pathOf(meeting.id, 'retry')} body={{ seen: meeting.seen }} title={t('retry')} button={t('retry')} done={meetingWords.retried} />}
    </Notice>
  )
}
