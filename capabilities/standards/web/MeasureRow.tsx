import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { judge, reading } from '../indicators.ts'
import { ResultTag } from './common.tsx'
import { pageWords } from './words.ts'
import { caseWords } from './words-case.ts'
import type { KeyboardEvent } from 'react'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Desk } from './CasePart.tsx'
import type { JudgedIndicator } from './types.ts'

type Typed = { value: string; material: string; opinion: string }
const begin = ({ measured }: JudgedIndicator): Typed => ({ value: measured ? String(measured.value) : '', material: measured?.evidence[0]?.material ?? '', opinion: measured?.opinion ?? '' })
const valueOf = ({ comparison }: JudgedIndicator, text: string): number | boolean | null =>
  (text.trim() === '' ? null : comparison === 'yes' ? text === 'true' : Number.isNaN(Number(text)) ? null : Number(text))

/** One indicator of a case: what is asked, what was measured, the result as it is typed. Enter records and goes to the next. */
export function MeasureRow({ desk, indicator }: { desk: Desk; indicator: JudgedIndicator }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const [typed, type] = useState<Typed>(() => begin(indicator))
  const { send, sending, problem } = useSend()
  const value = valueOf(indicator, typed.value)
  const unit = indicator.unit?.zh ?? null
  const changed = JSON.stringify(typed) !== JSON.stringify(begin(indicator)) || indicator.measured?.stale === true
  const record = async (row: Element | null) => {
    const done = await send<Done>(`/api/standards/judgements/${desk.judgement.id}/measure`, {
      seen: desk.seen(), key: indicator.key, value: value ?? Number.NaN, unit, evidence: typed.material ? [{ material: typed.material }] : [], opinion: typed.opinion,
    })
    if (!done.ok) return
    desk.saw(done.value.fact)
    refresh('/api/standards/judgements')
    refresh(`/api/licensing/applications/${desk.judgement.id}`)
    nextRow(row)?.focus()
  }
  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.key !== 'Enter' || !changed || value === null || (event.target as Element).tagName === 'BUTTON') return
    event.preventDefault()
    void record(event.currentTarget)
  }
  return (
    <li className={indicator.result === 'unmeasured' ? 'st-row st-row-open' : 'st-row'} onKeyDown={onKey}>
      <What indicator={indicator} />
      {desk.mayMeasure ? <Inputs desk={desk} indicator={indicator} typed={typed} type={type} /> : <Said desk={desk} indicator={indicator} />}
      <div className="st-end">
        <ResultTag result={changed && value !== null ? judge(indicator, { key: indicator.key, value, unit }) : indicator.result ?? 'unmeasured'} />
        {desk.mayMeasure && changed && value !== null && (
          <Button size="small" look="primary" busy={sending} aria-label={t('recordOf', { name: speak(indicator.name) })} onClick={(event) => void record(event.currentTarget.closest('li'))}>{t('record')}</Button>
        )}
      </div>
      {problem && <div className="st-problem"><ProblemNotice problem={problem} /></div>}
    </li>
  )
}

/** The first field of the next row that still has nothing, across the groups. */
function nextRow(row: Element | null): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.st-row')]
  const after = rows.slice(rows.indexOf(row as HTMLElement) + 1)
  return (after.find((r) => r.classList.contains('st-row-open')) ?? after[0])?.querySelector('input, select') ?? null
}

function What({ indicator }: { indicator: JudgedIndicator }) {
  const t = useWords(pageWords)
  const own = useWords(caseWords)
  const speak = useSpeak()
  const { measured } = indicator
  return (
    <div>
      <p><b>{speak(indicator.name)}</b></p>
      <p className="ax-soft ax-num"><small>{speak(indicator.demand)} · {t(indicator.mandatory ? 'mandatory' : 'advisory')} · {speak(indicator.clauseName)}</small></p>
      {measured?.stale && <p className="ax-error"><small>{own('stale')}</small></p>}
      {measured && !measured.stale && <p className="ax-soft"><small>{own('by', { who: measured.by })}</small></p>}
    </div>
  )
}

function Inputs({ desk, indicator, typed, type }: { desk: Desk; indicator: JudgedIndicator; typed: Typed; type: (typed: Typed) => void }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const name = speak(indicator.name)
  return (
    <>
      <div className="st-value">
        {indicator.comparison === 'yes' ? (
          <select className="ax-input ax-select" aria-label={t('value', { name })} value={typed.value} onChange={(e) => type({ ...typed, value: e.target.value })}>
            <option value="">{t('choose')}</option><option value="true">{t('has')}</option><option value="false">{t('hasNot')}</option>
          </select>
        ) : (
          <><input className="ax-input ax-num" inputMode="decimal" aria-label={t('value', { name })} value={typed.value} onChange={(e) => type({ ...typed, value: e.target.value })} />{indicator.unit && <span>{speak(indicator.unit)}</span>}</>
        )}
      </div>
      <select className="ax-input ax-select" aria-label={t('evidence', { name })} value={typed.material} onChange={(e) => type({ ...typed, material: e.target.value })}>
        <option value="">{t('onSite')}</option>
        {desk.judgement.materials.map((key) => <option key={key} value={key}>{desk.material(key)}</option>)}
      </select>
      <input className="ax-input" aria-label={t('opinion', { name })} placeholder={t('opinionPlace')} maxLength={2000} value={typed.opinion} onChange={(e) => type({ ...typed, opinion: e.target.value })} />
    </>
  )
}

function Said({ desk, indicator }: { desk: Desk; indicator: JudgedIndicator }) {
  const speak = useSpeak()
  const { measured } = indicator
  return (
    <>
      <p className="ax-num">{measured ? speak(reading(measured.value, indicator.unit)) : '—'}</p>
      <p>{measured?.evidence.map((e) => desk.material(e.material)).join('、')}</p>
      <p>{measured?.opinion}</p>
    </>
  )
}
