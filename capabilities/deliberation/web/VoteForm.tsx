import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Radios, TextArea } from '../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { choiceWords } from '../words.ts'
import { useLostQuorum } from './looks.tsx'
import { meetingWords } from './words-meeting.ts'
import type { Choice, Meeting, MeetingItem } from './shapes.ts'

/** One member's vote on one case, with reasons; asked once, for it cannot be changed. */
export function VoteForm({ meeting, item }: { meeting: Meeting; item: MeetingItem }) {
  const t = useWords(meetingWords)
  const speak = useSpeak()
  const { send, sending, problem } = useSend()
  const [choice, setChoice] = useState('')
  const [reasons, setReasons] = useState('')
  const why = useLostQuorum(meeting, item) || (!choice || reasons.trim().length < 2) && t('choose')
  const cast = async () => {
    const answer = await send('/api/deliberation/votes/cast', { meeting: meeting.id, application: item.application, vote: choice, reasons })
    if (!answer.ok) return
    refresh('/api/deliberation')
    toast(meetingWords.cast_)
  }
  return (
    <form className="dl-vote ax-stack ax-stack-sm" onSubmit={(event) => { event.preventDefault(); if (!why) void cast() }}>
      <h4>{t('vote')}</h4>
      <Radios name={`vote-${item.application}`} label={t('choice')} inline required value={choice} onValue={setChoice} options={Object.entries(choiceWords).map(([value, w]) => ({ value, label: speak(w) }))} />
      <TextArea name={`reasons-${item.application}`} label={t('reasons')} hint={t(meeting.voting === 'secret' ? 'reasonsSecret' : 'reasonsHint')} required value={reasons} onValue={setReasons} maxLength={2000} rows={3} />
      {problem && <ProblemNotice problem={problem} />}
      <p className="ax-soft">{t('castText')}</p>
      <div><Button type="submit" look="primary" busy={sending} disabledWhy={why}>{choice ? t('cast', { c: speak(choiceWords[choice as Choice]) }) : t('castNothing')}</Button></div>
    </form>
  )
}
