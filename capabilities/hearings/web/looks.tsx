import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import { pageWords } from './words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'

const tones: Record<string, Tone> = { offered: 'wait', requested: 'wait', announced: 'info', held: 'wait', closed: 'done', waived: 'stop', lapsed: 'stop', cancelled: 'stop' }

/** What a side of a hearing is called: of a measure, nobody has applied for anything. */
export const sideWords = (side: string, { licence }: { licence?: unknown }) => (licence ? words[`measure.${side}`] : undefined) ?? words[`side.${side}`]!

export function HearingState({ state, signed }: { state: string; signed?: unknown }) {
  const speak = useSpeak()
  if (state === 'held' && signed) return <StateTag tone="wait">{speak(pageWords.toSettle)}</StateTag>
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.hearing.${state}`]!)}</StateTag>
}
