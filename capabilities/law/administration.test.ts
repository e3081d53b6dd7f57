import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { audit } from '../../kernel/replay.ts'
import { layYears } from '../../law/index.ts'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { anEnterprise, submitted } from '../../test/support/licensing.ts'
import { factsOf, pageOf, refused, until } from '../../test/support/record.ts'

const t = await openTestHouse({ at: '2026-11-23T01:00:00Z', workers: true })
after(() => layYears([]))
const system = t.as(officer('administrator'))
const feasts = ['元旦', '春节', '清明节', '劳动节', '端午节', '国庆节、中秋节']
// Invented: the State Council has not published it.
const year = {
  year: 2027, notice: '国办发明电〔2026〕99号', published: '2026-11-20',
  holidays: Object.fromEntries(['2027-01-01', '2027-02-06', '2027-04-05', '2027-05-01', '2027-06-09', '2027-10-01'].map((day, i) => [day, feasts[i]])), workdays: { '2027-02-14': '春节' },
}
const publish = (more: object = {}, who = system) => who.post('/api/law/calendars/publish', { ...year, ...more })

describe('the working days of a coming year', () => {
  test('are taken in by the system administrator alone, from a notice that is out, whole and in order', async () => {
    for (const role of ['security', 'auditor', 'head', 'window']) await refused(t, () => publish({}, t.as(officer(role))), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => publish({ notice: '' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => publish({ year: 2025 }), { status: 409, type: 'law/year-over' })
    await refused(t, () => publish({ year: 2028 }), { status: 409, type: 'law/year-gap' })
    await refused(t, () => publish({ published: '2026-12-01' }), { status: 409, type: 'law/not-published-yet' })
    await refused(t, () => publish({ workdays: { '2026-02-14': '春节' } }), { status: 409, type: 'law/other-year' })
    const lacking = await refused(t, () => publish({ holidays: { '2027-01-01': '元旦' } }), { status: 409, type: 'law/feasts-missing' })
    assert.match(lacking.title, /春节、清明、劳动、端午、中秋、国庆/)
    for (const day of ['2027-02-15', '2027-02-06']) await refused(t, () => publish({ workdays: { [day]: '春节' } }), { status: 409, type: 'law/lieu-on-weekday' })
  })

  test('count from then on: what was provisional is not any more', async () => {
    const count = async () => (await system.get('/api/law/count?limit=licensing.correction-notice&from=2026-12-30')).body.readings[0]
    const before = await count()
    assert.deepEqual([before.on, before.provisional], ['2027-01-06', true])
    t.clock.set(new Date('2026-12-30T01:00:00Z'))
    const open = await submitted(t, await anEnterprise(t))
    const clock = async () => (await pageOf(t.as(officer('head')), open)).intakeClock
    const was = await clock()
    assert.deepEqual([was.on, was.provisional], ['2027-01-06', true])
    assert.equal((await publish()).status, 200)
    const later = await until('the calendar', async () => { const now = await count(); return now.provisional ? null : now })
    assert.equal(later.on, '2027-01-07', 'New Year’s Day is not worked')
    const now = await until('the open case', async () => { const settled = await clock(); return settled.provisional ? null : settled })
    assert.deepEqual([now.on, now.left], ['2027-01-07', 5])
    assert.match(now.explained.zh, /跳过元旦 1 天.*原暂定 2027-01-06，已按放假安排（国办发明电〔2026〕99号）重新推算。$/)
    const { rows } = await t.house.pools.writer.query(`select at from due where subject = $1 and rule = 'deemed-acceptance'`, [open])
    assert.equal(rows[0].at.toISOString(), '2027-01-07T16:00:00.000Z', 'silence means accepted a day later too')
    assert.equal((await factsOf(t, open)).filter((f) => f.name === 'licensing.deadlines-recounted' && f.role === 'system:calendar').length, 1)
    const shown = (await system.get('/api/law/calendar?year=2027')).body
    assert.deepEqual([shown.notice.number, shown.knownUntil, shown.days.length], [year.notice, '2027-12-31', 7])
  })
})

describe('a value of the law', () => {
  const mark = (who: typeof system, body: object) => who.post('/api/law/limits/mark', { verified: true, source: '《安全生产许可证条例》第七条，2014 年修订', ...body })

  test('is marked as compared by two of the administrators, with its source, and nobody else', async () => {
    const open = (await system.get('/api/law/limits')).body.items.find((l: { verified: boolean }) => !l.verified)
    for (const role of ['auditor', 'head', 'reviewer']) await refused(t, () => mark(t.as(officer(role)), { key: open.key }), { status: 403, type: 'kernel/forbidden' })
    await refused(t, () => mark(system, { key: open.key, source: ' ' }), { status: 422, type: 'kernel/invalid' })
    await refused(t, () => mark(system, { key: 'no.such 2026' }), { status: 409, type: 'law/no-limit' })
    assert.equal((await mark(t.as(officer('security')), { key: open.key })).status, 200)
    const now = (await system.get('/api/law/limits')).body.items.find((l: { key: string }) => l.key === open.key)
    assert.deepEqual([now.verified, now.mark.source], [true, '《安全生产许可证条例》第七条，2014 年修订'])
  })

  test('of another amount than the one compared counts as not compared', async () => {
    const known = (await system.get('/api/law/limits')).body.items.find((l: { mark: unknown }) => l.mark)
    const { rows } = await t.house.pools.writer.query(`select value from law_mark where key = $1`, [known.key])
    assert.match(rows[0].value, new RegExp(`^${known.value} `))
  })

  test('and the years follow from the facts alone', async () => {
    assert.deepEqual((await audit(t.house)).differences, [])
  })
})
