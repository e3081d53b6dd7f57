import assert from 'node:assert/strict'
import { test } from 'node:test'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { aLicenceRow, anEnterpriseRow, book, checked, confirmed, rowsOf, run, type Who } from './testing.ts'

const t = await openTestHouse()
const actor = officer('head')
const head: Who = { actor, caller: t.as(actor) }
const wrongOf = async (id: string) => Object.fromEntries((await rowsOf(head.caller, id, 'wrong')).map((r) => [r.row, r.problems.map((p) => `${p.column}: ${p.zh}`)]))

test('a licence that is suspended or has ended is refused without its day and decision, and then comes in as what it is, also for the public check', async () => {
  const firms = await checked(t, head, 'enterprises', await book('enterprises', [200, 201, 204, 205].map((n) => anEnterpriseRow(n))))
  assert.equal((await confirmed(head.caller, 'enterprises', firms)).status, 200)
  await run(t, firms)
  const decided = { since: '2025-06-01', decision: '云应急决〔2025〕12号，不再具备安全生产条件' }
  const id = await checked(t, head, 'licences', await book('licences', [
    aLicenceRow(204, { state: '吊销' }), aLicenceRow(205, { state: '暂扣', ...decided }), aLicenceRow(200, { decision: '云应急决〔2025〕9号' }), aLicenceRow(201, { state: '有效期届满' }),
    aLicenceRow(204, { number: '(云)WH安许证字〔2024〕0904号', state: '吊销', ...decided }), aLicenceRow(205, { number: '(云)WH安许证字〔2024〕0905号', state: '暂扣', ...decided, until: '2026-05-31' }),
  ]))
  assert.deepEqual(await wrongOf(id), {
    2: ['since: 请填写自何日起'], 3: ['until: 请填写暂扣截止日期，不早于起始日期'], 4: ['state: 填写了状态起始日期、暂扣截止日期或者决定文书，请填写对应的状态'], 5: ['state: 有效期至 2027-04-30，尚未届满'],
  })
  assert.equal((await confirmed(head.caller, 'licences', id)).status, 200)
  await run(t, id)
  const said = async (n: number) => (await t.as(null).get(`/api/licensing/check?number=${encodeURIComponent(`(云)WH安许证字〔2024〕090${n}号`)}`)).body
  const [revoked, suspended] = [await said(4), await said(5)]
  assert.deepEqual([revoked.result, revoked.licence.ended], ['revoked', { on: '2025-06-01', ground: decided.decision }])
  assert.deepEqual([suspended.result, suspended.licence.suspended], ['suspended', { from: '2025-06-01', until: '2026-05-31' }])
})
