import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { HearingSaid } from '../answers.tsx'
import { holderWords } from '../words-holder.ts'
import { licenceWords } from '../words-licence.ts'
import { AnswerMeasure } from './AnswerMeasure.tsx'
import type { Tone } from '../../../../web/shared/components/tags.tsx'
import type { LicenceView } from '../workbench/licence/types.ts'

const tones: Record<string, Tone> = { valid: 'done', suspended: 'over', expired: 'over', revoked: 'over', annulled: 'over', withdrawn: 'over', cancelled: 'stop' }

/** How the licence stands, in one sentence and one colour, and what to do; what the authority intends stands above. */
export function Standing({ view }: { view: LicenceView }) {
  const h = useWords(holderWords)
  const t = useWords(licenceWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { proposal, suspended } = view
  const over = suspended?.recheckDue ?? false
  const key = view.state === 'valid' && suspended ? 'soon' : over ? 'over' : view.state
  const title = h(`${key}Title` as keyof typeof holderWords, {
    until: day(over || view.state === 'suspended' ? suspended!.until : view.validUntil), from: suspended ? day(suspended.from) : '', on: view.ended ? day(view.ended.on) : '',
  })
  const ground = view.ended && (common[`ground.${view.ended.ground}`] ?? { zh: view.ended.ground, en: view.ended.ground })
  return (
    <>
      {proposal && (
        <Notice tone="wait" title={h('toldTitle', { measure: speak(common[`measure.${proposal.measure}`]!) })}>
          <div className="ax-stack ax-stack-sm">
            <p>{speak(common[`ground.${proposal.ground}`]!)}{speak({ zh: '。', en: '. ' })}{proposal.reason}</p>
            {proposal.from && proposal.until && <p>{t('proposalDates', { from: day(proposal.from), until: day(proposal.until) })}</p>}
            <p>{h(view.answers.length ? 'toldAnswered' : proposal.answer && proposal.answer.left < 0 ? 'toldOver' : 'toldDo')}</p>
            <AnswerMeasure view={view} />
            <HearingSaid view={view} holder />
          </div>
        </Notice>
      )}
      <Notice tone={key === 'soon' ? 'wait' : (tones[view.state] ?? 'info')} title={title}>
        {ground && <p>{speak(ground)}</p>}
        <p>{h(`${key === 'soon' ? 'suspended' : key}Do` as keyof typeof holderWords)}</p>
      </Notice>
    </>
  )
}

type Said = { reviewUntil: { on: string }; suitUntil: { on: string }; reviewBody: string; court: string }

/** Where and until when the last adverse decision can be fought; gone once it was undone. */
export function Remedies({ view }: { view: LicenceView }) {
  const h = useWords(holderWords)
  const { day } = useFormat()
  const last = view.state === 'valid' && !view.suspended ? undefined : view.history.findLast((item) => 'remedies' in item.body)
  if (!last) return null
  const said = last.body['remedies'] as Said
  const line = (text: string, on: string) => <li key={on}>{text}{view.on > on && <span className="ax-soft">{h('passed')}</span>}</li>
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{h('remedies')}</h2>
      <ul className="ax-plain-list">
        {line(h('review', { on: day(said.reviewUntil.on), body: said.reviewBody }), said.reviewUntil.on)}
        {line(h('suit', { on: day(said.suitUntil.on), court: said.court }), said.suitUntil.on)}
      </ul>
    </section>
  )
}
