import { useState } from 'react'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { ResultTag } from './common.tsx'
import { caseWords } from './words-case.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Desk } from './CasePart.tsx'
import type { JudgedCondition } from './types.ts'

/** One supplementary condition: met or not, with its document and opinion. */
export function ConditionRow({ desk, supplement, condition }: { desk: Desk; supplement: string; condition: JudgedCondition }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const name = speak(condition.text)
  const [material, cite] = useState(condition.evidence[0]?.material ?? '')
  const [opinion, say] = useState(condition.opinion)
  const { send, sending, problem } = useSend()
  const judge = async (result: 'met' | 'unmet') => {
    const done = await send<Done>(`/api/standards/judgements/${desk.judgement.id}/judge-condition`, {
      seen: desk.seen(), supplement, key: condition.key, result, evidence: material ? [{ material }] : [], opinion,
    })
    if (!done.ok) return
    desk.saw(done.value.fact)
    refresh('/api/standards/judgements')
    refresh(`/api/licensing/applications/${desk.judgement.id}`)
  }
  return (
    <li className={condition.result ? 'st-row' : 'st-row st-row-open'}>
      <div><p>{name}</p>{condition.by && <p className="ax-soft"><small>{t('by', { who: condition.by })}</small></p>}</div>
      {condition.result ? <ResultTag result={condition.result} /> : <StateTag tone="wait">{t('open')}</StateTag>}
      {desk.mayMeasure || desk.judgement.actions.some((a) => a.step === 'judge-condition' && a.allowed) ? (
        <>
          <select className="ax-input ax-select" aria-label={t('evidence', { name })} value={material} onChange={(event) => cite(event.target.value)}>
            <option value="">{t('onSite')}</option>
            {desk.judgement.materials.map((key) => <option key={key} value={key}>{desk.material(key)}</option>)}
          </select>
          <input className="ax-input" aria-label={t('opinion', { name })} placeholder={t('opinionPlace')} maxLength={2000} value={opinion} onChange={(event) => say(event.target.value)} />
          <div className="st-end">
            <Button size="small" busy={sending} onClick={() => void judge('unmet')}>{t('meetsNot')}</Button>
            <Button size="small" look="primary" busy={sending} onClick={() => void judge('met')}>{t('meets')}</Button>
          </div>
        </>
      ) : <><p>{condition.evidence.map((e) => desk.material(e.material)).join('、')}</p><p>{condition.opinion}</p></>}
      {problem && <div className="st-problem"><ProblemNotice problem={problem} /></div>}
    </li>
  )
}
