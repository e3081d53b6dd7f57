import { after, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chineseDays from 'chinese-days'
import { dueOn, isWorkingDay, latestBefore, type Due } from '../kernel/calendar.ts'
import {
  calendar, clause, clauseOn, clauses, conditions, laws, LawError, limit, limits, loadLaw, periodOf, readings, retention, retentions, sectors,
} from './index.ts'

const on = '2026-11-23'

describe('what the law does not know is refused by name', () => {
  test('an unknown clause, limit and record', () => {
    assert.throws(() => clause('许可法-999'), /许可法-999/)
    assert.throws(() => limit('licensing.forever', { on }), /licensing\.forever/)
    assert.throws(() => retention('gossip', on), /gossip/)
  })
  test('a day on which it was not in force, a sector that has none', () => {
    assert.throws(() => clauseOn('煤矿条例-48', '2024-04-30'), /2024-04-30/)
    assert.throws(() => limit('coal.resume-acceptance', { on: '2024-04-30', sector: 'coal' }), /2024-04-30 for coal/)
    assert.throws(() => limit('coal.resume-acceptance', { on, sector: 'construction' }), /for construction/)
  })
  test('persons are no period', () => assert.throws(() => periodOf(limit('licensing.onsite.officers', { on })), /person/))
})

describe('the limits of a licensing case', () => {
  const days = (id: string) => { const { value, unit } = limit(id, { on }); return `${value} ${unit}` }
  test('are those of the statute', () => {
    assert.equal(days('licensing.correction-notice'), '5 working-day')
    assert.equal(days('licensing.issue'), '10 working-day')
    assert.equal(days('licensing.decision.extension'), '10 working-day')
    assert.equal(days('licensing.hearing.ask'), '5 working-day')
    assert.equal(days('licensing.hearing.hold'), '20 working-day')
    assert.equal(days('licensing.validity'), '3 year')
    assert.equal(days('remedy.review'), '60 day')
    assert.equal(days('remedy.suit'), '6 month')
    assert.equal(days('penalty.decision'), '90 day')
    assert.equal(days('penalty.serve'), '7 working-day')
    assert.equal(days('penalty.pay'), '15 day')
  })
  test('what is practice and not text says so', () => {
    assert.equal(limit('licensing.publicity', { on }).verified, false)
    assert.equal(days('licensing.publicity'), '7 day')
  })
  test('notice and renewal are counted backwards', () => {
    assert.equal(limit('licensing.hearing.notice', { on }).direction, 'before')
    const renewal = limit('licensing.renewal-window', { on })
    assert.equal(latestBefore('2029-02-28', periodOf(renewal), calendar).on, '2028-11-28')
  })
  for (const sector of sectors) {
    test(`the decision of ${sector}: both counts are shown and the alarm takes the shorter`, () => {
      const [first, ...others] = readings(limit('licensing.decision', { on, sector }))
      assert.ok(first && others.length > 0)
      for (const from of ['2026-01-30', '2026-04-28', '2026-08-14', '2026-09-30']) {
        for (const other of others) assert.ok(due(from, first).on <= due(from, other).on, `${from} ${other.clause}`)
      }
    })
  }
  test('the day of the act picks the version: hazardous chemicals are unchecked under the new law', () => {
    const decision = (day: string) => limit('licensing.decision', { on: day, sector: 'hazardous-chemicals' })
    assert.equal(decision('2026-04-30').verified, true)
    assert.equal(decision('2026-05-01').verified, false)
    assert.equal(clauseOn('危化条例-22', '2026-04-30').verified, true)
    assert.equal(clause('危化条例-22').verified, false)
  })
  test('coal has its own fine for digging without a licence since May 2024', () => {
    const fine = (day: string) => limit('penalty.unlicensed', { on: day, sector: 'coal' })
    assert.deepEqual([fine('2024-04-30').value, fine('2024-04-30').most], [10_000_000, 50_000_000])
    assert.deepEqual([fine('2024-05-01').value, fine('2024-05-01').most], [10_000_000, 20_000_000])
  })
  function due(from: string, reading: ReturnType<typeof readings>[number]): Due {
    return dueOn(from, periodOf({ id: 'licensing.decision', ...reading }), calendar)
  }
})

describe('the texts', () => {
  test('every clause, limit, record and condition speaks both languages, the English without Chinese', () => {
    const english = [...clauses().flatMap((c) => [c.name.en, c.gist.en, c.note?.en]), ...limits().flatMap((l) => [l.note.en,
      ...(l.alternatives ?? []).map((a) => a.note.en)]), ...laws().flatMap((l) => [l.en, l.shortEn, l.note?.en]),
      ...retentions().flatMap((r) => [r.record.en, r.note.en]), ...conditions().map((c) => c.en)]
    for (const text of english.filter((t) => t !== undefined)) assert.doesNotMatch(text, /\p{Script=Han}/u, text)
  })
  test('a clause is named as a lawyer names it', () => {
    assert.deepEqual(clause('许可法-32').name, { zh: '行政许可法第三十二条', en: 'Administrative Licensing Law §32' })
    assert.equal(clause('安全生产法-113').name.zh, '安全生产法第一百一十三条')
    assert.equal(clause('民法典-203').name.zh, '民法典第二百零三条')
  })
  test('a limit is never surer than its clause', () => {
    for (const l of limits().filter((entry) => entry.verified)) assert.equal(clauseOn(l.clause, l.to ?? on).verified, true, l.id)
  })
  test('thirteen conditions in the order of the items', () => {
    assert.deepEqual(conditions().map((c) => c.item), Array.from({ length: 13 }, (_, i) => i + 1))
  })
})

describe('the calendar', () => {
  test('holds what its source names on every day of 2004 to 2026', () => {
    let named = 0
    for (let day = Temporal.PlainDate.from('2004-01-01'); day.year < 2027; day = day.add({ days: 1 })) {
      // chinese-days counts weekends in the machine's time zone, so only the days that it names are compared.
      const { work, name } = chineseDays.getDayDetail(day.toString())
      if (!name.includes(',')) continue
      named += 1
      assert.equal(isWorkingDay(day.toString(), calendar), work, day.toString())
    }
    assert.equal(named, calendar.holidays.size + calendar.workdays.size)
  })
  test('knows the odd days of the notices', () => {
    const rest = ['2020-01-31', '2015-09-03', '2007-05-07', '2026-02-23', '2023-09-29']
    const worked = ['2026-02-14', '2020-01-19', '2024-02-18', '2015-09-06', '2008-05-04', '2008-05-05']
    for (const day of rest) assert.equal(isWorkingDay(day, calendar), false, day)
    for (const day of worked) assert.equal(isWorkingDay(day, calendar), true, day)
  })
})

describe('an authority corrects the law', () => {
  const folder = mkdtempSync(join(tmpdir(), 'law-'))
  const put = (files: Record<string, unknown>) => {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    }
    return folder
  }
  after(() => { loadLaw(null); rmSync(folder, { recursive: true }) })
  const publicity = { ...limit('licensing.publicity', { on }), value: 10, verified: true }

  test('no folder, broken JSON, a wrong value, an unknown clause: each is told in a sentence, and nothing changes', () => {
    assert.throws(() => loadLaw(join(folder, 'none')), LawError)
    put({ 'limits.json': '[{', 'retention.json': {} })
    assert.throws(() => loadLaw(folder), (error: LawError) => {
      assert.deepEqual(error.mistakes.map((m) => m.file), ['limits.json', 'retention.json'])
      return true
    })
    put({ 'limits.json': [{ ...publicity, value: 'ten', from: '2026-02-30' }], 'retention.json': [] })
    assert.throws(() => loadLaw(folder), (error: LawError) => {
      assert.deepEqual(error.mistakes.map((m) => m.entry), ['licensing.publicity', 'licensing.publicity'])
      assert.match(error.mistakes[0]!.zh, /^value：.*数字|number/)
      assert.match(error.mistakes[1]!.en, /^from: must be a day that exists/)
      return true
    })
    put({ 'limits.json': [{ ...publicity, clause: '许可法-999' }] })
    assert.throws(() => loadLaw(folder), /许可法-999/)
    assert.equal(limit('licensing.publicity', { on }).value, 7)
  })
  test('two versions at once are refused', () => {
    put({ 'limits.json': [{ ...publicity, from: '2026-01-01' }, { ...publicity, from: '2026-06-01' }] })
    assert.throws(() => loadLaw(folder), /2026-06-01 起有两个版本/)
  })
  test('a corrected value replaces the shipped one', () => {
    put({ 'limits.json': [publicity] })
    loadLaw(folder)
    assert.deepEqual([limit('licensing.publicity', { on }).value, limit('licensing.publicity', { on }).verified], [10, true])
  })
  test('a later version ends the one before, and old cases keep theirs', () => {
    put({ 'limits.json': [{ ...publicity, from: '2026-07-01' }] })
    loadLaw(folder)
    assert.equal(limit('licensing.publicity', { on: '2026-06-30' }).value, 7)
    assert.equal(limit('licensing.publicity', { on: '2026-07-01' }).value, 10)
  })
  test('next year\'s holidays make dates certain', () => {
    assert.equal(dueOn('2026-12-30', { value: 1, unit: 'working-day' }, calendar).provisional, false)
    assert.equal(dueOn('2026-12-31', { value: 1, unit: 'working-day' }, calendar).provisional, true)
    put({ 'limits.json': [], 'calendar.json': { knownUntil: '2027-12-31', holidays: { '2027-01-01': '元旦' }, workdays: {} } })
    loadLaw(folder)
    const next = dueOn('2026-12-31', { value: 1, unit: 'working-day' }, calendar)
    assert.deepEqual([next.on, next.provisional], ['2027-01-04', false])
  })
})
