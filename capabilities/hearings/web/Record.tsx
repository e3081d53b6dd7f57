import { useFormat } from '../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { sideWords } from './looks.tsx'
import { pageWords } from './words.ts'
import type { Hearing } from './shapes.ts'

/** The record: who took part, who said what, the signature, the conclusion. */
export function Record({ hearing }: { hearing: Hearing }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { moment } = useFormat()
  if (hearing.points.length === 0) return null
  const side = (name: string) => speak(sideWords(name, hearing))
  return (
    <section className="ax-card ax-stack">
      <h2>{t('record')}</h2>
      <dl className="ax-facts">
        <div><dt>{t('participants')}</dt><dd><ul className="ax-plain-list">{hearing.participants.map((p, i) => <li key={i}>{p.name} <span className="ax-soft">{side(p.side)}</span></li>)}</ul></dd></div>
      </dl>
      <ol className="ax-stack ax-stack-sm ax-plain-list">{hearing.points.map((point, i) => <li key={i}><b>{t('says', { who: side(point.side), what: '' })}</b>{point.text}</li>)}</ol>
      {hearing.signed && <p>{t('signedBy', { name: hearing.signed.name })} · {moment(hearing.signed.at)}{hearing.signed.comment && <><br /><b>{t('says', { who: t('comment'), what: '' })}</b>{hearing.signed.comment}</>}</p>}
      {hearing.conclusion && <p><b>{t('says', { who: t('conclusion'), what: '' })}</b>{hearing.conclusion}</p>}
    </section>
  )
}
