import { useParams } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { PrintButton } from '../../../../web/shared/components/small.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { Differences, Indicators, useNames } from '../common.tsx'
import { portalWords } from './words.ts'
import type { Difference, Shown } from '../types.ts'
import type { Published } from './Standards.tsx'

type One = Omit<Published, 'indicators'> & { untilOn: string | null; ended: boolean; indicators: readonly Shown[]; differences: readonly Difference[] | null }

/** One published standard, made to be read on a phone and to be printed. */
export function Page() {
  const { id = '' } = useParams()
  const t = useWords(portalWords)
  const query = useQuery<One>(`/api/standards/published/${id}`)
  return (
    <div className="ax-stack ax-stack-lg">
      <div className="ax-no-print"><ButtonLink to="/standards" look="quiet" size="small" icon="arrowLeft">{t('back')}</ButtonLink></div>
      <QueryView query={query} lines={10}>{(one) => <Whole one={one} />}</QueryView>
    </div>
  )
}

function Whole({ one }: { one: One }) {
  const t = useWords(portalWords)
  const speak = useSpeak()
  const names = useNames()
  const { day } = useFormat()
  const phase = one.ended ? 'ended' : one.coming ? 'coming' : 'now'
  return (
    <article className="ax-stack ax-stack-lg">
      <header className="ax-stack ax-stack-sm">
        <h1>{speak(one.title)}</h1>
        <p className="ax-row"><StateTag tone={{ now: 'done', coming: 'info', ended: 'stop' }[phase] as 'done'}>{t(phase)}</StateTag>
          <span className="ax-soft ax-num">{names.sector(one.sector)} · {names.size(one.size)} · {t('line', { n: one.number, day: day(one.effectiveOn), m: one.indicators.length })}{one.untilOn && ` · ${t('until', { day: day(one.untilOn) })}`}</span>
        </p>
        <p className="ax-soft">{t('lead')}</p>
        <span className="ax-no-print"><PrintButton /></span>
      </header>
      <section className="ax-card"><Indicators indicators={one.indicators} /></section>
      {one.differences && one.differences.length > 0 && <section className="ax-card ax-stack"><h2>{t('changes')}</h2><Differences items={one.differences} caption={t('changes')} /></section>}
    </article>
  )
}
