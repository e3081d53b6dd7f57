import { useEffect, useRef } from 'react'
import { IconButton } from '../../../../../web/shared/components/Button.tsx'
import { isTyping } from '../../../../../web/desk/keys.ts'
import { Icon } from '../../../../../web/shared/components/Icon.tsx'
import { StateTag } from '../../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../../web/shared/words.ts'
import { useCase } from '../context.ts'
import { isOpen, rounds } from '../findings.ts'
import { useLicensing } from '../looks.tsx'
import { reviewWords } from '../words-steps.ts'
import type { Finding } from '../types.ts'

/** Keys of a review; none of them while something is being typed. `ctrl+Enter` works everywhere. */
export function useReviewKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const record = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
      if (!record && (event.ctrlKey || event.metaKey || event.altKey || isTyping(event))) return
      const act = keys[record ? 'record' : event.key]
      if (!act || (event.target instanceof Element && event.target.closest('dialog'))) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  })
}

/** `[` and `]` go back and forth. */
export const walking = (keys: readonly string[], at: string, go: (key: string) => void): Record<string, () => void> => {
  const to = (key: string | undefined) => {
    if (key !== undefined) go(key)
  }
  return { '[': () => to(keys[keys.indexOf(at) - 1]), ']': () => to(keys[keys.indexOf(at) + 1]) }
}

/** The document that a review begins with lies in the reader when the review is opened. */
export function useOpened(material: string | undefined): void {
  const { showMaterial } = useCase()
  const opened = useRef(false)
  useEffect(() => {
    if (opened.current || !material) return
    opened.current = true
    showMaterial(material)
  }, [material, showMaterial])
}

/** Where one is in a review: the way back and forth, how much is left. */
export function RoundHead({
  kind,
  keys,
  at,
  go,
}: {
  kind: Finding['kind']
  keys: readonly string[]
  at: string
  go: (key: string) => void
}) {
  const { view } = useCase()
  const t = useWords(reviewWords)
  const n = keys.indexOf(at) + 1
  const left = keys.filter((key) => isOpen(view, kind, key)).length
  return (
    <div className="lw-round">
      <IconButton icon="chevronLeft" label={t('previous')} disabled={n <= 1} onClick={() => go(keys[n - 2]!)} />
      <span className="ax-num">{t(kind === 'formal' ? 'of' : 'ofConditions', { n, all: keys.length })}</span>
      <IconButton icon="chevronRight" label={t('next')} disabled={n >= keys.length} onClick={() => go(keys[n]!)} />
      <span className="lw-round-left" role="status">
        {left ? <StateTag tone="wait">{t('left', { n: left })}</StateTag> : <StateTag tone="done">{t('allDone')}</StateTag>}
      </span>
    </div>
  )
}

/** What was found in each round so far, so that the difference is seen before one judges again. */
export function Earlier({ kind, id }: { kind: Finding['kind']; id: string }) {
  const { view } = useCase()
  const t = useWords(reviewWords)
  const l = useLicensing()
  const found = rounds(view, kind, id)
  const changed = found.length > 0 && isOpen(view, kind, id)
  if (!found.length) return null
  return (
    <div className="lw-earlier">
      {found.map((f) => (
        <p key={f.round}>
          {t('found', { round: f.round, result: l(`finding.${f.result}`), by: f.officer_name })}
          {f.opinion && <span className="ax-soft"> {f.opinion}</span>}
        </p>
      ))}
      {changed && <StateTag tone="wait">{t('changed')}</StateTag>}
    </div>
  )
}

/** Everything to be judged, with its result, to jump to. */
export function RoundList({
  kind,
  keys,
  at,
  go,
}: {
  kind: Finding['kind']
  keys: readonly string[]
  at: string
  go: (key: string) => void
}) {
  const { view, title } = useCase()
  const t = useWords(reviewWords)
  const l = useLicensing()
  const speak = useSpeak()
  return (
    <details className="lw-round-list" open>
      <summary>{t('list')}</summary>
      <ol>
        {keys.map((key) => {
          const last = rounds(view, kind, key).at(-1)
          const open = isOpen(view, kind, key)
          const result = open || !last ? 'open' : last.result === 'met' || last.result === 'not-applicable' ? 'good' : 'bad'
          return (
            <li key={key}>
              <button type="button" aria-current={key === at ? 'true' : undefined} onClick={() => go(key)}>
                <span className={`lw-dot lw-dot-${result}`}>
                  <Icon name={result === 'good' ? 'check' : result === 'bad' ? 'close' : 'clock'} size={13} />
                </span>
                <span>{speak(title(key))}</span>
                <span className="ax-soft">{!open && last ? l(`finding.${last.result}`) : ''}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
