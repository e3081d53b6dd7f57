import { useState } from 'react'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../../web/shared/components/Button.tsx'
import { TextArea, TextInput } from '../../../web/shared/components/inputs.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { ChoiceTag, Flags, ItemState, RuleTags, useLostQuorum } from './looks.tsx'
import { Outcome } from './Outcome.tsx'
import { VoteForm } from './VoteForm.tsx'
import { meetingWords } from './words-meeting.ts'
import type { Meeting, MeetingItem } from './shapes.ts'
import type { Words } from '../../../web/shared/words.ts'

type OfItem = { meeting: Meeting; item: MeetingItem }
const now = (item: MeetingItem) => ['called', 'presented'].includes(item.state)

/** One case of the agenda: where it stands, what was said, and what this person may do. */
export function Item({ meeting, item }: OfItem) {
  const t = useWords(meetingWords)
  const speak = useSpeak()
  return (
    <article className={now(item) ? 'ax-card ax-stack ax-stack-sm dl-item dl-item-now' : 'ax-card ax-stack ax-stack-sm dl-item'}>
      <div className="ax-row ax-row-apart">
        <h3>{item.position}. {item.enterprise} <Link to={`/cases/${item.application}`} className="ax-num">{item.number}</Link></h3>
        <span className="ax-row">{item.result ? <ChoiceTag choice={item.result} /> : <ItemState state={item.state} />}</span>
      </div>
      <div className="ax-row"><RuleTags keys={item.rules} /><Flags flags={item.flags} /></div>
      {item.failure && <Notice tone="wait" title={t('failed')}>{speak(item.failure)}</Notice>}
      {item.gone && ['listed', 'called', 'presented'].includes(item.state) && <Notice tone="wait">{t('gone')}</Notice>}
      {item.struckWhy && <p className="ax-soft">{t('struck')}：{item.struckWhy}</p>}
      {item.summary && <Presentation item={item} />}
      {item.recused.length > 0 && <p><span className="ax-soft">{t('recusedList')}：</span>{item.recused.map((r) => `${r.name}（${r.reason}）`).join('；')}</p>}
      {item.presided && item.presided !== meeting.chair.name && <p className="ax-soft">{t('presidedBy', { name: item.presided })}</p>}
      {item.state === 'called' && !item.gone && <p>{t('waitPresent', { name: item.reviewerName ?? '' })}</p>}
      {item.state === 'presented' && <Progress item={item} />}
      {item.tally && <Outcome meeting={meeting} item={item} />}
      {item.state === 'presented' && !item.gone && <Mine meeting={meeting} item={item} />}
      <Looks item={item} />
      <Steps meeting={meeting} item={item} />
    </article>
  )
}

function Presentation({ item }: { item: MeetingItem }) {
  const t = useWords(meetingWords)
  return (
    <dl className="ax-facts">
      <dt>{t('presenter')}</dt><dd>{item.presenter}</dd>
      <dt>{t('summary')}</dt><dd>{item.summary}</dd>
      <dt>{t('scope')}</dt><dd>{item.scope}</dd>
    </dl>
  )
}

function Progress({ item }: { item: MeetingItem }) {
  const t = useWords(meetingWords)
  return <p aria-live="polite">{t('progress', { n: item.voted.length, m: item.entitled })}{item.outstanding.length > 0 && <span className="ax-soft"> · {t('waitingFor', { names: item.outstanding.join('、') })}</span>}</p>
}

function Mine({ meeting, item }: OfItem) {
  const t = useWords(meetingWords)
  const me = useMe()
  if (!meeting.mine.member || item.recused.some((r) => r.id === me.id)) return null
  if (item.iVoted) return <Notice tone="done">{t('youVoted')}</Notice>
  if (!meeting.mine.present) return <Notice>{t('comeFirst')}</Notice>
  return <VoteForm meeting={meeting} item={item} />
}

function Looks({ item }: { item: MeetingItem }) {
  const t = useWords(meetingWords)
  const { duration } = useFormat()
  if (item.state === 'struck') return null
  return (
    <details>
      <summary>{t('looks')} <span className="ax-soft">{item.looks.length || t('noLooks')}</span></summary>
      <dl className="ax-facts">{item.looks.map((l) => <div key={l.member}><dt>{l.name}</dt><dd>{t('look', { n: l.papers, t: duration(l.seconds) })}</dd></div>)}</dl>
    </details>
  )
}

