import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { words } from '../words.ts'
import type { IconName } from '../../../web/shared/components/Icon.tsx'
import type { Tone } from '../../../web/shared/components/tags.tsx'

const looks: Record<string, { tone: Tone; icon?: IconName }> = {
  over: { tone: 'over' },
  red: { tone: 'over', icon: 'flag' },
  yellow: { tone: 'wait', icon: 'flag' },
  green: { tone: 'done' },
  stopped: { tone: 'stop' },
  none: { tone: 'info', icon: 'user' },
}

export function LightTag({ light }: { light: string }) {
  const speak = useSpeak()
  const look = looks[light] ?? looks['none']!
  return <StateTag {...look}>{speak(words[`light.${light}`]!)}</StateTag>
}
