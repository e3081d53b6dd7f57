import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'

const tones: Record<string, Tone> = { planned: 'info', 'under-way': 'wait', 'to-confirm': 'wait', 'to-sign': 'wait', done: 'done', cancelled: 'stop', passed: 'done', failed: 'over' }

export function CheckState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.check.${state}`]!)}</StateTag>
}

export function CheckResult({ result }: { result: string | null }) {
  const speak = useSpeak()
  return result ? <StateTag tone={tones[result] ?? 'info'}>{speak(words[`result.${result}`]!)}</StateTag> : null
}

const findingTones: Record<string, Tone> = { met: 'done', 'not-met': 'over', noted: 'info' }
export function FindingResult({ result }: { result: string }) {
  const speak = useSpeak()
  return <StateTag tone={findingTones[result] ?? 'info'}>{speak(words[`finding.${result}`]!)}</StateTag>
}
