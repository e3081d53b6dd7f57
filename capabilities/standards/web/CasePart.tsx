import { useCallback, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { Progress } from '../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { refresh, useQuery } from '../../../web/shared/query.ts'
import { useSend } from '../../../web/shared/send.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { groupKeys, useNames } from './common.tsx'
import { CaseConditions } from './CaseConditions.tsx'
import { MeasureRow } from './MeasureRow.tsx'
import { Withdrawn } from './Withdrawn.tsx'
import { caseWords } from './words-case.ts'
import type { Done } from '../../../web/shared/components/StepDialog.tsx'
import type { Words } from '../../../web/shared/words.ts'
import type { Judgement } from './types.ts'

/** What every row of the part works with. */
export type Desk = {
  judgement: Judgement
  /** The last fact of the case that this part knows. */
  seen: () => string
  saw: (fact: string) => void
  material: (key: string) => string
  mayMeasure: boolean
}

/** By which standard a case is judged: each indicator with what was measured, ready to be filled in row after row. */
export function Part({ id }: { id: string }) {
  const query = useQuery<Judgement>(`/api/standards/judgements/${id}`, undefined, { live: [id] })
  return <QueryView query={query} lines={8}>{(judgement) => <TheCase judgement={judgement} />}</QueryView>
}

type Guide = { sector: { materials: readonly { key: string; title: Words }[] } }

function TheCase({ judgement }: { judgement: Judgement }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const known = useRef(judgement.seen)
  const seen = useCallback(() => known.current, [])
  const saw = useCallback((fact: string) => { known.current = fact }, [])
  useEffect(() => { if (BigInt(judgement.seen) > BigInt(known.current)) known.current = judgement.seen }, [judgement.seen])
  const materials = useQuery<Guide>(`/api/licensing/guides/${judgement.sector}`).data?.sector.materials
  const material = (key: string) => { const found = materials?.find((m) => m.key === key); return found ? speak(found.title) : key }
  const mayMeasure = judgement.actions.some((a) => a.step === 'measure' && a.allowed)
  const desk: Desk = { judgement, seen, saw, material, mayMeasure }
  return (
    <div className="ax-stack">
      {judgement.version ? <Indicators desk={desk} /> : <NotPinned judgement={judgement} />}
      <CaseConditions desk={desk} />
      <p className="ax-hidden-visually" role="status">{judgement.version && t('progress', countsOf(judgement))}</p>
    </div>
  )
}

const countsOf = ({ indicators }: Judgement) => ({ n: indicators.filter((i) => i.result !== 'unmeasured').length, m: indicators.length })

function Indicators({ desk }: { desk: Desk }) {
  const { judgement } = desk
  const t = useWords(caseWords)
  const speak = useSpeak()
  const names = useNames()
  const version = judgement.version!
  const counts = countsOf(judgement)
  const unmet = judgement.indicators.filter((i) => i.result === 'unmet').length
  return (
    <>
      <div className="ax-row ax-row-apart">
        <div><Link to={`/standards/${version.id}`}><b>{t('standard', { title: speak(version.title), n: version.number })}</b></Link><p className="ax-soft">{judgement.why && speak(judgement.why)}</p></div>
        <div className="ax-row">
          <span className="ax-num">{t('progress', counts)}</span>
          {unmet > 0 ? <StateTag tone="over">{t('unmet', { n: unmet })}</StateTag> : counts.n === counts.m && <StateTag tone="done">{t('allMet')}</StateTag>}
        </div>
      </div>
      <Progress share={counts.m ? counts.n / counts.m : 0} label={t('progress', counts)} />
      <Withdrawn desk={desk} />
      {desk.mayMeasure && <p className="ax-hint ax-no-print">{t('keys')}</p>}
      {groupKeys.map((group) => (
        <section key={group}>
          <h3 className="st-group">{names.text(`group.${group}`)}</h3>
          <ul className="st-rows">{judgement.indicators.filter((i) => i.group === group).map((i) => <MeasureRow key={i.key} desk={desk} indicator={i} />)}</ul>
        </section>
      ))}
    </>
  )
}

/** No standard was in force, or the reaction has not come to the case yet: the reviewer fixes it. */
function NotPinned({ judgement }: { judgement: Judgement }) {
  const t = useWords(caseWords)
  const { send, sending, problem } = useSend()
  const [asked, ask] = useState(false)
  const pin = judgement.actions.find((a) => a.step === 'pin' && a.allowed)
  const fix = async () => {
    ask(true)
    if ((await send<Done>(`/api/standards/judgements/${judgement.id}/pin`, { seen: judgement.seen })).ok) refresh('/api/')
  }
  return (
    <EmptyState icon="scale" title={t('none')} actions={pin && <Button look="primary" busy={sending} onClick={() => void fix()}>{t('pin')}</Button>}>
      <p>{t(pin ? 'pinHint' : 'noneHint')}</p>
      {asked && <ProblemNotice problem={problem} />}
    </EmptyState>
  )
}
