import './tags.css'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import type { ReactNode } from 'react'
import type { IconName } from './Icon.tsx'

/** done: granted, ready, valid · wait: somebody's turn · stop: suspended, ended, off · over: overdue, refused · info: under way, new. */
export type Tone = 'done' | 'wait' | 'stop' | 'over' | 'info'
export type RiskGrade = 'red' | 'orange' | 'yellow' | 'blue'

const toneIcons: Record<Tone, IconName> = { done: 'checkCircle', wait: 'clock', stop: 'pause', over: 'alert', info: 'info' }
const words = {
  red: { zh: '红色 · 重大风险', en: 'Red · major risk' },
  orange: { zh: '橙色 · 较大风险', en: 'Orange · high risk' },
  yellow: { zh: '黄色 · 一般风险', en: 'Yellow · medium risk' },
  blue: { zh: '蓝色 · 低风险', en: 'Blue · low risk' },
}

/** Word, icon and colour of a state. */
export const StateTag = ({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) => (
  <span className={`ax-tag ax-tag-${tone}`}><Icon name={icon ?? toneIcons[tone]} size={16} />{children}</span>
)

/** The grade of a risk with its name; `short` shows only the colour's word. */
export function RiskTag({ grade, short }: { grade: RiskGrade; short?: boolean }) {
  const t = useWords(words)
  const name = t(grade)
  return (
    <span className={`ax-risk ax-risk-${grade}`} title={name}>
      <Icon name="flag" size={14} />{short ? name.split(' · ')[0] : name}
    </span>
  )
}
