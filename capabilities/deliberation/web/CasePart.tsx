import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useMe } from '../../../web/shared/me.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { kindWords } from '../words.ts'
import { ChoiceTag, ItemState } from './looks.tsx'
import { Outcome } from './Outcome.tsx'
import { caseWords, meetingWords } from './words-meeting.ts'
import type { CaseMeeting, OfCase } from './shapes.ts'

/** Which rule sends the case to a meeting, which meetings had it, the result and the dissent. */
export function Part({ id }: { id: string }) {
  const query = useQuery<OfCase>(`/api/deliberation/cases/${id}`, {}, { live: ['deliberation.*', id] })
  return <QueryView query={query}>{(data) => <Shown data={data} />}</QueryView>
}

/** States of a case in which its decision is still to come. */
const undecided = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed']

function Shown({ data }: { data: OfCase }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const open = undecided.includes(data.state)
  return (
    <div className="ax-stack">
      {data.needed
        ? <Notice tone={open ? 'wait' : 'info'} title={t(open ? 'needed' : data.meetings.some((m) => m.result) ? 'was' : 'over')}><ul>{data.rules.map((r) => <li key={r.key}><strong>{speak(r.title)}</strong> <span className="ax-soft">{speak(kindWords[r.kind as keyof typeof kindWords])} · {speak(r.clause)}</span></li>)}</ul></Notice>
        : data.meetings.length === 0 && <EmptyState icon="gavel" title={t('none')}><p>{t('noneText')}</p></EmptyState>}
      {data.suggested.length > 0 && <p className="ax-soft">{t('suggested', { r: data.suggested.map((r) => speak(r.title)).join('、') })}</p>}
      {data.marked ? <p>{t('markedBy', { name: data.marked.by, why: data.marked.reason })}</p> : <Mark data={data} />}
      {data.needed && open && data.meetings.length === 0 && <p className="ax-soft">{t('noMeeting')}</p>}
      {data.meetings.map((m) => <One key={m.id} meeting={m} />)}
    </div>
  )
}

function One({ meeting: m }: { meeting: CaseMeeting }) {
  const t = useWords(meetingWords)
  const { moment } = useFormat()
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart"><h3><Link to={`/deliberation/meetings/${m.id}`}>{m.number}</Link> <span className="ax-soft">{moment(m.at)}</span></h3>{m.result ? <ChoiceTag choice={m.result} /> : <ItemState state={m.state} />}</div>
      {m.struckWhy && <p className="ax-soft">{t('struck')}：{m.struckWhy}</p>}
      {m.recused.length > 0 && <p><span className="ax-soft">{t('recusedList')}：</span>{m.recused.map((r) => `${r.name}（${r.reason}）`).join('；')}</p>}
      {m.tally && <Outcome meeting={{ voting: (m.voting ?? 'named') as 'named', briefSeconds: 0 }} item={{ tally: m.tally, entitled: m.entitled ?? 0, votes: m.votes, dissent: m.dissent.map((d) => d.member), absent: m.absent, left: m.left, seconds: null }} />}
    </section>
  )
}

function Mark({ data }: { data: OfCase }) {
  const t = useWords(caseWords)
  const { roles } = useMe()
  const [asked, setAsked] = useState(false)
  const may = roles.some((r) => ['reviewer', 'approver', 'head'].includes(r)) && undecided.includes(data.state)
  if (!may) return null
  return (
    <div>
      <Button icon="flag" size="small" onClick={() => setAsked(true)}>{t('mark')}</Button>
      {asked && <StepDialog open onClose={() => setAsked(false)} title={t('mark')} button={t('mark')} done={caseWords.marked} path="/api/deliberation/marks/set" body={{ application: data.id }} action={{ step: 'set', allowed: true, why: null, clause: null, reason: 'required' }}><p>{t('markText')}</p></StepDialog>}
    </div>
  )
}
