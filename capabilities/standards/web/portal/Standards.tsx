import { Link } from 'react-router'
import { ButtonLink } from '../../../../web/shared/components/Button.tsx'
import { PrintButton } from '../../../../web/shared/components/small.tsx'
import { EmptyState, QueryView } from '../../../../web/shared/components/states.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { sectorKeys, useNames } from '../common.tsx'
import { portalWords } from './words.ts'
import type { Words } from '../../../../web/shared/words.ts'

export type Published = { id: string; sector: string; size: string; number: number; title: Words; effectiveOn: string; coming: boolean; indicators: number }

/** The standards that hold, and those that will (许可法 §30). */
export function Page() {
  const t = useWords(portalWords)
  const query = useQuery<{ items: Published[] }>('/api/standards/published')
  return (
    <div className="ax-stack ax-stack-lg">
      <header className="ax-row ax-row-apart"><div className="ax-stack ax-stack-sm"><h1>{t('title')}</h1><p className="ax-lead">{t('lead')}</p></div><span className="ax-no-print"><PrintButton /></span></header>
      <QueryView query={query} lines={8} empty={<EmptyState icon="scale" title={t('none')} actions={<ButtonLink to="/guides">{t('guides')}</ButtonLink>}>{t('noneDo')}</EmptyState>}>
        {({ items }) => sectorKeys.filter((sector) => items.some((i) => i.sector === sector)).map((sector) => <Sector key={sector} sector={sector} items={items.filter((i) => i.sector === sector)} />)}
      </QueryView>
    </div>
  )
}

function Sector({ sector, items }: { sector: string; items: readonly Published[] }) {
  const t = useWords(portalWords)
  const speak = useSpeak()
  const names = useNames()
  const { day } = useFormat()
  return (
    <section className="ax-card ax-stack ax-stack-sm">
      <h2>{names.sector(sector)}</h2>
      <ul className="st-rows">
        {items.map((i) => (
          <li key={i.id} className="st-line">
            <p><Link to={`/standards/${i.id}`}>{speak(i.title)}</Link> <StateTag tone={i.coming ? 'info' : 'done'}>{t(i.coming ? 'coming' : 'now')}</StateTag></p>
            <p className="ax-soft ax-num">{names.size(i.size)} · {t('line', { n: i.number, day: day(i.effectiveOn), m: i.indicators })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
