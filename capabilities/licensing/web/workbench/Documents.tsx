import { DocumentReader } from '../../../../web/desk/DocumentReader.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { useCase } from './context.ts'
import { latest } from './findings.ts'
import { caseWords } from './words-case.ts'
import type { IconName } from '../../../../web/shared/components/Icon.tsx'
import type { Tone } from '../../../../web/shared/components/tags.tsx'
import type { CaseView } from './types.ts'

export type Mark = 'good' | 'bad' | 'open' | 'missing' | 'none'
export const markLooks: Record<Mark, { tone: Tone; icon: IconName }> = {
  good: { tone: 'done', icon: 'check' },
  bad: { tone: 'over', icon: 'close' },
  open: { tone: 'wait', icon: 'clock' },
  missing: { tone: 'over', icon: 'minus' },
  none: { tone: 'stop', icon: 'document' },
}

/** What the formal review has said about a document so far; what was changed since counts as open again. */
export function markOf(view: CaseView, key: string): Mark {
  const found = latest(view, 'formal', key)
  const there = Boolean(view.documents[key]?.length)
  if (found && (!view.changed.includes(key) || found.round === view.round)) return found.result === 'met' ? 'good' : 'bad'
  if (!there) return view.materials.find((m) => m.key === key)?.needed ? 'missing' : 'none'
  return view.state === 'accepted' ? 'open' : 'none'
}

/** The documents of the case: one numbered chip per document of the list, and the reader. */
export function Documents() {
  const { view, entries, selected, show, wanted, onPage } = useCase()
  const t = useWords(caseWords)
  const documents = entries.map(({ file, href, name, material }) => ({
    id: file.id,
    name,
    type: file.mime,
    href,
    mark: material && <FileMark mark={markOf(view, material)} changed={view.changed.includes(material)} />,
  }))
  return (
    <>
      <ul className="lw-chips ax-no-print" aria-label={t('documents')}>
        {view.materials.map((m, i) => (
          <Chip key={m.key} material={m.key} n={i + 1} />
        ))}
      </ul>
      <DocumentReader documents={documents} selected={selected} onSelect={show} wanted={wanted} onPage={onPage} />
    </>
  )
}

function FileMark({ mark, changed }: { mark: Mark; changed: boolean }) {
  const t = useWords(caseWords)
  return (
    <>
      {mark !== 'none' && <StateTag tone={markLooks[mark].tone}>{t(`mark.${mark}`)}</StateTag>}
      {changed && (
        <StateTag tone="info" icon="edit">
          {t('changedNow')}
        </StateTag>
      )}
    </>
  )
}

function Chip({ material, n }: { material: string; n: number }) {
  const { view, entries, selected, showMaterial, title } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const mark = markOf(view, material)
  const here = entries.find(({ file }) => file.id === selected)?.material === material
  const changed = view.changed.includes(material)
  const there = Boolean(view.documents[material]?.length)
  const says = [
    `${n}. ${speak(title(material))}`,
    t(`mark.${there || mark === 'missing' ? mark : 'absent'}`),
    changed ? t('changedNow') : '',
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <li>
      <button
        type="button"
        className={`lw-chip lw-chip-${there || mark === 'missing' ? mark : 'absent'}${changed ? ' lw-chip-changed' : ''}`}
        aria-label={says}
        title={says}
        aria-current={here ? 'true' : undefined}
        aria-disabled={!there || undefined}
        onClick={() => there && showMaterial(material)}
      >
        {n}
        {mark !== 'none' && <Icon name={markLooks[mark].icon} size={13} />}
      </button>
    </li>
  )
}
