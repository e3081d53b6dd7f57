import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { isTyping } from '../../../../web/desk/keys.ts'
import { get } from '../../../../web/shared/api.ts'
import { Button, IconButton } from '../../../../web/shared/components/Button.tsx'
import { ClockBadge } from '../../../../web/shared/components/ClockBadge.tsx'
import { Icon } from '../../../../web/shared/components/Icon.tsx'
import { Notice } from '../../../../web/shared/components/Notice.tsx'
import { Popover } from '../../../../web/shared/components/Popover.tsx'
import { Code } from '../../../../web/shared/components/small.tsx'
import { StateTag } from '../../../../web/shared/components/tags.tsx'
import { toast } from '../../../../web/shared/components/Toast.tsx'
import { useFormat } from '../../../../web/shared/format.ts'
import { useSpeak, useWords } from '../../../../web/shared/words.ts'
import { shownState } from '../../shown-state.ts'
import { useCase } from './context.ts'
import { State, useLicensing } from './looks.tsx'
import { caseWords } from './words-case.ts'
import type { CaseRow } from './types.ts'

export function CaseTitle() {
  const { view } = useCase()
  const l = useLicensing()
  return (
    <>
      {view.enterprise.name}
      <span className="lw-sub">
        <span className="ax-num">{view.number}</span>
        <span>
          {l(`sector.${view.sector}`)} · {l(`kind.${view.kind}`)}
        </span>
        <Code value={view.enterprise.creditCode} copy />
      </span>
    </>
  )
}

/** Stage, whose turn, the clock with its reasons, the officer. */
export function CaseTags() {
  const { view } = useCase()
  const t = useWords(caseWords)
  const l = useLicensing()
  const clock =
    view.state === 'submitted' ? view.intakeClock : ['accepted', 'returned', 'reviewed'].includes(view.state) ? view.clock : null
  return (
    <>
      <State state={shownState(view.state, view.publicity?.until ?? null)} />
      {clock && <ClockBadge clock={clock} />}
      {view.state !== 'submitted' && clock && view.alternatives.length > 0 && <Alternatives />}
      {view.state === 'submitted' && view.deemedAt && clock && clock.left <= 2 && <StateTag tone="over">{t('deemedSoon')}</StateTag>}
      {view.deemed && <StateTag tone="wait">{t('deemed')}</StateTag>}
      <span className="lw-turn">
        <Icon name="user" size={16} />
        {l(`turn.${view.turn}`)}
        {view.officer && <> · {t('officer', { name: view.officer.name })}</>}
      </span>
    </>
  )
}

/** The texts leave the unit open: the other readings stand beside the one that is counted. */
function Alternatives() {
  const { view } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const format = useFormat()
  return (
    <Popover label={t('alternatives', { n: view.alternatives.length })} className="lw-alternatives">
      <h3>{t('alternativesTitle')}</h3>
      <p>{t('alternativesText')}</p>
      <ul className="ax-plain-list">
        {view.alternatives.map((clock, i) => (
          <li key={i}>
            <b>{format.day(clock.on)}</b> {format.period(clock.value ?? 0, clock.unit)}
            {clock.explained && <p>{speak(clock.explained)}</p>}
          </li>
        ))}
      </ul>
    </Popover>
  )
}

export function CaseActions() {
  const t = useWords(caseWords)
  const next = useNextTask()
  return (
    <>
      <IconButton icon="print" label={t('print')} onClick={() => window.print()} />
      <Button size="small" icon="arrowRight" onClick={() => void next()}>
        {t('next')}
      </Button>
    </>
  )
}

/** Goes to the task that falls due next after this case; `n` does the same. */
function useNextTask() {
  const { view } = useCase()
  const navigate = useNavigate()
  const next = async () => {
    const answer = await get<{ items: CaseRow[] }>('/api/licensing/tasks', { limit: 50 })
    const items = answer.ok ? answer.value.items : []
    const at = items.findIndex(({ id }) => id === view.id)
    const found = items[at + 1] ?? items.find(({ id }) => id !== view.id)
    if (found) void navigate(`/cases/${found.id}`)
    else toast(caseWords.noNext, 'info')
  }
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      event.preventDefault()
      void next()
    }
    document.addEventListener('keydown', open)
    return () => document.removeEventListener('keydown', open)
  })
  return next
}

/** Somebody else went on with the case: what they did, and the way to it. What was typed stays. */
export function Newer() {
  const { newer, reload } = useCase()
  const t = useWords(caseWords)
  const speak = useSpeak()
  const format = useFormat()
  if (!newer.length) return null
  return (
    <div className="lw-newer ax-no-print">
      <Notice
        tone="wait"
        live
        title={t('newer')}
        actions={
          <Button look="primary" size="small" icon="refresh" onClick={reload}>
            {t('showNewer')}
          </Button>
        }
      >
        <ul className="ax-plain-list">
          {newer.map((item) => (
            <li key={item.fact}>
              {speak(item.title)} · {item.by} · {format.moment(item.at)}
            </li>
          ))}
        </ul>
        <p>{t('newerKept')}</p>
      </Notice>
    </div>
  )
}
