import './pre-review.css'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { ReviewState } from './looks.tsx'
import { pageWords } from './words.ts'
import type { ReviewItem } from './shapes.ts'

/** Pre-reviews under way: what waits for the enterprise at its home, or for the reviewers at theirs; nothing where there is none. */
const under = (state: string, whose: boolean) =>
  function Panel() {
    const t = useWords(pageWords)
    const speak = useSpeak()
    const query = useQuery<{ items: readonly ReviewItem[] }>('/api/pre-review/pre-reviews', { state, limit: 5 }, { live: ['pre-review.*'] })
    if (!query.data?.items.length) return null
    return (
      <section className="ax-card ax-stack ax-stack-sm">
        <h2>{t('title')}</h2>
        <ul className="pv-list">
          {query.data.items.map((item) => (
            <li key={item.id} className="ax-row ax-row-apart">
              <span><b>{speak(words[`sector.${item.sector}`]!)}</b> <span className="ax-soft">{whose && `${item.enterprise} · `}<span className="ax-num">{item.number}</span></span></span>
              <span className="ax-row"><ReviewState state={item.state} /><ButtonLink size="small" to={`/pre-reviews/${item.id}`}>{t('open')}<span className="ax-hidden-visually"> {item.number}</span></ButtonLink></span>
            </li>
          ))}
        </ul>
      </section>
    )
  }

export const Mine = under('preparing,asked,checking,advised', false)
export const Waiting = under('asked,checking', true)
