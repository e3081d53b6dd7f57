import type { Due } from '../kernel/calendar.ts'

/** Why this date: one sentence in each language. `clause` is the clause's name, as law/ gives it. */
export function explainDue(due: Due, clause: { zh: string; en: string }): { zh: string; en: string } {
  const { skipped: { weekendDays, holidays, lieu }, stops, stoppedDays } = due
  const [zhUnit, enUnit] = unitWords[due.unit]
  const [zhStop, enStop] = unitWords[due.unit === 'working-day' ? 'working-day' : 'day']
  const why = stops.map(({ reason }) => typeof reason === 'string' ? { zh: reason, en: reason } : reason)
  const zh = [`自 ${due.from} 起 ${due.value} ${zhUnit}（${clause.zh}），起算当日不计入`,
    stoppedDays > 0 && `期间停止计时 ${stoppedDays} ${zhStop}（${[...new Set(why.map((w) => w.zh))].join('、')}）`,
    holidays.length > 0 && `跳过${holidays.map((h) => `${h.name} ${h.days} 天`).join('、')}`,
    weekendDays > 0 && `跳过周末 ${weekendDays} 天`,
    lieu.length > 0 && `${lieu.map((l) => l.day).join('、')} 为调休上班日，计入`,
    due.stopped ? `目前仍在停止计时，恢复后最早 ${due.on} 到期` : `至 ${due.on} 止（含当日）`,
    due.provisional && '该日期超出已公布的放假安排，为暂定日期']
  const en = [`${count(due.value, enUnit)} from ${due.from} under ${clause.en}, the first day not counted`,
    stoppedDays > 0 && `stopped ${count(stoppedDays, enStop)} for ${[...new Set(why.map((w) => w.en))].join(', ')}`,
    holidays.length > 0 && `passing over ${holidays.map((h) => `${english[h.name] ?? h.name} (${count(h.days, 'day')})`).join(', ')}`,
    weekendDays > 0 && `passing over ${count(weekendDays, 'weekend day')}`,
    lieu.length > 0 && `counting ${lieu.map((l) => l.day).join(', ')} as worked in lieu`,
    due.stopped ? `still stopped: ${due.on} at the earliest` : `until the end of ${due.on}`,
    due.provisional && 'provisional, because the holidays of that year are not published yet']
  return { zh: `${zh.filter(Boolean).join('，')}。`, en: `${en.filter(Boolean).join('; ')}.` }
}

const unitWords = { 'working-day': ['个工作日', 'working day'], day: ['日', 'day'], month: ['个月', 'month'], year: ['年', 'year'] } as const
const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`
const english: Record<string, string> = { 元旦: 'New Year', 春节: 'Spring Festival', 清明节: 'Qingming', 劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival', 中秋节: 'Mid-Autumn Festival', 国庆节: 'National Day' }
