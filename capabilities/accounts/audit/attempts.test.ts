import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { officer, openTestHouse } from '../../../test/support/house.ts'
import { browser, holder } from '../testing.ts'

const t = await openTestHouse()
const administrator = officer('administrator')
const auditor = t.as(officer('auditor'))

describe('what was tried and refused', () => {
  test('is shown to auditors alone', async () => {
    for (const role of ['administrator', 'head', 'window', 'applicant']) assert.equal((await t.as(officer(role)).get('/api/accounts/attempts')).status, 403, role)
  })

  test('names who, which step and why in words, latest first, and never what was typed', async () => {
    const { id, account } = await holder(t, administrator)
    const b = browser(t)
    await b.signIn(account)
    const { lastFact } = (await b.get('/api/accounts/me')).body
    await b.post(`/api/accounts/accounts/${id}/change-password`, { current: 'not at all right', next: 'another good sentence', seen: lastFact })
    t.clock.forward(1000)
    await b.post(`/api/accounts/accounts/${randomUUID()}/close`, { seen: lastFact, reason: '试试' })
    const { items } = (await auditor.get('/api/accounts/attempts')).body
    assert.deepEqual(items.map((a: { command: { zh: string } }) => a.command.zh).slice(0, 2), ['账号：停用账号', '账号：修改密码'])
    const [forbidden, wrong] = items
    assert.deepEqual([forbidden.outcome.zh, wrong.outcome.zh], ['您没有办理此事项的权限', '密码不正确'])
    assert.deepEqual([wrong.who.name, wrong.who.account, wrong.subject], ['何守安', account, id])
    assert.doesNotMatch(JSON.stringify(items), /not at all right|another good/)
  })

  test('can be filtered by person, outcome, step and day, paged, and taken along as a workbook', async () => {
    const found = async (query: string) => (await auditor.get(`/api/accounts/attempts?${query}`)).body.items.length as number
    const all = await found('')
    assert.equal(await found(`q=${encodeURIComponent('何守')}`), 2)
    assert.equal(await found('outcome=accounts/wrong-password'), 1)
    assert.equal(await found('command=accounts/account/close'), 1)
    assert.deepEqual([await found('from=2026-03-02&until=2026-03-02'), await found('until=2026-03-01'), await found('from=2026-03-03')], [all, 0, 0])
    const first = (await auditor.get('/api/accounts/attempts?limit=1')).body
    assert.notEqual((await auditor.get(`/api/accounts/attempts?limit=1&after=${first.next}`)).body.items[0].id, first.items[0].id)
    assert.ok((await auditor.get('/api/accounts/attempts/kinds')).body.items.some((k: { code: string; count: number }) => k.code === 'accounts/wrong-password' && k.count === 1))
    assert.equal((await auditor.get('/api/accounts/attempts.xlsx')).status, 200)
  })

  test('of another region stays out of sight', async () => {
    const far = t.as(officer('auditor', { region: '990100' }))
    assert.deepEqual((await far.get('/api/accounts/attempts')).body.items, [])
  })
})
