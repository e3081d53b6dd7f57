import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { words } from '../../words.ts'
import { shownState } from '../../shown-state.ts'
import { words as page } from '../words-workspace.ts'
import type { Tone } from '../../../../web/shared/components/tags.tsx'

const tones: Record<string, Tone> = {
  submitted: 'info', correcting: 'wait', 'not-accepted': 'over', accepted: 'info', returned: 'wait', reviewed: 'info', publicised: 'done', granted: 'done', issued: 'done',
  refused: 'over', withdrawn: 'stop',
}
export const mine = ['correcting', 'returned']
export const closed = ['not-accepted', 'issued', 'refused', 'withdrawn']
export const underWay = ['submitted', 'correcting', 'accepted', 'returned', 'reviewed', 'publicised']

/** The state of a case in word, icon and colour. */
export function CaseState({ state: at, publicUntil }: { state: string; publicUntil: string | null }) {
  const speak = useSpeak()
  const state = shownState(at, publicUntil)
  return <StateTag tone={tones[state] ?? 'info'}>{speak(words[`state.application.${state}`] ?? { zh: state, en: state })}</StateTag>
}

/** What a case is about: the sector and the kind of application. */
export function useCaseTitle() {
  const t = useWords(page)
  const speak = useSpeak()
  return ({ sector, kind }: { sector: string; kind: string }) =>
    t(kind === 'new' ? 'caseTitle' : 'caseTitleOf', { sector: speak(words[`sector.${sector}`]!), kind: speak(words[`kind.${kind}`]!) })
}

export function LicenceState({ state }: { state: string }) {
  const speak = useSpeak()
  return <StateTag tone={state === 'valid' ? 'done' : 'over'}>{speak(words[`state.licence.${state}`] ?? { zh: state, en: state })}</StateTag>
}
