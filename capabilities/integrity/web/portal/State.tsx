import { useState } from 'react'
import { Button, ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { TextInput } from '../../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/shared/components/ProblemNotice.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { get } from '../../../../web/shared/api.ts'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../../words.ts'
import { portalWords } from './words.ts'
import type { ApiProblem } from '../../../../web/shared/api.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'

type Found = { number: string; state: string; filedOn: string; dueOn: string | null; answer: string | null; answeredOn: string | null }
const tones: Record<string, Tone> = { filed: 'wait', accepted: 'info', investigated: 'info', upheld: 'done', unfounded: 'stop', declined: 'over' }

/** With number and code: where the complaint stands, and the answer. */
export function Page() {
  const t = useWords(portalWords)
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<ApiProblem>()
  const look = async () => {
    const answer = await get<Found>('/api/integrity/complaint-state', { number: number.trim(), code: code.trim() })
    setFound(answer.ok ? answer.value : undefined)
    setProblem(answer.ok ? undefined : answer.problem)
  }
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm"><h1>{t('stateTitle')}</h1><p className="ax-lead">{t('stateLead')}</p></header>
      <section className="ax-card">
        <form className="ax-stack" noValidate onSubmit={(event) => { event.preventDefault(); void look() }}>
          <TextInput name="number" label={t('number')} example="TS-2026-0001" required maxLength={20} size={20} value={number} onValue={setNumber} />
          <TextInput name="code" label={t('code')} required maxLength={20} size={20} autoComplete="off" value={code} onValue={setCode} />
          <ProblemNotice problem={problem} />
          <div><Button type="submit" look="primary" size="large" icon="search" disabledWhy={(!number.trim() || !code.trim()) && t('both')}>{t('look')}</Button></div>
        </form>
      </section>
      {found && <Answer found={found} />}
      <div className="ax-no-print"><ButtonLink to="/complain" icon="megaphone">{t('toComplain')}</ButtonLink></div>
    </div>
  )
}

function Answer({ found }: { found: Found }) {
  const t = useWords(portalWords)
  const speak = useSpeak()
  const { day } = useFormat()
  return (
    <section className="ax-card ax-stack" aria-live="polite">
      <div className="ax-row"><h2>{found.number}</h2><StateTag tone={tones[found.state] ?? 'info'}>{speak(words[`state.complaint.${found.state}`]!)}</StateTag></div>
      <dl className="ax-facts">
        <dt>{t('filedOn')}</dt><dd>{day(found.filedOn)}</dd>
        {found.dueOn && <><dt>{t('dueOn')}</dt><dd>{day(found.dueOn)}</dd></>}
        {found.answeredOn && <><dt>{t('answeredOn')}</dt><dd>{day(found.answeredOn)}</dd></>}
        {found.answer && <><dt>{t('answer')}</dt><dd>{found.answer}</dd></>}
      </dl>
    </section>
  )
}
