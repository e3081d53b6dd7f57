import './pre-review.css'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Button } from '../../../web/shared/components/Button.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { Advice } from './Advice.tsx'
import { Carried, Carry } from './Carry.tsx'
import { HandIn } from './HandIn.tsx'
import { Files, ReviewState } from './looks.tsx'
import { reviewPath } from './shapes.ts'
import { PlainStep } from './steps.tsx'
import { pageWords } from './words.ts'
import type { Review } from './shapes.ts'

/** One pre-review as its enterprise sees it: prepare, wait, improve, carry over. */
export function Page() {
  const { id = '' } = useParams()
  const query = useQuery<Review>(reviewPath(id), {}, { live: [id] })
  return <QueryView query={query} lines={8}>{(review) => <One key={`${review.state}${review.round}`} review={review} />}</QueryView>
}

function One({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const [again, setAgain] = useState(false)
  const may = (step: string) => review.actions.find((a) => a.step === step)
  return (
    <div className="ax-stack ax-stack-lg pv-page">
      <header className="ax-stack ax-stack-sm">
        <div className="ax-row"><h1>{t('heading', { sector: speak(words[`sector.${review.sector}`]!) })}</h1><ReviewState state={review.state} /></div>
        <p className="ax-soft"><span className="ax-num">{review.number}</span> · {t('roundN', { n: review.round })}</p>
      </header>
      <Waiting review={review} />
      {review.state === 'preparing' && <Notice tone="info" title={t('freeTitle')}>{t('free')}</Notice>}
      {review.state === 'preparing' && <HandIn review={review} step="hand-in" />}
      {review.state === 'carried' && <Carried review={review} />}
      {review.summary && !again && <Advice review={review} />}
      {review.state === 'advised' && !again && (
        <div className="ax-row ax-no-print">
          <Carry review={review} />
          {may('ask-again') && <Button disabledWhy={!may('ask-again')!.allowed && speak(may('ask-again')!.why ?? pageWords.againText)} onClick={() => setAgain(true)}>{t('again')}</Button>}
        </div>
      )}
      {again && <HandIn review={review} step="ask-again" onBack={() => setAgain(false)} />}
      {['asked', 'checking'].includes(review.state) && <HandedIn review={review} />}
      {may('withdraw')?.allowed && <div className="ax-no-print"><PlainStep review={review} step="withdraw" text="withdrawText" button="withdraw" done="withdrawn" danger /></div>}
    </div>
  )
}

function Waiting({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const { day } = useFormat()
  if (!['asked', 'checking'].includes(review.state)) return null
  return (
    <Notice tone="wait" title={review.state === 'asked' ? t('waiting') : t('checking', { name: review.officer ?? '' })}>
      {review.visitOn && <p>{t('visit', { date: day(review.visitOn) })}{review.visitNote && `：${review.visitNote}`}</p>}
    </Notice>
  )
}

function HandedIn({ review }: { review: Review }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const handed = review.items.filter((item) => item.documents.length > 0)
  return (
    <section className="ax-card ax-stack">
      <h2>{t('handed')}</h2>
      {review.doubts && <p><span className="ax-soft">{t('doubts')}</span> {review.doubts}</p>}
      <ul className="pv-list">{handed.map((item) => <li key={item.key} className="pv-item"><b>{speak(item.title)}</b><Files id={review.id} files={item.documents} /></li>)}</ul>
    </section>
  )
}
