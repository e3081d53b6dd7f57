import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'

const tones: Record<string, { tone: 'done' | 'wait' | 'over' | 'stop'; icon: 'checkCircle' | 'clock' | 'pause' | 'cross' }> = {
  applied: { tone: 'wait', icon: 'clock' }, approved: { tone: 'wait', icon: 'clock' }, 'in-use': { tone: 'done', icon: 'checkCircle' },
  suspended: { tone: 'over', icon: 'pause' }, revoked: { tone: 'stop', icon: 'cross' }, declined: { tone: 'stop', icon: 'cross' },
}

export function SealState({ state }: { state: string }) {
  const speak = useSpeak()
  const { tone, icon } = tones[state]!
  return <StateTag tone={tone} icon={icon}>{speak(words[`state.seal.${state}`]!)}</StateTag>
}

/** Why a document waits, in words; an unknown code as it is. */
export function WhyItWaits({ problem }: { problem: string | null }) {
  const speak = useSpeak()
  const said = problem && words[`waits.${problem}`]
  return <>{said ? speak(said) : problem}</>
}
