import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ErrorSummary } from '../../../web/shared/components/ErrorSummary.tsx'
import { useFieldErrors } from '../../../web/shared/components/Field.tsx'
import { Checkboxes, DateInput, TextInput } from '../../../web/shared/components/inputs.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { toast } from '../../../web/shared/components/Toast.tsx'
import { useMe } from '../../../web/shared/me.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { quorumWords } from '../words.ts'
import { RuleTags } from './looks.tsx'
import { pageWords } from './words.ts'
import type { RulesPage, RulesSet, WaitingCase } from './shapes.ts'

/** The head makes up a meeting: which cases, who, when, where. */
export function Page() {
  const t = useWords(pageWords)
  const rules = useQuery<RulesPage>('/api/deliberation/rules')
  const cases = useQuery<{ items: WaitingCase[] }>('/api/deliberation/waiting', { ready: 'true', limit: '30' }, { live: ['deliberation.*'] })
  return (
    <div className="ax-stack">
      <div><h1>{t('convene')}</h1><p className="ax-soft">{t('conveneNext')}</p></div>
      <QueryView query={rules}>
        {(r) => <QueryView query={cases} isEmpty={(c) => c.items.length === 0} empty={<EmptyState icon="gavel" title={t('noReady')}><p>{t('noReadyHint')}</p></EmptyState>}>{(c) => <Form rules={r} current={r.current} cases={c.items} />}</QueryView>}
      </QueryView>
    </div>
  )
}

function Form({ rules, current, cases }: { rules: RulesPage; current: RulesSet; cases: WaitingCase[] }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const me = useMe()
  const navigate = useNavigate()
  const { send, sending, problem } = useSend()
  const error = useFieldErrors(problem)
  const others = rules.members.filter((m) => m.id !== me.id)
  const [chosen, setChosen] = useState(cases.map((c) => c.id))
  const [members, setMembers] = useState(others.map((m) => m.id))
  const [day, setDay] = useState(rules.today)
  const [time, setTime] = useState('15:00')
  const [place, setPlace] = useState('')
  const convene = async () => {
    const answer = await send<{ subject: string }>('/api/deliberation/meetings/convene', { at: `${day}T${time}:00+08:00`, place, members: [me.id, ...members], cases: chosen })
    if (!answer.ok) return
    refresh('/api/deliberation')
    toast(pageWords.convened)
    void navigate(`/deliberation/meetings/${answer.value.subject}`)
  }
  return (
    <form className="ax-card ax-stack" onSubmit={(event) => { event.preventDefault(); void convene() }}>
      <ErrorSummary problem={problem} />
      <Checkboxes name="cases" required label={t('agenda')} error={error('cases')} value={chosen} onValue={setChosen}
        options={cases.map((c) => ({ value: c.id, label: `${c.number} ${c.enterprise}`, hint: <RuleTags keys={c.rules} /> }))} />
      <Checkboxes name="members" required label={t('members')} hint={t('membersHint', { n: current.members, q: speak(quorumWords[current.quorum as keyof typeof quorumWords]) })} error={error('members')} inline
        value={members} onValue={setMembers} options={others.map((m) => ({ value: m.id, label: m.name }))} />
      <div className="ax-row">
        <DateInput name="day" label={t('day')} value={day} onValue={setDay} min={rules.today} required error={error('at')} />
        <TextInput name="time" type="time" label={t('time')} value={time} onValue={setTime} size={8} required />
        <TextInput name="place" label={t('place')} value={place} onValue={setPlace} size={28} required error={error('place')} />
      </div>
      <div className="ax-row"><Button type="submit" look="primary" busy={sending} icon="send">{t('conveneDo')}</Button></div>
    </form>
  )
}
