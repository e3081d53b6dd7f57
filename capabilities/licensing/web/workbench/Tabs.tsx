import { useId } from 'react'
import { PartView, useParts } from '../../../../web/shared/parts.tsx'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { useCase } from './context.ts'
import { useKept } from './kept.ts'
import { AnswersTab } from './tabs/Answers.tsx'
import { FindingsTab } from './tabs/Findings.tsx'
import { NoticesTab } from './tabs/Notices.tsx'
import { ObjectionsTab } from './tabs/Objections.tsx'
import { TimelineTab } from './tabs/Timeline.tsx'
import { WritsTab } from './tabs/Writs.tsx'
import { caseWords } from './words-case.ts'
import type { CaseView } from './types.ts'
import type { ComponentType, KeyboardEvent } from 'react'

const tabs = {
  timeline: TimelineTab,
  answers: AnswersTab,
  notices: NoticesTab,
  findings: FindingsTab,
  writs: WritsTab,
  objections: ObjectionsTab,
} satisfies Record<string, ComponentType>
type Tab = keyof typeof tabs
const own = Object.keys(tabs) as Tab[]

const countsOf = (view: CaseView): Partial<Record<string, number>> => ({
  notices: view.notice.length,
  findings: view.findings.length,
  writs: view.writs.length,
  objections: view.objections.length,
})

/** The file of the case, one part at a time; arrow keys go from tab to tab. */
export function Tabs() {
  const { view } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const id = useId()
  const parts = useParts('licensing/application')
  const names: readonly string[] = [...own, ...parts.map((part) => part.key)]
  const counts = countsOf(view)
  const waiting = view.objections.some((objection) => objection.state === 'filed')
  const [kept, go] = useKept<string>(`${view.id}/tab`, waiting ? 'objections' : 'timeline')
  const at = names.includes(kept) ? kept : 'timeline'
  const part = parts.find((one) => one.key === at)
  const Own = tabs[at as Tab]
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const next = names[(names.indexOf(at) + by + names.length) % names.length]!
    go(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={t('file')} className="lw-tabs ax-no-print" onKeyDown={onKey}>
        {names.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={at === name}
            aria-controls={`${id}-panel`}
            tabIndex={at === name ? 0 : -1}
            onClick={() => go(name)}
          >
            {tabs[name as Tab] ? t(`tab.${name as Tab}`) : speak(parts.find((one) => one.key === name)!.title)}
            {counts[name] ? <span className="ax-num lw-count">{counts[name]}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`} tabIndex={0} className="lw-tab">
        {part ? <PartView part={part} id={view.id} /> : <Own />}
      </div>
    </>
  )
}
