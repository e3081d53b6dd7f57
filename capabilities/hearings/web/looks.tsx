import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'

const tones: Record<string, Tone> = { offered: 'wait', requested: 'wait', announced: 'info', held: 'wait', closed: 'done', waived: 'stop', lapsed: 'stop', cancelled: 'stop' }

export function HearingState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.hearing.${state}`]!)}</StateTag>
}
