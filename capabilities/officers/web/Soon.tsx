import { Link } from 'react-router'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { QueryView } from '../../../web/shared/components/states.tsx'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { postWords } from '../words.ts'
import { api } from './types.ts'
import { words } from './words.ts'
import type { Post } from '../facts.ts'

type Ending = { officer: string; name: string; post: Post; kind: 'qualification' | 'stay' | 'suspended'; on: string; days: number }
const sentences = { qualification: 'soonQualification', stay: 'soonStay', suspended: 'soonSuspended' } as const

/** For the head: whose qualification or stay ends soon, is over, or is suspended. */
export function Panel() {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const query = useQuery<{ items: Ending[]; waiting: number }>(api('soon'), {}, { live: ['officers.*'] })
  return (
    <section className="ax-card ax-stack">
      <div className="ax-row ax-row-apart"><h2>{t('soon')}</h2><ButtonLink to="/officers" look="quiet" size="small">{t('soonAll')}</ButtonLink></div>
      <QueryView query={query} lines={3}>{(data) => (
        <>
          {data.waiting > 0 && <StateTag tone="over">{t('soonWaiting', { n: data.waiting })}</StateTag>}
          {data.items.length === 0 && data.waiting === 0 && <p className="ax-soft">{t('soonNone')}</p>}
          <ul className="ax-stack ax-stack-sm">{data.items.map((i) => (
            <li key={`${i.officer}${i.post}${i.kind}`} className="ax-row">
              <StateTag tone={i.kind === 'suspended' || i.days < 0 ? 'over' : 'wait'}><Link to={`/officers/${i.officer}`}>{i.name}</Link></StateTag>
              <span>{t(sentences[i.kind], { post: speak(postWords[i.post]), on: format.day(i.on) })}</span>
            </li>
          ))}</ul>
        </>
      )}</QueryView>
    </section>
  )
}
