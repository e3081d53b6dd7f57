import { useWords } from '../../../web/shared/words.ts'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { words } from './words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'

const tones: Readonly<Record<string, Tone>> = { new: 'stop', reading: 'info', checked: 'wait', unreadable: 'over', running: 'info', finished: 'done' }

export function SheetState({ state }: { state: string }) {
  const t = useWords(words)
  return <StateTag tone={tones[state] ?? 'stop'}>{t(`state.${state}` as keyof typeof words)}</StateTag>
}

/** How far long work has come: a bar with its numbers in words beside it. */
export function HowFar({ n, m, label }: { n: number; m: number; label: string }) {
  return <div className="ax-stack ax-stack-sm or-far"><p className="ax-num" role="status">{label}</p><progress value={n} max={Math.max(m, 1)} aria-label={label} /></div>
}
