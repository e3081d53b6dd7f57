import './pre-review.css'
import { useSend } from '../../../web/shared/send.ts'
import { Checkbox } from '../../../web/shared/components/inputs.tsx'
import { ProblemNotice } from '../../../web/shared/components/ProblemNotice.tsx'
import { refresh } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Files, Papers, Result } from './looks.tsx'
import { isAdvised, reviewPath } from './shapes.ts'
import { pageWords } from './words.ts'
import type { Listed, Review } from './shapes.ts'

/** The written advice on the page: what to improve first, with a tick for what is done. */
export function Advice({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const improve = review.items.filter(isAdvised)
  const of = (result: string) => review.items.filter((item) => item.result === result)
  return (
    <section className="ax-card ax-stack">
      <h2>{t('advice')}</h2>
      <p><span className="ax-soft">{t('summary')}</span> {review.summary}</p>
      <Papers id={review.id} papers={review.papers} />
      {improve.length === 0 ? <p>{t('nothing')}</p> : (
        <>
          <h3>{t('improvementsLeft', { all: improve.length, done: improve.filter((item) => item.done).length })}</h3>
          <ul className="pv-list">{improve.map((item) => <Improvement key={item.key} review={review} item={item} />)}</ul>
        </>
      )}
      {(['good', 'not-applicable'] as const).filter((result) => of(result).length).map((result) => (
        <details key={result} className="pv-fold">
          <summary>{t(result === 'good' ? 'good' : 'notApplicable')} <span className="ax-soft ax-num">{of(result).length}</span></summary>
          <ul className="ax-prose pv-steps">{of(result).map((item) => <li key={item.key}>{speak(item.title)}{item.advice && <span className="ax-soft"> · {item.advice}</span>}</li>)}</ul>
        </details>
      ))}
    </section>
  )
}

function Improvement({ review, item }: { review: Review; item: Listed }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { send, problem } = useSend()
  const may = review.actions.find((a) => a.step === 'tick')?.allowed
  const tick = async (done: boolean) => {
    const answer = await send(reviewPath(review.id, 'tick'), { seen: review.seen, key: item.key, done })
    if (answer.ok) refresh(reviewPath(review.id))
  }
  return (
    <li className={item.done ? 'pv-item pv-done' : 'pv-item'}>
      <div className="ax-row"><b>{speak(item.title)}</b><Result result={item.result} /></div>
      <p>{item.advice}</p>
      {item.kind === 'material' && <Files id={review.id} files={item.documents} />}
      {may && <Checkbox name={`done.${item.key}`} label={t('tickDone')} checked={item.done} onChecked={(done) => void tick(done)} />}
      <ProblemNotice problem={problem} />
    </li>
  )
}
