import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import pg from 'pg'
import { officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { anEnterprise, granted, stepped, submitted } from '../test/support/licensing.ts'
import { factsOf, pageOf } from '../test/support/record.ts'
import { audit } from './replay.ts'

describe('tables follow from the facts', () => {
  let t: TestHouse
  let owner: pg.Client
  before(async () => { t = await openTestHouse(); owner = new pg.Client({ connectionString: t.house.urls.owner }); await owner.connect() })

  test('a row that was written behind the facts’ back is refused by the table itself', async () => {
    const id = await submitted(t, await anEnterprise(t))
    await assert.rejects(t.house.pools.writer.query(`update licensing_application set state = 'issued' where id = $1`, [id]), /written by facts alone/)
    await assert.rejects(t.house.pools.writer.query('delete from licensing_application where id = $1', [id]), /written by facts alone/)
  })

  test('another shape: the next start rebuilds before it listens, and what was altered is as the facts say again', async () => {
    const c = await granted(t)
    const before_ = await pageOf(c.counter, c.id)
    await owner.query(`begin; select set_config('anxu.fact', '1', true); update licensing_application set scope = '随便改', state = 'issued' where id = '${c.id}';
      delete from licensing_finding where application_id = '${c.id}'; delete from due; commit; update shape set shape = 0 where capability = 'licensing'`)
    await assert.rejects(audit(t.house), /built by another version/)
    const again = await t.another()
    assert.deepEqual(await pageOf(again.as(officer('window')), c.id).then((p) => [p.scope, p.state, p.seen, p.findings.length]), [before_.scope, before_.state, before_.seen, before_.findings.length])
    assert.deepEqual((await audit(again.house)).differences, [])
    const { rows } = await owner.query<{ shape: number }>(`select shape from shape where capability = 'licensing'`)
    assert.equal(rows[0]!.shape, t.house.capabilities.find((x) => x.name === 'licensing')!.shape)
    t.clock.set(new Date('2026-03-10T01:00:00Z'))
    await stepped(again.as(officer('window')), c.id, 'issue')
  })

  test('two starts at the same moment rebuild and go on', async () => {
    await owner.query(`update shape set shape = 0 where capability = 'licensing'`)
    const both = await Promise.all([t.another(), t.another()])
    assert.deepEqual((await audit(both[0]!.house)).differences, [])
  })

  test('an audit tells how far it is, and what it compared', async () => {
    const told: [number, number][] = []
    const found = await audit(t.house, (done, total) => void told.push([done, total]))
    assert.equal(told.at(-1)![0], (await factsOf(t)).length)
    assert.deepEqual([found.facts, found.differences], [told.at(-1)![1], []])
    assert.ok(found.tables > 5 && found.rows > 10)
    const { rowCount } = await owner.query(`select 1 from pg_namespace where nspname like 'audit\\_%' or nspname like 'rebuild\\_%'`)
    assert.equal(rowCount, 0, 'no scratch schema stays behind')
    await owner.end()
  })
})
