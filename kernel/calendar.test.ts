import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import {
  dueOn, instantOf, isWorkingDay, lastValidDay, latestBefore, remaining, today, workingDaysBetween, type Calendar, type Stop,
} from './calendar.ts'

const days = (name: string, ...list: string[]) => list.map((day): [string, string] => [day, name])
const run = (name: string, month: string, first: number, last: number) =>
  days(name, ...Array.from({ length: last - first + 1 }, (_, i) => `${month}-${String(first + i).padStart(2, '0')}`))

/** The notice of the State Council for 2026, spring and autumn, and the autumn of 2025. */
const calendar: Calendar = {
  holidays: new Map([...run('国庆节', '2025-10', 1, 8), ...run('元旦', '2026-01', 1, 3), ...run('春节', '2026-02', 15, 23),
    ...run('清明节', '2026-04', 4, 6), ...run('劳动节', '2026-05', 1, 5), ...run('端午节', '2026-06', 19, 21),
    ...run('中秋节', '2026-09', 25, 27), ...run('国庆节', '2026-10', 1, 7)]),
  workdays: new Map([...days('国庆节', '2025-09-28', '2025-10-11'), ...days('元旦', '2026-01-04'), ...days('春节', '2026-02-14', '2026-02-28'),
    ...days('劳动节', '2026-05-09'), ...days('国庆节', '2026-09-20', '2026-10-10')]),
  knownUntil: '2026-12-31',
}
const working = (value: number) => ({ value, unit: 'working-day' }) as const
const on = (from: string, period: Parameters<typeof dueOn>[1], stops: Stop[] = []) => dueOn(from, period, calendar, stops).on

describe('what cannot be counted is refused', () => {
  test('half a day, a negative period and a day that does not exist', () => {
    assert.throws(() => on('2026-03-02', working(1.5)), RangeError)
    assert.throws(() => on('2026-03-02', working(-1)), RangeError)
    assert.throws(() => on('2026-02-30', working(5)), RangeError)
  })
  test('a stop that ends before it begins', () => {
    assert.throws(() => on('2026-03-02', working(5), [{ from: '2026-03-05', to: '2026-03-04', reason: '检验' }]), RangeError)
  })
})

describe('working days', () => {
  test('the day of the act does not count', () => {
    assert.equal(on('2026-03-02', working(1)), '2026-03-03')
    assert.equal(on('2026-03-02', working(0)), '2026-03-02')
  })
  test('weekends are passed over, and an act on a weekend starts the count on Monday', () => {
    assert.equal(on('2026-03-05', working(5)), '2026-03-12')
    assert.equal(on('2026-03-07', working(5)), '2026-03-13')
  })
  test('National Day is passed over, the Saturday worked in lieu counts', () => {
    const due = dueOn('2026-09-28', working(5), calendar)
    assert.equal(due.on, '2026-10-10')
    assert.deepEqual(due.skipped, { weekendDays: 0, holidays: [{ name: '国庆节', days: 7 }], lieu: [{ day: '2026-10-10', name: '国庆节' }] })
  })
  test('a Sunday worked in lieu is a working day, the holiday Thursday is not', () => {
    assert.equal(isWorkingDay('2026-09-20', calendar), true)
    assert.equal(isWorkingDay('2026-10-01', calendar), false)
    assert.equal(isWorkingDay('2026-10-11', calendar), false)
  })
  test('45 working days over autumn: every day that was passed over is named', () => {
    const due = dueOn('2026-09-18', working(45), calendar)
    assert.equal(due.on, '2026-11-26')
    assert.deepEqual(due.skipped.holidays, [{ name: '中秋节', days: 3 }, { name: '国庆节', days: 7 }])
    assert.equal(due.skipped.weekendDays, 69 - 45 - 10, '69 days were walked, 45 counted, 10 were holidays')
    assert.equal(workingDaysBetween('2026-09-18', due.on, calendar), 45)
  })
  test('the same holiday in two years is told twice', () => {
    const due = dueOn('2025-09-26', working(260), calendar)
    assert.deepEqual(due.skipped.holidays.filter((h) => h.name === '国庆节').map((h) => h.days), [8, 7])
    assert.equal(workingDaysBetween('2025-09-26', due.on, calendar), 260)
  })
})

