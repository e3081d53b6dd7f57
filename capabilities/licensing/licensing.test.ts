import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../test/support/house.ts'
import { anEnterprise, reviewed, step, stepped, submitted } from '../../test/support/licensing.ts'

describe('an application becomes a licence', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('from the draft to the licence that anybody can check', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who)
    const counter = t.as(officer('window'))
    const reviewer = t.as(officer('reviewer'))
    const approver = t.as(officer('approver'))
    await stepped(counter, id, 'accept')
    await reviewed(reviewer, id)
    await stepped(approver, id, 'grant', { scope: '年产 3 万吨甲醇', reason: '符合法定条件' })
    const early = await step(counter, id, 'issue')
    assert.equal(early.body.type, '/problems/licensing/in-publicity')
    t.clock.set(new Date('2026-03-12T02:00:00Z'))
    await stepped(counter, id, 'issue')
    const page = (await who.applicant.get(`/api/licensing/applications/${id}`)).body
    assert.equal(page.state, 'issued')
    const licences = (await who.applicant.get('/api/licensing/licences')).body
    assert.equal(licences.items.length, 1)
    const checked = await t.as(null).get(`/api/licensing/check?number=${encodeURIComponent(licences.items[0].number)}`)
    assert.equal(checked.body.result, 'valid')
    const timeline = (await who.applicant.get(`/api/licensing/applications/${id}/timeline`)).body
    assert.deepEqual(timeline.items.map((i: { step: string }) => i.step.split('/')[2]), ['submit', 'accept', 'assign', 'grant', 'issue'], 'what concerns the applicant, in order')
    const inside = (await counter.get(`/api/licensing/applications/${id}/timeline`)).body
    assert.ok(inside.items.length > 20, 'the authority sees every finding too')
  })
})
