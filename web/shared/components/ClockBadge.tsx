import './ClockBadge.css'
import { useFormat } from '../format.ts'
import { useSpeak, useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { Popover } from './Popover.tsx'
import type { Unit } from '../format.ts'
import type { Words } from '../words.ts'

/** A statutory clock as the server computed it (the browser counts no legal days): the `clock` of cases and lists. */
export type ClockView = {
  /** The last day, `YYYY-MM-DD`. */
  on: string
  /** Days left after today, 0 on the last day, negative when overdue: working days for a limit in working days. */
  left: number
  unit: Unit
  /** The whole limit, in `unit`. */
  value?: number
  from?: string
  stopped?: boolean
  /** Beyond the published holiday calendar. */
  provisional?: boolean
  /** The count in a sentence: start, stops, holidays passed over, the clause. */
  explained?: Words
  /** false: the limit's text has not been checked against its source. */
  verified?: boolean
}

const words = {
  left: { zh: '剩余 {days}', en: '{days} left' },
  today: { zh: '今日到期', en: 'Due today' },
  stopped: { zh: '计时已中止', en: 'Clock stopped' },
  over: { zh: '超期 {days}', en: '{days} overdue' },
  why: { zh: '为什么是这个日期', en: 'Why this date' },
  due: { zh: '截止日期', en: 'Last day' },
  from: { zh: '起算日期', en: 'Counted from' },
  limit: { zh: '法定时限', en: 'Limit' },
  provisional: { zh: '该日期超出已公布的放假安排，公布后可能调整。', en: 'Beyond the published holidays; it may move when they are published.' },
  unverified: { zh: '该时限尚未与法规原文核对。', en: 'This limit has not been checked against its source yet.' },
}

/** Days left in a word; opening it explains the date. */
export function ClockBadge({ clock }: { clock: ClockView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const state = stateOf(clock)
  const days = format.period(Math.abs(clock.left), clock.unit === 'working-day' ? 'working-day' : 'day')
  return (
    <Popover
      name={t('why')} className={`ax-clock ax-clock-${state}`}
      label={<><Icon name={state === 'stopped' ? 'pause' : 'clock'} size={16} />{t(sayings[state], { days })}</>}
    >
      <h3>{t('why')}</h3>
      <dl className="ax-facts">
        <dt>{t('due')}</dt><dd>{format.day(clock.on)}</dd>
        {clock.from && <><dt>{t('from')}</dt><dd>{format.day(clock.from)}</dd></>}
        {clock.value !== undefined && <><dt>{t('limit')}</dt><dd>{format.period(clock.value, clock.unit)}</dd></>}
      </dl>
      {clock.explained && <p className="ax-clock-why">{speak(clock.explained)}</p>}
      {clock.provisional && <p className="ax-clock-note">{t('provisional')}</p>}
      {clock.verified === false && <p className="ax-clock-note">{t('unverified')}</p>}
    </Popover>
  )
}

type State = 'far' | 'near' | 'today' | 'over' | 'stopped'
const sayings = { far: 'left', near: 'left', today: 'today', over: 'over', stopped: 'stopped' } as const

function stateOf({ left, stopped }: ClockView): State {
  if (stopped) return 'stopped'
  if (left < 0) return 'over'
  if (left === 0) return 'today'
  return left <= 3 ? 'near' : 'far'
}
