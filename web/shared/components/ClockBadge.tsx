import './ClockBadge.css'
import { useFormat } from '../format.ts'
import { useSpeak, useWords } from '../words.ts'
import { Icon } from './Icon.tsx'
import { Popover } from './Popover.tsx'
import type { DayUnit } from '../format.ts'
import type { Words } from '../words.ts'

/** A statutory clock as the server computed it; the browser counts no legal days. */
export type ClockView = {
  state: 'running' | 'stopped' | 'overdue' | 'ended'
  unit: DayUnit
  /** Days left, or days over when overdue. */
  days?: number
  /** The last day, `YYYY-MM-DD`. */
  due?: string
  /** The whole limit in days. */
  limit?: number
  clause?: string
  /** The steps of the count, one sentence each: started, stopped, holidays passed over. */
  why?: readonly Words[]
  /** Beyond the published holiday calendar. */
  provisional?: boolean
}

const words = {
  running: { zh: '剩余 {days}', en: '{days} left' },
  today: { zh: '今日到期', en: 'Due today' },
  stopped: { zh: '计时已中止', en: 'Clock stopped' },
  overdue: { zh: '超期 {days}', en: '{days} overdue' },
  ended: { zh: '已办结', en: 'Finished' },
  why: { zh: '为什么是这个日期', en: 'Why this date' },
  due: { zh: '截止日期', en: 'Last day' },
  limit: { zh: '法定时限', en: 'Limit' },
  clause: { zh: '依据', en: 'Clause' },
  provisional: { zh: '该日期超出已公布的放假安排，待公布后可能调整。', en: 'Beyond the published holidays; it may move when they are published.' },
}

/** Days left in a word; opening it explains the date. */
export function ClockBadge({ clock }: { clock: ClockView }) {
  const t = useWords(words)
  const speak = useSpeak()
  const format = useFormat()
  const left = format.days(clock.days ?? 0, clock.unit)
  const said = clock.state === 'running' && clock.days === 0 ? t('today') : t(clock.state, { days: left })
  return (
    <Popover label={<><Icon name="clock" size={16} />{said}</>} name={t('why')} className={`ax-clock ax-clock-${urgency(clock)}`}>
      <h3>{t('why')}</h3>
      <dl className="ax-facts">
        {clock.due && <><dt>{t('due')}</dt><dd>{format.day(clock.due)}</dd></>}
        {clock.limit !== undefined && <><dt>{t('limit')}</dt><dd>{format.days(clock.limit, clock.unit)}</dd></>}
        {clock.clause && <><dt>{t('clause')}</dt><dd>{clock.clause}</dd></>}
      </dl>
      {clock.why && <ol>{clock.why.map((line, i) => <li key={i}>{speak(line)}</li>)}</ol>}
      {clock.provisional && <p className="ax-clock-note">{t('provisional')}</p>}
    </Popover>
  )
}

const urgency = ({ state, days = 0 }: ClockView) => (state === 'running' ? (days <= 3 ? 'near' : 'far') : state)
