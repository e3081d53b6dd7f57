import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useSpeak } from '../../../../web/shared/words.ts'
import { words } from '../../words.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'

const tones: Record<string, Tone> = {
  submitted: 'info', correcting: 'wait', 'not-accepted': 'over', accepted: 'info', returned: 'wait', reviewed: 'info', publicised: 'done', issued: 'done',
  refused: 'over', withdrawn: 'stop',
}
export const mine = ['correcting', 'returned']
export const closed = ['not-accepted', 'issued', 'refused', 'withdrawn']
export const underWay = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed', 'publicised']

/** The state of a case in word, icon and colour. */
export function CaseState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.application.${state}`] ?? { zh: state, en: state })}</StateTag>
}

export function LicenceState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={state === 'valid' ? 'done' : 'over'}>{speak(words[`state.licence.${state}`] ?? { zh: state, en: state })}</StateTag>
}