type Offer = { step: string; label: string; text: string; done: Words; path: string; body: object; reason?: boolean; danger?: boolean; disabledWhy?: string | false; look: 'primary' | 'plain' | 'quiet' }

function Steps({ meeting, item }: OfItem) {
  const t = useWords(meetingWords)
  const [asked, setAsked] = useState<string>()
  const [summary, setSummary] = useState('')
  const [scope, setScope] = useState('')
  const offers = useOffers(meeting, item, { summary, scope })
  const offer = offers.find((o) => o.step === asked)
  const running = ['convened', 'open'].includes(meeting.state)
  return (
    <div className="ax-row">
      {running && item.state !== 'struck' && <ButtonLink to={`/deliberation/meetings/${meeting.id}/papers/${item.application}`} size="small" icon="document">{t('papers')}</ButtonLink>}
      {offers.map((o) => <Button key={o.step} size="small" look={o.look} disabledWhy={o.step === 'present' ? false : (o.disabledWhy ?? false)} onClick={() => setAsked(o.step)}>{o.label}</Button>)}
      {offer && (
        <StepDialog
          open onClose={() => setAsked(undefined)} path={offer.path} body={offer.body} title={`${item.number} ${offer.label}`} button={offer.step === 'present' ? t('presentDo') : offer.label} danger={offer.danger ?? false} done={offer.done}
          disabledWhy={offer.disabledWhy ?? false} action={{ step: offer.step, allowed: true, why: null, clause: null, reason: offer.reason ? 'required' : null }}
        >
          {offer.text && <p>{offer.text}</p>}
          {offer.step === 'present' && <>
            <TextArea name="summary" label={t('summary')} hint={t('summaryHint')} required value={summary} onValue={setSummary} maxLength={4000} />
            <TextInput name="scope" label={t('scope')} hint={t('scopeHint')} required value={scope} onValue={setScope} maxLength={500} />
          </>}
        </StepDialog>
      )}
    </div>
  )
}

function useOffers(meeting: Meeting, item: MeetingItem, said: { summary: string; scope: string }): Offer[] {
  const t = useWords(meetingWords)
  const speak = useSpeak()
  const me = useMe()
  const { member } = meeting.mine
  const of = (step: string) => ({ step, path: `/api/deliberation/meetings/${meeting.id}/${step}`, body: { seen: meeting.seen, application: item.application } })
  const lost = useLostQuorum(meeting, item)
  const open = meeting.state === 'open'
  const live = !item.gone
  const offers: (Offer | false)[] = [
    open && item.iPreside && live && item.state === 'listed' && meeting.current === null && { ...of('call'), label: t('call'), text: '', done: meetingWords.called, look: 'primary' },
    open && live && item.state === 'called' && item.iPresent && {
      ...of('present'), body: { ...of('present').body, ...said }, label: t('present_'), text: '', done: meetingWords.presented, look: 'primary', disabledWhy: (said.summary.trim().length < 5 || said.scope.trim().length < 2) && t('pleaseFill', { what: `${t('summary')}${speak({ zh: '、', en: ', ' })}${t('scope')}` }),
    },
    open && item.iPreside && live && item.state === 'presented' && { ...of('count'), label: t('count'), text: t('countText'), done: meetingWords.counted, look: 'primary', disabledWhy: lost || (item.outstanding.length > 0 && t('missing')) },
    ['convened', 'open'].includes(meeting.state) && member && live && ['listed', 'called', 'presented'].includes(item.state) && !item.iVoted && !item.recused.some((r) => r.id === me.id)
      && { step: 'recuse', path: '/api/deliberation/recusals/declare', body: { meeting: meeting.id, application: item.application }, label: t('recuse'), text: t('recuseText'), done: meetingWords.recused, reason: true, danger: true, look: 'quiet' },
    ['convened', 'open'].includes(meeting.state) && item.iPreside && ['listed', 'called', 'presented'].includes(item.state) && { ...of('strike'), label: t('strike'), text: t('strikeText'), done: meetingWords.struck, reason: true, look: 'quiet' },
  ]
  return offers.filter((o) => o !== false)
}
