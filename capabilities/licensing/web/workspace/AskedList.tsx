import { Link } from 'react-router'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words as common } from '../../words.ts'
import { words } from '../words-draft.ts'
import { askedOf } from './asked.ts'
import type { Asked } from './asked.ts'
import type { Work } from './useDraft.ts'

/** What the authority asked for, each with the place where it is put right and whether it has been. */
export function AskedList({ work }: { work: Work }) {
  const t = useWords(words)
  const speak = useSpeak()
  const { draft, view, guide } = work
  const to = ({ key, place }: Asked) =>
    (place.section ? `/drafts/${draft.id}/form/${place.section}#f-${key}` : `/drafts/${draft.id}/documents?asked=1#m-${place.documents[0] ?? ''}`)
  return (
    <ul className="lw-asked">
      {askedOf(view!, guide.sector, work).map((item) => (
        <li key={item.key}>
          <div>
            <Link to={to(item)}>{speak(item.title)}</Link>
            <p>{item.problem && <b>{speak(common[item.problem]!)} · </b>}{item.note}</p>
          </div>
          {item.done ? <StateTag tone="done">{t('done')}</StateTag> : <StateTag tone="wait">{t('open2')}</StateTag>}
        </li>
      ))}
    </ul>
  )
}
