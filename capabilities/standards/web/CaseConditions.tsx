import { useState } from 'react'
import { ButtonLink, Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { StepDialog } from '../../../web/shared/components/StepDialog.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { caseWords } from './words-case.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Desk } from './CasePart.tsx'
import type { ConditionSet } from './types.ts'

/** Supplementary conditions of the case: what the applicant declared, what is attached, each judged by its evidence. */
export function CaseConditions({ desk }: { desk: Desk }) {
  const { judgement } = desk
  const t = useWords(caseWords)
  const mayAttach = judgement.actions.some((a) => a.step === 'attach' && a.allowed)
  if (!judgement.technology && judgement.conditions.length === 0 && !mayAttach) return null
  return (
    <section className="ax-stack ax-stack-sm">
      <h3 className="st-group">{t('conditions')}</h3>
      {judgement.technology && <p>{t('declared', { text: judgement.technology })}</p>}
      {judgement.technology && judgement.conditions.length === 0 && judgement.version && <Notice tone="wait">{t('missing')}</Notice>}
      {judgement.conditions.map((set) => <Attached key={set.supplement} desk={desk} set={set} />)}
      {mayAttach && <Attach desk={desk} />}
    </section>
  )
}

function Attached({ desk, set }: { desk: Desk; set: ConditionSet }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const [asking, ask] = useState(false)
  const detach = desk.judgement.actions.find((a) => a.step === 'detach' && a.allowed)
  return (
    <article>
      <p className="ax-row ax-row-apart"><b>{speak(set.title)}</b>{detach && <Button size="small" look="quiet" onClick={() => ask(true)}>{t('detach')}</Button>}</p>
      <p className="ax-soft st-quote"><small>{t('guidance')}：{set.guidance}</small></p>
      <ul className="st-rows">{set.items.map((c) => <ConditionRow key={c.key} desk={desk} supplement={set.supplement} condition={c} />)}</ul>
      {asking && detach && (
        <StepDialog
          open onClose={() => ask(false)} action={detach} path={`/api/standards/judgements/${desk.judgement.id}/detach`} body={{ seen: desk.seen(), supplement: set.supplement }}
          title={speak(words['step.judgement.detach']!)} button={t('detach')} done={caseWords.recorded} onDone={(done) => desk.saw(done.fact)}
        >
          <p>{t('detachText')}</p>
        </StepDialog>
      )}
    </article>
  )
}

function Attach({ desk }: { desk: Desk }) {
  const { judgement } = desk
  const t = useWords(caseWords)
  const speak = useSpeak()
  const [chosen, choose] = useState('')
  const { send, sending, problem } = useSend()
  const attach = async () => {
    const done = await send<Done>(`/api/standards/judgements/${judgement.id}/attach`, { seen: desk.seen(), supplement: chosen })
    if (!done.ok) return
    desk.saw(done.value.fact)
    choose('')
    refresh('/api/standards/judgements')
  }
  return (
    <div className="ax-stack ax-stack-sm ax-no-print">
      <div className="ax-row">
        {judgement.offered.length > 0 && (
          <>
            <select className="ax-input ax-select" aria-label={t('attachOf')} value={chosen} onChange={(event) => choose(event.target.value)}>
              <option value="">{t('attachOf')}</option>
              {judgement.offered.map((s) => <option key={s.id} value={s.id}>{speak(s.title)}</option>)}
            </select>
            <Button size="small" busy={sending} disabledWhy={!chosen && t('choose')} hideWhy onClick={() => void attach()}>{t('attach')}</Button>
          </>
        )}
        <ButtonLink to="/supplements/new" look="quiet" size="small" icon="plus">{t('registerNew')}</ButtonLink>
      </div>
      <ProblemNotice problem={problem} />
    </div>
  )
}
