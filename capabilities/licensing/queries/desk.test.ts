import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { anEnterprise, reviewed, stepped, submitted } from '../../../test/support/licensing.ts'

describe('what the workbench asks beside the case', () => {
  let t: TestHouse
  let who: Awaited<ReturnType<typeof anEnterprise>>
  let id: string
  before(async () => {
    t = await openTestHouse()
    who = await anEnterprise(t)
    id = await submitted(t, who)
  })

  test('an enterprise finds nothing of others, and a stranger is not answered', async () => {
    const other = await anEnterprise(t)
    assert.deepEqual((await other.applicant.get(`/api/licensing/search/applications?q=${who.creditCode}`)).body.items, [])
    for (const path of ['search/applications?q=a', 'search/licences?q=a', 'choices', 'pace'])
      assert.equal((await t.as(null).get(`/api/licensing/${path}`)).status, 401, path)
  })

  test('the search finds a case by code, number and initials', async () => {
    const counter = t.as(officer('window'))
    const { number } = (await counter.get(`/api/licensing/applications/${id}`)).body
    for (const q of [who.creditCode, number, 'yzsyhg']) {
      const { items } = (await counter.get(`/api/licensing/search/applications?q=${encodeURIComponent(q)}`)).body
      assert.ok(
        items.some((item: { id: string }) => item.id === id),
        q,
      )
    }
  })

  test('a received case says what acceptance would set in motion, a reviewed one what a decision would', async () => {
    const counter = t.as(officer('window'))
    const received = (await counter.get(`/api/licensing/applications/${id}`)).body
    assert.equal(received.preview.decision.value, 45)
    assert.equal((await who.applicant.get(`/api/licensing/applications/${id}`)).body.preview, null)
    await stepped(counter, id, 'accept')
    assert.ok((await counter.get(`/api/licensing/applications/${id}`)).body.alternatives.length > 0)
    await reviewed(t.as(officer('reviewer')), id)
    const { preview, actions } = (await t.as(officer('approver')).get(`/api/licensing/applications/${id}`)).body
    assert.ok(preview.clauses.some((clause: { id: string }) => clause.id === '条例-6'))
    assert.ok(preview.remedies.suitUntil.on > preview.remedies.reviewUntil.on)
    assert.equal(actions.find((action: { step: string }) => action.step === 'grant').ground.id, '条例-7')
  })

  test('filters name the officers and regions at hand; the pace counts what was used', async () => {
    const head = t.as(officer('head'))
    const choices = (await head.get('/api/licensing/choices')).body
    assert.deepEqual(choices.regions, ['980102'])
    assert.equal(choices.officers.length, 1)
    const { open } = (await head.get('/api/licensing/pace')).body
    assert.deepEqual(
      open.map((one: { id: string; used: number; limit: number }) => [one.id, one.used, one.limit]),
      [[id, 0, 45]],
    )
    const mine = (await head.get(`/api/licensing/applications?officer=${choices.officers[0].id}&enterprise=${who.id}`)).body.items
    assert.deepEqual(
      mine.map((item: { id: string }) => item.id),
      [id],
    )
  })
})
