import { Link } from 'react-router'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { Notice } from '../../../web/shared/components/Notice.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { usePlaces } from '../../../web/shared/places.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import type { Lack } from '../facts.ts'
import { openingWords } from './words-opening.ts'

const live = { live: ['officers.*', 'deliberation.*', 'standards.*', 'accounts.*'] }

/** Which mandatory regime is not in force, where, since when, and whose step it is. */
export function Page() {
  const t = useWords(openingWords)
  const query = useQuery<{ items: Lack[] }>('/api/oversight/opening', {}, live)
  return (
    <div className="ax-stack">
      <div><h1>{t('title')}</h1><p className="ax-soft">{t('lead')}</p></div>
      <QueryView query={query} isEmpty={({ items }) => items.length === 0} empty={<EmptyState icon="checkCircle" title={t('none')}><p>{t('noneText')}</p></EmptyState>}>
        {({ items }) => items.map((lack) => <Line key={lack.department + lack.title.en} lack={lack} />)}
      </QueryView>
    </div>
  )
}

/** The same on the home page, for as long as something is missing. */
export function Panel() {
  const t = useWords(openingWords)
  const { data } = useQuery<{ items: Lack[] }>('/api/oversight/opening', {}, live)
  if (!data?.items.length) return null
  return (
    <section className="ax-stack ax-stack-sm">
      <div className="ax-row ax-row-apart"><h2>{t('missing', { n: data.items.length })}</h2><Link to="/opening">{t('title')}</Link></div>
      {data.items.map((lack) => <Line key={lack.department + lack.title.en} lack={lack} />)}
    </section>
  )
}

function Line({ lack }: { lack: Lack }) {
  const t = useWords(openingWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const { department } = usePlaces()
  return (
    <Notice tone="over" title={<>{speak(lack.title)} · {department(lack.department)}</>} actions={<Link to={lack.href}>{t('act')}</Link>}>
      <p>{speak(lack.text)}{t('stop')}</p>
      <p className="ax-soft">{lack.since && `${t('since', { d: day(lack.since) })} · `}{t('who', { w: speak(lack.who) })}</p>
    </Notice>
  )
}
