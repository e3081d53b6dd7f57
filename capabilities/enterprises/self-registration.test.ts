import { test, describe } from 'node:test'
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { officer, openTestHouse } from '../../test/support/house.ts'
import { freshCode, particulars } from './testing.ts'

const t = await openTestHouse()
const operator = (account: string) => ({ account, name: '孙经办', password: 'a sentence of my own' })
const send = (body: object, requestId: string = randomUUID()) => t.as(null).post('/api/enterprises/register', body, { requestId })
const facts = async () => (await t.house.pools.writer.query('select count(*)::int as n from fact')).rows[0].n as number

describe('an enterprise that registers itself', () => {
  test('hears of every wrong field before anything is recorded', async () => {
    const before = await facts()
    const answer = await send({ enterprise: particulars({ creditCode: '91' }), operator: { ...operator('op'), password: 'short' } })
    assert.equal(answer.status, 422)
    assert.deepEqual(answer.body.errors.map((e: { pointer: string }) => e.pointer).sort(), [
      '/enterprise/creditCode',
      '/operator/account',
      '/operator/password',
    ])
    assert.equal(await facts(), before)
  })

  test('is not recorded by half when the account’s name is taken', async () => {
    await send({ enterprise: particulars(), operator: operator('busy-name') })
    const before = await facts()
    const answer = await send({ enterprise: particulars(), operator: operator('Busy-Name') })
    assert.deepEqual([answer.status, answer.body.errors[0].pointer], [422, '/operator/account'])
    assert.equal(await facts(), before)
  })

  test('cannot take the place of one that is registered', async () => {
    const creditCode = freshCode()
    await t.as(officer('window')).post('/api/enterprises/enterprises/register', particulars({ creditCode }))
    assert.equal(
      (await send({ enterprise: particulars({ creditCode }), operator: operator('intruder') })).body.type,
      '/problems/enterprises/already-registered',
    )
  })

  test('chooses no post and no other enterprise', async () => {
    const answer = await send({ enterprise: particulars(), operator: { ...operator('climber'), roles: ['administrator'] } })
    assert.equal(answer.status, 422)
  })

  test('is registered with its operator once, however often the request is sent, and can enter at once', async () => {
    const body = { enterprise: particulars(), operator: operator('chenguang-op') }
    const requestId = randomUUID()
    const [first, again] = [await send(body, requestId), await send(body, requestId)]
    assert.deepEqual([first.status, again.body], [200, first.body])
    const { rows } = await t.house.pools.writer.query<{ bytes: Buffer; caused_by: string | null }>(
      'select bytes, caused_by from fact where subject = $1',
      [first.body.account],
    )
    assert.deepEqual([rows.length, rows[0]!.caused_by], [1, first.body.fact])
    const entered = await t.app.inject({
      method: 'POST',
      url: '/api/accounts/sign-in',
      payload: { account: 'chenguang-op', password: 'a sentence of my own' },
    })
    assert.deepEqual(entered.json(), { surface: 'workspace', mustChange: false })
    const me = await t.app.inject({ url: '/api/accounts/me', headers: { cookie: String(entered.headers['set-cookie']).split(';')[0]! } })
    assert.deepEqual([me.json().roles, me.json().enterprise], [['applicant'], { id: first.body.enterprise, name: body.enterprise.name }])
  })
})
