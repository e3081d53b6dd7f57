import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { officer, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { aFile, anEnterprise, stepped, submitted } from '../../../test/support/licensing.ts'

describe('the rounds of a case', () => {
  let t: TestHouse
  before(async () => { t = await openTestHouse() })

  test('are not told to another enterprise', async () => {
    const id = await submitted(t, await anEnterprise(t))
    const other = await anEnterprise(t)
    assert.equal((await other.applicant.get(`/api/licensing/applications/${id}/rounds`)).status, 404)
  })

  test('tell what the answer to a notice changed, without the number behind a mask', async () => {
    const who = await anEnterprise(t)
    const id = await submitted(t, who, { without: ['emergency-plan'] })
    await stepped(t.as(officer('window')), id, 'send-correction-notice', {
      items: [{ key: 'emergency-plan', kind: 'material', problem: 'missing', note: '缺少备案登记表' }],
    })
    const draft = (await who.applicant.post('/api/licensing/drafts', { application: id })).body
    const plan = await aFile(t, who.actor, id, '备案登记表.pdf')
    const saved = await who.applicant.post(`/api/licensing/drafts/${id}/save`, {
      version: draft.version, answers: { contact: '高晚晴', contactPhone: '13900001111' }, documents: { 'emergency-plan': [plan] },
    })
    assert.equal(saved.body.answers.contactPhone.shown, '139****1111')
    await stepped(who.applicant, id, 'complete', { version: saved.body.version })
    const { items } = (await who.applicant.get(`/api/licensing/applications/${id}/rounds`)).body
    assert.deepEqual(items.map((r: { step: string; round: number }) => [r.step, r.round]), [['licensing/application/submit', 1], ['licensing/application/complete', 2]])
    assert.deepEqual([items[0].answers, items[0].documents], [[], []])
    assert.deepEqual(items[1].answers.map((d: { pointer: string; after: { zh: string } }) => [d.pointer, d.after.zh]),
      [['/contact', '高晚晴'], ['/contactPhone', '139****1111']])
    assert.deepEqual(items[1].documents.map((d: { key: string; added: { name: string }[] }) => [d.key, d.added[0]!.name]),
      [['emergency-plan', '备案登记表.pdf']])
  })
})
