import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Indicators } from './common.tsx'
import { caseWords } from './words-case.ts'
import type { Judgement } from './types.ts'

/** Which standard the own case is judged by, in plain words; nothing where there is none. */
export function Part({ id }: { id: string }) {
  const t = useWords(caseWords)
  const speak = useSpeak()
  const { data } = useQuery<Judgement>(`/api/standards/judgements/${id}`, undefined, { live: [id] })
  if (!data || (!data.version && data.conditions.length === 0)) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('ownTitle')}</h2>
      {data.version && (
        <>
          <p><a href={`/standards/${data.version.id}`} target="_blank" rel="noreferrer">{t('standard', { title: speak(data.version.title), n: data.version.number })}</a>{data.why && <><br /><span className="ax-soft">{speak(data.why)}</span></>}</p>
          <p className="ax-soft">{t('ownLead')}</p>
          <details><summary>{t('ownIndicators', { n: data.indicators.length })}</summary><Indicators indicators={data.indicators} settled /></details>
        </>
      )}
      {data.conditions.length > 0 && <p>{t('ownConditions')}</p>}
      {data.conditions.map((set) => (
        <div key={set.supplement}><b>{speak(set.title)}</b><ul className="st-plain">{set.items.map((c) => <li key={c.key}>{speak(c.text)}</li>)}</ul><p className="ax-soft st-quote">{t('guidance')}：{set.guidance}</p></div>
      ))}
    </section>
  )
}