describe('the clock stops and starts again', () => {
  const review: Stop = { from: '2026-03-05', to: '2026-03-10', reason: { zh: '专家评审', en: 'expert review' } }
  test('both days of the stop are left out', () => {
    const due = dueOn('2026-03-02', working(5), calendar, [review])
    assert.equal(due.on, '2026-03-13')
    assert.equal(due.stoppedDays, 4)
    assert.equal(due.skipped.weekendDays, 0)
    assert.equal(due.stopped, false)
  })
  test('stops that overlap are counted once, a stop before the act or after the end changes nothing', () => {
    const overlap: Stop = { from: '2026-03-09', to: '2026-03-11', reason: '检验' }
    assert.equal(on('2026-03-02', working(5), [review, overlap]), '2026-03-16')
    assert.equal(on('2026-03-02', working(5), [{ from: '2026-02-20', to: '2026-03-01', reason: '检验' }]), '2026-03-09')
    assert.equal(on('2026-03-02', working(5), [{ from: '2026-03-10', to: '2026-03-20', reason: '检验' }]), '2026-03-09')
  })
  test('a stop that takes a holiday with it does not count the holiday twice', () => {
    const due = dueOn('2026-09-28', working(5), calendar, [{ from: '2026-09-30', to: '2026-10-09', reason: '听证' }])
    assert.equal(due.on, '2026-10-14')
    assert.equal(due.stoppedDays, 3)
    assert.deepEqual(due.skipped.holidays, [])
  })
  test('a stop that lasts: the date is the earliest possible, what is left stays the same, nothing falls overdue', () => {
    const due = dueOn('2026-03-02', working(5), calendar, [{ from: '2026-03-05', to: null, reason: '听证' }])
    assert.equal(due.stopped, true)
    assert.equal(due.on, '2026-03-10')
    assert.equal(remaining(due, '2026-03-03', calendar), 4)
    assert.equal(remaining(due, '2026-03-06', calendar), 3)
    assert.equal(remaining(due, '2026-08-03', calendar), 3)
  })
  test('a stop that begins when the period is over does not save it', () => {
    const due = dueOn('2026-03-02', working(5), calendar, [{ from: '2026-03-10', to: null, reason: '听证' }])
    assert.equal(due.stopped, false)
    assert.equal(remaining(due, '2026-03-11', calendar), -2)
  })
  test('calendar days and months are lengthened by the calendar days of the stop', () => {
    const sampling: Stop = { from: '2026-03-05', to: '2026-03-10', reason: '检测' }
    const seal = dueOn('2026-03-02', { value: 30, unit: 'day' }, calendar, [sampling])
    assert.equal(seal.on, '2026-04-07')
    assert.equal(seal.stoppedDays, 6)
    assert.equal(on('2026-03-02', { value: 1, unit: 'month' }, [sampling]), '2026-04-08')
  })
  test('a last day that moves to the next working day does not land inside a stop', () => {
    assert.equal(on('2026-03-06', { value: 1, unit: 'day' }, [{ from: '2026-03-09', to: '2026-03-09', reason: '听证' }]), '2026-03-10')
  })
  test('used days stop with the clock', () => {
    assert.equal(workingDaysBetween('2026-03-02', '2026-03-13', calendar, [review]), 5)
    assert.equal(workingDaysBetween('2026-03-02', '2026-03-13', calendar, [{ ...review, to: null }]), 2)
    assert.equal(workingDaysBetween('2026-03-13', '2026-03-02', calendar), 0)
  })
})

