import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ButtonLink } from '../../../web/shared/components/Button.tsx'
import { Checkbox } from '../../../web/shared/components/inputs.tsx'
import { PrintButton } from '../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../web/shared/components/states.tsx'
import { useFormat } from '../../../web/shared/format.ts'
import { useQuery } from '../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { Differences } from './common.tsx'
import { pageWords } from './words.ts'
import type { Difference, Line } from './types.ts'

type Comparison = { before: Line; after: Line; items: readonly Difference[] }

/** Two versions side by side, with the source of each change; made to be printed. */
export function Page() {
  const t = useWords(pageWords)
  const [params] = useSearchParams()
  const [before, after] = [params.get('before'), params.get('after')]
  const query = useQuery<Comparison>(before && after ? '/api/standards/comparison' : null, { before, after })
  return (
    <div className="ax-stack">
      <div className="ax-no-print"><ButtonLink to={after ? `/standards/${after}` : '/standards'} look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      {!before || !after ? <><h1>{t('compareTitle')}</h1><EmptyState icon="scale" title={t('comparePick')} /></> : <QueryView query={query} lines={10}>{(data) => <Whole comparison={data} />}</QueryView>}
    </div>
  )
}

function Whole({ comparison: { before, after, items } }: { comparison: Comparison }) {
  const t = useWords(pageWords)
  const speak = useSpeak()
  const { day } = useFormat()
  const [all, setAll] = useState(false)
  const shown = items.filter((i) => all || i.kind !== 'same')
  const named = (v: Line) => `${speak(v.title)} · ${t('version', { n: v.number })}${v.effectiveOn ? ` · ${day(v.effectiveOn)}` : ''}`
  return (
    <>
      <header className="ax-row ax-row-apart">
        <h1>{t('compareTitle')}</h1>
        <div className="ax-row ax-no-print"><Checkbox name="same" label={t('compareSame')} checked={all} onChecked={setAll} /><PrintButton /></div>
      </header>
      <dl className="ax-facts"><dt>{t('older')}</dt><dd>{named(before)}</dd><dt>{t('newer')}</dt><dd>{named(after)}</dd></dl>
      <section className="ax-card">{shown.length ? <Differences items={shown} caption={t('compareTitle')} /> : <p className="ax-soft">{t('noChanges')}</p>}</section>
    </>
  )
}
