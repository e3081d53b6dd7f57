import './guide.css'
import { Link } from 'react-router'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { QueryView } from '../../../../web/shared/components/states.tsx'
import { useQuery } from '../../../../web/shared/query.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { guideWords } from './words-guide.ts'
import type { Words } from '../../../../web/shared/words.ts'

type Guides = { items: { sector: string; title: Words; materials: number }[] }

/** A door for each sector that needs a licence. */
export function SectorLinks() {
  const t = useWords(guideWords)
  const speak = useSpeak()
  const query = useQuery<Guides>('/api/licensing/guides')
  return (
    <QueryView query={query} lines={5}>
      {({ items }) => (
        <ul className="gu-sectors">
          {items.map(({ sector, title, materials }) => (
            <li key={sector}>
              <Link to={`/guides/${sector}`}>
                <span><b>{speak(title)}</b><small>{t('materialsCount', { n: materials })}</small></span>
                <Icon name="arrowRight" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </QueryView>
  )
}