describe('days, months and years of the calendar', () => {
  test('a period that ends on a rest day ends on the next working day', () => {
    const due = dueOn('2026-09-16', { value: 15, unit: 'day' }, calendar)
    assert.equal(due.on, '2026-10-08')
    assert.deepEqual(due.skipped.holidays, [{ name: '国庆节', days: 7 }])
    assert.equal(on('2026-03-06', { value: 1, unit: 'day' }), '2026-03-09')
  })
  test('a Saturday worked in lieu is no rest day', () => {
    const due = dueOn('2026-09-25', { value: 15, unit: 'day' }, calendar)
    assert.equal(due.on, '2026-10-10')
    assert.deepEqual(due.skipped.lieu, [{ day: '2026-10-10', name: '国庆节' }])
  })
  test('a month that lacks the day ends on its last day', () => {
    assert.equal(on('2025-12-31', { value: 2, unit: 'month' }), '2026-02-28')
    assert.equal(on('2026-01-30', { value: 1, unit: 'month' }), '2026-02-28')
    assert.equal(on('2026-07-31', { value: 1, unit: 'month' }), '2026-08-31')
  })
  test('a leap day ends on 28 February, moved by the holiday', () => {
    assert.equal(on('2024-02-29', { value: 1, unit: 'year' }), '2025-02-28')
    assert.equal(on('2023-02-16', { value: 3, unit: 'year' }), '2026-02-24')
  })
  test('a validity counts its first day and is not moved by a holiday', () => {
    assert.equal(lastValidDay('2026-03-01', { value: 3, unit: 'year' }), '2029-02-28')
    assert.equal(lastValidDay('2023-10-02', { value: 3, unit: 'year' }), '2026-10-01')
  })
  test('counting backwards: the hearing itself does not count, renewal is asked three months before', () => {
    assert.deepEqual(latestBefore('2026-10-14', working(7), calendar), { on: '2026-09-29', provisional: false })
    assert.equal(latestBefore('2026-05-31', { value: 3, unit: 'month' }, calendar).on, '2026-02-28')
    assert.equal(latestBefore('2027-01-05', working(2), calendar).provisional, true)
  })
})

describe('what is not known yet', () => {
  test('a date beyond the published calendar is provisional', () => {
    assert.equal(dueOn('2026-12-28', working(3), calendar).provisional, false)
    assert.equal(dueOn('2026-12-28', working(4), calendar).provisional, true)
    assert.equal(dueOn('2026-12-30', { value: 15, unit: 'day' }, calendar).provisional, true)
  })
})

describe('what is left', () => {
  const due = dueOn('2026-09-28', working(5), calendar)
  test('holidays are no days left', () => {
    assert.equal(remaining(due, '2026-09-20', calendar), 5)
    assert.equal(remaining(due, '2026-09-28', calendar), 5)
    assert.equal(remaining(due, '2026-10-03', calendar), 3)
    assert.equal(remaining(due, '2026-10-10', calendar), 0)
    assert.equal(remaining(due, '2026-10-12', calendar), -1)
  })
  test('calendar periods are told in calendar days', () => {
    const appeal = dueOn('2026-09-16', { value: 15, unit: 'day' }, calendar)
    assert.equal(remaining(appeal, '2026-10-01', calendar), 7)
    assert.equal(remaining(appeal, '2026-10-10', calendar), -2)
  })
})

describe('the day in Shanghai, wherever the machine stands', () => {
  test('the day changes at 16:00 UTC', () => {
    assert.equal(today(new Date('2026-11-23T15:59:59.999Z')), '2026-11-23')
    assert.equal(today(new Date('2026-11-23T16:00:00Z')), '2026-11-24')
  })
  test('a day lasts from midnight to 24:00', () => {
    assert.equal(instantOf('2026-11-23', 'start').toISOString(), '2026-11-22T16:00:00.000Z')
    assert.equal(instantOf('2026-11-23', 'end').toISOString(), '2026-11-23T16:00:00.000Z')
  })
})
