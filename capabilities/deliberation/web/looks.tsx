import { NavLink } from 'react-router'
import { StateTag } from '../../../web/shared/components/tags.tsx'
import { useSpeak, useWords } from '../../../web/shared/words.ts'
import { choiceWords, flagWords, kindWords, words } from '../words.ts'
import { mandatory } from '../rules/mandatory.ts'
import { meetingWords } from './words-meeting.ts'
import { pageWords } from './words.ts'
import type { Choice, Meeting, MeetingItem } from './shapes.ts'
import './deliberation.css'

/** The three lists of deliberation, as tabs that are links. */
export function Sections() {
  const t = useWords(pageWords)
  return (
    <nav className="dl-sections" aria-label={t('sections')}>
      <NavLink to="/deliberation" end>{t('waiting')}</NavLink>
      <NavLink to="/deliberation/meetings">{t('meetings')}</NavLink>
      <NavLink to="/deliberation/rules">{t('rules')}</NavLink>
    </nav>
  )
}

/** The names of the rules that hit a case, each with the kind it belongs to. */
export function RuleTags({ keys }: { keys: readonly string[] }) {
  const speak = useSpeak()
  return (
    <span className="dl-rules">
      {mandatory.filter((m) => keys.includes(m.key)).map((m) => <span key={m.key} className={`dl-rule dl-rule-${m.kind}`} title={speak(kindWords[m.kind])}>{speak(m.title)}</span>)}
    </span>
  )
}

const meetingTones = { convened: 'info', open: 'wait', concluded: 'done', cancelled: 'over' } as const
export function MeetingState({ state }: { state: Meeting['state'] }) {
  const t = useWords(words)
  return <StateTag tone={meetingTones[state]}>{t(`state.meeting.${state}`)}</StateTag>
}
const itemTones = { listed: 'info', called: 'wait', presented: 'wait', counted: 'done', struck: 'over' } as const
export function ItemState({ state }: { state: MeetingItem['state'] }) {
  const t = useWords(words)
  return <StateTag tone={itemTones[state]}>{t(`state.item.${state}`)}</StateTag>
}
const choiceTones = { grant: 'done', refuse: 'over', defer: 'stop' } as const
export function ChoiceTag({ choice }: { choice: Choice }) {
  const speak = useSpeak()
  return <StateTag tone={choiceTones[choice]}>{speak(choiceWords[choice])}</StateTag>
}
export function Flags({ flags }: { flags: readonly ('brief' | 'unopened')[] }) {
  const speak = useSpeak()
  return flags.map((f) => <StateTag key={f} tone="wait" icon="flag">{speak(flagWords[f])}</StateTag>)
}

/** Why nobody may vote just now: too few are here, or, of the case under way, too few besides the recused. */
export function useLostQuorum({ quorum }: Meeting, item: MeetingItem | undefined): string | false {
  const t = useWords(meetingWords)
  if (!quorum.met) return t('quorumLost', { n: quorum.present, m: quorum.needed })
  return item !== undefined && !item.quorum.met && t('quorumLostCase', { n: item.quorum.present, m: item.quorum.needed })
}
