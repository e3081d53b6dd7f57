import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../web/shared/words.ts'
import { fieldOf, groupWords, stateWords } from '../words.ts'
import type { Tone } from '../../../web/shared/components/tags.tsx'
import type { Named } from '../facts.ts'
import type { RequestItem } from './shapes.ts'

const tones: Record<RequestItem['state'], Tone> = { requested: 'wait', approved: 'done', refused: 'stop', withdrawn: 'stop', revoked: 'over', expired: 'stop', 'used-up': 'stop' }

export function RequestState({ state }: { state: RequestItem['state'] }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state]}>{speak(stateWords[state])}</StateTag>
}

type Told = Pick<Named, 'group' | 'whose' | 'field' | 'kind'>
/** What a value is and whose, in words: 责任人员 石望川 · 公民身份号码. */
export function useNaming() {
  const speak = useSpeak()
  return {
    whose: (v: Told) => `${speak(groupWords[v.group])} ${v.whose}`,
    field: (v: Told) => speak(fieldOf(v)),
    whole: (v: Told) => `${speak(groupWords[v.group])} ${v.whose} · ${speak(fieldOf(v))}`,
  }
}
