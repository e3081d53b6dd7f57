import './ParcelSteps.css'
import { useFormat } from '../format.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'

export type ParcelStep = { key: string; title: string; state: 'done' | 'current' | 'waiting' | 'skipped'; at?: string; note?: ReactNode }

const words = {
  steps: { zh: '办理进度', en: 'Progress' },
  done: { zh: '已完成', en: 'done' },
  current: { zh: '进行中', en: 'now' },
  waiting: { zh: '未开始', en: 'not yet' },
  skipped: { zh: '不需要', en: 'not needed' },
  mine: { zh: '轮到您', en: 'Your turn' },
  theirs: { zh: '等待 {who}', en: 'Waiting for {who}' },
}

/** Where it is, whose turn it is and until when: like a parcel on its way. `turn.who` names the other side where it is not the reader's turn. */
export function ParcelSteps({ steps, turn }: {
  steps: readonly ParcelStep[]; turn?: { mine: boolean; who: string; what: ReactNode; clock?: ReactNode; action?: ReactNode }
}) {
  const t = useWords(words)
  const format = useFormat()
  return (
    <section className="ax-parcel" aria-label={t('steps')}>
      {turn && (
        <div className={turn.mine ? 'ax-parcel-turn ax-parcel-mine' : 'ax-parcel-turn'}>
          <div>
            <p className="ax-parcel-who">{turn.mine ? t('mine') : t('theirs', { who: turn.who })}</p>
            <p className="ax-parcel-what">{turn.what}</p>
          </div>
          <div className="ax-row">{turn.clock}{turn.action}</div>
        </div>
      )}
      <ol className="ax-parcel-steps">
        {steps.map((step) => (
          <li key={step.key} className={`ax-parcel-step ax-parcel-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span className="ax-parcel-dot" aria-hidden="true">{step.state === 'done' && <Icon name="check" size={16} />}</span>
            <div>
              <p className="ax-parcel-title">{step.title}<span className="ax-hidden-visually"> ({t(step.state)})</span></p>
              {step.at && <p className="ax-parcel-note">{format.plainDay(step.at)}</p>}
              {step.note && <p className="ax-parcel-note">{step.note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
