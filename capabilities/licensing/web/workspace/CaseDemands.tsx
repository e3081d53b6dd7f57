import { Button } from '../../../../web/shared/components/Button.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { words } from '../words-workspace.ts'
import { askedOf } from './asked.ts'
import { useBegin } from './CaseTurn.tsx'
import type { CaseView, Guide } from './shapes.ts'

/** What the authority asks for now, item by item. */
export function CaseDemands({ view, guide }: { view: CaseView; guide: Guide }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { begin, sending } = useBegin(view.id)
  const items = askedOf(view, guide.sector)
  if (!items.length) return null
  return (
    <section className="ax-card ax-stack">
      <h2>{t('asked')}</h2>
      <ol className="lw-asked lw-asked-numbered">
        {items.map((item) => (
          <li key={item.key}>
            <div>
              <h3>{speak(item.title)}</h3>
              <p>{item.problem && <b>{speak(common[item.problem]!)} · </b>}{item.note}</p>
            </div>
            <Button size="small" busy={sending} onClick={begin}>{t('fix')}<span className="ax-hidden-visually"> {speak(item.title)}</span></Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
