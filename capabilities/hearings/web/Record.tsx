import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { pageWords } from './words.ts'
import type { Hearing } from './shapes.ts'

/** The record: who took part, who said what, the signature, the conclusion. */
export function Record({ hearing }: { hearing: Hearing }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  if (hearing.points.length === 0) return null
  const side = (name: string) => speak(words[`side.${name}`]!)
  return (
    <section className="ax-card ax-stack">
      <h2>{t('record')}</h2>
      <p><span className="ax-soft">{t('participants')}</span> {hearing.participants.map((p) => `${p.name}（${side(p.side)}）`).join('、')}</p>
      <dl className="ax-facts">{hearing.points.map((point, i) => <div key={i}><dt>{side(point.side)}</dt><dd>{point.text}</dd></div>)}</dl>
      {hearing.signed && <p>{t('signedBy', { name: hearing.signed.name })} · {moment(hearing.signed.at)}{hearing.signed.comment && `：${hearing.signed.comment}`}</p>}
      {hearing.conclusion && <p><b>{t('conclusion')}</b> {hearing.conclusion}</p>}
    </section>
  )
}
