import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../test/support/house.ts'
import { until } from '../test/support/record.ts'
import { transaction } from './db.ts'

describe('jobs', () => {
  let here: TestHouse
  let there: TestHouse
  const done: string[] = []
  let failures = 0
  before(async () => {
    here = await openTestHouse({ workers: true })
    there = await here.another()
    for (const [name, t] of [['here', here], ['there', there]] as const) {
      await t.house.jobs!.declare('trial')
      await t.house.jobs!.work('trial', async (data: { n: string; fail?: number }) => {
        if (data.fail && failures++ < data.fail) throw Object.assign(new Error('13800001234'), { code: 'trial/failed' })
        done.push(`${data.n} ${name}`)
      })
    }
  })
  const of = (n: string) => done.filter((d) => d.startsWith(`${n} `))

  test('of a transaction that is rolled back are never done', async () => {
    await assert.rejects(transaction(here.house.pools.writer, 'begin', async (tx) => {
      await here.house.jobs!.insert('trial', [{ data: { n: 'undone' } }], tx)
      throw new Error('back')
    }), /back/)
    await here.house.jobs!.insert('trial', [{ data: { n: 'after' } }])
    await until('the job after it', async () => of('after').length > 0)
    assert.deepEqual(of('undone'), [])
  })

  test('are done once by one of two processes', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `once-${i}`)
    await here.house.jobs!.insert('trial', names.map((n) => ({ data: { n } })))
    await until('all twenty', async () => names.every((n) => of(n).length > 0))
    assert.equal(done.filter((d) => d.startsWith('once-')).length, 20)
  })

  test('asked for twice under one key are done once', async () => {
    const work = here.house.work('tester')
    for (const key of ['a', 'a', 'b']) await work.queue('trial', { n: `keyed-${key}` }, { key })
    await until('both', async () => of('keyed-a').length > 0 && of('keyed-b').length > 0)
    await work.queue('trial', { n: 'keyed-a' }, { key: 'a' })
    await work.queue('trial', { n: 'last' })
    await until('the last', async () => of('last').length > 0)
    assert.equal(done.filter((d) => d.startsWith('keyed-')).length, 2)
  })

  test('that fail are tried again; the queue keeps a code of the failure, never its text', async () => {
    await here.house.jobs!.insert('trial', [{ data: { n: 'second try', fail: 1 } }])
    await until('the second try', async () => of('second try').length > 0)
    const { rows } = await here.house.pools.writer.query(`select output from pgboss.job where name = 'trial' and output is not null`)
    assert.ok(!JSON.stringify(rows).includes('13800001234'))
    await until('the queue to be empty', async () => (await here.house.jobs!.counts()).every((q) => q.name !== 'trial' || q.waiting + q.active === 0))
    assert.ok(here.house.jobs!.working().includes('trial'))
  })
})
