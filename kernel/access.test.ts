import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { randomUUID } from 'node:crypto'
import { applicantOf, officer, openTestHouse, type TestHouse } from '../test/support/house.ts'
import { anEnterprise, stepped, submitted } from '../test/support/licensing.ts'
import { covers, grants, policies, readerContext, regionPrefix, roleFor, type Actor } from './access.ts'
import type { By, Scope } from './procedure.ts'

const place = { enterprise_id: '0190a000-0000-7000-8000-000000000001', region: '980102', department: 'emergency', officer_id: 'officer-1' }
const who = (more: Partial<Actor>): Actor => ({ id: 'officer-1', name: '甲', roles: ['r'], region: null, department: null, enterpriseId: null, ...more })

describe('a scope is decided by comparing actor and row', () => {
  test('nobody reaches another region, department, case or enterprise, nor a row that stands nowhere', () => {
    assert.equal(covers('region', who({ region: '980122' }), place), false)
    assert.equal(covers('region', who({ region: null }), place), false)
    assert.equal(covers('region', who({ region: '980100' }), {}), false)
    assert.equal(covers('own-department', who({ region: '980100', department: 'housing' }), place), false)
    assert.equal(covers('own-department', who({ region: '980100', department: null }), { ...place, department: null }), false)
    assert.equal(covers('own-department', who({ region: '990100', department: 'emergency' }), place), false, 'a department never reaches beyond its region')
    assert.equal(covers('own-case', who({ id: 'officer-2' }), place), false)
    assert.equal(covers('own-case', who({ id: '' }), { officer_id: '' }), false)
    assert.equal(covers('own-enterprise', who({ enterpriseId: null }), { enterprise_id: null }), false)
    assert.equal(covers('own-enterprise', who({ enterpriseId: randomUUID() }), place), false)
  })

  test('who stands in it reaches it: a city reaches its counties, a county itself', () => {
    assert.equal(covers('region', who({ region: '980100' }), place), true)
    assert.equal(covers('region', who({ region: '980102' }), place), true)
    assert.equal(covers('region', who({ region: '980000' }), place), true)
    assert.equal(covers('own-department', who({ region: '980100', department: 'emergency' }), place), true)
    assert.equal(covers('own-case', who({}), place), true)
    assert.equal(covers('own-enterprise', who({ enterpriseId: place.enterprise_id }), place), true)
    assert.deepEqual(['980000', '980100', '980102', '110000'].map(regionPrefix), ['98', '9801', '980102', '11'])
  })

  test('the role that carries it is the one that is recorded', () => {
    const by: By = { window: 'own-department', head: 'region' }
    const both = who({ roles: ['head', 'window'], region: '980100', department: 'housing' })
    assert.deepEqual([roleFor(by, both, place), roleFor(by, { ...both, roles: ['window'] }, place), grants(by, { ...both, roles: ['citizen'] })], ['head', undefined, []])
  })
})

describe('the database draws the same line again (row-level security)', () => {
  let t: TestHouse
  let id: string
  let enterprise: string
  let reviewer: Actor
  before(async () => {
    t = await openTestHouse()
    const own = await anEnterprise(t)
    enterprise = own.id
    id = await submitted(t, own)
    await stepped(t.as(officer('window')), id, 'accept')
    reviewer = officer('reviewer')
    await stepped(t.as(reviewer), id, 'assign')
    await submitted(t, await anEnterprise(t))
  })

  /** The ids that the reader's connection sees as this actor with this scope. */
  async function seen(scope: Scope | null, actor: Actor): Promise<string[]> {
    const client = await t.house.pools.reader.connect()
    try {
      await client.query('begin read only')
      if (scope) for (const [k, v] of Object.entries(readerContext({ r: scope }, { ...actor, roles: ['r'] }))) await client.query('select set_config($1, $2, true)', [k, v])
      return (await client.query<{ id: string }>('select id from licensing_application order by id')).rows.map((r) => r.id)
    } finally { await client.query('rollback'); client.release() }
  }

  test('no row without a context, and none to a stranger with any scope', async () => {
    assert.deepEqual(await seen(null, officer('window')), [])
    assert.deepEqual(await seen('own-enterprise', applicantOf(randomUUID())), [])
    assert.deepEqual(await seen('own-enterprise', officer('window')), [], 'an officer has no enterprise')
    assert.deepEqual(await seen('region', officer('window', { region: '990100' })), [])
    assert.deepEqual(await seen('region', officer('window', { region: null })), [])
    assert.deepEqual(await seen('own-department', officer('window', { department: 'housing' })), [])
    assert.deepEqual(await seen('own-department', officer('window', { region: '990100' })), [])
    assert.deepEqual(await seen('own-case', officer('reviewer')), [])
  })

  test('each scope shows its rows and no others; the context ends with the transaction', async () => {
    assert.deepEqual(await seen('own-enterprise', applicantOf(enterprise)), [id])
    assert.deepEqual(await seen('own-case', reviewer), [id])
    for (const scope of ['region', 'own-department', 'all', 'public'] as const) assert.equal((await seen(scope, officer('window'))).length, 2, scope)
    assert.equal((await seen('region', officer('window', { region: '980122' }))).length, 0)
    assert.deepEqual(await seen(null, officer('window')), [])
  })

  test('the reader writes nothing, the writer is not narrowed, the public sees views alone', async () => {
    const { reader, writer, public: open } = t.house.pools
    await assert.rejects(reader.query(`update licensing_application set state = 'issued'`), /permission denied/)
    await assert.rejects(reader.query(`select * from vault_value`), /permission denied/)
    await assert.rejects(open.query(`select * from fact`), /permission denied/)
    await assert.rejects(writer.query(`update fact set name = 'x'`), /permission denied/)
    await assert.rejects(writer.query(`delete from attempt`), /permission denied/)
    await assert.rejects(writer.query(`alter table fact disable trigger all`), /must be owner|permission denied/)
    assert.equal((await writer.query('select 1 from licensing_application')).rowCount, 2)
  })

  test('a policy is made of the columns that a table has, and of no others', () => {
    const text = policies('thing', { enterprise: 'enterprise_id' }, { reader: 'r', writer: 'w' })
    assert.match(text, /enable row level security/)
    assert.ok(!text.includes('region') && !text.includes('department') && !text.includes('own-case'))
  })
})
