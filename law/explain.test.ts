import { describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { dueOn } from '../kernel/calendar.ts'
import { explainDue } from './explain.ts'
import { calendar } from './index.ts'

const working = (value: number) => ({ value, unit: 'working-day' }) as const
const clause = { zh: '行政许可法第三十二条', en: 'Administrative Licensing Law §32' }

describe('why this date', () => {
  test('stops, holidays and lieu days are told in both languages', () => {
    const reason = { zh: '专家评审', en: 'expert review' }
    const { zh, en } = explainDue(dueOn('2026-09-28', working(8), calendar, [{ from: '2026-10-12', to: '2026-10-14', reason }]), clause)
    assert.equal(zh, '自 2026-09-28 起 8 个工作日（行政许可法第三十二条），起算当日不计入，期间停止计时 3 个工作日（专家评审），'
      + '跳过国庆节 7 天，跳过周末 3 天，2026-10-10 为调休上班日，计入，至 2026-10-19 止（含当日）。')
    assert.equal(en, '8 working days from 2026-09-28 under Administrative Licensing Law §32, the first day not counted; '
      + 'stopped 3 working days for expert review; passing over National Day (7 days); passing over 3 weekend days; '
      + 'counting 2026-10-10 as worked in lieu; until the end of 2026-10-19.')
  })
  test('a provisional date and a standing clock say so', () => {
    assert.match(explainDue(dueOn('2026-12-30', working(5), calendar), clause).zh, /暂定日期。$/)
    assert.match(explainDue(dueOn('2026-12-30', working(5), calendar), clause).en, /provisional/)
    const stopped = dueOn('2026-03-02', working(5), calendar, [{ from: '2026-03-05', to: null, reason: '听证' }])
    assert.match(explainDue(stopped, clause).zh, /目前仍在停止计时，恢复后最早 2026-03-10 到期。$/)
  })
})
